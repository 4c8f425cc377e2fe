/** What the YAML language server, the one behind VS Code, Neovim, Emacs and others, makes of the shipped schema, and of that of a user's file. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { getLanguageService, type LanguageService } from 'yaml-language-server'
import { chokepoint, REAL, ROOT } from '../cli/command-line.ts'

const HEAD = 'schema: 1\nname: mine\nextends: baseline.yaml\n'
/** A scenario with names of its own, whole. */
const OWN = `schema: 1
name: own
extends: export-controls-2025.yaml
sectors: [medical-imaging]
regions: { vietnam: { partOf: RestOfWorld, weeksAtSea: 1, source: assumed, grade: D } }
deposits: { dong-pao: { composition: { Nd: 0.12, Pr: 0.04, La: 0.33, Ce: 0.49 }, source: assumed, grade: D } }
agents:
  mine: { groups: { dong-pao: { region: vietnam, deposit: dong-pao, capacity: 100, source: assumed, grade: D } } }
  manufacturer:
    groups:
      scanners: { region: Europe, sector: medical-imaging, uses: { Gd: 12, standardMagnet: 150 }, value: 40, source: assumed, grade: D }
levers:
  own-licences: { date: 2026-03-02, title: Licences for scanners, source: assumed, set: { approvalBySector: { medical-imaging: 0.5 } } }
`
/** The service keeps what it has read of an address. */
let opened = 0
const shipped = serviceOf(readFileSync(join(ROOT, 'scenarios/scenario.schema.json'), 'utf8'))

function serviceOf(schema: string): LanguageService {
  const service = getLanguageService({
    schemaRequestService: () => Promise.reject(new Error('no schema but ours')),
    workspaceContext: { resolveRelativePath: (path) => path },
  })
  service.configure({
    ...{ validate: true, hover: true, completion: true, yamlVersion: '1.2' },
    schemas: [{ uri: 'file:///scenario.schema.json', fileMatch: ['*.yaml'], schema: JSON.parse(schema) as object }],
  })
  return service
}

/** `|` is where the cursor stands. */
function open(text: string): { readonly document: TextDocument; readonly at: { line: number; character: number } } {
  const whole = /^(extends|schema)/.test(text) ? text : HEAD + text
  const document = TextDocument.create(`file:///scenarios/${opened++}.yaml`, 'yaml', 1, whole.replace('|', ''))
  return { document, at: document.positionAt(Math.max(0, whole.indexOf('|'))) }
}

async function hover(text: string, service = shipped): Promise<string> {
  const { document, at } = open(text)
  return JSON.stringify((await service.doHover(document, at))?.contents)
}

async function offered(text: string, service = shipped): Promise<readonly string[]> {
  const { document, at } = open(text)
  return (await service.doComplete(document, at, false)).items.map(({ label }) => label.replaceAll('"', ''))
}

async function problems(text: string, service = shipped): Promise<readonly string[]> {
  return (await service.doValidation(open(text).document, false)).map(({ message }) => message)
}

test('a hover has meaning, unit, range, default and source', async () => {
  const said = await hover('agents:\n  customs: { te|stWeeks: 4 }\n')
  expect(said).toContain(
    'Time a test takes at least. Unit: weeks. Range: 0 to 26. Default: 5. Source: inspection delay',
  )
})

test.each([
  ['a number that has no default', 'we|eks: 104\n', /Horizon.*Range: 13 to 1040.*Example:.*156/],
  ['a date', 'levers:\n  mine: { da|te: 2025-04-04 }\n', /takes force.*Example:.*20\d\d-\d\d-\d\d/],
  [
    'a lever',
    'levers:\n  mine: { set: { review|Capacity: 4 } }\n',
    /applications \/ week.*Range: 0 to 5000.*Default: 60/,
  ],
])('a hover over %s has range and example', async (_, text, says) => {
  expect(await hover(text)).toMatch(says)
})

test('a hover over what is drawn has the meaning, unit and range of its path', async () => {
  const text =
    'uncertainties:\n  manufacturer.cover|Weeks: { distribution: uniform, min: 1, max: 4, source: assumed, grade: D }\n'
  expect(await hover(text)).toMatch(/Target stock.*Unit: weeks. Range: 0.3 to 52/)
})

test('a hover over a kind of distribution says what each is', async () => {
  const text = 'uncertainties:\n  mine.response: { distri|bution: uniform }\n'
  expect(await hover(text)).toMatch(/`uniform`: Every value between the ends is as likely/)
})

test('a hover has an example where any text may stand', async () => {
  expect(await hover('outcomes: [pe|akQueue]\n')).toContain('sum(lostUse.evMotors) by 2025-12-31')
})

