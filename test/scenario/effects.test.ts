/** Nothing that is typed is without effect, silently. */
import { expect, test } from 'vitest'
import { describe as describeScenario } from '../../sim/scenario/words/describe.ts'
import { KINDS } from '../../sim/agents/index.ts'
import { type ParsedScenario, parseScenario } from '../../sim/scenario/parse.ts'
import { formatProblems, formatWarnings } from '../../sim/scenario/text/problem.ts'
import { readShipped, SHIPPED } from '../run-shipped.ts'

const withSettings = (...settings: string[]) => parseScenario(readShipped, 'export-controls-2025.yaml', { settings })

/** A file that extends the licences of 2025. */
function variant(body: string, ...settings: string[]): ParsedScenario {
  const text = `extends: export-controls-2025.yaml\nschema: 1\nname: own\n${body}\n`
  return parseScenario((path) => (path === 'own.yaml' ? { text } : readShipped(path)), 'own.yaml', { settings })
}

const said = (parsed: ParsedScenario): string =>
  parsed.ok ? formatWarnings(parsed.warnings) : `refused\n${formatProblems(parsed.problems, parsed.more)}`

test.each(SHIPPED)('%s says nothing that changes nothing', (name) => {
  expect(said(parseScenario(readShipped, `${name}.yaml`))).toBe('')
})

const factor = (path: string, values: string) => `design: {method: factorial, factors: {${path}: ${values}}}`

test.each([
  [
    'a level of which every group is 0 or sets its own',
    variant(factor('stockpile.days', '[0, 20, 40]')),
    /refused[^]*stockpile\.days: changes nothing: jogmec, komir, dla, european-union, state-reserve set their own.*stockpile\.groups\.\*\.days/,
  ],
  [
    'a level that every group sets itself, from 0',
    withSettings('stockpile.days=60'),
    /refused[^]*--set:1:1?\d*: agents\.stockpile\.days: changes nothing: every group has its own: jogmec/,
  ],
  [
    'a kind without groups',
    variant(factor('investor.noise', '[0, 0.1]'), 'agents.investor=null'),
    /refused[^]*changes nothing: there is no investor/,
  ],
  [
    'a lever that is set again before the first week',
    variant(
      'levers: {old: {date: 2024-01-01, title: t, source: s, set: {importTariff: {Europe: 0.1}}}, newer: {date: 2024-06-01, title: t, source: s, set: {importTariff: {Europe: 0.2}}}}',
      'levers.old.importTariff.Europe=0.3',
    ),
    /refused[^]*newer sets it again/,
  ],
  [
    'a setting that a design crosses',
    variant(factor('levers.truce.oreTariff.UnitedStates', '[0, 1]'), 'levers.truce.oreTariff.UnitedStates=0.4'),
    /refused[^]*the design crosses it/,
  ],
  [
    'a prior under a posterior',
    withSettings('uncertainties.mine.response.max=0.8'),
    /refused[^]*its draws come from the posterior/,
  ],
  [
    'what is not tracked',
    withSettings('elements=[Pr, Nd, Tb, Dy]', 'prices.Eu.outsideUsdPerKg=50'),
    /refused[^]*prices\.Eu\.outsideUsdPerKg: changes nothing: Eu is not among the elements/,
  ],
  [
    'a draw of what is not tracked',
    variant(
      'elements: [Pr, Nd, Tb, Dy]\noutcomes: [peakQueue]\nuncertainties: {prices.Eu.outsideUsdPerKg: {distribution: uniform, min: 20, max: 40, source: s, grade: D}}',
    ),
    /refused[^]*its element is not tracked/,
  ],
  [
    'growth of a Chinese mine, which follows the quota',
    withSettings('mine.groups.bayan-obo.growth=0.1'),
    /refused[^]*bayan-obo\.growth: changes nothing: only groups outside China read it/,
  ],
  [
    'a share of the Chinese quota for a mine elsewhere',
    withSettings('mine.groups.mountain-pass.quotaShare=0.2'),
    /refused[^]*quotaShare: changes nothing: only groups in China read it/,
  ],
  [
    'saved Dy of a firm without magnets',
    variant('', 'manufacturer.groups.other-uses-japan.heavySaving=0.1'),
    /refused[^]*heavySaving: changes nothing: only users of heavy magnets beside standard ones read it/,
  ],
  [
    'a duty on ore that is not sold',
    withSettings('levers.truce.oreTariff.UnitedStates=0.9'),
    /refused[^]*oreTariff: changes nothing: oreSales is 0 for as long as it holds/,
  ],
  [
    'the same, crossed',
    variant(factor('levers.truce.oreTariff.UnitedStates', '[0, 1]')),
    /refused[^]*oreTariff\.UnitedStates: changes nothing: oreSales is 0 for as long as it holds/,
  ],
])('%s is refused', (_name, parsed, message) => {
  expect(said(parsed)).toMatch(message)
})

