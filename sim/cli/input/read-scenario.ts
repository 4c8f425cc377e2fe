/** A scenario from disk, with everything it extends and names. */
import { basename, dirname } from 'node:path'
import { type Observation, parseObservations } from '../../studies/batch/observations.ts'
import type { ChosenFigures } from '../../studies/condition/choose-figures.ts'
import { readFigures } from '../../studies/condition/read-figures.ts'
import { balanceRemarks, openingBalance } from '../../studies/batch/opening-balance.ts'
import { quantitiesOf } from '../../outcomes/quantities.ts'
import type { ConditionOption } from '../../scenario/shape/condition-option.ts'
import type { DesignOption } from '../../scenario/shape/design-option.ts'
import { type FileText, SHIPPED } from '../../scenario/extends.ts'
import { type ParsedScenario, parseScenario } from '../../scenario/parse.ts'
import { seriesOf } from '../../outcomes/series.ts'
import { locateNeighbor, locateScenario, nearestNeighbor, nearestShipped, shippedFile } from './locate-scenario.ts'
import { NO_SUCH_FILE, readNeighbor, readTextFile } from './read-text-file.ts'

export interface ReadOptions {
  /** `path=value` settings that change the file. */
  readonly settings?: readonly string[]
  /** What takes the place of the design in the file. */
  readonly design?: DesignOption
  /** What takes the place of the condition in the file. */
  readonly condition?: ConditionOption
}

interface Observed {
  readonly text: string
  readonly observations: readonly Observation[]
}
interface Conditioned {
  readonly text: string
  readonly chosen: ChosenFigures
}

export type ReadScenario =
  | Extract<ParsedScenario, { ok: false }>
  | (Extract<ParsedScenario, { ok: true }> & {
      /** What the file of `observations:` holds. */
      readonly observed?: Observed
      /** What the runs are weighed by, and the text of its file. */
      readonly conditioned?: Conditioned
      /** Every file that was read. */
      readonly inputs: readonly string[]
    })

/**
 * Who misspells a name is told the nearest: of the files beside it, else of the shipped scenarios. `from`: what stands before it in the place
 * where it was typed.
 */
export function withNearest(path: string, read: FileText, from = folderIn(path), isShipped = false): FileText {
  if (!('message' in read) || read.message !== NO_SUCH_FILE) return read
  const beside = isShipped ? undefined : nearestNeighbor(path)
  const near = beside === undefined ? nearestShipped(path) : from + beside
  const whole = beside === undefined && isShipped && near !== undefined ? SHIPPED + near : near
  return whole === undefined ? read : { message: `${NO_SUCH_FILE}; did you mean ${whole}?` }
}

/** As it was typed, with the stroke behind it. */
const folderIn = (path: string): string => path.slice(0, path.length - basename(path).length)

/** Reads, checks and resolves a scenario with everything it extends. Never throws for anything a file may hold. */
export function readScenario(given: string, { settings, design, condition }: ReadOptions = {}): ReadScenario {
  const path = locateScenario(given)
  const inputs: string[] = []
  const read = (name: string, isShipped = false): FileText => {
    const file = name === path ? path : isShipped ? shippedFile(name) : locateNeighbor(name)
    inputs.push(file)
    if (name === path || name === condition?.on) return withNearest(name, readTextFile(name))
    const found = readNeighbor(file, dirname(file === name ? path : file))
    return withNearest(file, found, '', isShipped)
  }
  let observed: Observed | undefined
  let conditioned: Conditioned | undefined
  const parsed = parseScenario(read, path, {
    ...(settings === undefined ? {} : { settings }),
    ...(design === undefined ? {} : { design }),
    quantities: quantitiesOf,
    remarks: (scenario) => balanceRemarks(openingBalance(scenario)),
    observed: (text, file, scenario) => {
      const run = scenario && { series: seriesOf(scenario), start: scenario.start, weeks: scenario.weeks }
      const found = parseObservations(text, file, run)
      observed = { text, observations: found.observations }
      return found
    },
    ...(condition === undefined ? {} : { condition }),
    conditioned: (text, file, scenario) => {
      const found = readFigures(text, file, scenario)
      if (found.chosen !== undefined) conditioned = { text, chosen: found.chosen }
      return found
    },
  })
  if (!parsed.ok) return parsed
  return {
    ...parsed,
    inputs,
    ...(observed === undefined ? {} : { observed }),
    ...(conditioned === undefined ? {} : { conditioned }),
  }
}
