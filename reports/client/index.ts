/** Browser entry: everything here is a convenience; the page is complete without it. */
import { startCursor } from './cursor.ts'
import { startDownloads } from './download.ts'
import type { Payload } from './payload.ts'
import { startThemeToggle } from './theme-toggle.ts'

document.documentElement.classList.add('script')
const payload = JSON.parse(document.querySelector('#payload')?.textContent ?? '{}') as Payload
startThemeToggle()
startCursor(payload)
startDownloads(payload)

/** Folded groups belong on paper too. */
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details.fold')) details.open = true
})
