import { expect, test } from 'vitest'
import { PHASES, type AgentKind, type Phase } from '../../sim/agents/agent.ts'
import { KINDS } from '../../sim/agents/index.ts'
import { tick } from '../../sim/tick.ts'
import { actsOf } from '../../sim/world/create-world.ts'
import type { World } from '../../sim/world/world.ts'
import { shipped, warmWorld } from '../run-shipped.ts'

interface Call {
  readonly phase: Phase
  readonly kind: string
}

/** What every kind was asked to do in one week, in order. */
function callsOfAWeek(): readonly Call[] {
  const calls: Call[] = []
  const spy = (kind: AgentKind): AgentKind => ({
    ...kind,
    act: Object.fromEntries(
      PHASES.map((phase) => [
        phase,
        (self: never, world: World) => {
          calls.push({ phase, kind: kind.kind })
          kind.act[phase]?.(self, world)
        },
      ]),
    ),
  })
  const world = warmWorld(shipped('export-controls-2025', 20))
  tick({ ...world, acts: actsOf(world.populations.map((p) => ({ ...p, kind: spy(p.kind) }))) })
  return calls
}

const ONCE: readonly Phase[] = ['start', 'refine', 'size', 'use', 'open', 'later']

test('a week runs every phase once, in the documented order', () => {
  const phases = callsOfAWeek().map((call) => call.phase)
  const weekly = PHASES.filter((phase) => !ONCE.includes(phase) && phase !== 'holdings')
  expect(phases.filter((phase, k) => phase !== phases[k - 1])).toEqual(weekly)
})

test('within a phase every kind acts once, in the order of the registry', () => {
  const calls = callsOfAWeek()
  for (const phase of new Set(calls.map((call) => call.phase)))
    expect(calls.filter((call) => call.phase === phase).map((call) => call.kind)).toEqual(KINDS.map((k) => k.kind))
})

test('sellers settle before those who buy from them', () => {
  const place = (kind: string) => KINDS.findIndex((k) => k.kind === kind)
  const before = (seller: string, buyers: readonly string[]) => {
    for (const buyer of buyers) expect(place(seller), `${seller} before ${buyer}`).toBeLessThan(place(buyer))
  }
  before('mine', ['exporter', 'separator'])
  before('exporter', ['trader', 'magnetMaker', 'manufacturer', 'stockpile'])
  before('magnetMaker', ['manufacturer', 'stockpile'])
  before('licensingAuthority', ['customs'])
  before('exporter', ['licensingAuthority'])
})

test('there are fifteen kinds, each with a name of its own and a purpose', () => {
  expect(new Set(KINDS.map((k) => k.kind)).size).toBe(15)
  for (const kind of KINDS) expect(kind.purpose.length).toBeGreaterThan(20)
})
