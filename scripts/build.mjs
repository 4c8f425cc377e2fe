/**
 * Builds dist/: the command line, its worker threads, the benchmark and the script that goes into every report.
 * Packages stay outside the bundles (they are in node_modules anyway, some with native parts); only the report's script,
 * which runs in a browser, is whole.
 */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

async function buildCommandLine(outdir, replace) {
  const entries = {
    chokepoint: 'sim/cli/main.ts',
    worker: 'sim/cli/worker.ts',
    'pattern-worker': 'sim/cli/pattern-worker.ts',
    'calibration-worker': 'sim/cli/calibration-worker.ts',
    'ablation-worker': 'sim/cli/ablation-worker.ts',
    'sensitivity-worker': 'sim/cli/sensitivity-worker.ts',
    bench: 'test/bench/bench.ts',
  }
  await build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, at(path)])),
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'warning',
    plugins: [
      {
        name: 'replace',
        setup({ onLoad }) {
          for (const [ending, path] of Object.entries(replace))
            onLoad({ filter: new RegExp(`${ending.replaceAll('.', '\\.')}$`) }, () => ({
              contents: `export * from ${JSON.stringify(path)}`,
              resolveDir: at('.'),
            }))
        },
      },
    ],
  })
}

/** The scripts of the report, for the browser, with nothing to fetch: its page's own, and the simulator for its worker threads. */
export async function buildReportClient(outdir) {
  await build({
    entryPoints: {
      'report-client': at('reports/client/index.ts'),
      'report-engine': at('reports/client/engine-worker.ts'),
    },
    outdir,
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  })
}

/** `replace`: modules to take from elsewhere, by the end of their path; tests bring their own engine this way. */
export async function buildAll(outdir = at('dist'), replace = {}) {
  await Promise.all([buildCommandLine(outdir, replace), buildReportClient(outdir)])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll()
