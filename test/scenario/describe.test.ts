import { expect, test } from 'vitest'
import { describe as describeScenario } from '../../sim/scenario/words/describe.ts'
import { canonicalScenario } from '../../sim/scenario/resolve.ts'
import { TEST_KINDS, VALID } from './kinds.ts'
import { parse, scenarioOf } from './parse-text.ts'

test('a description names agents, events in order and uncertainties', () => {
  const text = describeScenario(scenarioOf(parse(VALID)), TEST_KINDS)
  expect(text.slice(0, text.indexOf('Uncertainties'))).toBe(`Licences for Dy and Tb (export-licensing-2027)
Licences for Dy and Tb, six months of warning

  horizon     2027-01-04 to 2029-01-01, 104 weeks
  elements    Pr, Nd, Tb, Dy
  prices      constant dollars of 2025
  runs        200 replicates from seed 20270101

Agents: 36
  mine          4 in 2 groups   Digs.
  manufacturer  32 in 2 groups  Makes.
  none of: customs

Groups (* can be followed, by name: \`follow: [mine.mountain-pass]\`)
  mine.bayan-obo-north      1   China, bayan-obo
  mine.kachin               3   RestOfWorld, southern-clay
  manufacturer.europe-wind  12  Europe, wind                uses heavyMagnet 1200, standardMagnet 300 t / year
  manufacturer.japan-cars   20  Japan, evMotors             uses heavyMagnet 4200, Dy 12.5 t / year

Events
  2027-03-01  week 8   Border closed: mine kachin × 0.4 for 8 weeks
  2027-06-01  week 21  Licences begin: controlledElements Dy Tb, controlledForms oxide magnet, reviewCapacity 60, approvalBySector defence 0.03 wind 0.8
  2027-12-01  week 47  Truce: controlledElements lifted

`)
  expect(text).toMatch(/shocks\.closure\.factor +one of 0\.2 \(weight 1\), 0\.4 \(weight 3\) +factor +grade D/)
})

test('the canonical form does not depend on the order of keys', () => {
  const moved = VALID.replace('seed: 20270101\n', '').replace('weeks: 104', 'seed: 20270101\nweeks: 104')
  expect(canonicalScenario(scenarioOf(parse(moved)))).toBe(canonicalScenario(scenarioOf(parse(VALID))))
})

const POSTERIOR = `posterior:
  source: chokepoint calibrate a.yaml --seed 1
  paths: [mine.cashCost, shocks.closure.factor]
  draws:
    - [4000, 0.2]
    - [4500, 0.4]
    - [3900, 0.4]
`

test('a description puts what a calibration left beside the prior, each by its median and 90 % range', () => {
  const text = describeScenario(scenarioOf(parse(VALID + POSTERIOR)), TEST_KINDS)
  expect(text).toContain('  calibrated  2 of the uncertainties, 3 draws: chokepoint calibrate a.yaml --seed 1\n')
  // Sorted 3900, 4000, 4500: the 95 % point lies nine tenths of the way from the second to the third.
  // Prior: 4200 exp(-+ 1.645 x 0.3).
  expect(text).toMatch(
    /mine\.cashCost +posterior of 3 draws: 4000 \(3910 to 4450\); prior 4200 \(2560 to 6880\), log-normal, median 4200, sigma 0\.3/,
  )
  expect(text).toMatch(
    /shocks\.closure\.factor +posterior of 3 draws: 0\.4 \(0\.22 to 0\.4\); prior 0\.4 \(0\.2 to 0\.4\), one of/,
  )
  expect(text).toMatch(/manufacturer\.coverWeeks +triangular from 2 to 9, most likely 5 /)
})

test('a description without a posterior does not speak of one', () => {
  expect(describeScenario(scenarioOf(parse(VALID)), TEST_KINDS)).not.toMatch(/posterior|calibrated/)
})
