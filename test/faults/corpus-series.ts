/** Series of a user's own that people and spreadsheets get wrong, and what must be said of each: where, and a word of why. */

const HEAD = 'date,demand,quota'
/** Months of a run of two years from 2027-01-04. */
const MONTHS = Array.from(
  { length: 25 },
  (_, m) => `${2027 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}-01`,
)
const rows = MONTHS.map((date, m) => `${date},${1 + m / 100},${1000 - m}`)
const file = (lines: readonly string[] = rows, head = HEAD): string => `${[head, ...lines].join('\n')}\n`
const line = (n: number, text: string): readonly string[] => rows.map((row, i) => (i + 2 === n ? text : row))

/** Text of the CSV file, and what is said: nothing when it is read as it stands, `warning: …` when it is read all the same. */
export const SERIES_FILES: Readonly<Record<string, readonly [text: string, says: string]>> = {
  good: [file(), ''],
  'byte-order-mark': [`\ufeff${file()}`, ''],
  'cr-lf': [file().replaceAll('\n', '\r\n'), ''],
  'no-final-newline': [file().trimEnd(), ''],
  'quoted-cells': [file(line(3, '"2027-02-01","1.01","999"')), ''],
  'other-columns': [file(rows.map((row) => `${row},x`)).replace(HEAD, `${HEAD},note`), ''],
  'empty-before-and-after': [file(['2026-12-01,,1001', ...rows, '2029-02-01,,990']), ''],
  exponent: [file(line(3, '2027-02-01,1.01e0,999')), ''],

  empty: ['', '1:1: the file is empty'],
  'header-only': [`${HEAD}\n`, '1:1: the file holds names of columns and nothing below them'],
  'no-header': [file().slice(HEAD.length + 1), 'series.own.column: given the unknown column demand'],
  semicolons: [file().replaceAll(',', ';'), '1:1: given cells separated by ;'],
  'decimal-comma': [file(line(3, '2027-02-01,1,01,999')), '3:17: given more than 3 cells'],
  'decimal-comma-quoted': [file(line(3, '2027-02-01,"1,01",999')), '3:12: demand: given "1,01"'],
  'per-cent': [
    file(line(3, '2027-02-01,101 %,999')),
    '3:12: demand: given "101 %"; expected a number or nothing; did you mean 1.01?',
  ],
  infinity: [file(line(3, '2027-02-01,Infinity,999')), '3:12: demand: given "Infinity"'],
  overflow: [file(line(3, '2027-02-01,1e999,999')), '3:12: demand: given "1e999"'],
  'not-a-number': [file(line(3, '2027-02-01,NaN,999')), '3:12: demand: given "NaN"'],
  'not-available': [file(line(3, '2027-02-01,#N/A,999')), '3:12: demand: given "#N/A"'],
  hexadecimal: [file(line(3, '2027-02-01,0x1,999')), '3:12: demand: given "0x1"'],
  negative: [file(line(3, '2027-02-01,-1,999')), '3:12: demand: given -1; expected a number that sets it from 0 to 10'],
  'far-too-large': [
    file(line(3, '2027-02-01,1010,999')),
    '3:12: demand: given 1010; expected a number that sets it from 0 to 10',
  ],
  'a-hole': [file(line(3, '2027-02-01,,999')), '3:12: demand: given nothing between two figures'],
  'no-number-at-all': [file(MONTHS.map((date) => `${date},,1`)), 'series.own.column: given a column without numbers'],
  'date-twice': [file(line(3, '2027-01-01,1.01,999')), '3:1: date: given 2027-01-01 a second time (line 2)'],
  'date-before': [file(line(3, '2026-12-01,1.01,999')), '3:1: date: given 2026-12-01 after 2027-01-01 (line 2)'],
  'newest-first': [file([...rows].reverse()), '3:1: date: given 2028-12-01 after 2029-01-01 (line 2)'],
  'date-that-is-none': [
    file(line(3, '2027-02-30,1.01,999')),
    '3:1: date: given "2027-02-30"; expected a date YYYY-MM-DD; did you mean 2027-02-28?',
  ],
  'month-without-day': [file(line(3, '2027-02,1.01,999')), 'did you mean 2027-02-01?'],
  'day-first': [file(line(3, '01.02.2027,1.01,999')), 'did you mean 2027-02-01?'],
  'day-of-a-spreadsheet': [file(line(3, '46419,1.01,999')), '3:1: date: given "46419"; expected a date YYYY-MM-DD'],
  'column-of-dates-called-otherwise': [
    file(rows, 'Date,demand,quota'),
    'given the unknown column date; expected Date, demand or quota; did you mean Date?',
  ],
  'column-twice': [file(rows, 'date,demand,demand'), '1:13: given the column "demand" a second time'],
  'column-misspelt': [file(rows, 'date,demnad,quota'), 'did you mean demnad?'],
  'quote-never-closed': [file(line(3, '2027-02-01,"1.01,999')), '3:12: a quotation mark is never closed'],
  'cut-off': [file().slice(0, -8), '26:12: given 2 cells; expected 3'],
  'begins-late': [
    file(rows.slice(2)),
    '2:1: date: given 2027-03-01, 8 weeks after the run begins; expected a date up to 2027-01-04, or outside: hold',
  ],
  'ends-early': [
    file(rows.slice(0, 20)),
    '21:1: date: given 2028-08-01, 17 weeks before the run ends; expected figures to 2029-01-01, or outside: hold',
  ],
  'all-long-past': [
    file(['2020-01-01,1,1', '2020-02-01,1.1,1']),
    '3:1: date: given 2020-02-01, 104 weeks before the run ends',
  ],
  'all-to-come': [
    file(['2040-01-01,1,1', '2040-02-01,1.1,1']),
    '2:1: date: given 2040-01-01, 104 weeks after the run begins',
  ],
  'one-figure': [file(rows.slice(0, 1)), '2:1: date: given 2027-01-01, 104 weeks before the run ends'],
  'a-row-missing': [
    file(rows.filter((_, i) => i !== 10)),
    'warning: 61 days after 2027-10-01, 31 as a rule: a row may be missing',
  ],
  'begins-elsewhere': [
    file(rows.map((row, m) => (m === 0 ? '2027-01-01,1.4,1' : row))),
    'warning: series.own begins at 1.4 times the start',
  ],
  proto: [file(rows, 'date,demand,__proto__'), ''],
}

