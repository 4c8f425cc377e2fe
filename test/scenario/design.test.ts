/** Designs, correlations and empirical distributions in scenario files: what is accepted, and every message. */
import { describe, expect, test } from 'vitest'
import { describe as describeScenario } from '../../sim/scenario/words/describe.ts'
import { resolvedYaml } from '../../sim/scenario/resolve.ts'
import { TEST_KINDS, VALID } from './kinds.ts'
import { messages, parse, scenarioOf } from './parse-text.ts'

const about = 'source: assumed, grade: D'
/** VALID with other uncertainties, and more blocks after them. */
const UNCERTAIN = /^uncertainties:\n(?: {2}.*\n)+/m
function withUncertainties(lines: readonly string[], more = ''): string {
  expect(VALID).toMatch(UNCERTAIN)
  return `${VALID.replace(UNCERTAIN, `uncertainties:\n${lines.map((line) => `  ${line}\n`).join('')}`)}${more}`
}
const THREE = [
  `mine.idleShare: {distribution: uniform, min: 0, max: 0.4, ${about}}`,
  `mine.cashCost: {distribution: pert, min: 3000, mode: 3500, max: 5000, ${about}}`,
  `manufacturer.growth: {distribution: beta, alpha: 2, beta: 3, min: -0.1, max: 0.2, ${about}}`,
]
const lineOf = (text: string, part: string): number => text.split('\n').findIndex((line) => line.includes(part)) + 1

describe('a design', () => {
  test('is part of the scenario and of its resolved file; plain Monte Carlo is no design', () => {
    for (const method of ['latinHypercube', 'sobol']) {
      const parsed = parse(`${VALID}design: {method: ${method}}\n`)
      expect(scenarioOf(parsed).design).toEqual({ method })
      if (parsed.ok) expect(scenarioOf(parse(resolvedYaml(parsed.scenario)))).toEqual(parsed.scenario)
    }
    const plain = parse(`${VALID}design: {method: monteCarlo}\n`)
    expect(plain).toEqual(parse(VALID))
  })

  test('of the command line takes the place of the one in the file, a factorial keeps its factors', () => {
    const crossed = `${VALID}design: {method: factorial, factors: {levers.licences.reviewCapacity: [60, 120]}}\n`
    const designOf = (text: string, design: string) => scenarioOf(parse(text, {}, { design })).design
    expect(designOf(crossed, 'sobol')).toEqual({ method: 'sobol' })
    expect(designOf(crossed, 'monteCarlo')).toBeUndefined()
    expect(designOf(crossed, 'factorial')).toEqual({
      method: 'factorial',
      factors: { 'levers.licences.reviewCapacity': [60, 120] },
    })
    expect(messages(parse(VALID, {}, { design: 'sobel' }))).toBe(
      '--design:1:1: design.method: given "sobel"; expected monteCarlo, latinHypercube, sobol or factorial; did you mean sobol?',
    )
    expect(messages(parse(VALID, {}, { design: 'factorial' }))).toContain(
      '--design:1:1: design.factors: missing key factors',
    )
  })

  test('crosses only what exists, with values that the file could hold', () => {
    const text = `${VALID}design:
  method: factorial
  factors:
    levers.licences.reviewCapacty: [60, 120]
    mine.idleShare: [0.1, 1.5]
`
    expect(messages(parse(text)).split('\n')).toEqual([
      expect.stringContaining(
        `a.yaml:${lineOf(text, 'Capacty')}:5: design.factors.levers.licences.reviewCapacty: unknown path`,
      ),
      `a.yaml:${lineOf(text, '1.5')}:27: design.factors.mine.idleShare[1]: given 1.5; expected mine.idleShare from 0 to 1 (share)`,
    ])
    expect(messages(parse(text))).toContain('did you mean levers.licences.reviewCapacity?')
    expect(messages(parse(`${VALID}design: {method: factorial, factors: {}}\n`))).toContain('given no factors')
  })

  test('is said in the description', () => {
    const factors = '{levers.licences.reviewCapacity: [60, 120]}'
    const text = withUncertainties(
      THREE,
      `correlations:
  thin: {between: [mine.idleShare, mine.cashCost], spearman: 0.5, ${about}}
design: {method: factorial, factors: ${factors}}
`,
    )
    const said = describeScenario(scenarioOf(parse(text)), TEST_KINDS)
    expect(said).toContain('  design      full factorial: levers.licences.reviewCapacity at 60, 120')
    expect(said).toContain('  mine.idleShare and mine.cashCost  0.5  grade D')
    expect(said).toContain('PERT from 3000 to 5000, most likely 3500')
    expect(said).toContain('beta with alpha 2 and beta 3, from -0.1 to 0.2')
  })
})

