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

test('one module without imports runs a replicate in the worker of a browser, with the numbers of Node', async () => {
  const library = readFileSync(join(ROOT, 'dist/library.js'), 'utf8')
  expect(library).not.toMatch(/(^|[;}])import\b|\bimport\(|\brequire\(/)
  const browser = await connectChromium()
  try {
    const page = await browser.newPage()
    const served: Readonly<Record<string, string>> = {
      '/library.js': library,
      '/worker.js': `import { runBatch } from './library.js'
        const { batch } = await runBatch(${JSON.stringify(scenario)}, { replicates: 1 })
        postMessage([...batch.scalars[0]].map(String))`,
    }
    await page.route('http://localhost/**', (route) => {
      const body = served[new URL(route.request().url()).pathname]
      return route.fulfill({ contentType: body === undefined ? 'text/html' : 'text/javascript', body: body ?? '' })
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
    const { scalars } = await batchOf({ replicates: 1 })
    expect(inWorker).toEqual([...scalars[0]!].map(String))
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
    const [problem] = 'problems' in run ? run.problems : []
    expect(problem!.message).toMatch(/^given \S+; expected a whole number from \d+ to \d+$/)
  },
)

test('a scenario that cannot be is a value with its place', () => {
  const parsed = parseScenario(readShipped, 'ev-boom.yaml', { settings: ['weeks=abc'] })
  expect(parsed).toMatchObject({ ok: false, problems: [{ file: '--set', line: 1, column: 7, path: 'weeks' }] })
})
