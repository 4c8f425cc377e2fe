/** Morris screening of one outcome as a tornado: how far each quantity moves it, to which side, how sure. */
import type { OutcomeSensitivity, ScreenedQuantity, SensitivityResult } from '../../sim/studies/sensitivity/result.ts'
import { linearScale } from '../charts/axis.ts'
import { ZERO } from '../charts/blocks.ts'
import { type Figure, idOf, type LegendItem } from '../charts/chart.ts'
import { tone, type Tone } from '../charts/theme.ts'
import { unitName } from '../words/names.ts'
import { number } from '../words/numbers.ts'
import { quantityName } from '../words/quantities.ts'
import { type Bar, bars, rowsSpec, whiskers } from './rows-chart.ts'
import { interval, SHOWN, signed, thinned, tornadoTitle, whatItMoves } from './words.ts'

/** Which way an outcome goes when the quantity rises; `either` where the interval of the mean change spans zero. */
type Way = 'up' | 'down' | 'either'
const HUES: Readonly<Record<Way, Tone>> = { up: 'orange', down: 'blue', either: 'muted' }

export function wayOf({ muInterval: [low, high] }: ScreenedQuantity): Way {
  return low > 0 ? 'up' : high < 0 ? 'down' : 'either'
}

const WAY_WORDS: Readonly<Record<Way, string>> = { up: 'raises it', down: 'lowers it', either: 'either way' }

export function tornadoFigure(result: SensitivityResult, outcome: OutcomeSensitivity, folded: boolean): Figure | null {
  if (outcome.screened === null) return null
  const names = new Map(result.varied.map((one) => [one.path, quantityName(one)]))
  const nameOf = ({ path }: ScreenedQuantity): string => names.get(path) ?? path
  const rows = outcome.screened.slice(0, SHOWN)
  const furthest = Math.max(...rows.map(({ muStarInterval }) => muStarInterval[1]))
  const scale = linearScale(-furthest, furthest, 6)
  const id = idOf('tornado', outcome.name.replaceAll('.', '-'))
  const unit = unitName(outcome.unit)
  const legend: LegendItem[] = [
    { label: 'A higher value raises it', tone: HUES.up, mark: 'box' },
    { label: 'A higher value lowers it', tone: HUES.down, mark: 'box' },
    { label: 'Either way, as the rest falls', tone: HUES.either, mark: 'ring' },
    { label: '95% interval', tone: 'ink', mark: 'line' },
  ]
  return {
    id,
    title: tornadoTitle(outcome, names),
    unit: `Change of ${whatItMoves(outcome)}, ${unit}, when a quantity goes up by two thirds of its distribution: mean size`,
    legend,
    panels: [
      {
        id,
        title: null,
        note: null,
        spec: ({ narrow }) =>
          rowsSpec(rows, nameOf, scale, signed, narrow, (placed) => {
            const barsOf = (way: Way): Bar[] =>
              placed
                .filter(({ row }) => wayOf(row) === way)
                .map(({ row, top, bottom }) => ({
                  tip: `${nameOf(row)}: ${interval(row.muStar, row.muStarInterval)} ${unit}, ${WAY_WORDS[way]}`,
                  x: way === 'up' ? 0 : -row.muStar,
                  x2: way === 'down' ? 0 : row.muStar,
                  y: top,
                  y2: bottom,
                }))
            const lines = placed.flatMap(({ row, y }) => {
              const [low, high] = row.muStarInterval
              const way = wayOf(row)
              return [
                ...(way === 'down' ? [] : [{ x: low, x2: high, y }]),
                ...(way === 'up' ? [] : [{ x: -high, x2: -low, y }]),
              ]
            })
            return [
              ...bars(barsOf('up'), { color: tone(HUES.up), opacity: 0.85 }),
              ...bars(barsOf('down'), { color: tone(HUES.down), opacity: 0.85 }),
              ...bars(barsOf('either'), { fill: tone('card'), stroke: tone(HUES.either), strokeWidth: 1.4 }),
              ZERO,
              ...whiskers(lines),
            ]
          }),
        cursor: null,
      },
    ],
    size: 'full',
    folded,
    howToRead: `The longer a bar, the more hangs on the quantity. A bar to the right: a higher value raises it. Hollow bars to both sides: it does so in some circumstances and the opposite in others. Bars whose intervals overlap cannot be ranked.${thinned(outcome.screened.length)}`,
    alt: `${tornadoTitle(outcome, names)}. ${rows
      .slice(0, 3)
      .map((row) => `${nameOf(row)}: ${interval(row.muStar, row.muStarInterval)} ${unit}, ${WAY_WORDS[wayOf(row)]}.`)
      .join(' ')}`,
    table: {
      caption: `Morris screening with 95% intervals, ${unit}.`,
      columns: ['Quantity', 'Mean size of the change', 'Signed mean', 'Spread of the changes', 'Goes through (90%)'],
      rows: outcome.screened.map((row) => {
        const varied = result.varied.find(({ path }) => path === row.path)
        return [
          nameOf(row),
          interval(row.muStar, row.muStarInterval),
          interval(row.mu, row.muInterval),
          number(row.sigma),
          varied === undefined
            ? ''
            : `${number(varied.range[0])} to ${number(varied.range[2])} ${unitName(varied.unit)}`,
        ]
      }),
    },
    csv: {
      kind: 'rows',
      columns: ['path', 'mu*', 'mu* low', 'mu* high', 'mu', 'mu low', 'mu high', 'sigma', 'sigma low', 'sigma high'],
      rows: outcome.screened.map((row) => [
        row.path,
        row.muStar,
        ...row.muStarInterval,
        row.mu,
        ...row.muInterval,
        row.sigma,
        ...row.sigmaInterval,
      ]),
    },
    observed: null,
  }
}
