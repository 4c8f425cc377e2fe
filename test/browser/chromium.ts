/** One headless Chromium for the browser tests, from the package alone; unpacked before anything runs in parallel. */
import { type Browser, chromium as playwright } from 'playwright-core'

export async function launchChromium(): Promise<Browser> {
  // Read by the package on import: it then brings the libraries that a bare machine lacks.
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs20.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  return playwright.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'], headless: true })
}
