import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['test/cli/build-toy.ts'],
    include: ['test/**/*.test.ts'],
    // Two suites at a time: some of them start the command line, which takes all cores itself.
    maxWorkers: 2,
    // Lets the packaged Chromium unpack the few libraries it brings (nss, nspr, expat), so that no system package is needed.
    env: { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
