/**
 * Before the tests: builds dist/, and into dist/toy the command line around the toy engine, with the shipped scenarios, shortened,
 * beside it. Beside both lie the builds of commands that are called in the process of the tests.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildAll, buildCommandLine, buildProgram } from '../../scripts/build.mjs'
import { smaller } from '../smaller.ts'
import { IN_PLACE, QUICK, ROOT, SCENARIOS } from './command-line.ts'

/** Past the last event of the scenarios of 2025. */
const WEEKS = 60
const QUICK_WORLD = 'schema: 1\nname: quick\nextends: baseline.yaml\nweeks: 13\nobservations: observations-quiet.csv\n'
const TOY_ENGINE = { 'sim/cli/engine.ts': './test/cli/toy-engine.ts' }
const IN_PLACE_POOL = { 'sim/cli/jobs/pool.ts': './test/cli/in-place-pool.ts' }
/** What a report embeds is looked for beside the command that draws it. */
const EMBEDDED = ['report-client.js', 'report-engine.js', 'report-notices.txt']

/** Of the posterior's draws: reading 200 of them takes longer than all else that a short run does. */
const DRAWS = 40

function edit(name: string, change: (text: string) => string): void {
  const path = join(SCENARIOS, name)
  writeFileSync(path, change(readFileSync(path, 'utf8')))
}

/** Both kinds of files ask for it; it is done for the first. */
let built = false

export default async function buildForTests(): Promise<void> {
  if (built) return
  built = true
  const dist = join(ROOT, 'dist')
  await Promise.all([
    buildAll(dist),
    buildProgram(join(dist, 'toy'), TOY_ENGINE),
    buildCommandLine(IN_PLACE.real, IN_PLACE_POOL),
    buildCommandLine(IN_PLACE.toy, { ...TOY_ENGINE, ...IN_PLACE_POOL }),
  ])
  for (const folder of [join(dist, 'toy'), ...Object.values(IN_PLACE)])
    for (const name of EMBEDDED) cpSync(join(dist, name), join(folder, name))
  cpSync(join(ROOT, 'scenarios'), join(IN_PLACE.real, '../scenarios'), { recursive: true })
  cpSync(join(ROOT, 'scenarios'), SCENARIOS, { recursive: true })
  edit('baseline.yaml', (text) => smaller(text).replace(/^weeks: .*$/m, `weeks: ${WEEKS}`))
  writeFileSync(QUICK, QUICK_WORLD)
  edit('posterior-export-controls-2025.yml', (text) => {
    const [head = '', draws = ''] = text.split(/^ {2}draws:\n/m)
    return `${head}  draws:\n${draws.split('\n').slice(0, DRAWS).join('\n')}\n`
  })
}
