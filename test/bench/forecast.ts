/**
 * `npm run bench forecast`: every figure of history told from every earlier one of its series within a year, for errors that are
 * remembered for longer or shorter: mean pinball loss (twice, near the CRPS) and share inside 90 %. All figures of a scenario count, so
 * those of windows that were fitted flatter the model; the memory of a forecast is chosen by the mean of the four.
 */
import { simulate } from '../../sim/run.ts'
import { prepareScenario } from '../../sim/cli/input/prepare-scenario.ts'
import { seriesOf } from '../../sim/outcomes/series.ts'
import { quantiles } from '../../sim/numbers/statistics/quantiles.ts'
import { dayOfDate } from '../../sim/numbers/units.ts'
import { discrepanciesOf } from '../../sim/studies/hindcast/discrepancy.ts'
import { scaleOf } from '../../sim/studies/hindcast/scale.ts'
import { targetsOf } from '../../sim/studies/hindcast/windows.ts'
import { PROBABILITIES } from '../../sim/studies/forecast/forecast.ts'
import { rememberingMembers } from '../../sim/studies/forecast/remembering-members.ts'
import { pinball } from '../../sim/studies/forecast/score-forecast.ts'

const SCENARIOS = ['export-controls-2025', 'boom-2020', 'export-quota-2010', 'calm-2016']
/** Years; 0 remembers nothing. */
const MEMORIES = [0, 0.25, 0.5, 1, 2]
const REPLICATES = 40

export function benchForecast(say: (line: string) => void): void {
  for (const name of SCENARIOS) {
    const { scenario, observations } = prepareScenario(`scenarios/${name}.yaml`, [])
    const places = new Map(seriesOf(scenario).map((spec, k) => [spec.name, k]))
    const records = Array.from(
      { length: REPLICATES },
      (_, replicate) => simulate(scenario, { seed: 42, replicate }).record,
    )
    const runsOf = (series: string) => {
      const from = places.get(series)! * scenario.weeks
      return records.map((record) => record.subarray(from, from + scenario.weeks))
    }
    const targets = targetsOf(scenario, observations)
    const discrepancies = discrepanciesOf(targets, runsOf)
    const pairs = targets.flatMap((target) =>
      targets
        .filter(({ series, date }) => series === target.series && date < target.date)
        .filter(({ date }) => dayOfDate(target.date) - dayOfDate(date) <= 366)
        .map((last) => ({ target, last })),
    )
    const scores = MEMORIES.map((memory) => {
      let loss = 0
      let inside = 0
      for (const { target, last } of pairs) {
        const told = memory === 0 ? undefined : last
        const members = rememberingMembers(target, told, runsOf(target.series), discrepancies, memory)
        const said = quantiles(members, PROBABILITIES)
        const came = scaleOf(target.series)(target.value)
        loss += pinball(PROBABILITIES, said, came)
        if (came >= said[0]! && came <= said.at(-1)!) inside++
      }
      return `${memory} years ${(loss / pairs.length).toFixed(3)} (${((100 * inside) / pairs.length).toFixed(0)} %)`
    })
    say(`${name.padEnd(22)} ${String(pairs.length).padStart(3)} pairs   ${scores.join('   ')}`)
  }
}
