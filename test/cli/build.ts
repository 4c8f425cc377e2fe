/**
 * Before the tests: builds dist/, and into dist/toy the command line around the toy engine, with the shipped scenarios, shortened,
 * beside it.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildAll } from '../../scripts/build.mjs'
import { ROOT, SCENARIOS } from './command-line.ts'

/** Past the last event of the scenarios of 2025. */
const WEEKS = 60

/** Both kinds of files ask for it; it is done for the first. */
let built = false

export default async function buildForTests(): Promise<void> {
  if (built) return
  built = true
  await Promise.all([buildAll(), buildAll(join(ROOT, 'dist/toy'), { 'sim/cli/engine.ts': './test/cli/toy-engine.ts' })])
  cpSync(join(ROOT, 'scenarios'), SCENARIOS, { recursive: true })
  const baseline = join(SCENARIOS, 'baseline.yaml')
  writeFileSync(baseline, readFileSync(baseline, 'utf8').replace(/^weeks: .*$/m, `weeks: ${WEEKS}`))
}
