/** Browser entry: everything here is a convenience; the page is complete without it. */
import { startCursor } from './cursor.ts'
import { startDownloads } from './download.ts'
import { startLegends } from './legend.ts'
import { startScreen } from './screen/index.ts'
import { showEmbedded, startPictures } from './save-pictures.ts'
import { startMarkTips } from './mark-tips.ts'
import { pageData, type Payload } from './payload.ts'
import { createPeriod } from './period.ts'
import { startThemeToggle } from './theme-toggle.ts'
import { createTip } from './tip.ts'

document.documentElement.classList.add('script')
const payload = pageData(JSON.parse(document.querySelector('#payload')?.textContent ?? '{}') as Payload)
startThemeToggle()
const tip = createTip()
const period = createPeriod(payload.dates)
startCursor(payload, period, tip)
startMarkTips(tip)
startLegends()
startDownloads(payload)
startPictures(payload.run)
startScreen(tip)
showEmbedded()

/** Folded charts and what varies belong on paper too; the long list of fixed values only when it is open. Paper shows all weeks. */
let zoomed = period.current()
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details.fold:not(.long)')) details.open = true
  zoomed = period.current()
  period.set(0, zoomed.last)
})
addEventListener('afterprint', () => period.set(zoomed.from, zoomed.to))
