/** The live page: cards with the controls of every policy event, charts and a table that the page's script fills. */
import type { EventControls, Slider } from '../../sim/studies/live/controls.ts'
import { html, Markup } from '../html/markup.ts'
import { longDate } from '../words/dates.ts'
import { plain, regionName, sectorName } from '../words/names.ts'
import { capital, number, plural, span } from '../words/numbers.ts'
import type { LivePayload } from './payload.ts'

/** Cards that stand open: the first thing that happens is what most readers want to change. */
const OPEN = 1
/** Values of one lever from which they are folded. */
const MANY = 3
const OPEN_ATTRIBUTE = new Markup(' open')

export function renderLive({ setup, charts }: LivePayload): Markup {
  return html`<section id="live"><h2>Try another policy</h2>
<noscript><p class="lede">With JavaScript on, this page runs the simulator itself: nothing is sent anywhere.</p></noscript>
<p class="lede paper-only">On screen this page runs the simulator itself, with sliders for every policy event.</p>
<div class="live script-only">
<p class="lede">The simulator is inside this page. Move a lever, and the market answers: first one run, drawn over the band of the batch, then more runs with the same luck as the batch’s own, so that what differs is the policy’s doing. Nothing leaves this page.</p>
<div class="live-columns">
<form class="live-controls" aria-label="Policy">
${setup.events.map((event, i) => renderEvent(event, i < OPEN))}
<p class="live-buttons"><button type="reset" id="live-reset">Reset</button> <button type="button" id="live-copy">Copy as scenario YAML</button> <span id="live-said" role="status"></span></p>
<details><summary>The changes as a scenario file</summary><textarea id="live-yaml" readonly rows="9" aria-label="Scenario file" spellcheck="false"></textarea></details>
<p class="note">The address of this page carries your settings.</p>
</form>
<div class="live-results">
<p class="legend-line"><span class="k-batch"></span>batch, 5 to 95 % and median <span class="k-base"></span>one run as it was <span class="k-mine"></span>the same run, yours <span class="k-more"></span>your 5 to 95 %</p>
${charts.map((chart, i) => html`<figure class="live-chart" data-chart="${i}"><h3>${chart.title}</h3><p class="unit">${chart.unit}</p><svg viewBox="0 0 520 190" role="img" aria-label="${chart.title}, ${chart.unit}: the batch and your run; the table below gives the figures"></svg></figure>`)}
<p id="live-status" role="status"></p>
<div class="scroll" tabindex="0" role="region" aria-label="Your policy against the scenario"><table id="live-table"></table></div>
</div>
</div>
</div>
</section>
`
}

function renderEvent({ id, title, date, earliest, latest, sliders }: EventControls, open: boolean): Markup {
  return html`<details class="live-event" data-event="${id}"${open ? OPEN_ATTRIBUTE : null}><summary>${plain(title)} <span class="when">${longDate(date)}</span></summary>
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
      ? null
      : html` <small>Runs of the batch have ${span(number(drawn[0]), number(drawn[1]))}; moving it fixes it.</small>`
  return html`<label class="live-slider" title="${doc}"><span>${name} <small>${unit}</small></span><output>${number(value)}</output><input type="range" data-key="${key}" min="${min}" max="${max}" step="${step}" value="${value}" data-value="${value}">${varies}</label>
`
}

/** `magnetInspectionRate` to `Magnet inspection rate`. */
function leverName(lever: string): string {
  return capital(lever.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`))
}
