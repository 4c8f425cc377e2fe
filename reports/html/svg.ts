/** Vega-Lite specification to static SVG: no browser, no network, no code generated from strings. */
import type * as Vega from 'vega'
import type { TopLevelSpec } from 'vega-lite'
import type { Spec, Variant } from '../charts/chart.ts'
import { textWidth } from '../charts/text-width.ts'
import { sharePaint } from './shared-paint.ts'

export interface Picture {
  readonly svg: string
  /** Remarks of Vega and Vega-Lite; none in a sound specification. */
  readonly warnings: readonly string[]
  /** The data rectangle inside the picture, px. */
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** Fetches nothing: a specification that asks for a file is a mistake of ours. */
const refuse = (): Promise<never> => Promise.reject(new Error('charts load no data'))
const REFUSING_LOADER = { load: refuse, sanitize: refuse, http: refuse, file: refuse } as unknown as Vega.Loader

interface TextItem {
  readonly fontSize?: number
  readonly fontWeight?: number | string
}

interface Metrics {
  width(item: TextItem, text: string): number
}

/** Vega measures text with the widths of the embedded font instead of an estimate 20–65 % too wide. */
function measureWithOwnFont(vega: typeof Vega): void {
  const metrics = (vega as unknown as { textMetrics: Metrics }).textMetrics
  metrics.width = (item, text) =>
    textWidth(
      String(text ?? ''),
      item.fontSize ?? 11,
      Number(item.fontWeight ?? 400) >= 550 || item.fontWeight === 'bold',
    )
}

/** Loaded with the first picture: it takes longer than all else that a command without one does. */
const loadVega = () => Promise.all([import('vega'), import('vega-lite'), import('vega-interpreter')])

/** The Vega specification that a page's script draws again with other data. */
export async function compileChart(
  spec: Spec,
  width: number,
  logger: unknown = collectingLogger([]),
): Promise<Vega.Spec> {
  const [, { compile }] = await loadVega()
  const sized = {
    ...spec,
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width,
    autosize: { type: 'fit', contains: 'padding' },
  }
  return compile(sized as unknown as TopLevelSpec, { logger: logger as never }).spec
}

export async function draw(spec: Spec, variant: Variant): Promise<Picture> {
  const [vega, , { expressionInterpreter }] = await loadVega()
  measureWithOwnFont(vega)
  const warnings: string[] = []
  const logger = collectingLogger(warnings)
  const compiled = await compileChart(spec, variant.width, logger)
  const view = new vega.View(vega.parse(compiled, {}, { ast: true }), {
    renderer: 'none',
    loader: REFUSING_LOADER,
    expr: expressionInterpreter,
    logger: logger as never,
  })
  const svg = await view.toSVG()
  const [x, y] = view.origin() as unknown as [number, number]
  const padding = view.padding() as { left: number; top: number }
  const plot = { x: x + padding.left, y: y + padding.top, width: view.signal('width'), height: view.signal('height') }
  view.finalize()
  return { svg: sharePaint(slim(svg)), plot, warnings }
}

/** A warning in a chart is a fault in its file: the tests look for it, the reader still gets the page. */
function collectingLogger(warnings: string[]): unknown {
  const logger = {
    level: () => logger,
    error: (...parts: readonly unknown[]) => (warnings.push(parts.join(' ')), logger),
    warn: (...parts: readonly unknown[]) => (warnings.push(parts.join(' ')), logger),
    info: () => logger,
    debug: () => logger,
  }
  return logger
}

/** Drops what a static picture does not need and rounds coordinates to a tenth of a pixel. */
function slim(svg: string): string {
  return (
    svg
      // A mark's description is what the page's script shows under the pointer; axes are told apart for its zoom.
      .replace(/ aria-label="([^"]*)"/g, ' data-tip="$1"')
      .replace(/ class="mark-group role-axis"/g, ' data-axis=""')
      .replace(/ (?:aria-[a-z]+|role|pointer-events|class|xmlns:xlink|version|stroke-miterlimit)="[^"]*"/g, '')
      // Backgrounds of groups, which have no color.
      .replace(/<path d="(?:M0,0h[\d.]+v[\d.]+h-?[\d.]+Z)?"(?: display="none")?\/>/g, '')
      // Pages name every color; what stands in for one is for renderers that do not.
      .replace(/\bvar\((--\w+), #[0-9a-f]+\)/g, 'var($1)')
      // What the page's type and SVG itself say anyway.
      .replace(/ (?:font-family="Inter, sans-serif"|stroke-width="1"|[xy]2="0")/g, '')
      .replace(/ data-axis=""/g, ' class="ax"')
      .replace(/ opacity="1"/g, '')
      .replace(/ transform="translate\(0,0\)"/g, '')
      .replace(/<g>(?:<\/g>)/g, '')
      .replace(/(<svg[^>]*?) width="[^"]*" height="[^"]*"/, '$1')
      .replace(/^<svg/, '<svg aria-hidden="true" focusable="false"')
      .replace(/ (d|transform|x|y|x1|x2|y1|y2|width|height)="([^"]*)"/g, (_, name: string, value: string) => {
        const short = value.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (digits) => String(Math.round(Number(digits) * 10) / 10))
        return ` ${name}="${name === 'd' ? relative(short) : short}"`
      })
  )
}

/** A path of straight lines, each point from the one before it: fewer digits. Places are tenths of a pixel, so that nothing drifts. */
export function relative(path: string): string {
  if (!/^[MLZ\d.,\s-]*$/.test(path)) return path
  let [x, y] = [0, 0]
  let written = ''
  let isLine = false
  for (const [, command = '', numbers = ''] of path.matchAll(/([MLZ])([^MLZ]*)/g)) {
    if (command === 'Z') {
      written += 'z'
      isLine = false
      continue
    }
    const [nextX = 0, nextY = 0] = numbers
      .trim()
      .split(/[\s,]+/)
      .map((digits) => Math.round(Number(digits) * 10))
    const point = `${tenths(nextX - x)}${joined(tenths(nextY - y))}`
    // After a closed shape the pen is back where that began: the first point of each stands absolute.
    if (command === 'M') written += `M${tenths(nextX)}${joined(tenths(nextY))}`
    else written += isLine ? joined(point) : `l${point}`
    isLine = command === 'L'
    ;[x, y] = [nextX, nextY]
  }
  return written
}

const tenths = (value: number): string => String(value / 10).replace(/^(-?)0\./, '$1.')
const joined = (number: string): string => (number.startsWith('-') ? number : ` ${number}`)
