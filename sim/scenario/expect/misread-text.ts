/** What is wrong with a line that was given on the command line, and at which column of it. */
import { createProblem, formatProblem } from '../text/problem.ts'
import type { Misread } from './expect-reader.ts'

/** `number`: which of several lines of one option it was, from 1. */
export function misreadText(option: string, number: number, { offset, parts }: Misread): string {
  return formatProblem(createProblem({ file: option, line: number, column: offset + 1 }, '', parts))
}
