/** Every event of the scenario with every value it sets: for those whom whole levers do not suffice. */
import type { EventControls, Slider } from '../../sim/studies/live/controls.ts'
import type { LiveSetup } from '../../sim/studies/live/setup.ts'
import { html, type Markup } from '../html/markup.ts'
import { longDate } from '../words/dates.ts'
import { leverName } from '../words/lever-names.ts'
import { leverValue } from '../words/lever-values.ts'
import { plain, regionName, sectorName } from '../words/names.ts'
import { plural, span } from '../words/numbers.ts'

/** Values of one lever from which they are folded. */
const MANY = 3

export function renderEvents({ events }: LiveSetup): Markup {
  return html`<details class="fold script-only" id="live-events"><summary>Every event and every value: ${plural(events.length, 'event', 'events')}</summary>
<form id="live-form" aria-label="Events">${events.map(renderEvent)}</form>
<label class="yaml">The settings as a scenario file, which the command line reproduces to the digit<textarea id="live-yaml" readonly rows="9" spellcheck="false"></textarea></label>
<p><button type="button" id="live-copy">Copy the scenario file</button></p></details>`
}

function renderEvent({ id, title, date, earliest, latest, sliders }: EventControls): Markup {
  return html`<details class="live-event" data-event="${id}"><summary>${plain(title)} <span class="when">${longDate(date)}</span></summary>
<label class="live-switch"><input type="checkbox" data-key="${id}" checked> Takes force</label>
<label class="live-date">On <input type="date" data-key="${id}.date" min="${earliest}" max="${latest}" value="${date}" data-value="${date}" required></label>
${renderSliders(sliders)}
</details>
`
}

/** Values by sector or region are folded where there are many: the list of levers stays short. */
function renderSliders(sliders: readonly Slider[]): readonly Markup[] {
  const levers = [...new Set(sliders.map(({ lever }) => lever))]
  return levers.map((lever) => {
    const own = sliders.filter((slider) => slider.lever === lever)
    if (own.length < MANY) return html`${own.map(renderSlider)}`
    return html`<details class="live-many"><summary>${leverName(lever)}, ${plural(own.length, 'value', 'values')}</summary>${own.map(renderSlider)}</details>
`
  })
}

function renderSlider({ key, lever, member, by, unit, doc, min, max, step, value, drawn }: Slider): Markup {
  const name = `${leverName(lever)}${member === null ? '' : `, ${by === 'sector' ? sectorName(member) : regionName(member)}`}`
  const varies =
    drawn === null
      ? ''
      : ` Runs of the batch have ${span(leverValue(unit, drawn[0]), leverValue(unit, drawn[1]))}; moving it fixes it.`
  return html`<label class="live-slider"><span>${name} <small>${unit}</small></span><output data-unit="${unit}">${leverValue(unit, value)}</output><input type="range" data-key="${key}" min="${min}" max="${max}" step="${step}" value="${value}" data-value="${value}"><small>${doc}${varies}</small></label>
`
}
