/** Files of observations: what is wrong is named with its place; nothing is shifted, swallowed or read as something else. */
import { describe, expect, test } from 'vitest'
import { parseObservations } from '../../sim/studies/batch/observations.ts'
import { formatProblems, formatWarnings } from '../../sim/scenario/text/problem.ts'
import { readFigures } from '../../sim/studies/condition/read-figures.ts'
import { history } from '../hindcast/history.ts'
import { CONDITION_CASES, CSV_CASES } from './corpus-csv.ts'

const spec = (name: string, unit: string) => ({ name, family: name.split('.')[0]!, label: '', unit, of: {} })
const RUN = {
  series: [spec('quotePrice.Dy', 'USD/kg'), spec('magnetExportsTotal', 't/week'), spec('approved.Europe', 'share')],
  start: '2025-01-06',
  weeks: 156,
}
const LONGEST = 6_000

describe('a file of observations', () => {
  test.each(Object.entries(CSV_CASES))('%s', (_id, [text, says]) => {
    const { observations, problems, warnings } = parseObservations(text, 'o.csv', RUN)
    const said = [formatProblems(problems), formatWarnings(warnings)].filter((part) => part !== '').join('\n')
    if (says === '') expect([said, observations.length > 0]).toEqual(['', true])
    else expect(said).toContain(/^\d/.test(says) ? `o.csv:${says}` : says)
    expect(said.includes('warning: ')).toBe(says.includes('warning: '))
    expect(said.length).toBeLessThan(LONGEST)
  })
  test('without a run says what the file says by itself', () => {
    const rows = 'any.thing,2025-02-30,x,,,furlongs,press\n'
    const { problems } = parseObservations(`series,date,value,low,high,unit,source\n${rows}`, 'o.csv')
    expect(problems.map(({ path }) => path)).toEqual(['date', 'value'])
  })
  test('a thousand wrong rows are listed as twenty and a number', () => {
    const rows = 'quotePrice.Dx,2025-02-30,x,,,USD/kg,press\n'.repeat(1_000)
    const { problems } = parseObservations(`series,date,value,low,high,unit,source\n${rows}`, 'o.csv', RUN)
    const lines = formatProblems(problems).split('\n')
    expect([lines.length, lines[20]]).toEqual([21, 'and 2980 more problems'])
  })
})

describe('a file that runs are weighed by', () => {
  const { posterior: _, ...scenario } = history({}, RUN.weeks)
  const said = (text: string, condition = {}): string =>
    formatProblems(readFigures(text, 'o.csv', { ...scenario, condition }).problems)
  const refused = Object.entries(CSV_CASES).filter(([, [, says]]) => says !== '' && !says.includes('warning: '))

  test.each(refused)('%s is refused as a file of observations is', (_id, [text]) => {
    const [own] = formatProblems(parseObservations(text, 'o.csv', RUN).problems).split('; expected')
    expect(said(text).split('; expected')[0]).toBe(own)
  })
  test.each(Object.entries(CONDITION_CASES))('%s', (_id, [text, condition, says]) => {
    if (says === '') expect(said(text, condition)).toBe('')
    else expect(said(text, condition)).toContain(`o.csv:${says}`)
  })
})
