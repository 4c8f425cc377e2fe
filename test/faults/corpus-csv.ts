/** Files of observations that people and spreadsheets get wrong, and what must be said of each: where, and a word of why. */

const HEAD = 'series,date,value,low,high,unit,source'
const GOOD = 'quotePrice.Dy,2025-03-03,295,280,310,USD/kg,press'
const SHARE = 'approved.Europe,2025-03-03,0.5,,,share,press'
const tonnes = (value: string): string => `magnetExportsTotal,2025-03-03,${value},,,t/week,customs`
const price = (value: string, low = '', high = ''): string =>
  `quotePrice.Dy,2025-03-03,${value},${low},${high},USD/kg,press`
const dated = (date: string): string => `quotePrice.Dy,${date},295,,,USD/kg,press`
const file = (...rows: readonly string[]): string => `${[HEAD, ...rows].join('\n')}\n`

/** Text, and what is said: nothing when it is read as it stands, `warning: …` when it is read all the same. */
export const CSV_CASES: Readonly<Record<string, readonly [text: string, says: string]>> = {
  good: [file(GOOD), ''],
  'byte-order-mark': [`\ufeff${file(GOOD)}`, ''],
  'no-final-newline': [file(GOOD).trimEnd(), ''],
  'cr-lf': [file(GOOD).replaceAll('\n', '\r\n'), ''],
  'cr-only': [file(GOOD).replaceAll('\n', '\r'), ''],
  'quoted-comma': [file(price('295').replace('press', '"press, March"')), ''],
  'quoted-quote': [file(price('295').replace('press', '"the ""press"""')), ''],
  'quoted-line-end': [file(price('295').replace('press', '"press\nMarch"'), tonnes('x')), '4:31: value: given "x"'],
  'blanks-around': [file(price(' 295 ')), ''],
  'empty-lines-at-the-end': [`${file(GOOD)}\n\n`, ''],
  'columns-in-another-order': [
    'source,unit,high,low,value,date,series\npress,USD/kg,,,295,2025-03-03,quotePrice.Dy\n',
    '',
  ],
  exponent: [file(price('2.95e2')), ''],
  'month-and-year-of-one-date': [`${HEAD},averaging\n${GOOD},month\n${GOOD},year\n`, ''],

  empty: ['', '1:1: the file is empty'],
  blank: [' \n\n', '1:1: the file is empty'],
  'header-only': [`${HEAD}\n`, '1:1: the file holds names of columns and nothing below them'],
  'header-and-empty-lines': [`${HEAD}\n\n\n`, '1:1: the file holds names of columns and nothing below them'],
  'no-header': [`${GOOD}\n${GOOD}\n`, '1:1: unknown column "quotePrice.Dy"'],
  'surplus-cell': [file(`${GOOD},x`), '2:51: given more than 7 cells; expected 7'],
  'surplus-empty-cell': [file(`${GOOD},`), '2:51: given more than 7 cells'],
  'missing-cell': [file('quotePrice.Dy,2025-03-03,295,USD/kg,press'), '2:37: given 5 cells; expected 7'],
  'row-cut-off': [file(GOOD, 'quotePrice.Dy,2025-03'), '3:15: given 2 cells; expected 7'],
  'row-without-averaging': [`${HEAD},averaging\n${GOOD}\n`, '2:45: given 7 cells; expected 8'],
  'decimal-comma': [file('quotePrice.Dy,2025-03-03,295,5,,,USD/kg,press'), '2:41: given more than 7 cells'],
  'decimal-comma-quoted': [file(price('"3,5"')), '2:26: value: given "3,5"; expected a number; did you mean 3.5?'],
  'thousands-comma': [file('magnetExportsTotal,2025-03-03,1,435,,,t/week,customs'), '2:46: given more than 7 cells'],
  'thousands-comma-quoted': [
    file(tonnes('"1,435"')),
    '2:31: value: given "1,435"; expected a number; did you mean 1435?',
  ],
  'thousands-space': [file(tonnes('1 435')), 'did you mean 1435?'],
  'thousands-apostrophe': [file(tonnes("1'435")), 'did you mean 1435?'],
  'thousands-underscore': [file(tonnes('1_435')), 'did you mean 1435?'],
  semicolons: [file(GOOD).replaceAll(',', ';'), '1:1: given cells separated by ;; expected cells separated by commas'],
  tabs: [file(GOOD).replaceAll(',', '\t'), '1:1: given cells separated by tabs'],
  pipes: [file(GOOD).replaceAll(',', '|'), '1:1: given cells separated by |'],
  'semicolons-in-a-row': [file(GOOD.replaceAll(',', ';')), '2:1: given 1 cell; expected 7'],
  'separator-line-of-excel': [`sep=,\n${file(GOOD)}`, '1:1: unknown column "sep="'],
  'quote-never-closed': [
    file(GOOD, price('295').replace('press', '"press'), tonnes('1')),
    '3:39: a quotation mark is never closed',
  ],
  'quote-never-closed-in-header': [`"series,date\n${GOOD}\n`, '1:1: a quotation mark is never closed'],
  'quote-inside': [file(price('295').replace('press', 'the "press"')), '2:43: a quotation mark inside a cell'],
  'text-after-quote': [file(price('"295"USD')), '2:31: given "USD" after a cell in quotation marks'],
  'column-twice': [`${HEAD},value\n${GOOD},3\n`, '1:40: given the column "value" a second time'],
  'column-unknown': [`${HEAD},comment\n${GOOD},x\n`, '1:40: unknown column "comment"'],
  'column-misspelt': [`${HEAD},avaraging\n${GOOD},x\n`, 'did you mean averaging?'],
  'column-capital': [
    `${HEAD.replace('date', 'Date')}\n${GOOD}\n`,
    '1:8: unknown column "Date"; expected series,date,value,low,high,unit,source,averaging; did you mean date?',
  ],
  'column-missing': [`${HEAD.replace(',unit', '')}\n${GOOD.replace(',USD/kg', '')}\n`, '1:1: column unit is missing'],
  'column-proto': [`${HEAD},__proto__\n${GOOD},x\n`, '1:40: unknown column "__proto__"'],
  'series-and-date-twice': [
    file(GOOD, tonnes('3'), price('300')),
    '4:15: date: given 2025-03-03 a second time for quotePrice.Dy (first on line 2)',
  ],
  'month-twice': [
    `${HEAD},averaging\n${GOOD},month\n${GOOD.replace('03-03', '03-30')},month\n`,
    'expected one figure of a series for a month',
  ],
  'series-unknown': [
    file(GOOD.replace('Dy', 'Dx')),
    '2:1: series: given "quotePrice.Dx"; expected the name of a weekly series of this scenario; did you mean quotePrice.Dy?',
  ],
  'series-proto': [file(GOOD.replace('quotePrice.Dy', '__proto__')), '2:1: series: given "__proto__"'],
  'series-constructor': [file(GOOD.replace('quotePrice.Dy', 'constructor')), '2:1: series: given "constructor"'],
  'series-formula': [file(GOOD.replace('quotePrice.Dy', '=1+1')), '2:1: series: given "=1+1"'],
  'series-empty': [file(GOOD.replace('quotePrice.Dy', '')), '2:1: series: given ""'],
  'row-of-commas': [file(GOOD, ',,,,,,'), '3:1: series: given ""'],
  'unit-of-another': [file(GOOD.replace('USD/kg', 'USD/t')), '2:38: unit: given "USD/t"; expected "USD/kg"'],
  'unit-missing': [file(GOOD.replace('USD/kg', '')), '2:38: unit: given ""; expected "USD/kg"'],
  'source-missing': [
    file(GOOD.replace('press', ' ')),
    '2:45: source: given nothing; expected where the figure comes from',
  ],
  'averaging-unknown': [`${HEAD},averaging\n${GOOD},mnth\n`, 'did you mean month?'],
  'averaging-constructor': [`${HEAD},averaging\n${GOOD},constructor\n`, '2:51: averaging: given "constructor"'],

  'price-zero': [file(price('0')), '2:26: value: given 0; expected a price above 0 (USD/kg)'],
  'price-negative': [file(price('-200')), '2:26: value: given -200; expected a price above 0'],
  'price-minus-zero': [file(price('-0')), 'expected a price above 0'],
  'price-underflow': [file(price('1e-999')), 'expected a price above 0'],
  'price-low-negative': [file(price('295', '-1')), '2:30: low: given -1; expected a price above 0'],
  'tonnes-negative': [file(tonnes('-3')), '2:31: value: given -3; expected a number from 0 on (t/week)'],
  'tonnes-zero': [file(tonnes('0')), ''],
  'share-above-one': [file(SHARE.replace('0.5', '1.5')), '2:28: value: given 1.5; expected a share from 0 to 1'],
  'share-in-per-cent': [
    file(SHARE.replace('0.5', '50%')),
    '2:28: value: given "50%"; expected a number; did you mean 0.5?',
  ],
  'share-negative': [file(SHARE.replace('0.5', '-0.5')), 'expected a share from 0 to 1'],
  'share-high-above-one': [
    file(SHARE.replace('0.5,,', '0.5,,1.5')),
    '2:33: high: given 1.5; expected a share from 0 to 1 or nothing',
  ],
  nan: [file(price('NaN')), '2:26: value: given "NaN"; expected a number'],
  infinity: [file(price('Infinity')), 'expected a number'],
  'minus-inf': [file(price('-inf')), 'expected a number'],
  'yaml-inf': [file(price('.inf')), 'expected a number'],
  hexadecimal: [file(price('0x1F')), 'expected a number'],
  octal: [file(price('0o17')), 'expected a number'],
  overflow: [file(price('1e999')), 'given "1e999"; expected a number'],
  'not-available': [file(price('n/a')), 'given "n/a"; expected a number'],
  'excel-error': [file(price('#DIV/0!')), 'given "#DIV/0!"; expected a number'],
  'value-missing': [file(price('')), '2:26: value: given ""; expected a number'],
  dash: [file(price('-')), 'given "-"; expected a number'],
  'full-width-digits': [file(price('２９５')), 'expected a number'],
  'arabic-digits': [file(price('٢٩٥')), 'expected a number'],
  'currency-sign': [file(price('$295')), 'did you mean 295?'],
  'unit-in-value': [file(price('295 USD/kg')), 'did you mean 295?'],
  'minus-sign-of-typesetters': [file(tonnes('−3')), 'expected a number'],
  'low-above-value': [file(price('295', '300')), '2:30: low: given "300"; expected a number up to the value, 295'],
  'high-below-value': [
    file(price('295', '', '290')),
    '2:31: high: given "290"; expected a number from the value on, 295',
  ],
  'low-and-high-changed': [file(price('295', '310', '280')), '2:30: low: given "310"'],
  'low-nan': [file(price('295', 'NaN')), '2:30: low: given "NaN"; expected a number or nothing'],

  'date-does-not-exist': [
    file(dated('2025-02-30')),
    '2:15: date: given "2025-02-30"; expected a date YYYY-MM-DD; did you mean 2025-02-28?',
  ],
  'date-no-leap-year': [file(dated('2025-02-29')), 'did you mean 2025-02-28?'],
  'date-month-13': [file(dated('2025-13-01')), '2:15: date: given "2025-13-01"'],
  'date-day-0': [file(dated('2025-03-00')), 'date: given "2025-03-00"'],
  'date-german': [file(dated('03.03.2025')), 'did you mean 2025-03-03?'],
  'date-american': [file(dated('3/4/2025')), 'date: given "3/4/2025"'],
  'date-with-time': [file(dated('2025-03-03T00:00:00Z')), 'did you mean 2025-03-03?'],
  'date-short-year': [file(dated('25-03-03')), 'date: given "25-03-03"'],
  'date-serial-of-excel': [file(dated('45719')), 'date: given "45719"'],
  'date-far-year': [file(dated('20250-03-03')), 'date: given "20250-03-03"'],
  'date-missing': [file(dated('')), 'date: given ""'],
  'date-after-the-run': [
    file(GOOD, dated('2031-03-10'), dated('2031-03-17')),
    'warning: quotePrice.Dy on 2031-03-10 and 1 more: outside the run, 2025-01-06 to 2028-01-02',
  ],
  'date-before-the-run': [
    file(dated('2024-12-17')),
    '2:15: date: warning: quotePrice.Dy on 2024-12-17: outside the run',
  ],
  'date-on-the-last-day': [file(dated('2028-01-02')), ''],
  'month-that-reaches-into-the-run': [`${HEAD},averaging\n${GOOD.replace('03-03', '01-01')},month\n`, ''],

  'empty-line-between': [file(GOOD, '', tonnes('3')), '3:1: warning: an empty line between the rows is passed over'],
  'mixed-line-ends': [
    `${HEAD}\n${GOOD}\r\n${tonnes('3')}\n`,
    '2:50: warning: the line ends with CR LF, those before it with LF',
  ],
  'control-character': [
    file(price('295').replace('press', 'pr\u0007ess')),
    '2:41: character U+0007 is not allowed in a CSV file',
  ],
  'right-to-left-mark': [file(price('295').replace('press', 'pr\u202eess')), '2:41: character U+202E'],
  'arabic-letter-mark': [file(price('295').replace('press', 'pr\u061cess')), 'character U+061C'],
  'lone-surrogate': [file(price('295').replace('press', 'pr\ud800ess')), 'character U+D800'],
  'byte-order-mark-inside': [file(GOOD, `\ufeff${tonnes('3')}`), '3:1: character U+FEFF'],
  'no-character': [file(price('295').replace('press', 'pr\ufdd0ess')), 'character U+FDD0'],
  emoji: [file(price('295').replace('press', 'press 🧲👩‍🔬 稀土 עברית')), ''],
  'too-many-rows': [
    file(...Array.from({ length: 20_001 }, () => GOOD)),
    '20002:1: given more than 20000 rows; expected at most 20000',
  ],
  'too-many-columns': [`${','.repeat(600)}\n1\n`, '1:1: given more than 500 columns'],
}

