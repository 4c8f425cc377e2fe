/** A Sankey diagram: columns of nodes, ribbons as wide as what they carry. Heights are pixels of our own layout. */
import type { Spec, Variant } from './chart.ts'
import { textWidth } from './text-width.ts'
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
  /** Column whose labels stand above its nodes, where both sides have labels of others. */
  readonly above?: number
  readonly nodes: readonly SankeyNode[]
  readonly links: readonly SankeyLink[]
}

/** A line of text, px. */
const LINE = 15
const GAP = 8
const TEXT = 12
const SMALL_TEXT = 11
const NODE_WIDTH = 8
/** From a node to its label, px. */
const SIDE = 6
/** A ribbon's edge is straight for so many px, and in so many pieces at most. */
const PIECE = 10
const MOST_PIECES = 20
/** Steps that find the scale, to a thousandth of itself. */
const HALVINGS = 12
/** Room for the heads of the columns, px. */
const HEADS = 26
interface Box {
  readonly node: SankeyNode
  readonly top: number
  readonly height: number
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const sumOf = (links: readonly SankeyLink[]): number => total(links.map(({ value }) => value))

/** Lines of a node's label: its name, as wide as there is room, then its figure. */
type Labels = (node: SankeyNode) => readonly LabelLine[]

const valueOf = (links: readonly SankeyLink[], { id }: SankeyNode): number =>
  Math.max(sumOf(links.filter(({ from }) => from === id)), sumOf(links.filter(({ to }) => to === id)))

/** Room of each node of a column, at so many pixels a unit: its own and that of its label. */
function roomsOf({ links, nodes, above }: Sankey, column: number, scale: number, labels: Labels): readonly number[] {
  return nodes
    .filter((node) => node.column === column)
    .map((node) => {
      const [label, own] = [labels(node).length * LINE, valueOf(links, node) * scale]
      return (column === above ? label + own : Math.max(label, own)) + GAP
    })
}

/** Pixels a unit, as many as fit: every node has room for its label. */
function scaleOf(sankey: Sankey, height: number, labels: Labels): number {
  const columns = sankey.heads.map((_, c) => c)
  const fits = (scale: number): boolean => columns.every((c) => total(roomsOf(sankey, c, scale, labels)) <= height)
  const largest = Math.max(
    ...columns.map((c) =>
      total(sankey.nodes.filter((node) => node.column === c).map((node) => valueOf(sankey.links, node))),
    ),
    1e-9,
  )
  let [scale, tooLarge] = [0, height / largest]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (scale + tooLarge) / 2
    if (fits(middle)) scale = middle
    else tooLarge = middle
  }
  return scale
}

/** Columns are centred. */
function place(sankey: Sankey, height: number, scale: number, labels: Labels): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>()
  sankey.heads.forEach((_, c) => {
    const rooms = roomsOf(sankey, c, scale, labels)
    let y = (height - total(rooms)) / 2
    sankey.nodes
      .filter((node) => node.column === c)
      .forEach((node, i) => {
        const own = valueOf(sankey.links, node) * scale
        const room = rooms[i] ?? own
        boxes.set(node.id, {
          node,
          top: y + (c === sankey.above ? room - GAP / 2 - own : (room - own) / 2),
          height: own,
        })
        y += room
      })
  })
  return boxes
}

const round = (value: number): number => Math.round(value * 1000) / 1000

/** `beside`: others that stand beside it, drawn to the same scale. */
export function sankeySpec(sankey: Sankey, variant: Variant, height: number, beside: readonly Sankey[] = []): Spec {
  const labels = labelsOf(sankey, variant)
  const scale = Math.min(...[sankey, ...beside].map((one) => scaleOf(one, height, labels)))
  const boxes = place(sankey, height, scale, labels)
  const tones = [...new Set(sankey.links.map((link) => link.tone))]
  const last = sankey.heads.length - 1
  const inner = variant.width - 4
  const thick = NODE_WIDTH / inner
  const pieces = Math.min(MOST_PIECES, Math.round(inner / last / PIECE))
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
        data: { values: ribbons(sankey, boxes, scale, pieces, (column) => [leftOf(column), leftOf(column) + thick]) },
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
            scale: { domain: tones, range: tones.map(tone) },
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
      ...sankey.heads.flatMap((_, c) =>
        labelLayers([...boxes.values()], { column: c, side: sideOf(sankey, c), left: leftOf(c), thick }, labels, {
          at,
          fontSize,
        }),
      ),
    ],
    config: CONFIG,
  }
}

type Edges = (column: number) => readonly [left: number, right: number]

function ribbons(
  { links }: Sankey,
  boxes: ReadonlyMap<string, Box>,
  scale: number,
  pieces: number,
  edges: Edges,
): readonly Spec[] {
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
    return Array.from({ length: pieces + 1 }, (_, i) => {
      const t = i / pieces
      const top = start + (end - start) * t * t * (3 - 2 * t)
      return { link, tip, tone: hue, x: round(x1 + (x2 - x1) * t), y: round(top), y2: round(top + thick) }
    })
  })
}

interface LabelLine {
  readonly text: string
  readonly isName: boolean
}

/** Names break where the room between two columns ends. */
function labelsOf({ heads }: Sankey, { width, narrow }: Variant): Labels {
  const room = width / (heads.length - 1) - NODE_WIDTH - 2 * SIDE
  const size = narrow ? SMALL_TEXT : TEXT
  return ({ label, figure }) => [
    ...broken(label, room, size).map((text) => ({ text, isName: true })),
    ...(figure === '' ? [] : [{ text: figure, isName: false }]),
  ]
}

function broken(label: string, room: number, size: number): readonly string[] {
  const lines: string[] = []
  for (const word of label.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`
    if (lines.length > 0 && textWidth(longer, size, true) <= room) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

interface Column {
  readonly column: number
  readonly side: 'left' | 'right' | 'above'
  readonly left: number
  readonly thick: number
}

/** Labels stand inside the picture: right of a column's nodes up to the one that has them above, left of those that follow and of the last. */
function sideOf({ heads, above }: Sankey, column: number): Column['side'] {
  if (column === above) return 'above'
  return column < (above ?? heads.length - 1) ? 'right' : 'left'
}

function labelLayers(
  boxes: readonly Box[],
  { column, side, left, thick }: Column,
  labels: Labels,
  { at, fontSize }: { readonly at: Spec; readonly fontSize: number },
): readonly Spec[] {
  const above = side === 'above'
  const x = { left, right: left + thick, above: left + thick / 2 }[side]
  const rows = boxes
    .filter(({ node }) => node.column === column)
    .flatMap(({ node, top, height }) => {
      const lines = labels(node)
      const middle = above ? top - (lines.length * LINE) / 2 : top + height / 2
      return lines.map(({ text, isName }, k) => ({
        row: { x: round(x), y: round(middle + (k - (lines.length - 1) / 2) * LINE), text },
        isName,
      }))
    })
  const mark = {
    left: { align: 'right', dx: -SIDE },
    right: { align: 'left', dx: SIDE },
    above: { align: 'center', dx: 0 },
  }[side]
  const halo = { color: tone('card'), stroke: tone('card'), strokeWidth: 3, strokeJoin: 'round', opacity: 0.8 }
  const layer = (isName: boolean, more: Spec): Spec => {
    const own = rows.filter((one) => one.isName === isName).map(({ row }) => row)
    return textLayer(own, at, { ...mark, fontSize, ...more, ...(isName ? { fontWeight: 600 } : {}) })
  }
  return [layer(true, halo), layer(false, halo), layer(true, {}), layer(false, {})]
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
