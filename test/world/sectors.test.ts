/** A sector that a scenario adds is one like the others, in levers, shocks, series, outcomes and the report, and changes nobody's luck. */
import { describe, expect, test } from 'vitest'
import { resolvedYaml } from '../../sim/scenario/resolve.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'
import { scalarsOf } from '../../sim/outcomes/reduce-record.ts'
import { seriesOf } from '../../sim/outcomes/series.ts'
import { describeScenario } from '../../sim/studies/batch/describe-scenario.ts'
import { SECTORS } from '../../sim/world/products.ts'
import { engine } from '../../sim/cli/engine.ts'
import { run } from '../run-shipped.ts'
import { ownScenario, readOwn, saidOf } from './own-scenario.ts'

const OWN = 'medical-imaging'
const GROUP = (uses: string): string =>
  `  manufacturer: {groups: {mri: {count: 2, region: Europe, sector: ${OWN}, uses: ${uses}, growth: 0.05, value: 40, coverWeeks: 6}}}\n`
const text = (more = '', uses = '{standardMagnet: 150, Gd: 12}'): string =>
  `schema: 1\nname: own\nextends: export-controls-2025.yaml\nweeks: 60\nsectors: [${OWN}]\nagents:\n${GROUP(uses)}${more}`

describe('a sector of a scenario’s own', () => {
  const scenario = ownScenario(text())

  test('has every series and outcome that a sector has, after the others', () => {
    const like = (names: readonly string[]): string[] =>
      names.filter((name) => name.includes('wind')).map((name) => name.replace('wind', OWN))
    const [series, scalars] = [seriesOf(scenario), scalarsOf(scenario)].map((specs) => specs.map(({ name }) => name))
    expect(like(series!).length).toBeGreaterThan(10)
    expect(series).toEqual(expect.arrayContaining(like(series!)))
    expect(scalars).toEqual(expect.arrayContaining(like(scalars!)))
    expect(() => run(scenario, 1, 0, true)).not.toThrow()
    expect(describeScenario(engine, scenario).sectors).toEqual([...SECTORS, OWN])
  })
  test('is granted or refused as a sector of its own', () => {
    const lost = (favour: number): number => {
      const levers = `levers: {announcement-18: {set: {favour: {${OWN}: ${favour}}}}}\n`
      const parsed = readOwn(text(levers, '{Dy: 1500}').replace('weeks: 60', 'weeks: 90'))
      return parsed.ok ? run(parsed.scenario).scalar(`lostUse.${OWN}`) : Number.NaN
    }
    expect(lost(-20)).toBeGreaterThan(1.5 * lost(20))
  })
  test('is hit by a shock, and told by a series, of its own', () => {
    const shock = `shocks: {boom: {date: 2025-03-03, weeks: 50, title: t, source: s, target: {sector: ${OWN}}, factor: 3}}\n`
    const series = `series: {own: {sets: demand.${OWN}, values: {2025-01-06: 1, 2025-03-03: 3}, unit: factor, interpolate: steps, outside: hold, source: s, grade: D}}\n`
    for (const more of [shock, series])
      expect(
        run(ownScenario(`${text(more)}follow: [manufacturer.mri]\n`)).mean('output.manufacturer.mri', 20),
      ).toBeGreaterThan(
        2 * run(ownScenario(`${text()}follow: [manufacturer.mri]\n`)).mean('output.manufacturer.mri', 20),
      )
  })
  test('stands in what is asked, in questions too, and once it is resolved', () => {
    const asked = readOwn(`${text()}outcomes: [worstQuarterShortfall.${OWN}, 'sum(lostUse.${OWN}) by 2025-12-31']\n`)
    expect(asked.ok && asked.scenario.outcomes).toHaveLength(2)
    const again = parseScenario(new Map([['r.yaml', resolvedYaml(scenario)]]), 'r.yaml')
    expect(again.ok && again.scenario).toEqual(scenario)
  })
  test('leaves the luck of the others alone: a buyer of a gram in it is one in any other', () => {
    const own = run(ownScenario(text('', '{standardMagnet: 1e-6}')))
    const other = run(
      ownScenario(text('', '{standardMagnet: 1e-6}').replace(`sectors: [${OWN}]\n`, '').replace(OWN, 'wind')),
    )
    for (const name of ['quotePrice.Dy', 'magnetExportsTotal', 'domesticPrice.Nd'])
      expect(own.mean(name) / other.mean(name)).toBeCloseTo(1, 4)
  })
})

describe('what is wrong with sectors is said', () => {
  test.each([
    [
      'nobody works in it',
      text().replace(`sector: ${OWN}`, 'sector: wind'),
      `sectors[0]: given ${OWN}, in which there is no manufacturer; expected a group`,
    ],
    ['nothing is used', text('', '{standardMagnet: 0}'), `sectors[0]: given ${OWN}, whose manufacturers use nothing`],
    [
      'one that is there',
      text().replace(`[${OWN}]`, `[${OWN}, wind]`),
      'sectors[1]: given wind; expected another name',
    ],
    ['twice', text().replace(`[${OWN}]`, `[${OWN}, ${OWN}]`), 'a second time'],
    [
      'no id',
      text().replace(`[${OWN}]`, `[${OWN}, Medical Imaging]`),
      'sectors[1]: given "Medical Imaging"; expected lower-case letters',
    ],
    ['no list', text().replace(`[${OWN}]`, OWN), 'sectors: given "medical-imaging"; expected a list'],
    [
      'misspelt in a group',
      text().replace(`sector: ${OWN}`, 'sector: medical-imagin'),
      'did you mean medical-imaging?',
    ],
    ['not declared', text().replace(`sectors: [${OWN}]\n`, ''), 'sector: given "medical-imaging"; expected evMotors'],
    [
      'misspelt in a lever',
      text('levers: {announcement-18: {set: {favour: {medical-imagin: 1}}}}\n'),
      'did you mean medical-imaging?',
    ],
    [
      'misspelt in a shock',
      text('shocks: {b: {date: 2025-03-03, weeks: 5, title: t, source: s, target: {sector: medical}, factor: 3}}\n'),
      'target.sector: given "medical"',
    ],
    [
      'misspelt in a question',
      `${text()}outcomes: [worstQuarterShortfall.medical-imagin]\n`,
      'did you mean worstQuarterShortfall.medical-imaging?',
    ],
    ['inherited', text().replace(`[${OWN}]`, `[${OWN}, constructor]`), 'sectors[1]'],
  ])('%s', (_what, file, says) => expect(saidOf(file)).toContain(says))

  test('a setting reaches it', () => {
    expect(
      saidOf(text(), [`manufacturer.groups.mri.uses.Gd=20`, `levers.announcement-18.approvalBySector={${OWN}: 0.2}`]),
    ).toBe('')
  })
})
