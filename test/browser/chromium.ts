/** Headless Chromium from its package alone, unpacked when it is first asked for. */
import { type Browser, chromium as playwright, type LaunchOptions } from 'playwright-core'

export async function chromiumOptions(): Promise<LaunchOptions> {
  // Read by the package on import: it then brings the libraries that a bare machine lacks (nss, nspr, expat).
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs20.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  return { executablePath: await chromium.executablePath(), args: ['--no-sandbox'], headless: true }
}

export const launchChromium = async (): Promise<Browser> => playwright.launch(await chromiumOptions())
