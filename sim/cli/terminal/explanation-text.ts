/** What an outcome went with in finished runs, and which runs to look at, as `chokepoint explain --outcome` says it. */
import { join } from 'node:path'
import { meaningOf } from '../../scenario/text/paths.ts'
import { quantiles } from '../../numbers/statistics/quantiles.ts'
import { explainOutcome } from '../../studies/sensitivity/explanation.ts'
import { engine } from '../engine.ts'
import type { MeasuredFolder } from '../jobs/measure-folder.ts'
import { alignColumns } from './align-columns.ts'
import { shellWord } from './shell-word.ts'
import { formatFigure } from './terminal-summary.ts'

/** Draws shown at most; beyond the strongest few nothing can be told. */
const SHOWN = 6

/** The fourth: how far up its draw lies in the run in which the outcome is highest. */
const HEAD = ['goes with', 'rank correlation', '', 'above, in the highest', 'meaning']

export function explanationText(dir: string, { manifest, scenario, quantity, ...measured }: MeasuredFolder): string {
  const { kept, replicates, values, varying } = measured
  const { associations, byChance, runs } = explainOutcome(values, varying, manifest.seed)
  const [low, middle, high] = quantiles(values, [0.05, 0.5, 0.95]).map(formatFigure)
  const meaning = (path: string): string => meaningOf(scenario, engine.KINDS, path).doc
  const rows = associations.slice(0, SHOWN).map(({ path, correlation, inHighest }) => {
    const strength = Math.abs(correlation) > byChance ? 'clear' : 'may be chance'
    return [path, correlation.toFixed(2), strength, `${Math.round(100 * inHighest)} %`, meaning(path)]
  })
  const run = (name: string, place: number): string[] => [name, `run ${kept[place]}`, formatFigure(values[place]!)]
  const left = replicates - kept.length
  return [
    `${quantity.label} (${quantity.name}), ${quantity.unit}`,
    `median ${middle}, middle 90 % ${low} to ${high} of ${kept.length} runs${left === 0 ? '' : `; not defined in ${left}`}`,
    '',
    ...(rows.length === 0
      ? ['No uncertainty differs between these runs: what differs is luck.']
      : [
          ...alignColumns([HEAD, ...rows], [1, 2]),
          '',
          `Chance alone gives ${byChance.toFixed(2)} somewhere in one batch of twenty. What goes with an outcome need not be its cause;`,
          `chokepoint sensitivity moves one at a time, chokepoint discover finds what acts together.`,
        ]),
    '',
    ...alignColumns([run('lowest', runs.lowest), run('middle', runs.middle), run('highest', runs.highest)], [2]),
    '',
    'The highest, week by week:',
    `  chokepoint run ${shellWord(join(dir, 'scenario.yaml'))} -n ${replicates} --seed ${manifest.seed} --replicate ${kept[runs.highest]} --trace > run.csv`,
    '',
  ].join('\n')
}
