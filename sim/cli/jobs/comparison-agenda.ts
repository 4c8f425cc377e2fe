/** What a comparison is asked for, checked against what all its scenarios have. */
import type { ScalarSpec } from '../../studies/batch/engine.ts'
import { type ComparedSpec, OBJECTIVES } from '../../studies/compare/compare-policies.ts'
import type { ComparisonResult } from '../../studies/compare/result.ts'
import { quantitiesOf } from '../../outcomes/quantities.ts'
import { questionSpec } from '../../outcomes/question.ts'
import { isMisread } from '../../scenario/expect/expect-grammar.ts'
import type { Misread } from '../../scenario/expect/expect-reader.ts'
import { misreadText } from '../../scenario/expect/misread-text.ts'
import {
  type Condition,
  parseCondition,
  parseQuestion,
  type Question,
  questionText,
} from '../../scenario/expect/question-grammar.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { engine } from '../engine.ts'
import type { Part } from '../terminal/comparison-parts.ts'
import { UsageError } from '../terminal/exit.ts'

const SECTOR_TONNES = 'lostUse.'

export interface Asked {
  /** Outcomes to compare; those of the baseline's scenario and the objectives when none are named. */
  readonly outcomes: readonly string[]
  readonly satisfy: readonly string[]
  /** Compare at most so many replicates. */
  readonly replicates: number | undefined
  readonly command: string
}

/** What will be compared, checked against what all scenarios have. */
export interface Agenda {
  readonly specs: readonly ComparedSpec[]
  /** Asked for in words: every scenario reads them alike. */
  readonly questions: readonly Question[]
  readonly shown: readonly string[]
  readonly thresholds: ComparisonResult['thresholds']
  /** Outcomes that only some scenarios have. */
  readonly left: readonly string[]
}

export function agendaOf(parts: readonly Part[], { outcomes, satisfy }: Asked): Agenda {
  const sets = parts.map(({ prepared }) => engine.scalarsOf(prepared.scenario))
  const isCommon = ({ name }: ScalarSpec): boolean => sets.every((set) => set.some((spec) => spec.name === name))
  const specs = sets[0]!.filter(isCommon)
  const names = specs.map(({ name }) => name)
  const questions = outcomes.map((text, i) => questionFor(parts, text, i + 1))
  const { scenario } = parts[0]!.prepared
  const asked = questions.map((question) => comparedSpec(scenario, question))
  const conditions = satisfy.map((text, i) => conditionFor(parts, text, i + 1))
  const thresholds = conditions.map(({ question, comparator, bound }) => ({
    outcome: questionText(question, scenario),
    sign: comparator,
    limit: bound,
    byDefault: false,
  }))
  const usual = [
    ...parts[0]!.prepared.scenario.outcomes,
    ...OBJECTIVES,
    ...names.filter((name) => name.startsWith(SECTOR_TONNES)),
  ].filter((name) => names.includes(name))
  const left = [...new Set(sets.flat().map(({ name }) => name))].filter((name) => !names.includes(name))
  const shown = asked.length > 0 ? asked.map(({ name }) => name) : usual
  const worded = [...questions, ...conditions.map(({ question }) => question)].filter(
    (question) => !names.includes(questionText(question, scenario)),
  )
  const ownSpecs = worded.map((question) => comparedSpec(scenario, question))
  return { specs: [...specs, ...ownSpecs], questions: worded, shown: [...new Set(shown)], thresholds, left }
}

function conditionFor(parts: readonly Part[], text: string, number: number): Condition {
  return readForAll(parts, '--satisfy', number, (scenario) => parseCondition(text, quantitiesOf(scenario), scenario))
}

/** What every scenario makes of a line; all have one period, so that they make the same. */
function readForAll<Read extends object>(
  parts: readonly Part[],
  option: string,
  number: number,
  read: (scenario: Scenario) => Read | Misread,
): Read {
  const [found] = parts.map(({ given, prepared }) => {
    const one = read(prepared.scenario)
    if (isMisread(one)) throw new UsageError(`${misreadText(option, number, one)} (in ${given})`)
    return one
  })
  return found!
}

function questionFor(parts: readonly Part[], text: string, number: number): Question {
  const question = readForAll(parts, '--outcome', number, (scenario) =>
    parseQuestion(text, quantitiesOf(scenario), scenario, 'runs'),
  )
  const { statistic } = question
  if (statistic?.kind === 'quantile' && (statistic.probability === 0 || statistic.probability === 1))
    throw new UsageError(
      `--outcome:${number}: ${text}: the least and the most of some runs have no sampling interval; expected a quantile such as p05 or p95`,
    )
  return question
}

function comparedSpec(scenario: Scenario, question: Question): ComparedSpec {
  const { statistic } = question
  const quantile = statistic?.kind === 'quantile' ? statistic.probability : undefined
  return { ...questionSpec(scenario, question), quantile }
}
