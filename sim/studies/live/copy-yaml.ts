/** The reader's changes as a scenario file that `chokepoint run` takes and reproduces to the digit. */
import type { Scenario } from '../../scenario/scenario.ts'
import { type Changes, endedDraws } from './changes.ts'

export function copyYaml(scenario: Scenario, changes: Changes, seed: number): string {
  const lines = [
    `# Changes made in a report's live page. Save it beside ${scenario.name}.yaml; where that was run with --set, save it in the`,
    '# results folder and extend scenario.yaml, which holds every value as it was run.',
    `extends: ${scenario.name}.yaml`,
    'schema: 1',
    `name: ${variantName(scenario.name)}`,
    `title: ${JSON.stringify(`${scenario.title}, changed`)}`,
    `seed: ${seed}`,
  ]
  const events = Object.entries(scenario.levers)
    .map(([id, event]) => ({ id, date: String(changes.get(`${id}.date`) ?? event.date) }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const blocks = events.flatMap(({ id }) => eventLines(id, changes))
  if (blocks.length > 0) lines.push('levers:', ...blocks)
  // An event that is gone leaves nothing to draw.
  const gone = endedDraws(scenario, changes).filter((path) => changes.get(path.split('.')[1]) === null)
  if (gone.length > 0) lines.push('uncertainties:', ...gone.map((path) => `  ${path}: null`))
  return `${lines.join('\n')}\n`
}

/** Names may have 64 characters. */
function variantName(name: string): string {
  return `${name.slice(0, 64 - '-changed'.length)}-changed`
}

function eventLines(id: string, changes: Changes): string[] {
  if (changes.get(id) === null) return [`  ${id}: null`]
  const own = [...changes].filter(([key]) => key.startsWith(`${id}.`))
  if (own.length === 0) return []
  const lines = [`  ${id}:`]
  const date = changes.get(`${id}.date`)
  if (typeof date === 'string') lines.push(`    date: ${date}`)
  const values = own.filter(([, value]) => typeof value === 'number')
  if (values.length > 0) lines.push('    set:')
  const levers = new Set(values.map(([key]) => key.split('.')[1]))
  for (const lever of levers) {
    const members = values.filter(([key]) => key.split('.')[1] === lever)
    const [first] = members
    if (first[0].split('.').length === 2) lines.push(`      ${lever}: ${String(first[1])}`)
    else {
      const pairs = members.map(([key, value]) => `${key.split('.')[2]}: ${String(value)}`)
      lines.push(`      ${lever}: { ${pairs.join(', ')} }`)
    }
  }
  return lines
}
