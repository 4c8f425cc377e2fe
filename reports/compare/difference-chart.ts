/** Paired differences with their intervals, a block of lines for each outcome, to one scale: per cent of the baseline's mean. */
import { SMALL } from '../../sim/studies/compare/worth-saying.ts'
import type { ComparisonResult } from '../../sim/studies/compare/result.ts'
import { linearScale, type Scale } from '../charts/axis.ts'
import { blocksSpec, ZERO } from '../charts/blocks.ts'
import type { Figure, LegendItem, Spec, Variant as Size } from '../charts/chart.ts'
import { tone } from '../charts/theme.ts'
import { plain } from '../words/names.ts'
import { list } from '../words/numbers.ts'
import {
  type Change,
  changesOf,
  isSmall,
  isTelling,
  type ComparisonFindings,
  type NamedOutcome,
  type Shape,
  type Variant,
} from './findings.ts'
import { type Block, differenceCsv, differenceTable } from './difference-table.ts'
import { NO_DIFFERENCE, quoted, signedShare } from './words.ts'

/** Outcomes read aloud. */
const TOLD = 3

/** Heights of a heading, of a line and of the room below a block, px. */
const HEADING = 20
const LINE = 17
const GAP = 9
/** Changes beyond this many per cent are drawn at the edge, as arrows, so that the others stay legible. */
const EDGE = 100

const VEGA_SHAPES: Readonly<Record<Shape, string>> = {
  circle: 'circle',
  square: 'square',
  triangle: 'triangle-up',
  diamond: 'diamond',
}

export function differenceFigure(
  result: ComparisonResult,
  found: ComparisonFindings,
  id: string,
  subject: string,
  outcomes: readonly NamedOutcome[],
): Figure | null {
  const blocks = outcomes
    .map((outcome) => ({ outcome, changes: changesOf(result, found, outcome) }))
    .filter(({ changes }) => changes.length > 0)
  if (blocks.length === 0) return null
  return {
    id,
    title: countTitle(subject, found, blocks),
    unit: `Mean difference from ${quoted(found.baseline)}, % of its mean, run against run with the same luck`,
    legend: [
      ...found.variants.map(
        (variant): LegendItem => ({ label: variant.title, tone: variant.hue, mark: variant.shape }),
      ),
      { label: `Hollow: ${NO_DIFFERENCE}`, tone: 'muted', mark: 'ring' },
      { label: '95% interval of the mean', tone: 'muted', mark: 'line' },
    ],
    panels: [
      { id: `${id}-panel`, title: null, note: null, spec: (size) => differenceSpec(found, blocks, size), cursor: null },
    ],
    size: 'full',
    folded: false,
    howToRead: `Left of the line is less than under ${quoted(found.baseline)}, right is more. Less is better unless the heading says otherwise. A mark is hollow where its interval spans zero: ${NO_DIFFERENCE}. Changes beyond ${EDGE}% stand at the edge as arrows; the table has their size.`,
    alt: `${countTitle(subject, found, blocks)}. ${blocks.slice(0, TOLD).map(toldBlock).join(' ')} The table has the rest.`,
    table: differenceTable(result, blocks),
    csv: differenceCsv(result, blocks),
    observed: null,
  }
}

/** "“Western stockpile” is clearly better in 8 of 10; …". */
function countTitle(subject: string, found: ComparisonFindings, blocks: readonly Block[]): string {
  const told = found.variants.map((variant) => {
    const all = blocks.flatMap(({ changes }) => changes.filter((change) => change.variant === variant))
    const own = all.filter(isTelling)
    const small = all.length > 0 && all.some(isSmall) ? `, ${all.filter(isSmall).length} clear but below ${SMALL}%` : ''
    const count = (verdict: string): number => own.filter(({ difference }) => difference.verdict === verdict).length
    const [better, worse] = [count('better'), count('worse')]
    if (better + worse === 0) return `${quoted(variant.title)} makes ${NO_DIFFERENCE} in any${small}`
    const clear = [better > 0 ? `better in ${better}` : '', worse > 0 ? `worse in ${worse}` : ''].filter(
      (one) => one !== '',
    )
    return `${quoted(variant.title)} is clearly ${list(clear)}${small}`
  })
  return `${subject}, ${blocks.length} measures: ${list(told)}`
}