const OWN = 'file: own.csv, column: demand, interpolate: steps, source: s, grade: D'
const QUOTA = 'file: own.csv, column: quota, interpolate: linear, source: s, grade: D'
const TYPED = 'unit: factor, interpolate: steps, source: s, grade: D'

/** One line under `series:`, with the good file beside it, and what is said. */
export const SERIES_ENTRIES: Readonly<Record<string, readonly [entry: string, says: string]>> = {
  demand: [`own: {sets: demand.wind, unit: factor, ${OWN}}`, ''],
  'demand-of-a-region': [`own: {sets: demand.wind.Europe, unit: factor, ${OWN}}`, ''],
  'in-any-unit-over-a-base': [`own: {sets: demand.wind, unit: GW a year, base: 1, ${OWN}}`, ''],
  'a-share': [`own: {sets: cost.mine, unit: USD a barrel, base: 1, share: 0.3, ${OWN}}`, ''],
  'cost-of-a-group': [`own: {sets: cost.mine.kachin, unit: factor, ${OWN}}`, ''],
  'capacity-of-a-group': [`own: {sets: capacity.mine.kachin, unit: factor, ${OWN}}`, ''],
  'a-lever': [`own: {sets: exportQuota, unit: t REO / year, ${QUOTA}}`, ''],
  typed: [`own: {sets: demand.wind, values: {2027-01-04: 1, 2028-01-03: 2}, ${TYPED}}`, ''],
  held: [
    `own: {sets: demand.wind, values: {2027-01-11: 1, 2027-02-01: 2}, outside: hold, ${TYPED}}`,
    'warning: 2 is held for the 97 weeks before the run ends',
  ],

  'wrong-unit': [`own: {sets: exportQuota, unit: kt, ${QUOTA}}`, 'series.own.unit: given "kt"; expected t REO / year'],
  'unit-of-a-factor': [
    `own: {sets: demand.wind, unit: GW, ${OWN}}`,
    'series.own.unit: given "GW"; expected factor, or a base beside it',
  ],
  'base-of-a-lever': [
    `own: {sets: exportQuota, unit: t REO / year, base: 3, ${QUOTA}}`,
    'series.own.base: given a base; expected none',
  ],
  'share-of-a-lever': [
    `own: {sets: exportQuota, unit: t REO / year, share: 0.5, ${QUOTA}}`,
    'series.own.share: given a share; expected none',
  ],
  'base-of-nothing': [
    `own: {sets: demand.wind, unit: GW, base: 0, ${OWN}}`,
    'series.own.base: given 0; expected a number from',
  ],
  'unknown-lever': [
    `own: {sets: exportQuotas, unit: t, ${QUOTA}}`,
    'given the unknown exportQuotas; expected a lever, demand.<sector>',
  ],
  'unknown-lever-near': [`own: {sets: exportQuotas, unit: t, ${QUOTA}}`, 'did you mean exportQuota?'],
  'unknown-sector': [`own: {sets: demand.winds, unit: factor, ${OWN}}`, 'did you mean demand.wind?'],
  'unknown-group': [`own: {sets: capacity.mine.katchin, unit: factor, ${OWN}}`, 'did you mean capacity.mine.kachin?'],
  'a-set': [`own: {sets: controlledElements, unit: elements, ${QUOTA}}`, 'given the unknown controlledElements'],
  inherited: [`own: {sets: constructor, unit: factor, ${OWN}}`, 'given the unknown constructor'],
  'nobody-there': [
    `own: {sets: demand.defence, unit: factor, ${OWN}}`,
    'given demand.defence, where there is no manufacturer',
  ],
  'set-by-events-too': [
    `own: {sets: reviewCapacity, unit: applications / week, ${QUOTA}}`,
    'given reviewCapacity, which events set too: licences; expected one of the two; levers: {licences: {set: {reviewCapacity: null}}}',
  ],
  'name-set-by-events-too': [
    `own: {sets: approvalBySector.wind, unit: probability, values: {2027-01-04: 1, 2028-01-03: 0.5}, outside: hold, interpolate: steps, source: s, grade: D}`,
    'which events set too: licences',
  ],
  'two-for-one': [
    `own: {sets: demand.wind, unit: factor, ${OWN}}, other: {sets: demand.wind.Europe, unit: factor, ${OWN}}`,
    'series.other.sets: given demand.wind.Europe, which series.own sets (demand.wind)',
  ],
  'values-and-file': [
    `own: {sets: demand.wind, unit: factor, values: {2027-01-04: 1}, ${OWN}}`,
    'series.own.file: given file beside values',
  ],
  neither: [
    `own: {sets: demand.wind, ${TYPED}}`,
    'series.own.file: missing key file; expected values, or file and column',
  ],
  'no-column': [`own: {sets: demand.wind, file: own.csv, ${TYPED}}`, 'series.own.column: missing key column'],
  'how-is-not-said': [
    `own: {sets: demand.wind, unit: factor, file: own.csv, column: demand, source: s, grade: D}`,
    'series.own.interpolate: missing key interpolate',
  ],
  'a-third-way': [
    `own: {sets: demand.wind, unit: factor, file: own.csv, column: demand, interpolate: spline, source: s, grade: D}`,
    'given "spline"; expected steps or linear',
  ],
  'typed-date-that-is-none': [
    `own: {sets: demand.wind, values: {2027-1-4: 1}, ${TYPED}}`,
    'given "2027-1-4"; expected a date YYYY-MM-DD; did you mean 2027-01-04?',
  ],
  'typed-dates-out-of-order': [
    `own: {sets: demand.wind, values: {2028-01-03: 1, 2027-01-04: 2}, ${TYPED}}`,
    'given 2027-01-04 after 2028-01-03',
  ],
  'no-dates': [`own: {sets: demand.wind, values: {}, ${TYPED}}`, 'series.own.values: given no figures'],
  'outside-the-folder': [
    `own: {sets: demand.wind, unit: factor, file: ../own.csv, column: demand, interpolate: steps, source: s, grade: D}`,
    'expected the name of a .csv file in the same folder',
  ],
  'no-such-file': [
    `own: {sets: demand.wind, unit: factor, file: owm.csv, column: demand, interpolate: steps, source: s, grade: D}`,
    'cannot read "owm.csv": no such file',
  ],
}

export const GOOD_SERIES = file()
