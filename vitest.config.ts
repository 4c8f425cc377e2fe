import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Longer than any test takes on a machine that is slow and busy, milliseconds: what takes longer hangs. */
const HANGS = 1_800_000

/** Files that put other modules in the place of ours: in a process of their own, since no module may have been read before them. */
const REPLACING = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => join('test', file))
  .filter((file) => /^vi\.mock\(/m.test(readFileSync(file, 'utf8')))

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // What is thrown away early is thrown away cheaply, megabytes: a tenth of the processor time.
    execArgv: ['--min-semi-space-size=16', '--max-semi-space-size=64'],
    // What the command line prints is read where it is printed.
    disableConsoleIntercept: true,
    server: { deps: { external: [/\/dist\//] } },
    testTimeout: HANGS,
    hookTimeout: HANGS,
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          globalSetup: ['test/cli/build.ts', 'test/browser/share-chromium.ts'],
          include: ['test/**/*.test.ts'],
          exclude: REPLACING,
          // Two processes read the modules once, and warm them up once, for all the files that each of them takes.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', globalSetup: ['test/cli/build.ts'], include: REPLACING, isolate: true } },
    ],
  },
})
