/** The contract with build servers: exit codes, JUnit, JSON, quiet; and that the document about it can be followed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { blocksOf } from '../document/blocks.ts'
import { checksums, chokepoint, newFolder, ROOT, SCENARIOS } from './command-line.ts'

const base = newFolder()
const copied = [
  'quick.yaml',
  'observations-quiet.csv',
  'baseline.yaml',
  'posterior-export-controls-2025.yml',
  'export-controls-2025.yaml',
  'observations-2025.csv',
]
/** The toy's outcomes lie between 0.25 and 1 where they happen, three in four. */
function scenarioWith(name: string, block: string, over = 'quick.yaml'): string {
  const path = join(base, `${name}.yaml`)
  writeFileSync(
    path,
    `extends: ${over}\nschema: 1\nname: ${name}\ntitle: T\n${block === '' ? '' : `expect:\n${block}`}`,
  )
  return path
}
const met = '  met: { that: max(quotePrice.Dy) < 1e6 }\n'
const missed = '  missed: { that: share(peakQueue happens) > 99 %, reason: it should }\n'

beforeAll(() => {
  for (const name of copied) writeFileSync(join(base, name), readFileSync(join(SCENARIOS, name)))
})

const run = (file: string, out: string, ...more: string[]) =>
  chokepoint(['run', file, '--replicates', '40', '--no-report', '-o', out, ...more])

describe('a run', () => {
  test('ends with 0 when all is met and says so', async () => {
    const ended = await run(scenarioWith('good', met), join(base, 'good'))
    expect(ended).toMatchObject({ code: 0 })
    expect(ended.stdout).toContain('holds   met: max(quotePrice.Dy) < 1e6')
  })

  test('ends with 1 when one is not met, with the results and the JUnit file written', async () => {
    const out = join(base, 'bad')
    const junit = join(base, 'bad.xml')
    const ended = await run(scenarioWith('bad', met + missed), out, '--quiet', '--junit', junit)
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toContain('FAILS   missed: share(peakQueue happens) > 99 %')
    expect(ended.stderr).not.toContain('holds')
    expect(ended.stderr).toContain('bad: 1 of 2 expectations not met')
    const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(readFileSync(junit, 'utf8')) as {
      testsuites: { testsuite: Record<string, unknown> }
    }
    expect(testsuites.testsuite).toMatchObject({ '@_name': 'bad, seed 42', '@_tests': '2', '@_failures': '1' })
    expect(existsSync(join(out, 'summary.json'))).toBe(true)
    const again = await run(join(base, 'bad.yaml'), out, '--quiet', '--junit', `${junit}.again`)
    expect(again.code).toBe(1)
    expect(readFileSync(`${junit}.again`, 'utf8')).toBe(readFileSync(junit, 'utf8'))
  })

  test('of several scenarios judges all of them and prints one JSON document each', async () => {
    const out = join(base, 'both')
    const ended = await run(
      scenarioWith('good', met),
      out,
      join(base, 'bad.yaml'),
      '--json',
      '--junit',
      join(base, 'b.xml'),
    )
    expect(ended.code).toBe(1)
    const documents = ended.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { expectations: { verdict: string }[] })
    expect(documents.map((one) => one.expectations.map(({ verdict }) => verdict))).toEqual([
      ['holds'],
      ['holds', 'fails'],
    ])
    expect(readFileSync(join(base, 'b.xml'), 'utf8').match(/<testsuite /g)).toHaveLength(2)
  })

  test('refuses what it cannot read before anything is written', async () => {
    const out = join(base, 'none')
    const ended = await run(scenarioWith('typo', '  a: { that: p95(quotePrize.Dy) < 5 }\n'), out)
    expect(ended).toMatchObject({ code: 2 })
    expect(ended.stderr).toMatch(
      /typo\.yaml:6:18: expect\.a\.that: given quotePrize\.Dy.*did you mean quotePrice\.Dy\?/,
    )
    expect(existsSync(out)).toBe(false)
  })
})

describe('check', () => {
  test('says of a finished folder what the run said, and changes nothing', async () => {
    const before = checksums(join(base, 'bad'))
    const ended = await chokepoint(['check', join(base, 'good'), join(base, 'bad'), '--json'])
    expect(ended.code).toBe(1)
    const summary = JSON.parse(readFileSync(join(base, 'bad/summary.json'), 'utf8')) as { expectations: unknown }
    expect(JSON.parse(ended.stdout.trim().split('\n')[1]!)).toMatchObject({
      schema: 'chokepoint.check/1',
      expectations: summary.expectations,
    })
    expect(checksums(join(base, 'bad'))).toEqual(before)
    expect((await chokepoint(['check', join(base, 'good'), '-q'])).code).toBe(0)
  })

  test('takes the expectations of another file', async () => {
    const other = scenarioWith('other', '  low: { that: max(peakQueue) < 0.1 }\n')
    const ended = await chokepoint(['check', join(base, 'good'), '--expect', other])
    expect(ended).toMatchObject({ code: 1 })
    expect(ended.stdout).toContain('FAILS   low')
  })

  test('refuses a folder without expectations, naming its file', async () => {
    const out = join(base, 'plain')
    await run(scenarioWith('plain', ''), out)
    const ended = await chokepoint(['check', out])
    expect(ended).toMatchObject({ code: 2 })
    expect(ended.stderr).toContain('has no expect: block')
  })
})

test('merge judges a batch that was split', async () => {
  const out = join(base, 'split')
  for (const shard of ['0/2', '1/2']) await run(join(base, 'bad.yaml'), out, '--shard', shard, '-q')
  const ended = await chokepoint(['merge', out, '-o', out, '--no-report', '--junit', join(base, 'm.xml')])
  expect(ended).toMatchObject({ code: 1 })
  expect(readFileSync(join(base, 'm.xml'), 'utf8')).toBe(readFileSync(join(base, 'bad.xml'), 'utf8'))
})

describe('the document about build servers', () => {
  const text = readFileSync(join(ROOT, 'docs/build-servers.md'), 'utf8')
  const blocks = blocksOf(text)
  const yaml = blocks.filter(({ language }) => language === 'yaml').map((block) => parseYaml(block.text) as object)

  test('has an expect: block that a scenario accepts', async () => {
    const first = blocks[0]!.text.replace('expect:\n', '')
    expect(await chokepoint(['validate', scenarioWith('document', first, 'export-controls-2025.yaml')])).toMatchObject({
      code: 0,
    })
  })

  test('shows workflows that are YAML and commands that run', async () => {
    expect(yaml[1]).toMatchObject({ jobs: { chokepoint: { steps: expect.any(Array) as unknown } } })
    expect(yaml[2]).toMatchObject({ scenarios: { artifacts: { reports: { junit: 'expectations.xml' } } } })
    const commands = new Set([...text.matchAll(/npx (chokepoint run [^'\n]*\.xml)/g)].map(([, command]) => command!))
    expect([...commands]).toHaveLength(1)
    const folder = newFolder()
    const args = [...commands][0]!
      .split(' ')
      .slice(1)
      .map((word) => (word.startsWith('scenarios/') ? join(SCENARIOS, '..', word) : word))
    const ended = await chokepoint([...args, '--no-report'], { cwd: folder })
    // The toy has a licence queue without controls; that it is judged is the point.
    expect(ended.code).toBe(1)
    expect(existsSync(join(folder, 'expectations.xml'))).toBe(true)
  })
})