interface Line {
  readonly y: number
  readonly x: number
  readonly low: number
  readonly high: number
  readonly text: string
  readonly tip: string
}

function differenceSpec(found: ComparisonFindings, blocks: readonly Block[], { narrow }: Size): Spec {
  const scale = scaleOf(blocks)
  const [left, right] = scale.domain
  const inside = (value: number): number => Math.min(right, Math.max(left, value))
  const headings: { y: number; x: number; text: string }[] = []
  const lines = new Map<Variant, (Line & { clear: boolean; side: number })[]>(found.variants.map((one) => [one, []]))
  let y = 0
  for (const { outcome, changes } of blocks) {
    headings.push({ y: y + HEADING / 2, x: left, text: headingOf(outcome) })
    y += HEADING
    for (const change of changes) {
      const { mean, low, high } = change.percent
      lines.get(change.variant)!.push({
        y: y + LINE / 2,
        x: inside(mean),
        low: inside(low),
        high: inside(high),
        text: lineText(change),
        tip: `${headingOf(outcome)}: ${lineText(change)}`,
        clear: change.difference.verdict !== 'none',
        side: mean > right ? 1 : mean < left ? -1 : 0,
      })
      y += LINE
    }
    y += GAP
  }
  const marks = [...lines].flatMap(([variant, own]) => variantLayers(variant, own, narrow ? null : right))
  return blocksSpec({ height: y, scale, format: signedShare, headings, fontWeight: 600, narrow }, [ZERO, ...marks])
}

function lineText(change: Change): string {
  const { variant, difference, percent } = change
  const { mean, low, high } = percent
  if (low === 0 && high === 0) return `${variant.title}: the same in every run`
  const range = low === high ? '' : ` (${signedShare(low)} to ${signedShare(high)})`
  return `${variant.title} ${signedShare(mean)}${range}${difference.verdict === 'none' ? ', not clear' : isSmall(change) ? ', small' : ''}`
}

const toldBlock = ({ outcome, changes }: Block): string => `${headingOf(outcome)}: ${changes.map(lineText).join('; ')}.`

function variantLayers(
  variant: Variant,
  lines: readonly (Line & { clear: boolean; side: number })[],
  wordsAt: number | null,
): readonly Spec[] {
  const color = tone(variant.hue)
  const point = (rows: readonly Line[], shape: string, filled: boolean): Spec[] =>
    rows.length === 0
      ? []
      : [
          {
            data: { values: rows },
            mark: {
              type: 'point',
              shape,
              filled: true,
              fill: filled ? color : tone('card'),
              stroke: color,
              strokeWidth: 1.8,
              size: 58,
              opacity: 1,
              aria: true,
            },
            encoding: { description: { field: 'tip', type: 'nominal' } },
          },
        ]
  const within = lines.filter(({ side }) => side === 0)
  return [
    {
      data: { values: lines },
      mark: { type: 'rule', color, strokeWidth: 2 },
      encoding: { x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' } },
    },
    ...point(
      within.filter(({ clear }) => clear),
      VEGA_SHAPES[variant.shape],
      true,
    ),
    ...point(
      within.filter(({ clear }) => !clear),
      VEGA_SHAPES[variant.shape],
      false,
    ),
    ...point(
      lines.filter(({ side }) => side > 0),
      'triangle-right',
      true,
    ),
    ...point(
      lines.filter(({ side }) => side < 0),
      'triangle-left',
      true,
    ),
    ...(wordsAt === null
      ? []
      : [
          {
            data: { values: lines.map(({ y, text }) => ({ y, x: wordsAt, text })) },
            mark: { type: 'text', align: 'left', baseline: 'middle', dx: 14, fontSize: 12, color },
            encoding: { text: { field: 'text', type: 'nominal' } },
          },
        ]),
  ]
}

function headingOf({ label, better }: NamedOutcome): string {
  return `${plain(label)}${better === 'higher' ? ' (more is better)' : ''}`
}

function scaleOf(blocks: readonly Block[]): Scale {
  const all = blocks.flatMap(({ changes }) => changes.flatMap(({ percent }) => [percent.low, percent.high]))
  const low = Math.max(-EDGE, Math.min(0, ...all))
  const high = Math.min(EDGE, Math.max(0, ...all))
  return linearScale(Math.min(low, -1), Math.max(high, 1), 5)
}
