/** A region that a scenario adds is one like the others, in levers, shocks, series, licences, outcomes and files, and changes nobody's luck. */
import { describe, expect, test } from 'vitest'
import { scalarsOf } from '../../sim/outcomes/reduce-record.ts'
import { seriesOf } from '../../sim/outcomes/series.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'
import { resolvedYaml } from '../../sim/scenario/resolve.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { describeScenario } from '../../sim/studies/batch/describe-scenario.ts'
import { REGIONS } from '../../sim/world/products.ts'
import { engine } from '../../sim/cli/engine.ts'
import { run, shipped } from '../run-shipped.ts'
import { oneEach } from '../smaller.ts'
import { ownScenario, readOwn, saidOf } from './own-scenario.ts'

const OWN = 'india'
const REGION = `regions: {${OWN}: {partOf: RestOfWorld}}\n`
const BUYER = `agents:
  mine: {groups: {india-monazite: {region: ${OWN}}}}
  manufacturer: {groups: {ev-india: {region: ${OWN}, sector: evMotors, uses: {standardMagnet: 300, heavyMagnet: 700}, coverWeeks: 8, value: 14}}}
`
const text = (more = '', region = REGION, agents = BUYER): string =>
  `schema: 1\nname: own\nextends: export-controls-2025.yaml\nweeks: 78\n${region}${agents}${more}`
/** One event: `set` of it, as written. */
const event = (set: string, date = '2025-04-07'): string =>
  `levers: {own-event: {date: ${date}, title: t, source: s, set: {${set}}}}\n`

/** Chinese magnets that reach a place, t a week: plain ones always do. */
const reaches = (file: string, place: string): number => run(ownScenario(file)).mean(`magnetExports.${place}`, 30)

describe('a region of a scenario’s own', () => {
  const scenario = ownScenario(text())

  test('has every series and outcome that a region has', () => {
    const like = (names: readonly string[]): string[] =>
      names.filter((name) => name.includes('RestOfWorld')).map((name) => name.replace('RestOfWorld', OWN))
    const [series, scalars] = [seriesOf(scenario), scalarsOf(scenario)].map((specs) => specs.map(({ name }) => name))
    expect(like(series!).length).toBeGreaterThan(15)
    expect(series).toEqual(expect.arrayContaining(like(series!)))
    expect(scalars).toEqual(expect.arrayContaining(like(scalars!)))
    expect(describeScenario(engine, scenario).regions).toEqual([...REGIONS, OWN])
    const { mean } = run(scenario, 1, 0, true)
    expect(mean(`magnetExports.${OWN}`)).toBeGreaterThan(1)
    expect(mean(`miningShare.${OWN}`)).toBeGreaterThan(0)
  })
  test('that is all of its whole leaves every price, tonne and stop of the world as it was', () => {
    // A calm market: under licences the authority watches what a destination buys in its own name.
    const base = oneEach({ ...shipped('baseline'), weeks: 60 })
    const moved: Scenario = {
      ...base,
      regions: { elsewhere: { partOf: 'RestOfWorld' } },
      agents: Object.fromEntries(
        Object.entries(base.agents).map(([kind, setup]) => {
          const groups = setup.groups.map((group) => ({
            ...group,
            fields: group.fields['region'] === 'RestOfWorld' ? { ...group.fields, region: 'elsewhere' } : group.fields,
          }))
          return [kind, { ...setup, groups }]
        }),
      ),
    }
    const [before, after] = [run(base), run(moved)]
    for (const name of [
      'quotePrice.Dy',
      'domesticPrice.Nd',
      'magnetExportsTotal',
      'shortfallOutside.wind',
      'lostUse.evMotors',
    ])
      expect([name, [...after.series(name)]]).toEqual([name, [...before.series(name)]])
    expect(after.mean('magnetExports.elsewhere')).toBe(before.mean('magnetExports.RestOfWorld'))
  })
  test('is refused or granted by itself, and with its whole where nothing is said of it', () => {
    const banned = reaches(text(event(`approvalByRegion: {${OWN}: 0}, generalLicences: {${OWN}: 0}`)), OWN)
    const spared = reaches(text(), OWN)
    const whole = reaches(text(event('approvalByRegion: {RestOfWorld: 0}, generalLicences: {RestOfWorld: 0}')), OWN)
    expect(banned).toBeLessThan(0.7 * spared)
    expect(whole).toBeLessThan(0.7 * spared)
    const exempt = event(`approvalByRegion: {RestOfWorld: 0, ${OWN}: 1}`)
    expect(reaches(text(exempt), OWN)).toBeGreaterThan(0.9 * spared)
  })
  test('pays its own duty and waits its own weeks at sea', () => {
    const paid = (more: string, region = REGION): number =>
      run(ownScenario(text(`${more}follow: [manufacturer.ev-india]\n`, region))).mean(
        'stockWeeks.manufacturer.ev-india',
        60,
      )
    const without = paid('')
    expect(paid(event(`importTariff: {${OWN}: 1}`))).not.toBe(without)
    expect(paid(event('importTariff: {RestOfWorld: 1}'))).toBe(paid(event(`importTariff: {RestOfWorld: 1, ${OWN}: 1}`)))
    expect(paid('', REGION.replace('RestOfWorld', 'RestOfWorld, weeksAtSea: 3'))).toBe(without)
    expect(paid('', REGION.replace('RestOfWorld', 'RestOfWorld, weeksAtSea: 12'))).not.toBe(without)
  })
  test('is hit by shocks of its own and of its whole, and told by a series of either', () => {
    const made = (more: string): number =>
      run(ownScenario(`${text(more)}follow: [manufacturer.ev-india]\n`)).mean('output.manufacturer.ev-india', 0, 13)
    const usual = made('')
    const shock = (region: string): string =>
      `shocks: {boom: {date: 2025-01-06, weeks: 13, title: t, source: s, target: {sector: evMotors}, factor: 2, region: ${region}}}\n`
    const told = (target: string, factor: number): string =>
      `{sets: demand.evMotors.${target}, values: {2025-01-06: ${factor}}, unit: factor, interpolate: steps, outside: hold, source: s, grade: D}`
    for (const region of [OWN, 'RestOfWorld']) {
      expect(made(shock(region)) / usual).toBeCloseTo(2, 0)
      expect(made(`series: {a: ${told(region, 2)}}\n`) / usual).toBeCloseTo(2, 0)
    }
    expect(made(shock('Europe')) / usual).toBeCloseTo(1, 1)
    expect(made(`series: {a: ${told('RestOfWorld', 2)}, b: ${told(OWN, 1)}}\n`) / usual).toBeCloseTo(1, 1)
  })
  test('has a lever of its own by a series, beside events of its whole', () => {
    const series = `series: {duty: {sets: importTariff.${OWN}, values: {2025-01-06: 0.5}, unit: share, interpolate: steps, outside: hold, source: s, grade: D}}\n`
    expect(saidOf(text(event('importTariff: {RestOfWorld: 0.1}') + series))).toBe('')
  })
  test('stands in what is asked, in settings, and once it is resolved', () => {
    const asked = readOwn(
      `${text()}outcomes: ['sum(magnetExports.${OWN}) by 2025-12-31', 'peak(shortfall.evMotors.${OWN})']\n`,
    )
    expect(asked.ok && asked.scenario.outcomes).toHaveLength(2)
    const again = parseScenario(new Map([['r.yaml', resolvedYaml(scenario)]]), 'r.yaml')
    expect(again.ok && again.scenario).toEqual(scenario)
    expect(
      saidOf(text(), [`regions.${OWN}.weeksAtSea=5`, `levers.announcement-18.approvalByRegion={${OWN}: 0.2}`]),
    ).toBe('')
  })
})

