/** Public surface of the engine: pure TypeScript, the same bytes in Node and in the browser. */
export { KINDS } from './agents/index.ts'
export { createRerun, simulate, type Replicate, type RunOptions } from './run.ts'
export { scalarsOf } from './outcomes/reduce-record.ts'
export { type ScalarSpec } from './outcomes/outcome.ts'
export { parseScenario } from './scenario/parse.ts'
export type { Scenario } from './scenario/scenario.ts'
export { seriesOf, type SeriesSpec } from './outcomes/series.ts'
/** Raised whenever the same scenario and seed give other numbers; the reason is in CHANGELOG.md. */
export const ENGINE_VERSION = '0.12.0'
