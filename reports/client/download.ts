/** CSV files made in the page: no server, no network. */
import { toCsv } from '../csv.ts'
import { WEEKLY_DIGITS } from '../weekly-text.ts'
import type { PageData } from './payload.ts'

const QUANTILES = ['p05', 'p25', 'p50', 'p75', 'p95']

/** The file behind a figure; null when there is none. */
function csvOf(payload: PageData, id: string): string | null {
  const csv = Object.hasOwn(payload.downloads, id) ? payload.downloads[id] : undefined
  if (!csv) return null
  if (csv.kind === 'rows') return toCsv(csv.columns, csv.rows)
  const columns = ['date', ...csv.names.flatMap((name) => QUANTILES.map((quantile) => `${name} ${quantile}`))]
  const rows = payload.dates.map((date, week) => [
    date,
    ...csv.names.flatMap((name) => (payload.series[name] ?? []).map((band) => short(band[week] ?? null))),
  ])
  return toCsv(columns, rows)
}

const short = (value: number | null): number | null => value && Number(value.toPrecision(WEEKLY_DIGITS))

/** A table that stands beside the button is its own file. */
function tableCsv(button: Element): string | null {
  const rows = [...(button.parentElement?.querySelectorAll('tr') ?? [])]
  const [columns, ...cells] = rows.map(({ cells }) => [...cells].map(({ textContent }) => textContent ?? ''))
  return columns === undefined ? null : toCsv(columns, cells)
}

export function startDownloads(payload: PageData): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.download')) {
    button.addEventListener('click', () => {
      const id = button.getAttribute('data-figure') ?? ''
      const text = csvOf(payload, id) ?? tableCsv(button)
      if (text === null) return
      download(`${id}-${payload.run}.csv`, text, 'text/csv;charset=utf-8')
    })
  }
}

/** A file made in the page. */
export function download(name: string, content: BlobPart, type: string): void {
  const link = document.createElement('a')
  const address = URL.createObjectURL(new Blob([content], { type }))
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
