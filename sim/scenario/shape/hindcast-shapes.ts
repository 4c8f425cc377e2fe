/** Shapes of what ties a scenario to history: windows of observation, what runs are weighed by, and the posterior of a calibration. */
import { choice, csvFile, source, text } from './leaf-shapes.ts'
import { type ListShape, map, type MapShape } from './shape.ts'

const SPLITS = ['fit', 'held_out'] as const

export function windowShape(): MapShape {
  return map(
    'A window of observation.',
    {
      title: text('What happened in it, in a few words.', 200),
      from: { type: 'date', doc: 'First day.' },
      to: { type: 'date', doc: 'Last day.' },
      split: choice(
        '`fit`: calibration may use it. `held_out`: only scores do, calibration refuses to read it.',
        SPLITS,
      ),
      series: {
        type: 'list',
        doc: 'Series that are scored in it.',
        item: text('Name of a weekly series, such as `quotePrice.Dy`.', 100),
        fewest: 1,
        most: 100,
        distinct: true,
      },
      volatility: {
        type: 'record',
        doc: 'Standard deviation of the yearly change of the logarithm of a series before the window, by series: how far the naive forecast spreads.',
        key: 'series',
        keyPattern: 'path',
        item: { type: 'number', unit: 'log / year^0.5', doc: 'Volatility.', min: 0.001, max: 5 },
        most: 100,
      },
      source: source(),
    },
    ['volatility'],
  )
}

const FITTED = ['left_out', 'twice'] as const

export function conditionShape(): MapShape {
  return map(
    'Runs are weighed by how well they agree with what was observed up to a day; summary and report become a forecast from there.',
    {
      on: csvFile('CSV file in the same folder with observed values, as `observations`; that one when left out.'),
      until: {
        type: 'date',
        doc: 'Last day that counts: later figures are left out. That of the last figure when left out.',
      },
      fitted: choice(
        'Figures in `fit` windows, which the posterior was fitted to: `left_out` (when left out), or `twice`, which makes bands too narrow.',
        FITTED,
      ),
    },
    ['on', 'until', 'fitted'],
  )
}

export function posteriorShape(): MapShape {
  const draw: ListShape = {
    type: 'list',
    doc: 'One draw: a value for every path, in their order.',
    item: { type: 'number', unit: 'as the path', doc: 'Value.', min: -1e12, max: 1e12 },
    fewest: 1,
    most: 500,
  }
  return map('Draws that a calibration left of the uncertainties, equally likely; replicates take them in turn.', {
    source: text('The command that made them and what it was fitted to.', 500),
    paths: {
      type: 'list',
      doc: 'Uncertainties that are drawn together.',
      item: text('Path of an uncertainty.', 200),
      fewest: 1,
      most: 500,
      distinct: true,
    },
    draws: { type: 'list', doc: 'The draws.', item: draw, fewest: 1, most: 10_000 },
  })
}
