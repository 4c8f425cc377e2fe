/** Before the tests: builds the command line around the toy engine into dist/toy. */
import { join } from 'node:path'
import { buildAll } from '../../scripts/build.mjs'
import { ROOT } from './command-line.ts'

export default async function buildToy(): Promise<void> {
  await buildAll(join(ROOT, 'dist/toy'), { 'sim/cli/engine.ts': './test/cli/toy-engine.ts' })
}