test.each([
  [
    'a level that is crossed while a later event ends it',
    variant(factor('levers.announcement-18.reviewCapacity', '[50, 160]')),
    /it holds until 2025-06-09, when london-framework sets it again; levers\.\*\.reviewCapacity/,
  ],
  ['the same, set', withSettings('levers.announcement-18.reviewCapacity=90'), /when london-framework sets it again/],
  [
    'a group whose level is drawn',
    withSettings('manufacturer.groups.ev-europe.coverWeeks=9'),
    /it moves in proportion with manufacturer\.coverWeeks, which varies/,
  ],
  [
    'a number that goes with a lever which no event sets',
    withSettings('quotaPlanner.newOre=0.2'),
    /agents\.quotaPlanner\.newOre: warning: changes nothing as things stand: nothing sets miningQuotaGrowth/,
  ],
  [
    'a lever that nobody heeds',
    variant('agents: {customs: null}'),
    /inspectionRate: warning: changes nothing as things stand: there is no customs/,
  ],
  [
    'leverage of what is never under licence',
    variant('levers: {own: {date: 2025-12-08, title: t, source: s, set: {leverage: {Nd: 1}}}}'),
    /leverage: warning: changes nothing as things stand: no event puts the oxide of Nd under licence/,
  ],
  [
    'support for redesign where nobody redesigns',
    parseScenario(
      (path) =>
        path === 'own.yaml'
          ? {
              text: 'extends: baseline.yaml\nschema: 1\nname: own\nagents: {recycler: {groups: {swarf-japan: null, europe: null, north-america: null}}}\nlevers: {law: {date: 2025-06-02, title: t, source: s, set: {recyclingMandate: 0.3}}}',
            }
          : readShipped(path),
      'own.yaml',
    ),
    /recyclingMandate: warning: changes nothing as things stand: only groups outside China heed it, and there are none/,
  ],
  [
    'an ore that nobody digs',
    variant('deposits: {mine-own: {composition: {Nd: 0.2}, source: s, grade: D}}'),
    /deposits\.mine-own: warning: changes nothing: no group digs it/,
  ],
])('%s is named', (_name, parsed, message) => {
  expect(said(parsed)).toMatch(message)
  expect(parsed.ok).toBe(true)
})

test('tonnes of elements that are not tracked are said to be typed and not used', () => {
  const lines = said(withSettings('elements=[Pr, Nd, Sm, Gd, Tb, Dy, Y, Ce, La]')).split('\n')
  expect(lines.filter((line) => line.includes('Eu is not among the elements'))).toEqual([
    expect.stringMatching(
      /elements: warning: .*: [\d.]+ t a year typed, 0 used \(manufacturer\.groups\..*\.uses [\d.]+/,
    ),
  ])
})

test('a description names what changes nothing', () => {
  const parsed = variant('agents: {customs: null}\nuncertainties: {customs.learning: null}')
  if (!parsed.ok) throw new Error(said(parsed))
  expect(describeScenario(parsed.scenario, KINDS)).toMatch(/Changes nothing[^]*inspectionRate.*there is no customs/)
})

/** Defence alone has 22 weeks where usual is 4; the prior of the level ends where this says. */
const wide = (max: number) => ['posterior=null', `uncertainties.manufacturer.coverWeeks.max=${max}`]

test.each([
  [
    'a draw',
    withSettings(...wide(12)),
    /--set:2:1: uncertainties\.manufacturer\.coverWeeks: warning: at 12 groups would pass 52 weeks and are held there: defence-europe 66, /,
  ],
  [
    'a level that is crossed',
    variant(factor('manufacturer.coverWeeks', '[2, 4, 10]')),
    /own\.yaml:4:\d+: design.*manufacturer\.coverWeeks: warning: at 10 \(and at 1 of its 3 values\) groups would pass 52 weeks.*defence-europe 55/,
  ],
  [
    'a posterior',
    variant(
      'posterior: {source: s, paths: [manufacturer.coverWeeks], draws: [[4], [8], [9.8]]}\nuncertainties: {manufacturer.coverWeeks: {max: 12}}',
    ),
    /at 9\.8 \(and at 1 of its 3 values\) groups would pass 52 weeks/,
  ],
])('%s that pushes groups out of their range says which, how far and where they are held', (_name, parsed, message) => {
  expect(said(parsed)).toMatch(message)
  if (!parsed.ok) throw new Error(said(parsed))
  expect(describeScenario(parsed.scenario, KINDS)).toMatch(
    /manufacturer\.coverWeeks +at [\d.]+ .*groups would pass 52 weeks/,
  )
})

test('a draw that leaves every group in its range is not remarked on', () => {
  expect(said(withSettings(...wide(9)))).toBe('')
})

const share = (max: number) => `{distribution: uniform, min: 0.1, max: ${max}, source: s, grade: D}`

test.each([
  [
    'drawn',
    `uncertainties: {deposits.bayan-obo.composition.Nd: ${share(0.9)}}`,
    /uncertainties[^]*composition\.Nd: given shares of bayan-obo that may add up to 1\.\d+; expected at most 1/,
  ],
  [
    'crossed',
    factor('deposits.*.composition.Ce', '[0.3, 0.9]'),
    /design[^]*composition\.Ce": given shares of bayan-obo that may add up to 1\.\d+/,
  ],
])('shares of an ore that may add up to more than the whole are refused: %s', (_name, body, message) => {
  expect(said(variant(body))).toMatch(message)
})

test('shares of an ore that stay within the whole may be drawn', () => {
  expect(said(variant(`uncertainties: {deposits.bayan-obo.composition.Nd: ${share(0.18)}}`))).toBe('')
})

test.each(['elements=[Nd, Ga]', 'levers.truce.controlledElements=[Dy, Ga]'])(
  '%s is refused with what the model lacks',
  (setting) => {
    expect(said(withSettings(setting))).toMatch(/given "Ga"; .*; gallium is no rare earth: the model has no mines, /)
  },
)
