/** What the scenario expected of its results, and what came of it. */
import type { ExpectationResult, Result } from '../../sim/studies/batch/result.ts'
import { plural } from '../words/numbers.ts'
import { html, type Markup } from './markup.ts'

const VERDICTS = { holds: 'Holds', fails: 'Fails', untold: 'Cannot be told' } as const

/** Nothing where the scenario expects nothing. */
export function renderExpectations({ expectations = [] }: Result): Markup {
  if (expectations.length === 0) return html``
  const met = expectations.filter((one) => one.verdict === 'holds').length
  const rows = expectations.map(
    ({ verdict, that, says, reason }: ExpectationResult) =>
      html`<li><b>${VERDICTS[verdict]}.</b> <code>${that}</code> ${says}.${reason === undefined ? null : ` ${reason}`}</li>`,
  )
  return html`<section id="expectations"><h2>What the scenario expected</h2>
<p class="lede">${met} of ${plural(expectations.length, 'expectation', 'expectations')} met. A scenario states in its file what must hold of the results; build servers stop when it does not.</p>
<ul class="plain">${rows}</ul></section>
`
}
