import { expect, test } from 'vitest'
import { renderAssumptions } from '../../reports/html/assumptions.ts'
import { renderDensity } from '../../reports/html/density.ts'
import { syntheticResult } from './fixture.ts'

test('bars are as high as the share of draws, the prior on the same scale whatever its total', () => {
  const { text } = renderDensity({ from: 0.5, to: 12, drawn: [1, 3], prior: [500, 500] })
  expect(text).toContain('M0 30V20H66V30M66 30V0H132V30')
  expect(text).toContain('d="M0 10H66V10H132"')
  expect(text).toMatch(/>0\.5<.*>12</)
})

test('the table has a picture where the run kept the draws, and no column for them otherwise', () => {
  const result = syntheticResult()
  expect(renderAssumptions(result).text).not.toContain('<svg')
  const [first, ...others] = result.scenario.uncertainties
  const density = { from: 0, to: 1, drawn: [1, 2] }
  const kept = { ...result, scenario: { ...result.scenario, uncertainties: [{ ...first!, density }, ...others] } }
  const { text } = renderAssumptions(kept)
  expect(text.match(/<svg/g)).toHaveLength(1)
  expect(text).toContain('<th scope="col">Drawn</th>')
  expect(text).not.toContain('before calibration')
})
