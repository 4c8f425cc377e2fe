/** The reader's changes as a scenario file that `chokepoint run` takes and reproduces to the digit. */
import type { PolicyEvent, Scenario } from '../../scenario/scenario.ts'
import { type Changes, endedDraws, eventChanges } from './changes.ts'
import { readersShocks } from './demand.ts'

export function copyYaml(scenario: Scenario, asked: Changes, seed: number): string {
  const { levers, changes } = eventChanges(scenario, asked)
  const lines = [
    `# Changes made in a report's live page. Save it beside ${scenario.name}.yaml; where that was run with --set, save it in the`,
    '# results folder and extend scenario.yaml, which holds every value as it was run.',
    `extends: ${scenario.name}.yaml`,
    'schema: 1',
    `name: ${variantName(scenario.name)}`,
    `title: ${JSON.stringify(`${scenario.title}, changed`)}`,
    `seed: ${seed}`,
  ]
  const events = Object.entries(levers)
    .map(([id, event]) => ({ id, date: String(changes.get(`${id}.date`) ?? event.date) }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const blocks = events.flatMap(({ id }) =>
    scenario.levers[id] === levers[id] ? eventLines(id, changes) : newEventLines(id, levers[id]),
  )
  if (blocks.length > 0) lines.push('levers:', ...blocks)
  // An event that is gone leaves nothing to draw.
  const gone = endedDraws(scenario, asked).filter((path) => changes.get(path.split('.')[1]) === null)
  const shocks = shockLines(scenario, asked)
  if (shocks.length > 0) lines.push('shocks:', ...shocks)
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

function newEventLines(id: string, { date, title, source, set }: PolicyEvent): string[] {
  const values = Object.entries(set).map(([lever, value]) => `      ${lever}: ${JSON.stringify(value)}`)
  return [`  ${id}:`, `    date: ${date}`, `    title: ${title}`, `    source: ${source}`, '    set:', ...values]
}

function shockLines(scenario: Scenario, changes: Changes): string[] {
  const own = Object.keys(scenario.shocks).flatMap((id) => {
    const factor = changes.get(`~${id}`)
    return typeof factor === 'number' ? [`  ${id}: { factor: ${String(factor)} }`] : []
  })
  const added = Object.entries(readersShocks(scenario, changes)).map(
    ([id, shock]) => `  ${id}: ${JSON.stringify(shock)}`,
  )
  return [...own, ...added]
}
