/** The events behind the numbers in the charts over time. */
import { type Dated, numberedEvents } from '../charts/event-ticks.ts'
import { longDate } from '../words/dates.ts'
import { wholeLine } from '../words/names.ts'
import { plural } from '../words/numbers.ts'
import { html, type Markup } from './markup.ts'

/** Null where nothing happens within the run. */
export function renderTimeline(result: Dated): Markup | null {
  const events = numberedEvents(result)
  return events.length === 0
    ? null
    : html`<details class="fold timeline" open><summary>The numbers in the charts: ${plural(events.length, 'event', 'events')}</summary><ol>${events.map(({ date, title }) => html`<li><b>${longDate(date)}</b> ${wholeLine(title)}</li>`)}</ol></details>`
}
