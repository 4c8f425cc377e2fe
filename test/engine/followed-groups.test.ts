/** What is put on record of groups that a scenario follows. */
import { describe, expect, test } from 'vitest'
import { addLine, createBuyingLines, notePayment } from '../../sim/market/buying-lines.ts'
import { tallyLines, tallyWanted } from '../../sim/market/tally.ts'
import { OUTCOMES } from '../../sim/outcomes/outcomes.ts'
import { quantitiesOf } from '../../sim/outcomes/quantities.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { Tally, World } from '../../sim/world/world.ts'
import { NOTHING } from '../../sim/outcomes/record-groups.ts'
import { readShipped, run, shipped, without } from '../run-shipped.ts'

const WEEKS = 60
const scenario = shipped('export-controls-2025', WEEKS)
const groupsOf = (kind: string) =>
  scenario.agents[kind]!.groups.map((group) => ({ ...group, id: `${kind}.${group.name}` }))
const followed = ['mine', 'mineProject', 'manufacturer', 'magnetMaker'].flatMap(groupsOf)
const alone = run(scenario)
const both = run({ ...scenario, follow: followed.map(({ id }) => id) })
const weeks = Array.from({ length: WEEKS }, (_, week) => week)

describe('groups that are followed', () => {
  test('stand behind a record that is the same without them', () => {
    expect(both.record.length).toBeGreaterThan(alone.record.length)
    expect(both.record.subarray(0, alone.record.length)).toEqual(alone.record)
    expect(both.scalars).toEqual(alone.scalars)
  })

  test('dig what the shares of mining are of', () => {
    const ore = followed.filter(({ id }) => id.startsWith('mine'))
    const digs = (week: number, region?: string): number =>
      ore
        .filter(({ fields }) => region === undefined || fields['region'] === region)
        .reduce((sum, { id }) => sum + both.at(`output.${id}`, week), 0)
    for (const region of ['China', 'UnitedStates', 'RestOfWorld'])
      for (const week of weeks)
        expect(digs(week, region) / digs(week)).toBeCloseTo(both.at(`miningShare.${region}`, week), 12)
  })

  test('stand still where the stopped lines of their sector are', () => {
    const outside = groupsOf('manufacturer').filter(({ fields }) => fields['region'] !== 'China')
    let stops = 0
    for (const sector of ['evMotors', 'defence', 'ceramics', 'industrial']) {
      const own = outside.filter(({ fields }) => fields['sector'] === sector)
      const firms = own.reduce((sum, { count }) => sum + count, 0)
      for (const week of weeks) {
        const stopped = own.reduce((sum, { id }) => sum + both.at(`stopped.${id}`, week), 0)
        expect((100 * stopped) / firms).toBeCloseTo(both.at(`lineStops.${sector}`, week), 12)
        stops += stopped
      }
    }
    expect(stops).toBeGreaterThan(0)
  })

  test('pay about the opening price before the control, and more once it bites', () => {
    const price = both.series('pricePaid.magnetMaker.japan')
    expect(price[0]).toBeGreaterThan(0.9)
    expect(price[0]).toBeLessThan(1.1)
    expect(both.mean('pricePaid.magnetMaker.japan', 26)).toBeGreaterThan(price[0]! * 1.1)
  })
})

test('a week of a buyer comes to what a pencil says', () => {
  const lines = createBuyingLines(2)
  const line = { layer: 1, region: 2, sector: 0, value: 1, cover: 1, gapShare: 1, baseLead: 1, bias: 1 }
  addLine(lines, { ...line, good: 0, use: 2 })
  addLine(lines, { ...line, good: 1, use: 4 })
  lines.stock.set([10, 8])
  const world = { lines, goods: { opening: Float64Array.of(0, 100, 0, 50) } } as unknown as World
  notePayment(world, 0, 3, 150)
  notePayment(world, 1, 1, 50)
  const tally: Tally = { ...NOTHING }
  tallyLines(world, tally, 0, 2)
  tallyWanted(tally, 30, 12)
  const answerOf = (name: string) => {
    const outcome = OUTCOMES.find((one) => one.name === name)!
    return 'answer' in outcome ? outcome.answer(tally) : null
  }
  // 10 t last five weeks and 8 t two; 3 t at 150 and 1 t at 50 instead of at 100 and 50; 18 of 30 t not made.
  expect(answerOf('stockWeeks')).toBe(2)
  expect(answerOf('pricePaid')).toBe(500 / 350)
  expect(answerOf('shortfallOf')).toBe(60)
  expect(answerOf('stopped')).toBe(1)
})

test('a group whose agents a study took out makes nothing and has nothing to measure', () => {
  const follow = ['mine.kola']
  const taken = run({ ...without(shipped('baseline', 15), 'mine'), follow })
  expect(taken.at('output.mine.kola', 14)).toBe(0)
  expect(taken.at('stockWeeks.mine.kola', 14)).toBeNaN()
})

describe('a scenario', () => {
  const parse = (...settings: string[]) =>
    parseScenario(readShipped, 'export-controls-2025.yaml', { settings, quantities: quantitiesOf })
  const problem = (...settings: string[]): string => {
    const parsed = parse(...settings)
    return parsed.ok ? 'accepted' : formatProblems(parsed.problems, parsed.more)
  }

  test.each([
    ['mine.mountain-pas', 'did you mean mine.mountain-pass'],
    ['mines.mountain-pass', 'did you mean mine.mountain-pass'],
    ['mountain-pass', 'did you mean mine.mountain-pass'],
    ['mine.mountain-pass.x', 'the unknown group'],
    ['customs.gac', 'of which nothing is told'],
  ])('that follows %s is refused', (name, says) => {
    expect(problem(`follow=[${name}]`)).toContain(says)
  })

  test('may ask for a group that it follows, in the one language, and is told how when it does not', () => {
    const question = 'sum(output.mine.mountain-pass) by 2025-04-06'
    const parsed = parse('follow=[mine.mountain-pass]', `outcomes=["${question}"]`)
    if (!parsed.ok) throw new Error(problem('follow=[mine.mountain-pass]', `outcomes=["${question}"]`))
    const short: Scenario = { ...parsed.scenario, weeks: 26 }
    const asked = run(short)
    const whole = asked.series('output.mine.mountain-pass').subarray(0, 13)
    expect(asked.scalar(short.outcomes[0]!)).toBeCloseTo(
      whole.reduce((sum, tonnes) => sum + tonnes, 0),
      9,
    )
    expect(problem(`outcomes=["${question}"]`)).toContain('follow: [mine.mountain-pass]')
    expect(problem('follow=[mine.mountain-pass]', 'outcomes=["low(pricePaid.mine.mountain-pass)"]')).toContain(
      'pricePaid',
    )
  })
})