describe('what is wrong with regions is said', () => {
  test.each([
    [
      'nobody in it',
      text('', REGION, ''),
      `regions.${OWN}: given ${OWN}, in which there is nobody; expected a group with region: ${OWN}`,
    ],
    [
      'one that is there',
      text('', 'regions: {korea: {partOf: Japan}}\n', ''),
      'regions.korea: given korea; expected another name: Korea is there already',
    ],
    [
      'one that is there, in words',
      text('', 'regions: {rest-of-world: {partOf: Japan}}\n', ''),
      'RestOfWorld is there already',
    ],
    ['no whole', text('', `regions: {${OWN}: {weeksAtSea: 3}}\n`), `regions.${OWN}`],
    [
      'part of China',
      text('', REGION.replace('RestOfWorld', 'China')),
      `regions.${OWN}.partOf: given "China"; expected Japan`,
    ],
    [
      'part of a part',
      text('', `regions: {${OWN}: {partOf: RestOfWorld}, goa: {partOf: ${OWN}}}\n`),
      `regions.goa.partOf: given "${OWN}"`,
    ],
    ['a misspelt whole', text('', REGION.replace('RestOfWorld', 'RestOfWord')), 'did you mean RestOfWorld?'],
    [
      'an unknown key',
      text('', REGION.replace('partOf: RestOfWorld', 'partOf: RestOfWorld, tariff: 0.1')),
      `regions.${OWN}.tariff`,
    ],
    [
      'no id',
      text('', 'regions: {South Asia: {partOf: RestOfWorld}}\n', ''),
      '"South Asia"; expected lower-case letters',
    ],
    ['a list', text('', `regions: [${OWN}]\n`), 'regions: given a list; expected a map'],
    [
      'half a week',
      text('', REGION.replace('RestOfWorld', 'RestOfWorld, weeksAtSea: 2.5')),
      `regions.${OWN}.weeksAtSea: given 2.5; expected a whole number`,
    ],
    [
      'no time at all',
      text('', REGION.replace('RestOfWorld', 'RestOfWorld, weeksAtSea: 0')),
      `regions.${OWN}.weeksAtSea: given 0`,
    ],
    [
      'misspelt in a group',
      text('', REGION, BUYER.replaceAll(`region: ${OWN}`, 'region: indai')),
      'did you mean india?',
    ],
    ['not declared', text('', ''), 'region: given "india"; expected China'],
    ['misspelt in a lever', text(event('importTariff: {indai: 0.1}')), 'did you mean india?'],
    [
      'misspelt in a shock',
      text(
        `shocks: {b: {date: 2025-03-03, weeks: 5, title: t, source: s, target: {sector: wind}, region: indai, factor: 3}}\n`,
      ),
      'did you mean india?',
    ],
    [
      'misspelt in a question',
      `${text()}outcomes: [peak(shortfall.evMotors.indai)]\n`,
      'did you mean shortfall.evMotors.india?',
    ],
    ['inherited', text('', 'regions: {constructor: {partOf: Japan}}\n', ''), 'constructor'],
    [
      'twenty-one',
      text('', `regions: {${Array.from({ length: 21 }, (_, i) => `r${i}: {partOf: Japan}`).join(', ')}}\n`, ''),
      'at most 20',
    ],
  ])('%s', (_what, file, says) => expect(saidOf(file)).toContain(says))
})
