/**
 * Builds dist/: the command line, its worker thread, the benchmark and the scripts that go into every report. The command line
 * is split, so that each command loads what it needs and no more.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'
import { asConstants } from './constants.mjs'
import { noticesOf, packageOf, packagesBelow } from './notices.mjs'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

const COMMAND_LINE = { chokepoint: 'sim/cli/main.ts', 'command-line': 'sim/cli/command-line.ts' }
const WORKER = { worker: 'sim/cli/jobs/worker.ts' }
const TOOLS = {
  bench: 'test/bench/bench.ts',
  'generated-files': 'sim/cli/jobs/generated-files.ts',
}

/** Packages that are loaded before anything is done: one file is read sooner than forty. All others stay outside the bundles. */
const INSIDE = ['yargs', 'js-yaml', 'seedrandom', 'simple-statistics', 'hyparquet', 'hyparquet-writer']
const { dependencies, devDependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
const OUTSIDE = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !INSIDE.includes(name))

/** What all bundles for Node have in common. */
const forNode = (outdir, entries, plugins) => ({
  entryPoints: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, at(path)])),
  outdir,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: OUTSIDE,
  sourcemap: 'linked',
  logLevel: 'warning',
  plugins,
})

/** Bundles of the engine, with constants that are constants. `minified`: what happens to the whole afterwards. */
async function buildEngine(options, minified) {
  const { outputFiles, metafile } = await build({ ...options, write: false })
  for (const { path, text } of outputFiles) {
    const code = path.endsWith('.js') ? asConstants(text) : text
    const small = { target: options.target, legalComments: 'none', ...minified }
    writeFileSync(path, minified === undefined ? code : (await transform(code, small)).code)
  }
  return metafile
}

/** The command line alone; `replace` as below. */
export async function buildCommandLine(outdir, replace) {
  const plugins = [replacing(replace)]
  const plain = { 'string-width': at('scripts/plain-width.mjs'), 'wrap-ansi': at('scripts/plain-wrap.mjs') }
  const options = { splitting: true, minifySyntax: true, minifyWhitespace: true, alias: plain, metafile: true }
  const { metafile } = await build({ ...forNode(outdir, COMMAND_LINE, plugins), ...options })
  removeOldParts(outdir, new Set(Object.keys(metafile.outputs).map((path) => basename(path))))
}

/** Parts are named after their content: those of earlier builds would pile up. */
function removeOldParts(outdir, current) {
  for (const name of readdirSync(outdir))
    if (/-[0-9A-Z]{8}\.js(\.map)?$/.test(name) && !current.has(name)) rmSync(join(outdir, name))
}

/** Modules to take from elsewhere, by the end of their path. */
const replacing = (replace) => ({
  name: 'replace',
  setup({ onLoad }) {
    for (const [ending, path] of Object.entries(replace))
      onLoad({ filter: new RegExp(`${ending.replaceAll('.', '\\.')}$`) }, () => ({
        contents: `export * from ${JSON.stringify(path)}`,
        resolveDir: at('.'),
      }))
  },
})

/** What all bundles for browsers have in common. */
const FOR_BROWSERS = {
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
}

/** The fonts that the report embeds (sim/cli/reports/report-assets.ts). */
const FONTS = ['@fontsource-variable/inter', '@fontsource-variable/source-serif-4']

/**
 * The scripts of the report, for the browser, with nothing to fetch: its page's own, and the simulator for its worker thread. Beside
 * them the licences of what they and the page carry.
 */
async function buildReportClient(outdir) {
  const both = { ...FOR_BROWSERS, outdir, metafile: true, absWorkingDir: at('.') }
  const page = {
    ...both,
    entryPoints: { 'report-client': at('reports/client/index.ts') },
    minify: true,
    format: 'iife',
  }
  const engine = { ...both, entryPoints: { 'report-engine': at('reports/client/engine-worker.ts') }, format: 'esm' }
  const [{ metafile }, ofEngine] = await Promise.all([
    build(page),
    buildEngine(engine, { minify: true, format: 'iife' }),
  ])
  const inside = Object.keys({ ...metafile.inputs, ...ofEngine.inputs }).map((file) => packageOf(at(file)))
  const carried = new Set([
    ...FONTS.map((name) => at(`node_modules/${name}`)),
    ...inside.filter((folder) => folder !== undefined),
  ])
  writeFileSync(join(outdir, 'report-notices.txt'), noticesOf([...carried]))
}

/** The library for other programs: one file that asks for nothing, the same in Node and in browsers. */
function buildLibrary(outdir) {
  const options = { ...FOR_BROWSERS, entryPoints: { library: at('library/index.ts') }, outdir, format: 'esm' }
  return buildEngine(options, { minifySyntax: true, minifyWhitespace: true })
}

/** The command line and its worker thread. `replace`: modules to take from elsewhere; tests bring their own engine this way. */
export async function buildProgram(outdir, replace) {
  mkdirSync(outdir, { recursive: true })
  const worker = { ...forNode(outdir, WORKER, [replacing(replace)]), sourcemap: false }
  await Promise.all([buildCommandLine(outdir, replace), buildEngine(worker, { minifyWhitespace: true })])
}

export async function buildAll(outdir = at('dist')) {
  mkdirSync(outdir, { recursive: true })
  writeFileSync(join(outdir, 'THIRD-PARTY-NOTICES.txt'), noticesOf(packagesBelow(at('.'))))
  await Promise.all([
    buildProgram(outdir, {}),
    buildEngine(forNode(outdir, TOOLS, [])),
    buildReportClient(outdir),
    buildLibrary(outdir),
  ])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll()
