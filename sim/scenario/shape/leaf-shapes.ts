/** Shapes of single values that several blocks of a scenario share. */
import { ID_PATTERN, ID_SAYS, type Shape, type TextShape } from './shape.ts'

/** Shortest and longest horizon, weeks. */
export const WEEKS = { min: 13, max: 1040 } as const

/** Widest ranges of what stands in more than one place. */
export const LARGEST_TONNAGE = 10_000_000
export const LARGEST_FACTOR = 10
export const LEAST_PRICE = 0.001
/** Of a year, assumed: above it a number is a per cent, not a share. */
export const HIGHEST_RATE = 0.5
export const LARGEST_PRICE = 1_000_000

export function text(doc: string, longest: number, pattern?: TextShape['pattern']): TextShape {
  return { type: 'text', doc, longest, ...(pattern === undefined ? {} : { pattern }) }
}

export function choice(doc: string, of: readonly string[], others: Readonly<Record<string, string>> = {}): Shape {
  return { type: 'choice', doc, of, others }
}

/** Most sectors, and most regions, that a scenario adds. */
export const MOST_OWN_NAMES = 20

/** One of the sectors or regions, to which a scenario may add its own. */
export function openChoice(doc: string, of: readonly string[]): Shape {
  return { type: 'choice', doc, of, isOpen: true }
}

/** A file in the folder of the scenario: no folder, no drive, no URL. */
export const FILE_NAME = '[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}'

export function csvFile(doc: string): TextShape {
  return text(doc, 104, { regex: `^${FILE_NAME}\\.csv$`, says: 'the name of a .csv file in the same folder' })
}

/** Where a number comes from and how good it is. */
export const source = (): Shape => text('Where the figure comes from; *assumed* when nobody has measured it.', 500)
export const grade = (): Shape =>
  choice('A measured; B official statement or several sources agree; C one press or derived source; D assumed.', [
    'A',
    'B',
    'C',
    'D',
  ])

/** The id of an entry elsewhere in the scenario. */
export const reference = (doc: string): TextShape => text(doc, 64, { regex: ID_PATTERN, says: ID_SAYS })
