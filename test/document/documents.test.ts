/** Pages on the model say what the code says today. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { LIFETIME } from '../../sim/agents/agent.ts'
import { KINDS } from '../../sim/agents/index.ts'
import { documentText, PAGES } from '../../sim/cli/commands/document.ts'
import { staleFiles } from '../../sim/cli/jobs/generated-files.ts'
import { constantsOf } from '../../sim/document/constants.ts'
import { figuresOf, GRADES } from '../../sim/document/evidence-tables.ts'
import { fillTables, tableCalls } from '../../sim/document/fill.ts'
import { markdownTable } from '../../sim/document/markdown.ts'
import { OUTCOMES } from '../../sim/outcomes/outcomes.ts'
import { LEVERS } from '../../sim/policy/levers.ts'
import { SHIPPED, shipped } from '../run-shipped.ts'

const ROOT = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8')
const proseOf = (page: string): string =>
  readdirSync(new URL(`docs/${page}/`, ROOT))
    .map((file) => read(`docs/${page}/${file}`))
    .join('\n')

test('no generated file is stale', async () => {
  const stale = (await staleFiles(ROOT)).map(({ path }) => path)
  expect(stale, 'run: npm run generate').toEqual([])
})

describe.each(PAGES)('docs/%s.md', (page) => {
  test('has no marker left and no table that a text broke', () => {
    const text = documentText(page, ROOT)
    expect(tableCalls(text)).toEqual([])
    let columns = 0
    for (const line of text.split('\n')) {
      if (!line.startsWith('|')) columns = 0
      else {
        const count = line.replaceAll('\\|', '').split('|').length
        if (columns > 0) expect(count, line).toBe(columns)
        columns = count
      }
    }
  })
  test('names in its prose only what there is', () => {
    const known = new Set(
      KINDS.flatMap(({ kind, params, state, fields }) => [kind, ...Object.keys({ ...params, ...state, ...fields })]),
    )
    for (const name of [...Object.keys(LEVERS), ...OUTCOMES.map(({ name }) => name)]) known.add(name)
    for (const [, kind, name] of proseOf(page).matchAll(/`([a-zA-Z]+)\.([a-zA-Z]+)`/g)) {
      const spec = KINDS.find((k) => k.kind === kind)
      if (spec !== undefined)
        expect({ ...spec.params, ...spec.state, ...spec.fields }, `${kind}.${name}`).toHaveProperty([name!])
    }
    const sources = ['agents', 'market', 'pipeline', 'world'].flatMap((folder) =>
      readdirSync(new URL(`sim/${folder}/`, ROOT)).map((file) => read(`sim/${folder}/${file}`)),
    )
    const constants = new Set(sources.flatMap((source) => constantsOf(source).map(({ name }) => name)))
    for (const [, name] of proseOf(page).matchAll(/`([A-Z][A-Z_]{3,})[ `]/g))
      expect(constants.has(name!), `constant ${name}`).toBe(true)
  })
})

describe('the ODD page', () => {
  const calls = tableCalls(proseOf('odd'))

  test('has parameters and state of every kind, and fields where there are any', () => {
    for (const { kind, params, state, fields } of KINDS) {
      if (Object.keys(params).length > 0) expect(calls).toContain(`params ${kind}`)
      if (Object.keys(state).length > 0) expect(calls).toContain(`state ${kind}`)
      if (Object.keys(fields).some((name) => !Object.hasOwn(LIFETIME, name))) expect(calls).toContain(`fields ${kind}`)
    }
  })
  test('has every constant of a rule in agents and markets', () => {
    for (const folder of ['agents', 'market', 'pipeline', 'world'])
      for (const file of readdirSync(new URL(`sim/${folder}/`, ROOT))) {
        const graded = constantsOf(read(`sim/${folder}/${file}`)).filter(({ grade }) => grade !== undefined)
        if (graded.length > 0) expect(calls).toContain(`constants sim/${folder}/${file}`)
      }
  })
  test('has all seven elements and all eleven design concepts', () => {
    const text = proseOf('odd')
    for (const heading of [
      '1. Purpose and patterns',
      '2. Entities, state variables and scales',
      '3. Process overview and scheduling',
      '4. Design concepts',
      '5. Initialization',
      '6. Input data',
      '7. Submodels',
    ])
      expect(text).toContain(`\n## ${heading}\n`)
    for (const concept of [
      'Basic principles',
      'Emergence',
      'Adaptation',
      'Objectives',
      'Learning',
      'Prediction',
      'Sensing',
      'Interaction',
      'Stochasticity',
      'Collectives',
      'Observation',
    ])
      expect(text).toContain(`**${concept}.**`)
  })
})

describe('the evidence page', () => {
  test('has the figures of every shipped scenario', () => {
    const calls = tableCalls(proseOf('evidence')).filter((call) => call.startsWith('figures '))
    const shown = calls.map((call) => call.split(' ')[1])
    expect([...shown, 'steady-state'].sort()).toEqual(SHIPPED)
  })
  test('leaves out nothing by leaving steady-state out', () => {
    expect(figuresOf(shipped('steady-state'))).toEqual(figuresOf(shipped('baseline')))
  })
  test('gives every figure that is no event a grade and a source', () => {
    for (const name of SHIPPED)
      for (const { path, grade, source } of figuresOf(shipped(name))) {
        if (!/^(levers|shocks)\.[^.]+$/.test(path)) expect(GRADES, `${name}: ${path}`).toHaveProperty(grade!)
        expect(source, `${name}: ${path}`).not.toBe('')
      }
  })
  test('counts every parameter once', () => {
    const all = KINDS.reduce((sum, { params }) => sum + Object.keys(params).length, 0)
    expect(documentText('evidence', ROOT)).toMatch(new RegExp(`\\| \\*\\*all kinds\\*\\* \\|.* ${all} \\|`))
  })
})

describe('markers', () => {
  test('become tables, with the words after the name', () => {
    const tables = { sum: (words: readonly string[]) => words.join(' + ') }
    expect(fillTables('a\n<!-- table: sum 1 2 -->\nb', tables)).toBe('a\n1 + 2\nb')
  })
  test('of no table are an error that lists what there is', () => {
    expect(() => fillTables('<!-- table: nothing -->', { kinds: () => '' })).toThrow(
      /no table nothing; there are kinds/,
    )
    expect(() => fillTables('<!-- table: toString -->', {})).toThrow(/no table toString/)
  })
  test('keep dollar signs of a table as they are', () => {
    expect(fillTables('<!-- table: price -->', { price: () => "$& $1 $'" })).toBe("$& $1 $'")
  })
})

describe('constants of a source file', () => {
  test('are numbers in capitals with what is said of them', () => {
    const source = `/** Memory, assumed, 1-3. */\nconst MEMORY = 2\n/** A year, in\n * weeks. */\nexport const YEAR: number = 1_000 / 52\n`
    expect(constantsOf(source)).toEqual([
      { name: 'MEMORY', value: '2', doc: 'Memory, assumed, 1-3.', grade: 'D' },
      { name: 'YEAR', value: '1000 / 52', doc: 'A year, in weeks.' },
    ])
  })
  test('share a comment that stands above several', () => {
    expect(
      constantsOf('/** Up and down; grade C. */\nconst UP = 1\nconst DOWN = -2\n').map(({ doc, grade }) => [
        doc,
        grade,
      ]),
    ).toEqual([
      ['Up and down; grade C.', 'C'],
      ['Up and down; grade C.', 'C'],
    ])
  })
  test('are not texts, functions, lists over several lines, or numbers without a word', () => {
    const source = `const BARE = 1\n/** Text. */\nconst NAME = 'x'\n/** List. */\nconst LIST = [\n  1,\n]\n/** Function. */\nconst F = (x) => x\n`
    expect(constantsOf(source)).toEqual([])
  })
  test('do not take the comment of what stands before them', () => {
    expect(constantsOf('/** Of the function. */\nfunction f() {}\nconst LATER = 3\n')).toEqual([])
  })
})

test('no text breaks out of a table', () => {
  expect(markdownTable(['a', 'b:'], [['x | y\nz', '<b> `c<d`']])).toBe(
    '| a | b |\n| --- | --: |\n| x \\| y z | &lt;b> `c<d` |',
  )
})
