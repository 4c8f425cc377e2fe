/**
 * The simulator as a library: `import { parseScenario, runBatch, summarize } from 'chokepoint'`. One entry for Node, browsers and
 * their worker threads: it knows no files, no network and no clock. docs/library.md has an example.
 */
export { createRerun, ENGINE_VERSION, scalarsOf, seriesOf, simulate } from '../sim/index.ts'
export type { Replicate, RunOptions, ScalarSpec, Scenario, SeriesSpec } from '../sim/index.ts'
export { type Stream, uniform } from '../sim/numbers/random.ts'
export type { LeverName } from '../sim/policy/levers.ts'
export type { Policy } from '../sim/policy/policy.ts'
export type { FileText, ReadFile } from '../sim/scenario/extends.ts'
export type { ParsedScenario } from '../sim/scenario/parse.ts'
export type { LeverValue } from '../sim/scenario/scenario.ts'
export { formatProblems, type Problem } from '../sim/scenario/text/problem.ts'
export type { OutcomeResult, SeriesResult } from '../sim/studies/batch/result.ts'
export type { Summary } from '../sim/studies/batch/summarize.ts'
export { type AgentRule, type Agents, type OwnRules, type PolicyRule, setLever } from '../sim/world/own-rules.ts'
export type { Chain } from '../sim/world/chain.ts'
export type { Goods } from '../sim/world/goods.ts'
export type { Flows, News, World } from '../sim/world/world.ts'
export type { OwnOutcome, OwnValues } from './own-outcomes.ts'
export { parseScenario, type ReadingOptions } from './parse-scenario.ts'
export { type Batch, type BatchOptions, type BatchRun, runBatch } from './run-batch.ts'
export { summarize } from './summarize.ts'
