/** The problems of a scenario file as they are told; those of one that another engine wrote are of its time, not of its author. */
import { formatProblems } from '../../scenario/text/problem.ts'
import { writtenByOther } from '../store/other-engine.ts'
import type { ReadScenario } from './read-scenario.ts'

export function problemText(file: string, { problems, more }: Extract<ReadScenario, { ok: false }>): string {
  return `${formatProblems(problems, more)}${writtenByOther(file)}`
}
