/** Observed figures from CSV: what a row means, and what is said of a wrong one. */
import { describe, expect, test } from 'vitest'
import { parseObservations } from '../../sim/studies/batch/observations.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'

const series = [
  { name: 'quotePrice.Dy', family: 'quotePrice', label: 'Quote', unit: 'USD/kg', of: {} },
  { name: 'magnetExportsTotal', family: 'magnetExportsTotal', label: 'Exports', unit: 't/week', of: {} },
]
const RUN = { series, start: '2025-01-06', weeks: 156 }
const HEAD = 'series,date,value,low,high,unit,source,averaging'
const parse = (rows: string, head = HEAD) => parseObservations(`${head}\n${rows}\n`, 'o.csv', RUN)
const problems = (rows: string, head = HEAD): string => formatProblems(parse(rows, head).problems)

describe('a row', () => {
  test('without averaging is the figure of its week; with it, of a month, quarter or year', () => {
    const { observations } = parse(
      ['', 'week', 'month', 'quarter', 'year']
        .map((a, i) => `quotePrice.Dy,2025-04-0${i + 3},280,250,310,USD/kg,press,${a}`)
        .join('\n'),
    )
    expect(observations.map((o) => o.averaging)).toEqual(['week', 'week', 'month', 'quarter', 'year'])
    expect(observations[0]).toEqual({
      ...{ series: 'quotePrice.Dy', date: '2025-04-03', value: 280, low: 250, high: 310 },
      ...{ source: 'press', averaging: 'week' },
    })
  })
  test('may leave averaging empty, and a file may have no such column', () => {
    const short = 'quotePrice.Dy,2025-04-03,280,,,USD/kg,"press, April"'
    for (const [row, head] of [
      [`${short},`, HEAD],
      [short, HEAD.replace(',averaging', '')],
    ] as const)
      expect(parse(row, head).observations).toEqual([
        {
          ...{ series: 'quotePrice.Dy', date: '2025-04-03', value: 280, low: null, high: null },
          ...{ source: 'press, April', averaging: 'week' },
        },
      ])
  })
  test.each([
    [
      'quotePrice.Dy,2025-04-03,280,,,USD/kg,press,mnth',
      '2:45: averaging: given "mnth"; expected week, month, quarter, year or nothing; did you mean month?',
    ],
    [
      'quotePrice.Dx,2025-04-03,280,,,USD/kg,press,',
      '2:1: series: given "quotePrice.Dx"; expected the name of a weekly series of this scenario; did you mean quotePrice.Dy?',
    ],
    [
      'quotePrice.Dy,2025-02-30,280,,,USD/kg,press,',
      '2:15: date: given "2025-02-30"; expected a date YYYY-MM-DD; did you mean 2025-02-28?',
    ],
    ['quotePrice.Dy,2025-04-03,x,,,USD/kg,press,', '2:26: value: given "x"; expected a number'],
    [
      'quotePrice.Dy,2025-04-03,280,300,,USD/kg,press,',
      '2:30: low: given "300"; expected a number up to the value, 280',
    ],
    [
      'quotePrice.Dy,2025-04-03,280,,250,USD/kg,press,',
      '2:31: high: given "250"; expected a number from the value on, 280',
    ],
    ['quotePrice.Dy,2025-04-03,280,,,USD/t,press,', '2:32: unit: given "USD/t"; expected "USD/kg"'],
    ['quotePrice.Dy,2025-04-03,280,,,USD/kg,,', '2:39: source: given nothing; expected where the figure comes from'],
  ])('%s is refused', (row, message) => {
    expect(problems(row)).toBe(`o.csv:${message}`)
  })
  test('that is wrong does not hide those that follow', () => {
    const rows = 'quotePrice.Dy,2025-04-03,x,,,USD/kg,press,\nmagnetExportsTotal,2025-13-01,3,,,t/week,customs,decade'
    expect(
      problems(rows)
        .split('\n')
        .map((line) => line.split(': ').slice(0, 2).join(': ')),
    ).toEqual(['o.csv:2:26: value', 'o.csv:3:20: date', 'o.csv:3:50: averaging'])
  })
})

test('a missing column is named', () => {
  expect(problems('quotePrice.Dy,2025-04-03,280,,,USD/kg', 'series,date,value,low,high,unit')).toBe(
    'o.csv:1:1: column source is missing; expected series,date,value,low,high,unit,source',
  )
})
