/** The library as other programs see it: through the package, compiled against its types, and in a browser's worker. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseScenario } from '../../library/parse-scenario.ts'
import { type Batch, runBatch } from '../../library/run-batch.ts'
import { summarize } from '../../library/summarize.ts'
import { connectChromium } from '../browser/connect-chromium.ts'
import { ROOT } from '../cli/command-line.ts'
import { blocksOf } from '../document/blocks.ts'
import { readShipped, shipped } from '../run-shipped.ts'
import { type Installed, installPackage } from './install.ts'

/** Shorter than a file may be: enough for a batch. */
const scenario = shipped('steady-state', 2)

async function batchOf(options: Parameters<typeof runBatch>[1]): Promise<Batch> {
  const run = await runBatch(scenario, options)
  if (!run.ok) throw new Error(run.why)
  return run.batch
}

describe('the examples of docs/library.md', () => {
  let installed: Installed
  beforeAll(() => {
    execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['-b', 'library'], { cwd: ROOT })
    installed = installPackage()
  })

  test('compile against the types of the package, and run', () => {
    const { project } = installed
    const examples = blocksOf(readFileSync(join(ROOT, 'docs/library.md'), 'utf8')).filter(
      (one) => one.language === 'ts',
    )
    const names = examples.map((_, k) => `example-${k}`)
    for (const [k, { text }] of examples.entries()) writeFileSync(join(project, `${names[k]}.ts`), text)
    const options = ['--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node']
    const types = ['--typeRoots', join(ROOT, 'node_modules/@types'), '--exactOptionalPropertyTypes']
    const files = names.map((name) => `${name}.ts`)
    execFileSync(join(ROOT, 'node_modules/.bin/tsc'), [...options, ...types, ...files], {
      cwd: project,
      stdio: 'inherit',
    })
    const said = names.map((name) => execFileSync(process.execPath, [`${name}.js`], { cwd: project, encoding: 'utf8' }))
    expect(said).toEqual([
      expect.stringMatching(
        /^1 of 2\n2 of 2\n\S+: .+, median \S+ .+\nweeks from 20\d\d-\d\d-\d\d to \S+, \d+ series\n$/,
      ),
      expect.stringMatching(/^\d+\.?5? weeks of dear Dy, \d+(\.\d+)? t of lost use\n$/),
    ])
  })
})

/** Runs in a module worker of a page, and in Node: what a stranger would type, with the package's own files. */
const TRY_OUT = `
  const folder = new Map(Object.entries(texts))
  const parsed = parseScenario(folder, 'steady-state.yaml', { settings: ['weeks=60', 'expect.supplied=null'] })
  const { record, scalars } = simulate(parsed.scenario, { seed: 7, replicate: 3 })
  const digest = await crypto.subtle.digest('SHA-256', new Float64Array([...record, ...scalars]))
  const ended = await runBatch(parsed.scenario, { replicates: 1000, signal: AbortSignal.timeout(1) })
  const stopped = new AbortController()
  const two = await runBatch(parsed.scenario, {
    replicates: 1000, signal: stopped.signal, onProgress: (done) => { if (done === 2) stopped.abort() },
  })
  return {
    digest: [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    problems: parseScenario(folder, 'steady-state.yaml', { settings: ['wekks=60'] }).problems,
    missing: parseScenario(new Map(), 'mine.yaml').problems,
    refused: (await runBatch(parsed.scenario, { replicates: 0 })).problems,
    ended: ended.why,
    finished: [two.why, two.batch.records.length],
  }
`
type TryOut = {
  readonly digest: string
  readonly problems: object[]
  readonly ended: string
  readonly finished: unknown
}

