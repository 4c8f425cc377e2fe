/** Shapes of how a batch goes through what is uncertain: designs and rank correlations. */
import { choice, grade, source, text } from './leaf-shapes.ts'
import { map, type MapShape, type Shape } from './shape.ts'

/** Most combinations of a factorial design. */
export const MOST_CELLS = 10_000

export function designShape(): Shape {
  const method = (name: string): Shape => choice('Method.', [name])
  return {
    type: 'variant',
    doc: 'How a batch goes through what is uncertain; plain Monte Carlo when left out. Uncertainties that a posterior holds keep to its draws, in turn.',
    by: 'method',
    variants: {
      monteCarlo: map('Every draw on its own.', { method: method('monteCarlo') }),
      latinHypercube: map(
        'Latin hypercube: each uncertainty visits each of as many equal strata as there are replicates, once. The number of replicates belongs to the design.',
        { method: method('latinHypercube') },
      ),
      sobol: map(
        'Sobol sequence, scrambled after Owen: even in every few uncertainties together; best with a power of two of replicates.',
        { method: method('sobol') },
      ),
      factorial: map(
        'Every combination of the values of some levers, parameters or shocks. Replicates are counted per combination, and all combinations share their luck and the draws of what else is uncertain.',
        {
          method: method('factorial'),
          factors: {
            type: 'record',
            doc: 'Values to cross, by path as under `uncertainties`; what is crossed is no longer drawn.',
            key: 'path',
            keyPattern: 'path',
            item: {
              type: 'list',
              doc: 'Values.',
              item: { type: 'number', unit: 'unit of the path', doc: 'Value.', min: -1e12, max: 1e12 },
              fewest: 1,
              most: 1_000,
              distinct: true,
            },
            most: 20,
          },
        },
      ),
    },
  }
}

export function correlationShape(): MapShape {
  return map('A pair of uncertainties.', {
    between: {
      type: 'list',
      doc: 'The two paths.',
      item: text('Path of an uncertainty.', 200),
      fewest: 2,
      most: 2,
      distinct: true,
    },
    spearman: {
      type: 'number',
      unit: 'rank correlation',
      doc: 'Rank correlation after Spearman, brought about by a Gaussian copula.',
      min: -0.99,
      max: 0.99,
    },
    source: source(),
    grade: grade(),
  })
}
