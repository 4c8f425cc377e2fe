/** Options that weigh runs by what was observed. */
import { type ConditionOption, OWN } from '../../scenario/shape/condition-option.ts'
import type { PreparedScenario } from './prepare-scenario.ts'
import { LEAST_EFFECTIVE } from '../../studies/condition/condition-batch.ts'
import { UsageError } from '../terminal/exit.ts'

export const CONDITION_OPTIONS = {
  'condition-on': {
    type: 'string',
    requiresArg: true,
    describe: `Weigh runs by the observed figures of a CSV file, or of the scenario's own (${OWN})`,
  },
  until: { type: 'string', requiresArg: true, describe: 'Last day whose figures count [default: that of the last]' },
  fitted: {
    choices: ['left_out', 'twice'] as const,
    describe: 'What becomes of figures that the posterior was fitted to [default: left_out]',
  },
} as const

interface Given {
  readonly 'condition-on'?: string | undefined
  readonly until?: string | undefined
  readonly fitted?: string | undefined
}

/** Undefined where nothing was said. */
export function conditionOption({ 'condition-on': on, until, fitted }: Given): ConditionOption | undefined {
  return on === undefined && until === undefined && fitted === undefined ? undefined : { on, until, fitted }
}

/** Weights are of a batch, and of one that can tell something. */
export function refuseUnweighable({ scenario, chosen }: PreparedScenario, replicates: number, isSingle: boolean): void {
  if (chosen === undefined) return
  if (isSingle)
    throw new UsageError(
      `${scenario.name}: a condition weighs the runs of a batch, and --replicate runs one; expected one of the two`,
    )
  if (replicates < LEAST_EFFECTIVE)
    throw new UsageError(
      `${scenario.name}: given ${replicates} replicates to weigh; expected ${LEAST_EFFECTIVE} or more that tell something by themselves, so several hundred (--replicates 400)`,
    )
}
