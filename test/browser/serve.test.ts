/** The page of serve in the real browser: a save leaves the reader where he was. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../../sim/cli/serve/server.ts'
import { newFolder } from '../cli/command-line.ts'
import { connectChromium } from './connect-chromium.ts'

let browser: Browser
beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(async () => browser?.close())

const folder = newFolder()
function report(title: string): string {
  const path = join(folder, `${title}.html`)
  const folds = '<details><summary>one</summary>1</details><details><summary>two</summary>2</details>'
  writeFileSync(
    path,
    `<title>${title}</title><section id="a">${folds}</section><div style="height:5000px">${title}</div>`,
  )
  return path
}

test('after a save the report stands where it stood, folds stay open, and the one before is a press away', async () => {
  const server = await startServer(0)
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  context.setDefaultTimeout(0)
  const page = await context.newPage()
  await page.goto(server.address)
  const frame = page.frameLocator('iframe')
  const state = () =>
    frame.locator('body').evaluate((body) => ({
      y: body.ownerDocument.defaultView?.scrollY,
      open: [...body.querySelectorAll('details')].map((fold) => fold.open),
    }))
  server.tell({ kind: 'good', report: report('first'), says: '' })
  await frame.getByText('first').waitFor()
  expect(await page.getByRole('button').count()).toBe(0)
  await frame.getByText('two').click()
  await frame.locator('body').evaluate((body) => body.ownerDocument.defaultView?.scrollTo(0, 700))
  const changes = {
    says: 'The save changed 1 of 2 outcomes',
    rows: [['<b>Peak</b>', '1', '2', '+1 (+1 to +1)'] as const],
  }
  server.tell({ kind: 'good', report: report('second'), says: '', before: { report: report('first'), changes } })
  await frame.getByText('second').waitFor()
  await expect.poll(state).toEqual({ y: 700, open: [false, true] })
  expect(await page.getByRole('row').last().innerText()).toBe('<b>Peak</b>\t1\t2\t+1 (+1 to +1)')
  await page.getByRole('button', { name: 'Show the report before the save' }).click()
  await frame.getByText('first').waitFor()
  await expect.poll(state).toEqual({ y: 700, open: [false, true] })
  await context.close()
  server.close()
})
