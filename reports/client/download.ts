/** CSV files made in the page: no server, no network. */
import { toCsv } from '../csv.ts'
import type { Payload } from './payload.ts'

const QUANTILES = ['p05', 'p25', 'p50', 'p75', 'p95']

/** The file behind a figure; null when there is none. */
function csvOf(payload: Payload, id: string): string | null {
  const csv = Object.hasOwn(payload.downloads, id) ? payload.downloads[id] : undefined
  if (!csv) return null
  if (csv.kind === 'rows') return toCsv(csv.columns, csv.rows)
  const columns = ['date', ...csv.names.flatMap((name) => QUANTILES.map((quantile) => `${name} ${quantile}`))]
  const rows = payload.dates.map((date, week) => [
    date,
    ...csv.names.flatMap((name) => (payload.series[name] ?? []).map((band) => band[week] ?? null)),
  ])
  return toCsv(columns, rows)
}

export function startDownloads(payload: Payload): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.download')) {
    button.addEventListener('click', () => {
      const id = button.getAttribute('data-figure') ?? ''
      const text = csvOf(payload, id)
      if (text === null) return
      download(`${id}-${payload.run}.csv`, text, 'text/csv;charset=utf-8')
    })
  }
}

/** A file made in the page. */
export function download(name: string, text: string, type: string): void {
  const link = document.createElement('a')
  const address = URL.createObjectURL(new Blob([text], { type }))
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