test('the packed library in a module worker of a browser: digest, errors as values and AbortSignal as in Node', async () => {
  const { project } = installPackage()
  const home = join(project, 'node_modules/chokepoint')
  const { exports } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    exports: { '.': { browser: string; default: string } }
  }
  const library = readFileSync(join(home, exports['.'].browser), 'utf8')
  expect(library).not.toMatch(/(^|[;}])import\b|\bimport\(|\brequire\(/)
  const names = ['steady-state.yaml', 'baseline.yaml', 'posterior-export-controls-2025.yml']
  const texts = Object.fromEntries(names.map((name) => [name, readFileSync(join(home, 'scenarios', name), 'utf8')]))
  const imports = 'import { parseScenario, runBatch, simulate } from'
  const body = `const texts = ${JSON.stringify(texts)}\nconst tryOut = async () => {${TRY_OUT}}`
  writeFileSync(
    join(project, 'try-out.js'),
    `${imports} 'chokepoint'\n${body}\nconsole.log(JSON.stringify(await tryOut()))`,
  )
  const inNode = JSON.parse(
    execFileSync(process.execPath, ['try-out.js'], { cwd: project, encoding: 'utf8' }),
  ) as TryOut
  expect(inNode).toMatchObject({
    digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    problems: [{ file: '--set', line: 1, column: 1, path: 'wekks' }],
    missing: [{ file: 'mine.yaml', line: 1, column: 1 }],
    refused: [{ file: 'runBatch', path: 'replicates' }],
    ended: 'aborted',
    finished: ['aborted', 2],
  })
  const served: Readonly<Record<string, string>> = {
    '/library.js': library,
    '/worker.js': `${imports} './library.js'\n${body}\npostMessage(await tryOut())`,
  }
  const browser = await connectChromium()
  try {
    const page = await browser.newPage()
    await page.route('http://localhost/**', (route) => {
      const answer = served[new URL(route.request().url()).pathname]
      return route.fulfill({ contentType: answer === undefined ? 'text/html' : 'text/javascript', body: answer ?? '' })
    })
    await page.goto('http://localhost/')
    const inWorker = await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker('/worker.js', { type: 'module' })
          worker.onmessage = ({ data }) => resolve(data)
          worker.onerror = ({ message }) => reject(new Error(message))
        }),
    )
    expect(inWorker).toEqual(inNode)
  } finally {
    await browser.close()
  }
})

test('parts of a batch, put together, are the batch', async () => {
  const [first, second] = [await batchOf({ replicates: 3, to: 1 }), await batchOf({ replicates: 3, from: 1 })]
  const whole = summarize(scenario, await batchOf({ replicates: 3 }))
  expect(summarize(scenario, first, second)).toEqual(whole)
  expect(() => summarize(scenario, second, first)).toThrow('expected row 3')
  expect(() => summarize(scenario)).toThrow('no finished replicate')
})

test('a signal that comes from elsewhere ends a batch, and what was finished stays', async () => {
  const abort = new AbortController()
  setTimeout(() => abort.abort(), 1)
  const run = await runBatch(scenario, { replicates: 100_000, signal: abort.signal })
  expect(run).toMatchObject({ ok: false, why: 'aborted' })
  expect('batch' in run && run.batch.records.length).toBeLessThan(100_000)
})

test.each([{ replicates: 0 }, { replicates: 1.5 }, { seed: -1 }, { from: 3, replicates: 3 }, { to: 4, replicates: 3 }])(
  '%o is refused with what is expected',
  async (options) => {
    const run = await runBatch(scenario, options)
    expect(run).toMatchObject({ ok: false, why: 'refused' })
    const messages = 'problems' in run ? run.problems.map(({ message }) => message) : []
    expect(messages).toEqual([expect.stringMatching(/^given \S+; expected a whole number from \d+ to \d+$/)])
  },
)

test('a scenario that cannot be is a value with its place', () => {
  const parsed = parseScenario(readShipped, 'ev-boom.yaml', { settings: ['weeks=abc'] })
  expect(parsed).toMatchObject({ ok: false, problems: [{ file: '--set', line: 1, column: 7, path: 'weeks' }] })
})
