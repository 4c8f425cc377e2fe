/** Before the tests: one Chromium for all of them. */
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { chromiumOptions } from './chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where it listens. */
    readonly chromium: string
  }
}

export default async function shareChromium({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer(await chromiumOptions())
  provide('chromium', server.wsEndpoint())
  return () => server.close()
}