const FIRST_TWO = [dated('2025-03-03'), dated('2025-06-02')] as const

/** The same of files that runs are weighed by, with the condition that names them. */
export const CONDITION_CASES: Readonly<Record<string, readonly [text: string, condition: object, says: string]>> = {
  good: [file(...FIRST_TWO), {}, ''],
  'byte-order-mark': [`\ufeff${file(...FIRST_TWO)}`, {}, ''],
  'some-before-the-run': [file(dated('2019-03-04'), ...FIRST_TWO), {}, ''],
  'some-after-the-last-day': [file(...FIRST_TWO, dated('2031-03-03')), { until: '2025-12-31' }, ''],
  'all-before-the-run': [
    file(dated('2019-03-04'), dated('2020-03-02')),
    {},
    '1:1: no figure of it counts (2: its weeks begin before the run does, on 2025-01-06)',
  ],
  'all-after-the-last-day': [
    file(...FIRST_TWO),
    { until: '2025-02-01' },
    '1:1: no figure of it counts (2: after 2025-02-01)',
  ],
  'after-the-run': [
    file(...FIRST_TWO, dated('2031-03-03')),
    {},
    '4:15: date: given 2031-03-03, after the end of the run',
  ],
  'series-unknown': [
    file(dated('2025-03-03').replace('quotePrice.Dy', 'quotePrice.Dx')),
    {},
    '2:1: series: given "quotePrice.Dx"',
  ],
  'cut-in-a-row': [file(...FIRST_TWO).slice(0, -12), {}, '3:32: given 6 cells; expected 7'],
  'cut-in-a-number': [`${HEAD}\nquotePrice.Dy,2025-03-03,29`, {}, '2:26: given 3 cells; expected 7'],
  'cut-in-the-head': [HEAD.slice(0, 20), {}, '1:1: column high is missing'],
  'cut-in-quotation-marks': [
    file(price('295').replace('press', '"press')).trimEnd(),
    {},
    '2:39: a quotation mark is never closed',
  ],
  'nothing-sold': [file(tonnes('0')), {}, '1:1: no figure of it counts (1: nothing moved'],
}
