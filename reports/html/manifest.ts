/** Which run this is and the command that repeats it byte for byte. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { longDate } from '../words/dates.ts'
import { fixed, plural } from '../words/numbers.ts'
import { html, type Markup } from './markup.ts'

export function renderManifest(result: Result): Markup {
  const { run, scenario } = result
  const kinds = Object.entries(scenario.agents).filter(([, count]) => count > 0)
  const agents = kinds.reduce((sum, [, count]) => sum + count, 0)
  const rows: readonly (readonly [string, string])[] = [
    ['Scenario', `${scenario.name}: ${scenario.title}`],
    ['Scenario hash', run.scenarioHash],
    ['Engine', run.engine],
    [
      'Runs, seed',
      `${plural(run.replicates, 'run', 'runs')} of ${fixed(run.requested, 0)} asked for, seed ${run.seed}`,
    ],
    ...(run.design === undefined ? [] : [['Design', run.design.text] as const]),
    ['Time', `${scenario.weeks} weeks from ${longDate(scenario.start)}`],
    ['Agents', `${fixed(agents, 0)}: ${kinds.map(([kind, count]) => `${count} ${kind}`).join(', ')}`],
    ['Result digest', run.digest],
  ]
  return html`<section id="manifest"><h2>Run manifest</h2>
<p class="lede">The same scenario file, engine and seed give the same numbers, byte for byte.</p>
<dl class="manifest">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<pre class="command" tabindex="0"><code>${run.command}</code></pre></section>`
}
