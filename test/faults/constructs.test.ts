/** Sectors, regions, followed groups, second sources, events that may happen …: what is wrong is refused at its place, with what is right. */
import { describe, expect, test } from 'vitest'
import { quantitiesOf } from '../../sim/outcomes/quantities.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'
import { readShipped } from '../run-shipped.ts'
import { CONSTRUCTS } from './corpus-constructs.ts'

function said(block: string): string {
  const text = `schema: 1\nname: own\nextends: export-controls-2025.yaml\n${block}\n`
  const read = (path: string) => (path === 'own.yaml' ? { text } : readShipped(path))
  const parsed = parseScenario(read, 'own.yaml', {
    quantities: quantitiesOf,
    conditioned: () => ({ problems: [], warnings: [] }),
  })
  return parsed.ok ? '' : formatProblems(parsed.problems, parsed.more)
}

describe.each(Object.entries(CONSTRUCTS))('%s', (_, rows) => {
  test.each(rows)('%s', (block, says) => {
    const answer = said(block)
    expect(answer).toMatch(/^own\.yaml:\d+:\d+: /)
    expect(answer).toContain(/^\d/.test(says) ? `own.yaml:${says}` : says)
  })
})
