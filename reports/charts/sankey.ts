/** A Sankey diagram: columns of nodes, ribbons as wide as what they carry. Heights are pixels of our own layout. */
import type { Spec, Variant } from './chart.ts'
import { CONFIG, tone, type Tone } from './theme.ts'

export interface SankeyNode {
  readonly id: string
  readonly column: number
  readonly label: string
  /** Second line of the label. */
  readonly figure: string
}

/** Ribbons lie in the order given, at both of their ends. */
export interface SankeyLink {
  readonly from: string
  readonly to: string
  readonly value: number
  readonly tone: Tone
  /** What the pointer is told: "name: tonnes". */
  readonly tip: string
}

export interface Sankey {
  readonly heads: readonly string[]
  readonly nodes: readonly SankeyNode[]
  readonly links: readonly SankeyLink[]
}

/** Two lines of text, px. */
const LABEL = 30
const GAP = 8
const TEXT = 12
const SMALL_TEXT = 11
const NODE_WIDTH = 8
/** Straight pieces of a ribbon's edge. */
const PIECES = 20
/** Steps that find the scale, to a thousandth of itself. */
const HALVINGS = 12
/** Room for the heads of the columns, px. */
const HEADS = 26
const TONES: readonly Tone[] = ['green', 'orange', 'muted']

interface Box {
  readonly node: SankeyNode
  readonly top: number
  readonly height: number
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const sumOf = (links: readonly SankeyLink[]): number => total(links.map(({ value }) => value))

/** As large as fits: every node has room for its label. Columns are centred. */
function place({ heads, nodes, links }: Sankey, height: number): { boxes: ReadonlyMap<string, Box>; scale: number } {
  const valueOf = ({ id }: SankeyNode): number =>
    Math.max(sumOf(links.filter(({ from }) => from === id)), sumOf(links.filter(({ to }) => to === id)))
  const columns = heads.map((_, c) => nodes.filter((node) => node.column === c))
  const roomsOf = (column: readonly SankeyNode[], scale: number): readonly number[] =>
    column.map((node) => Math.max(LABEL, valueOf(node) * scale) + GAP)
  const fits = (scale: number): boolean => columns.every((column) => total(roomsOf(column, scale)) <= height)
  const largest = Math.max(...columns.map((column) => total(column.map(valueOf))), 1e-9)
  let [scale, tooLarge] = [0, height / largest]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (scale + tooLarge) / 2
    if (fits(middle)) scale = middle
    else tooLarge = middle
  }
  const boxes = new Map<string, Box>()
  for (const column of columns) {
    const rooms = roomsOf(column, scale)
    let y = (height - total(rooms)) / 2
    column.forEach((node, i) => {
      const own = valueOf(node) * scale
      const room = rooms[i] ?? own
      boxes.set(node.id, { node, top: y + (room - own) / 2, height: own })
      y += room
    })
  }
  return { boxes, scale }
}

const round = (value: number): number => Math.round(value * 1000) / 1000

