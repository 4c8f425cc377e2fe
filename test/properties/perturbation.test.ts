/**
 * Nothing typed is without effect: in a small world of all kinds, every number that has a path and every date, count and name of a group,
 * an event or a shock is moved; the record changes, or its author hears that nothing does, or the reason stands in silent.ts.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { KINDS } from '../../sim/agents/index.ts'
import { simulate } from '../../sim/run.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'
import { allTargets, type Target } from '../../sim/scenario/text/paths.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'
import { LEVERS, type LeverSpec } from '../../sim/policy/levers.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { withValues } from '../../sim/scenario/with-values.ts'
import { SETTINGS_FILE } from '../../sim/scenario/settings.ts'
import { sampleOf } from '../thorough.ts'
import { SILENT } from './silent.ts'

const TEXT = readFileSync(new URL('every-kind.yaml', import.meta.url), 'utf8')

function read(...settings: string[]): Scenario {
  const parsed = parseScenario(() => ({ text: TEXT }), 'every-kind.yaml', { settings })
  if (!parsed.ok) throw new Error(formatProblems(parsed.problems))
  return parsed.scenario
}

/** Of the numbers with a path, where a sample must do. */
const FEW = 120

const world = read()
const targets = allTargets(world, KINDS)
const outputOf = (scenario: Scenario): Buffer => {
  const { record, scalars } = simulate(scenario, { seed: 1, replicate: 0 })
  return Buffer.concat([record, scalars].map((values) => Buffer.from(Float64Array.from(values).buffer)))
}
const base = outputOf(world)
const moves = (scenario: Scenario): boolean => !outputOf(scenario).equals(base)

/** Within the range and far apart: many parameters are thresholds. */
function valuesOf({ min, max }: Target): readonly number[] {
  return [(min + max) / 2, min + 0.02 * (max - min), min, max]
}

/** Whether its author hears that it changes nothing. */
function isTold(target: Target, besides: readonly string[] = []): boolean {
  const settings = [...besides, `${target.path}=${valuesOf(target)[0]}`]
  const parsed = parseScenario(() => ({ text: TEXT }), 'every-kind.yaml', { settings })
  const problems = parsed.ok ? parsed.warnings : parsed.problems
  return problems.some(({ file, message }) => file === SETTINGS_FILE && message.includes('changes nothing'))
}

test('every number with a path changes the record, or its author is told, or its reason is listed', () => {
  const tried = sampleOf(targets, FEW)
  const silent = tried.filter(
    (target) => !valuesOf(target).some((value) => moves(withValues(world, new Map([[target.path, value]])))),
  )
  const untold = silent.filter((target) => !isTold(target))
  const listed = tried.filter(({ path }) => path in SILENT)
  expect(untold).toEqual(listed)
  expect(tried.filter((target) => isTold(target) && !silent.includes(target))).toEqual([])
  expect(Object.keys(SILENT).filter((name) => !targets.some(({ path }) => path === name))).toEqual([])
})

test('the small world has every parameter, every lever and every kind of path', () => {
  const paths = new Set(targets.map(({ path }) => path))
  for (const { kind, params } of KINDS)
    for (const name of Object.keys(params)) {
      expect(paths).toContain(`${kind}.${name}`)
      expect(
        Object.keys(world.agents[kind]!.groups.some((group) => group.params[name] !== undefined) ? params : {}),
      ).toContain(name)
    }
  const set = Object.values(world.levers).flatMap((event) => Object.keys(event.set))
  expect(set.sort()).toEqual(Object.keys(LEVERS).sort())
})

/** Two values of each kind of field: the one that a group does not have is set. */
const OTHER: Readonly<Record<string, readonly string[]>> = {
  region: ['China', 'Europe'],
  sector: ['electronics', 'defence'],
  deposit: ['light', 'heavy'],
}

const settingsOfGroups = KINDS.flatMap(({ kind, fields }) =>
  world.agents[kind]!.groups.flatMap(({ name, count, fields: own }) => [
    `${kind}.groups.${name}.count=${count + 2}`,
    ...Object.entries(fields)
      .filter(([field, { type }]) => type in OTHER && own[field] !== undefined)
      .map(([field, { type }]) => `${kind}.groups.${name}.${field}=${OTHER[type]!.find((one) => one !== own[field])}`),
  ]),
)

test.each([
  ...settingsOfGroups,
  'levers.licences.date=2025-04-07',
  'levers.papers.date=2025-12-01',
  'levers.licences.controlledElements=[Dy]',
  'levers.licences.controlledForms=[magnet]',
  ...['flood', 'boom', 'fire'].flatMap((id) => [`shocks.${id}.date=2025-09-15`, `shocks.${id}.weeks=4`]),
  'shocks.flood.target={mine: north}',
  'shocks.boom.target={sector: wind}',
  'shocks.boom.region=Europe',
  'start=2025-01-13',
  'elements=[Pr, Nd, Sm, Tb, Dy]',
])('--set %s changes the record', (setting) => {
  expect(moves(read(setting))).toBe(true)
})

const idleLevers = Object.entries(LEVERS as Readonly<Record<string, LeverSpec>>).flatMap(([lever, { needs }]) =>
  needs === undefined ? [] : [[lever, needs] as const],
)

/** Settings that make a lever 0 in the one event that sets it. */
const nothingOf = (lever: string): string[] =>
  targets.filter(({ path }) => path.split('.')[2] === lever).map(({ path }) => `${path}=0`)

test.each(idleLevers)('%s changes nothing while %s is 0', (lever, needs) => {
  const off = read(...nothingOf(needs))
  const numbers = targets.filter(({ path }) => path.split('.')[2] === lever)
  const still = outputOf(off)
  for (const target of numbers)
    for (const value of [target.min, target.max])
      expect(outputOf(withValues(off, new Map([[target.path, value]]))).equals(still), target.path).toBe(true)
  for (const target of numbers) expect(isTold(target, nothingOf(needs)), target.path).toBe(true)
})
