/** Series of a user's own: what is wrong is named with its place; nothing is guessed, shifted or carried beyond its dates unseen. */
import { describe, expect, test } from 'vitest'
import { formatWarnings } from '../../sim/scenario/text/problem.ts'
import { messages, parse } from '../scenario/parse-text.ts'
import { VALID } from '../scenario/kinds.ts'
import { GOOD_SERIES, SERIES_ENTRIES, SERIES_FILES } from './corpus-series.ts'

const ENTRY =
  'own: {sets: demand.wind, unit: factor, file: own.csv, column: demand, interpolate: steps, source: s, grade: D}'

function said(entry: string, csv: string): string {
  const parsed = parse(`${VALID}series: {${entry}}\n`, { 'own.csv': csv })
  return parsed.ok ? formatWarnings(parsed.warnings) : messages(parsed)
}

describe('a file of figures', () => {
  test.each(Object.entries(SERIES_FILES))('%s', (_id, [csv, says]) => {
    const answer = said(ENTRY, csv)
    if (says === '') expect(answer).toBe('')
    else expect(answer).toContain(/^\d/.test(says) ? `own.csv:${says}` : says)
    expect(answer.includes('warning: ')).toBe(says.includes('warning: '))
  })
})

describe('a series', () => {
  test.each(Object.entries(SERIES_ENTRIES))('%s', (_id, [entry, says]) => {
    const answer = said(entry, GOOD_SERIES)
    if (says === '') expect(answer).toBe('')
    else expect(answer).toContain(says)
    expect(answer.includes('warning: ')).toBe(says.includes('warning: '))
  })
})
