/** `chokepoint init NAME`: a small commented scenario to start from. */
import { existsSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import type { CommandModule } from 'yargs'
import { ID_PATTERN, ID_SAYS, isInherited } from '../../scenario/shape/shape.ts'
import { locateNeighbor } from '../input/locate-scenario.ts'
import { requirePermit, NOTHING_OWNED } from '../store/may-replace.ts'
import { writeNamedFile } from '../store/write-file.ts'
import { UsageError } from '../terminal/exit.ts'

interface Arguments {
  readonly name: string
}

/** The shipped scenario that new ones change. */
const BASE = 'baseline.yaml'
const SCHEMA = 'scenario.schema.json'

export const initCommand: CommandModule<object, Arguments> = {
  builder: (yargs) =>
    yargs.positional('name', {
      describe: 'Name of the scenario, a-z, 0-9 and -',
      type: 'string',
      default: 'my-scenario',
    }),
  async handler({ name }) {
    const id = name.replace(/^scenarios\//, '').replace(/\.ya?ml$/, '')
    if (!new RegExp(ID_PATTERN).test(id) || isInherited(id))
      throw new UsageError(`given ${JSON.stringify(name)}; expected ${ID_SAYS}`)
    const folder = existsSync(join('scenarios', BASE)) ? 'scenarios' : '.'
    const path = join(folder, `${id}.yaml`)
    requirePermit(path, NOTHING_OWNED)
    await writeNamedFile(path, template(id, schemaSeenFrom(folder)), NOTHING_OWNED)
    process.stdout.write(`wrote ${path}\nnext: chokepoint validate ${path} && chokepoint run ${path}\n`)
  },
}

/** How an editor finds the format: beside the scenario, or in the package. */
function schemaSeenFrom(folder: string): string {
  const shipped = relative(folder, locateNeighbor(join(folder, SCHEMA))).replaceAll('\\', '/')
  return shipped.startsWith('.') ? shipped : `./${shipped}`
}

/** `schema`: path of the format, seen from the scenario; docs/ lies beside its folder, in a checkout and in the package. */
export function template(id: string, schema: string): string {
  const reference = posix.join(posix.dirname(schema), '../docs/scenario-format.md')
  return `# yaml-language-server: $schema=${schema}
# What differs from ${BASE}; everything else is taken from there. Reference: ${reference}
schema: 1
name: ${id}
extends: ${BASE}
title: ${JSON.stringify(`My scenario: ${id}`)}
description: Licences for dysprosium and terbium from June 2025, with a slow authority.

# Policy, by date. Each event sets levers; they keep their value until another event sets them.
levers:
  my-licences:
    date: 2025-06-02
    title: Export licences for Dy and Tb
    source: assumed
    set:
      controlledElements: [Dy, Tb]
      controlledForms: [oxide, magnet]
      reviewCapacity: 40 # applications / week
      reviewWeeks: 8 # weeks

# What is drawn anew for every replicate, by path.
# uncertainties:
#   levers.my-licences.reviewCapacity: { distribution: uniform, min: 20, max: 80, source: assumed, grade: D }
`
}
