import { expect, test } from 'vitest'
import { describe as describeScenario } from '../../sim/scenario/describe.ts'
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