export function sankeySpec(sankey: Sankey, variant: Variant, height: number): Spec {
  const { boxes, scale } = place(sankey, height)
  const last = sankey.heads.length - 1
  const inner = variant.width - 4
  const thick = NODE_WIDTH / inner
  const fontSize = variant.narrow ? SMALL_TEXT : TEXT
  const leftOf = (column: number): number => (column / last) * (1 - thick)
  const x = { type: 'quantitative', scale: { domain: [0, 1], nice: false, zero: false }, axis: null }
  const y = { type: 'quantitative', scale: { domain: [height, 0], nice: false, zero: false }, axis: null }
  const at = { x: { field: 'x', ...x }, y: { field: 'y', ...y } }
  const rects = [...boxes.values()].map(({ node, top, height: own }) => ({
    x: round(leftOf(node.column)),
    x2: round(leftOf(node.column) + thick),
    y: round(top),
    y2: round(top + Math.max(1, own)),
  }))
  return {
    height: height + HEADS,
    padding: { left: 2, top: HEADS, right: 2, bottom: 2 },
    layer: [
      {
        data: { values: ribbons(sankey, boxes, scale, (column) => [leftOf(column), leftOf(column) + thick]) },
        mark: { type: 'area', opacity: 0.5, line: false, aria: true },
        encoding: {
          ...at,
          y: { ...at.y, stack: null },
          y2: { field: 'y2' },
          detail: { field: 'link', type: 'nominal' },
          description: { field: 'tip', type: 'nominal' },
          color: {
            field: 'tone',
            type: 'nominal',
            scale: { domain: TONES, range: TONES.map(tone) },
            legend: null,
          },
        },
      },
      {
        data: { values: rects },
        mark: { type: 'rect', color: tone('ink'), opacity: 1 },
        encoding: { ...at, x2: { field: 'x2' }, y2: { field: 'y2' } },
      },
      ...sankey.heads.map((text, c) =>
        textLayer([{ x: round(leftOf(c) + (c === last ? thick : c === 0 ? 0 : thick / 2)), y: 0, text }], at, {
          align: c === 0 ? 'left' : c === last ? 'right' : 'center',
          dx: 0,
          dy: -10,
          color: tone('muted'),
          fontSize,
        }),
      ),
      ...sankey.heads.flatMap((_, c) => labelLayers([...boxes.values()], c, last, leftOf(c), thick, { at, fontSize })),
    ],
    config: CONFIG,
  }
}

type Edges = (column: number) => readonly [left: number, right: number]

function ribbons({ links }: Sankey, boxes: ReadonlyMap<string, Box>, scale: number, edges: Edges): readonly Spec[] {
  const left = new Map<string, number>()
  const right = new Map<string, number>()
  return links.flatMap(({ from, to, value, tone: hue, tip }, link) => {
    const [a, b] = [boxes.get(from), boxes.get(to)]
    if (a === undefined || b === undefined || !(value > 0)) return []
    const start = left.get(from) ?? a.top
    const end = right.get(to) ?? b.top
    const thick = value * scale
    left.set(from, start + thick)
    right.set(to, end + thick)
    const [, x1] = edges(a.node.column)
    const [x2] = edges(b.node.column)
    return Array.from({ length: PIECES + 1 }, (_, i) => {
      const t = i / PIECES
      const top = start + (end - start) * t * t * (3 - 2 * t)
      return { link, tip, tone: hue, x: round(x1 + (x2 - x1) * t), y: round(top), y2: round(top + thick) }
    })
  })
}

/** Labels stand inside the picture: right of the first column's nodes, left of the others. */
function labelLayers(
  boxes: readonly Box[],
  column: number,
  last: number,
  left: number,
  thick: number,
  { at, fontSize }: { readonly at: Spec; readonly fontSize: number },
): readonly Spec[] {
  const own = boxes.filter(({ node }) => node.column === column)
  const first = column === 0
  const lines = (text: (node: SankeyNode) => string): readonly LabelRow[] =>
    own
      .filter(({ node }) => text(node) !== '')
      .map(({ node, top, height }) => ({
        x: round(first ? left + thick : column === last ? left : left + thick),
        y: round(top + height / 2),
        text: text(node),
      }))
  const side = { align: column === last ? 'right' : 'left', dx: column === last ? -6 : 6, fontSize }
  const halo = { color: tone('card'), stroke: tone('card'), strokeWidth: 3, strokeJoin: 'round', opacity: 0.8 }
  const names = lines(({ label }) => label)
  const figures = lines(({ figure }) => figure)
  return [
    textLayer(names, at, { ...side, ...halo, dy: -7, fontWeight: 600 }),
    textLayer(figures, at, { ...side, ...halo, dy: 8 }),
    textLayer(names, at, { ...side, dy: -7, fontWeight: 600 }),
    textLayer(figures, at, { ...side, dy: 8 }),
  ]
}

interface LabelRow {
  readonly x: number
  readonly y: number
  readonly text: string
}

function textLayer(values: readonly LabelRow[], at: Spec, mark: Spec): Spec {
  return {
    data: { values },
    mark: { type: 'text', baseline: 'middle', clip: false, color: tone('ink'), ...mark },
    encoding: { ...at, text: { field: 'text', type: 'nominal' } },
  }
}
