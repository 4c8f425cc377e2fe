/** A registered forecast as a file: readable line by line, and sealed by a digest of all that it says. */
import type { Forecast } from '../../studies/forecast/forecast.ts'
import { UsageError } from '../terminal/exit.ts'
import { readTextFile } from './read-text-file.ts'
import { sha256 } from '../store/sha256.ts'

const digestOf = (forecast: Forecast): string => sha256(JSON.stringify(forecast))

/** JSON with a line for every month. */
export function forecastText(forecast: Forecast): string {
  const { series, ...head } = forecast
  const lines = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`)
  const told = series.map(({ months, ...one }) => {
    const rows = months.map((month) => `        ${JSON.stringify(month)}`)
    return `    ${JSON.stringify(one).slice(0, -1)},"months":[\n${rows.join(',\n')}\n      ]}`
  })
  return `{\n${lines.join('\n')}\n  "series": [\n${told.join(',\n')}\n  ],\n  "digest": "${digestOf(forecast)}"\n}\n`
}

/** @throws UsageError when it is no forecast, or was changed since it was registered. */
export function readForecast(path: string): Forecast {
  const file = readTextFile(path)
  if (!('text' in file)) throw new UsageError(`${path}: ${file.message}`)
  let parsed: Forecast & { readonly digest?: string }
  try {
    parsed = JSON.parse(file.text) as typeof parsed
  } catch (error) {
    throw new UsageError(`${path}: no JSON: ${(error as Error).message}`)
  }
  if ((parsed as Forecast | null)?.schema !== 'chokepoint.forecast/1')
    throw new UsageError(`${path}: no registered forecast (schema chokepoint.forecast/1 expected)`)
  const { digest, ...forecast } = parsed
  if (digest !== digestOf(forecast))
    throw new UsageError(`${path}: its digest does not fit what it says: it was changed after it was registered`)
  return forecast
}
