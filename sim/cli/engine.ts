/** The engine this command line runs; the only place in it that names one. */
import type { Engine } from '../studies/batch/engine.ts'
import * as index from '../index.ts'

export const engine: Engine = index
