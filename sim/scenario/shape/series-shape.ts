/** Shape of a series of the user's own: what it sets, where its figures are, and how weeks between and beyond them are filled. */
import { choice, csvFile, grade, LARGEST_FACTOR, source, text } from './leaf-shapes.ts'
import { map, type MapShape, type NumberShape } from './shape.ts'

/** Most dates of a series: twenty years of weeks. */
const MOST_DATES = 1040
/** Widest figures of a column, in whatever unit it has. */
const WIDEST = 1e12
const LEAST_BASE = 1e-6
const LEAST_SHARE = 0.001

export function seriesShape(): MapShape {
  return map(
    'A series of your own, such as demand, the price of another input or a quota, from a column of a CSV file or typed here.',
    {
      sets: text(
        'What it sets in every week: a lever (`exportQuota`, `importTariff.Europe`), or a factor on how it was at the start: `demand.evMotors` or `demand.evMotors.Europe` (in place of trend growth), `capacity.mine.kachin`, `cost.separator` or `cost.mine.kachin`.',
        100,
      ),
      values: {
        type: 'record',
        doc: 'The figures, by date, in order; or `file` and `column`.',
        key: 'date',
        keyPattern: 'path',
        item: figure('Figure.', -WIDEST),
        most: MOST_DATES,
      },
      file: csvFile('CSV file in the same folder, the first line of which names its columns.'),
      column: text(
        'Column of the file that holds the figures; empty cells before the first and after the last are passed over.',
        200,
      ),
      date: text(
        'Column of the file that holds the dates, year-month-day, each later than the one above; `date` when left out.',
        200,
      ),
      unit: text('Unit of the figures: that of what they set, or any beside a `base`.', 60),
      base: figure(
        'Of what is a factor: the figure that stands for 1, in the unit of the column, such as that of the first week.',
        LEAST_BASE,
      ),
      share: {
        type: 'number',
        unit: 'share',
        doc: 'Of what is a factor: how much of it goes with the column, as the share of an input in a cost.',
        min: LEAST_SHARE,
        max: 1,
        default: 1,
      },
      factor: {
        type: 'number',
        unit: 'factor',
        doc: 'On every figure: how sure nobody is of them, when `series.ID.factor` is drawn or swept.',
        min: 0,
        max: LARGEST_FACTOR,
        default: 1,
      },
      interpolate: choice('Weeks between two dates: `steps`, the earlier figure holds; `linear`, a straight line.', [
        'steps',
        'linear',
      ]),
      outside: choice(
        'Weeks of the run before the first date and after the last: `refuse` (when left out), or `hold`, the nearest figure stands for them.',
        ['refuse', 'hold'],
      ),
      source: source(),
      grade: grade(),
    },
    ['values', 'file', 'column', 'date', 'base', 'share', 'factor', 'outside'],
  )
}

function figure(doc: string, min: number): NumberShape {
  return { type: 'number', unit: 'unit of the series', doc, min, max: WIDEST }
}