test.each([
  ['files to extend', 'extends: |\n', 'export-controls-2025.yaml'],
  ['keys of a kind', 'agents:\n  customs:\n    |\n', 'testWeeks'],
  ['groups that there are', 'agents:\n  manufacturer:\n    groups:\n      |\n', 'ev-europe'],
  ['events that there are', 'levers:\n  |\n', 'london-framework'],
  ['levers', 'levers:\n  mine:\n    set:\n      |\n', 'reviewCapacity'],
  ['ores', 'agents:\n  mine:\n    groups:\n      mine-one:\n        deposit: |\n', 'mount-weld'],
  [
    'makers',
    'agents:\n  manufacturer:\n    groups:\n      ev-europe:\n        secondSource: |\n',
    'vacuumschmelze-neo',
  ],
  ['regions', 'agents:\n  mine:\n    groups:\n      mine-one:\n        region: |\n', 'Japan'],
  ['paths of uncertainties', 'uncertainties:\n  |\n', 'manufacturer.coverWeeks'],
  ['paths of the levers of events', 'uncertainties:\n  |\n', 'levers.japan-dual-use.approvalByRegion.Japan'],
  ['paths of the dates of events', 'uncertainties:\n  |\n', 'levers.london-framework.date'],
  ['paths that rise together', 'correlations:\n  mine:\n    between:\n      - |\n', 'manufacturer.coverWeeks'],
  ['paths to cross', 'design:\n  method: factorial\n  factors:\n    |\n', 'levers.london-framework.reviewCapacity'],
  ['shocks that there are', 'shocks:\n  |\n', 'myanmar-kachin-2025'],
  ['what a shock hits', 'shocks:\n  mine:\n    target:\n      |\n', 'separator'],
  ['mines that a shock hits', 'shocks:\n  mine:\n    target:\n      mine: |\n', 'mountain-pass'],
  ['sectors that a shock hits', 'shocks:\n  mine:\n    target:\n      sector: |\n', 'evMotors'],
  ['events that another hangs on', 'levers:\n  mine:\n    chance:\n      if: |\n', 'london-framework'],
  ['ores of a scenario', 'deposits:\n  |\n', 'mount-weld'],
  ['tables of observations', 'observations: |\n', 'observations-2025.csv'],
  ['series of a window', 'windows:\n  mine:\n    series:\n      - |\n', 'quotePrice.Dy'],
  ['distributions', 'uncertainties:\n  mine.response:\n    distribution: |\n', 'triangular'],
  ['keys of a distribution', 'uncertainties:\n  mine.response:\n    distribution: triangular\n    |\n', 'mode'],
  ['outcomes', 'outcomes:\n  - |\n', 'worstQuarterShortfall.evMotors'],
  ['groups to follow', 'follow:\n  - |\n', 'mine.mountain-pass'],
  ['designs', 'design:\n  method: |\n', 'latinHypercube'],
])('%s are offered', async (_, text, name) => {
  expect(await offered(text)).toContain(name)
})

test.each([
  [
    'a misspelt distribution lists all',
    'uncertainties:\n  mine.response: { distribution: uniforn, min: 0, max: 1, source: assumed, grade: D }\n',
    /"uniform", "triangular", .*"empirical"/,
  ],
  ['a misspelt design lists all', 'design: { method: sobl }\n', /"monteCarlo", "latinHypercube", "sobol", "factorial"/],
  [
    'a new group lacks what it needs',
    'agents:\n  mine:\n    groups:\n      mine-one: { capacity: 100 }\n',
    /Missing property "region"/,
  ],
  ['a new event lacks what it needs', 'levers:\n  mine: { set: { reviewCapacity: 10 } }\n', /Missing property "date"/],
  ['a number out of its range', 'agents:\n  customs: { testWeeks: 27 }\n', /maximum of 26/],
  ['a key that there is not', 'agents:\n  customs: { testWeek: 4 }\n', /testWeek is not allowed/],
  [
    'a unit that is no number',
    'levers:\n  l: { date: 2025-04-04, title: t, source: s, set: { reviewCapacity: many } }\n',
    /Incorrect type/,
  ],
])('%s', async (_, text, says) => {
  expect((await problems(text)).join('\n')).toMatch(says)
})

test('what changes or deletes something that is there may leave out the rest', async () => {
  const text = 'agents:\n  mine:\n    groups: { mountain-pass: { capacity: 50000 }, kola: null }\n'
  expect(await problems(text)).toEqual([])
})

describe('names of ones own, by `chokepoint schema FILE`', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chokepoint-editor-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  let own: LanguageService
  beforeAll(async () => {
    writeFileSync(join(folder, 'own.yaml'), OWN)
    own = serviceOf((await chokepoint(['schema', 'own.yaml'], { program: REAL, cwd: folder })).stdout)
  })

  test.each([
    ['sector', 'agents:\n  manufacturer:\n    groups:\n      mine:\n        sector: |\n', 'medical-imaging'],
    ['sector under a lever', 'levers:\n  mine:\n    set:\n      approvalBySector:\n        |\n', 'medical-imaging'],
    ['region', 'agents:\n  mine:\n    groups:\n      mine-one:\n        region: |\n', 'vietnam'],
    ['group', 'follow:\n  - |\n', 'manufacturer.scanners'],
    ['ore', 'agents:\n  mine:\n    groups:\n      mine-one:\n        deposit: |\n', 'dong-pao'],
    ['path', 'uncertainties:\n  |\n', 'manufacturer.groups.scanners.coverWeeks'],
    ['event', 'levers:\n  |\n', 'own-licences'],
    ['outcome', 'outcomes:\n  - |\n', 'worstQuarterShortfall.medical-imaging'],
  ])('its %s is offered, and the shipped ones are', async (_, text, name) => {
    expect(await offered(text, own)).toContain(name)
    expect(await offered(text)).not.toContain(name)
    expect((await offered(text, own)).length).toBeGreaterThan((await offered(text)).length)
  })

  test('a group of ones own still has to be whole', async () => {
    expect(await problems(OWN, own)).toEqual([])
    expect((await problems(OWN.replace('sector: medical-imaging, ', ''), own)).join()).toMatch(
      /Missing property "sector"/,
    )
  })
})
