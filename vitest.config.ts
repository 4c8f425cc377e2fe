import { defineConfig } from 'vitest/config'

/** Longer than any test takes on a machine that is slow and busy, milliseconds: what takes longer hangs. */
const HANGS = 1_800_000

export default defineConfig({
  test: {
    globalSetup: ['test/cli/build.ts', 'test/browser/share-chromium.ts'],
    include: ['test/**/*.test.ts'],
    // Two processes read the modules once, and warm them up once, for all the files that each of them takes.
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    // What the command line prints is read where it is printed.
    disableConsoleIntercept: true,
    server: { deps: { external: [/\/dist\//] } },
    testTimeout: HANGS,
    hookTimeout: HANGS,
  },
})
