/** What the YAML language server, the one behind VS Code, Neovim, Emacs and others, makes of the shipped schema. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { getLanguageService } from 'yaml-language-server'
import { ROOT } from '../cli/command-line.ts'

const HEAD = 'schema: 1\nname: mine\nextends: baseline.yaml\n'
/** The service keeps what it has read of an address. */
let opened = 0
const schema = JSON.parse(readFileSync(join(ROOT, 'scenarios/scenario.schema.json'), 'utf8')) as object

const service = getLanguageService({
  schemaRequestService: () => Promise.reject(new Error('no schema but ours')),
  workspaceContext: { resolveRelativePath: (path) => path },
})
service.configure({
  ...{ validate: true, hover: true, completion: true, yamlVersion: '1.2' },
  schemas: [{ uri: 'file:///scenario.schema.json', fileMatch: ['*.yaml'], schema }],
})

/** `|` is where the cursor stands. */
function open(text: string): { readonly document: TextDocument; readonly at: { line: number; character: number } } {
  const whole = text.startsWith('extends') ? text : HEAD + text
  const document = TextDocument.create(`file:///scenarios/${opened++}.yaml`, 'yaml', 1, whole.replace('|', ''))
  return { document, at: document.positionAt(Math.max(0, whole.indexOf('|'))) }
}

async function hover(text: string): Promise<string> {
  const { document, at } = open(text)
  return JSON.stringify((await service.doHover(document, at))?.contents)
}

async function offered(text: string): Promise<readonly string[]> {
  const { document, at } = open(text)
  return (await service.doComplete(document, at, false)).items.map(({ label }) => label.replaceAll('"', ''))
}

async function problems(text: string): Promise<readonly string[]> {
  return (await service.doValidation(open(text).document, false)).map(({ message }) => message)
}

test('a hover has meaning, unit, range, default and source', async () => {
  const said = await hover('agents:\n  customs: { te|stWeeks: 4 }\n')
  expect(said).toContain(
    'Time a test takes at least. Unit: weeks. Range: 0 to 26. Default: 5. Source: inspection delay',
  )
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
