/** The runs of a batch by what they drew, the bad ones marked, with the box that discovery found around them. */
import type { DiscoveryResult, TestedRange } from '../../sim/studies/sensitivity/discovery.ts'
import { linearScale, looseScale, type Scale, valueAxis } from '../charts/axis.ts'
import type { Figure, Spec } from '../charts/chart.ts'
import { CONFIG, tone } from '../charts/theme.ts'
import { plain, unitName } from '../words/names.ts'
import { number } from '../words/numbers.ts'
import { fitting, quantityName, withUnit } from '../words/quantities.ts'
import { badText, countTitle, discoveryAlt, rangeText } from './words.ts'

const HEIGHT = 340
/** Letters of an axis title. */
const LETTERS = { wide: 90, narrow: 42 }

/** Null when there is no box to draw. */
export function boxFigure(result: DiscoveryResult): Figure | null {
  const [across, up] = [...result.box].sort((a, b) => a.quasiP - b.quasiP)
  if (across === undefined) return null
  const upName = up === undefined ? plain(result.outcome.label) : quantityName(up)
  const id = 'discovery-box'
  return {
    id,
    title: countTitle(result),
    unit: `Each mark is a run. Across: ${quantityName(across)}, ${unitName(across.unit)}. Up: ${upName}, ${unitName(up?.unit ?? result.outcome.unit)}`,
    legend: [
      { label: badText(result), tone: 'orange', mark: 'dot' },
      { label: 'Other runs', tone: 'muted', mark: 'ring' },
      { label: 'Inside the rule', tone: 'shade', mark: 'box' },
    ],
    panels: [{ id, title: null, note: null, spec: ({ narrow }) => boxSpec(result, across, up, narrow), cursor: null }],
    size: 'full',
    folded: false,
    howToRead: `${result.box.length > 2 ? 'The picture shows the two strongest of the ranges; a mark inside the box may lie outside another. ' : ''}The ranges were sought in these runs: on new ones they will do a little worse.`,
    alt: discoveryAlt(result),
    table: {
      caption: 'The rule: all of these hold.',
      columns: ['Quantity', 'Range', 'All runs', 'Quasi-p'],
      rows: result.box.map((one) => [
        quantityName(one),
        rangeText(one),
        `${withUnit(one.drawn[0], one.unit)} to ${withUnit(one.drawn[1], one.unit)}`,
        number(one.quasiP),
      ]),
    },
    csv: {
      kind: 'rows',
      columns: [...result.box.map(({ path }) => path), result.outcome.name, 'bad'],
      rows: result.points.map(({ draws, value }) => [...draws, value, isBad(result, value) ? 1 : 0]),
    },
    observed: null,
  }
}

function isBad({ outcome: { side, limit } }: DiscoveryResult, value: number): boolean {
  return side === 'above' ? value > limit : value < limit
}

function boxSpec(result: DiscoveryResult, across: TestedRange, up: TestedRange | undefined, narrow: boolean): Spec {
  const column = (range: TestedRange): number => result.box.indexOf(range)
  const points = result.points.map(({ draws, value }) => ({
    x: draws[column(across)] ?? 0,
    y: up === undefined ? value : (draws[column(up)] ?? 0),
    bad: isBad(result, value),
    tip: `${plain(result.outcome.label)}: ${withUnit(value, result.outcome.unit)}`,
  }))
  const values = points.map(({ y }) => y)
  const xScale = looseScale(across.drawn[0], across.drawn[1], narrow ? 4 : 8)
  const yScale =
    up === undefined ? linearScale(Math.min(...values), Math.max(...values), 5) : looseScale(...up.drawn, 5)
  const [x, x2] = endsOf(across, xScale)
  // A rule of one range holds whatever becomes of the run: good ones inside it are its mistakes.
  const [y, y2] = up === undefined ? yScale.domain : endsOf(up, yScale)
  const title = (name: string): string => fitting(name, narrow ? LETTERS.narrow : LETTERS.wide)
  return {
    height: HEIGHT,
    padding: { left: 8, top: 8, right: 10, bottom: 2 },
    encoding: {
      x: {
        field: 'x',
        ...encoding(xScale),
        axis: { ...valueAxis(xScale), title: title(quantityName(across)), titleFontWeight: 400 },
      },
      y: { field: 'y', ...encoding(yScale), axis: valueAxis(yScale) },
    },
    layer: [
      {
        data: { values: [{ x, x2, y, y2 }] },
        mark: { type: 'rect', fill: tone('shade'), stroke: tone('axis'), strokeWidth: 1.2 },
        encoding: { x2: { field: 'x2' }, y2: { field: 'y2' } },
      },
      ...(up === undefined ? [limitLayer(result)] : []),
      dots(
        points.filter(({ bad }) => !bad),
        { fill: 'transparent', stroke: tone('muted'), strokeWidth: 1.1, opacity: 0.7 },
      ),
      dots(
        points.filter(({ bad }) => bad),
        { fill: tone('orange'), stroke: tone('card'), strokeWidth: 0.8, opacity: 0.95 },
      ),
    ],
    config: CONFIG,
  }
}

/** Beyond it a run counts as bad. */
const limitLayer = ({ outcome: { limit } }: DiscoveryResult): Spec => ({
  data: { values: [{ y: limit }] },
  mark: { type: 'rule', color: tone('ink'), strokeWidth: 1, strokeDash: [4, 3] },
  encoding: { x: { value: 0 }, x2: { value: 'width' } },
})

const dots = (values: readonly object[], look: Spec): Spec => ({
  data: { values },
  mark: { type: 'point', shape: 'circle', filled: true, size: 42, aria: true, ...look },
  encoding: { description: { field: 'tip', type: 'nominal' } },
})

const endsOf = ({ low, high }: { readonly low: number | null; readonly high: number | null }, { domain }: Scale) =>
  [Math.max(low ?? domain[0], domain[0]), Math.min(high ?? domain[1], domain[1])] as const

const encoding = ({ domain }: Scale): Spec => ({
  type: 'quantitative',
  scale: { domain, nice: false, zero: false },
})
