/** Browser entry: everything here is a convenience; the page is complete without it. */
import { startCursor } from './cursor.ts'
import { startDownloads } from './download.ts'
import { startLive } from './live/index.ts'
import type { Payload } from './payload.ts'
import { startThemeToggle } from './theme-toggle.ts'

document.documentElement.classList.add('script')
const payload = JSON.parse(document.querySelector('#payload')?.textContent ?? '{}') as Payload
startThemeToggle()
startCursor(payload)
startDownloads(payload)
startLive()

/** Folded charts and what varies belong on paper too; the long list of fixed values only when it is open. */
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details.fold:not(.long)')) details.open = true
})
