/** The rows of a batch: which replicate's luck each has, and where it lies in what is uncertain. */
import type { Design, DesignOptions } from '../../numbers/designs/design.ts'
import { cellAt, countCells } from '../../numbers/designs/factorial.ts'
import { createLatinHypercube } from '../../numbers/designs/latin-hypercube.ts'
import { createMonteCarlo } from '../../numbers/designs/monte-carlo.ts'
import { createSobol } from '../../numbers/designs/sobol.ts'
import { chancePaths } from '../../scenario/chances.ts'
import type { DesignChoice, Scenario } from '../../scenario/scenario.ts'
import { createDraws, sampledPaths } from '../../world/uncertainty.ts'

export interface Row {
  /** Decides the luck of all agents. */
  readonly replicate: number
  /** By path, in the order of `drawnPaths`. */
  readonly draws: ReadonlyMap<string, number>
}

/** Row by number, each for itself; `count` is the size of the whole batch. */
export function createRows(scenario: Scenario, seed: number, count: number): (row: number) => Row {
  const { design } = scenario
  const draws = createDraws(
    scenario,
    seed,
    createDesign(design, { columns: sampledPaths(scenario), rows: count, seed }),
  )
  if (design?.method !== 'factorial') return (row) => ({ replicate: row, draws: draws(row, row) })
  const cells = countCells(design.factors)
  return (row) => {
    const replicate = Math.floor(row / cells)
    return { replicate, draws: new Map([...draws(replicate, replicate), ...cellAt(design.factors, row % cells)]) }
  }
}

function createDesign(choice: DesignChoice | undefined, options: DesignOptions): Design {
  switch (choice?.method) {
    case 'latinHypercube':
      return createLatinHypercube(options)
    case 'sobol':
      return createSobol(options)
    case 'factorial':
    case undefined:
      return createMonteCarlo(options)
  }
}

/** What a row draws: the uncertainties in file order, whether events happen, then factors that are none. */
export function drawnPaths(scenario: Scenario): string[] {
  const { uncertainties, design } = scenario
  const factors = design?.method === 'factorial' ? Object.keys(design.factors) : []
  return [...new Set([...Object.keys(uncertainties), ...chancePaths(scenario), ...factors])]
}

/** Rows that one replicate of the command line stands for: a factorial runs every combination with it. */
export function rowsPerReplicate({ design }: Scenario): number {
  return design?.method === 'factorial' ? countCells(design.factors) : 1
}

/** A design in words, for reports. */
export function designText({ design }: Scenario): string | undefined {
  switch (design?.method) {
    case 'latinHypercube':
      return 'Latin hypercube'
    case 'sobol':
      return 'scrambled Sobol sequence'
    case 'factorial': {
      const factors = Object.entries(design.factors).map(([path, values]) => `${path} at ${values.join(', ')}`)
      return `full factorial of ${factors.join('; ')}`
    }
    case undefined:
      return undefined
  }
}

/** What tells batches of one scenario and seed apart; undefined for plain Monte Carlo. Strata depend on the size of the whole. */
export function designName({ design }: Scenario, rows: number): string | undefined {
  return design?.method === 'latinHypercube' ? `latinHypercube of ${rows}` : design?.method
}