describe('correlations', () => {
  const block = (...rows: readonly string[]): string =>
    withUncertainties(THREE, `correlations:\n${rows.map((row) => `  ${row}, ${about}}\n`).join('')}`)

  test('are kept, and survive the resolved file', () => {
    const parsed = parse(block('a: {between: [mine.idleShare, mine.cashCost], spearman: -0.4'))
    expect(scenarioOf(parsed).correlations?.['a']?.spearman).toBe(-0.4)
    if (parsed.ok) expect(scenarioOf(parse(resolvedYaml(parsed.scenario)))).toEqual(parsed.scenario)
  })

  test('of three that cannot be are refused at the pair, with what could be', () => {
    const text = block(
      'a: {between: [mine.idleShare, mine.cashCost], spearman: 0.9',
      'b: {between: [mine.cashCost, manufacturer.growth], spearman: 0.9',
      'c: {between: [mine.idleShare, manufacturer.growth], spearman: -0.5',
    )
    expect(messages(parse(text))).toBe(
      `a.yaml:${lineOf(text, '-0.5')}:65: correlations.c.spearman: given -0.5 between mine.idleShare and manufacturer.growth, which cannot be beside the other correlations; expected coefficients that are possible together, for this pair 0.64 to 0.99`,
    )
    expect(parse(text.replace('-0.5', '0.8')).ok).toBe(true)
  })

  test('name uncertainties, each pair once', () => {
    const text = block(
      'a: {between: [mine.idleShare, mine.cashCosts], spearman: 0.9',
      'b: {between: [mine.cashCost, manufacturer.growth], spearman: 0.1',
      'c: {between: [manufacturer.growth, mine.cashCost], spearman: 0.2',
    )
    const said = messages(parse(text))
    expect(said).toContain('correlations.a.between[1]: given mine.cashCosts, which is no uncertainty of this scenario')
    expect(said).toContain('did you mean mine.cashCost?')
    expect(said).toContain(
      'correlations.c.between: given the pair of b a second time; expected one coefficient for a pair',
    )
  })

  test('end where a file above settles one of the two', () => {
    const base = block('a: {between: [mine.idleShare, mine.cashCost], spearman: 0.5')
    const over = `extends: base.yaml\nschema: 1\nname: settled\nagents: {mine: {cashCost: 4000}}\n`
    const scenario = scenarioOf(parse(over, { 'base.yaml': base }))
    expect(Object.keys(scenario.uncertainties)).toEqual(['mine.idleShare', 'manufacturer.growth'])
    expect(scenario.correlations).toBeUndefined()
  })

  test('do not reach into a posterior, nor to what a factorial crosses', () => {
    const text = `${block('a: {between: [mine.idleShare, mine.cashCost], spearman: 0.5')}posterior: {source: x, paths: [mine.cashCost], draws: [[3600]]}\n`
    expect(messages(parse(text))).toContain(
      'correlations.a.between[1]: given mine.cashCost, which comes from the draws of the posterior',
    )
    const crossed = `${block('a: {between: [mine.idleShare, mine.cashCost], spearman: 0.5')}design: {method: factorial, factors: {mine.cashCost: [3000, 4000]}}\n`
    expect(messages(parse(crossed))).toContain(
      'correlations.a.between[1]: given mine.cashCost, which the design crosses',
    )
  })
})

describe('an empirical distribution', () => {
  const csv = 'mine,cost\nMountain Pass,4100\nLynas,3900\n,\nBayan Obo,3300.5\n'
  const text = withUncertainties([`mine.cashCost: {distribution: empirical, file: costs.csv, column: cost, ${about}}`])
  const files = (content: string) => ({ 'costs.csv': content })

  test('takes the column of a file beside the scenario, and its values into the resolved file', () => {
    const parsed = parse(text, files(csv))
    const d = { distribution: 'empirical', values: [3300.5, 3900, 4100], source: 'assumed', grade: 'D' }
    expect(scenarioOf(parsed).uncertainties['mine.cashCost']).toEqual(d)
    if (parsed.ok) expect(scenarioOf(parse(resolvedYaml(parsed.scenario)))).toEqual(parsed.scenario)
  })

  test('names line and column of a cell that is no number', () => {
    expect(messages(parse(text, files(csv.replace('3900', 'unknown'))))).toBe(
      'costs.csv:3:7: cost: given "unknown"; expected a number or nothing',
    )
  })

  test('names a column or a file that is not there', () => {
    const line = lineOf(text, 'costs.csv')
    expect(messages(parse(text.replace('column: cost', 'column: costs'), files(csv)))).toBe(
      `a.yaml:${line}:69: uncertainties.mine.cashCost.column: given the unknown column costs; expected mine or cost; did you mean cost?`,
    )
    expect(messages(parse(text))).toBe(
      `a.yaml:${line}:50: uncertainties.mine.cashCost.file: cannot read "costs.csv": no such file`,
    )
    expect(messages(parse(text, files('mine,cost\nx,\n')))).toContain('given a column without numbers')
  })

  test('holds values within the range of what is drawn, in the file or in the scenario, not in both', () => {
    expect(messages(parse(text, files('cost\n99999\n')))).toContain(
      'given 99999; expected mine.cashCost from 0 to 60000',
    )
    const both = text.replace('file: costs.csv', 'values: [3000], file: costs.csv')
    expect(messages(parse(both, files(csv)))).toContain('given values beside a file; expected one of the two')
    const neither = text.replace('file: costs.csv, column: cost, ', '')
    expect(messages(parse(neither))).toContain('missing key file; expected values, or file and column')
  })
})
