/** Valid scenarios of every form, made from the shape itself, then mended where values must agree with each other. */
import fc from 'fast-check'
import { dateOfWeek } from '../../sim/numbers/units.ts'
import type { MapShape, Shape } from '../../sim/scenario/shape/shape.ts'
import { TEST_OUTCOMES } from './kinds.ts'

type Values = Record<string, unknown>

const START = '2027-01-04'
const id = fc
  .stringMatching(/^[a-z][a-z0-9-]{0,20}$/)
  .filter((name) => !(name in {}) && name !== 'prototype' && !/^(con|prn|aux|nul)$/.test(name))
const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40 }),
  fc.constantFrom('yes', '2027-01-04', '5', 'null', '0x1F', 'a: b', '# c', 'é 稀土', "it's", '- x', 'a\nb'),
)
const printable = words
  .map((text) => text.replace(/[^\n\P{C}]|[\u2028\u2029\u0080-\u009f]/gu, '?').trim())
  .filter((text) => text !== '')

/** A plain tree that `parseScenario` accepts once written as YAML. */
export function arbitraryScenario(shape: MapShape): fc.Arbitrary<Values> {
  return (valueOf(shape) as fc.Arbitrary<Values>).map(mend)
}

function valueOf(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.type) {
    case 'number': {
      const { min, max, whole } = shape
      return whole === true
        ? fc.maxSafeInteger().map((n) => min + (Math.abs(n) % (max - min + 1)))
        : fc.double({ min, max, noNaN: true }).map((x) => (x === 0 ? 0 : x))
    }
    case 'text':
      return shape.pattern === undefined ? printable : id
    case 'date':
      return fc.nat(100).map((week) => dateOfWeek(START, week))
    case 'choice':
      return fc.constantFrom(...shape.of)
    case 'list':
      return fc.uniqueArray(valueOf(shape.item), {
        minLength: Math.max(1, shape.fewest),
        maxLength: Math.min(shape.most, 4),
      })
    case 'record': {
      const key = shape.names === undefined ? id : fc.constantFrom(...shape.names)
      return shape.keyPattern === 'path'
        ? fc.constant({})
        : fc.dictionary(key, valueOf(shape.item), { minKeys: 1, maxKeys: 4 })
    }
    case 'map': {
      const arbitraries = Object.fromEntries([...shape.fields].map(([key, field]) => [key, valueOf(field.shape)]))
      const required = [...shape.fields].filter(([, field]) => field.required).map(([key]) => key)
      const record = fc.record(arbitraries, { requiredKeys: required })
      if (shape.atLeast === undefined) return record
      return record.map((values) => {
        const first = Object.keys(values)[0]
        return first === undefined ? undefined : shape.atMost === 1 ? { [first]: values[first] } : values
      })
    }
    case 'variant':
      return fc.oneof(...Object.values(shape.variants).map(valueOf))
  }
}

function without(values: Values, key: string): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== key))
}

/** Makes names refer to what exists, sums add up, and dates lie in the run and in order. */
function mend(tree: Values): Values {
  const { elements = [], prices, levers = {}, shocks = {}, ...rest } = tree as Record<string, Values>
  const tracked = [...new Set(['Nd', ...(elements as unknown as string[])])]
  const price = Object.values(prices ?? {})[0]
  const deposits = { ore: { composition: { Nd: 0.2, Dy: 0.01 }, source: 'x', grade: 'A' } }
  const agents = structuredClone(rest['agents'] ?? {}) as Record<string, { groups?: Record<string, Values> }>
  for (const { groups } of Object.values(agents))
    for (const group of Object.values(groups ?? {})) {
      if ('deposit' in group) group['deposit'] = 'ore'
      if ('opens' in group) group['opens'] = dateOfWeek(START, 5)
      else delete group['rampWeeks']
      if ('closes' in group) group['closes'] = dateOfWeek(START, 9)
    }
  const mine = { ...agents['mine'], groups: { ...agents['mine']?.groups, hit: { region: 'China', deposit: 'ore' } } }
  const events = Object.entries(levers).filter(([, event]) => (event as Values)['set'] !== undefined)
  const result: Values = {
    ...rest,
    start: START,
    weeks: 400,
    name: 'a',
    elements: tracked,
    prices: { ...prices, ...Object.fromEntries(tracked.map((element) => [element, price])) },
    deposits,
    agents: { ...agents, mine },
    levers: Object.fromEntries(
      events.map(([key, event], i) => [key, { ...mendChance(event as Values), date: dateOfWeek(START, i) }]),
    ),
    shocks: Object.fromEntries(
      Object.entries(shocks).map(([key, shock], i) => [
        `s-${key}`.slice(0, 64),
        { ...without(mendChance(shock as Values), 'region'), date: dateOfWeek(START, i), target: { mine: 'hit' } },
      ]),
    ),
    uncertainties: {
      'mine.idleShare': { distribution: 'uniform', min: 0.1, max: 0.2, source: 'x', grade: 'D' },
      'mine.cashCost': { distribution: 'pert', min: 3000, mode: 3500, max: 5000, source: 'x', grade: 'D' },
    },
    ...mendDesign(rest),
    ...mendSeries(rest),
    outcomes: [TEST_OUTCOMES[0], 'sum(quotePrice.Dy) by week 3'],
    expect: { line: { that: 'p95(peak(quotePrice.Dy)) < 9 by week 3' } },
  }
  for (const key of ['correlations', 'design']) if (result[key] === undefined) delete result[key]
  // No kind of these tests says anything of its groups, and nobody is in a sector or region of their own.
  for (const key of ['extends', 'sectors', 'regions', 'observations', 'condition', 'windows', 'posterior', 'follow'])
    delete result[key]
  return result
}

/** Of several series, which would have to differ in what they set, the first. */
function mendSeries({ series }: Values): Values {
  const [found] = Object.entries((series ?? {}) as Record<string, Values>)
  if (found === undefined) return {}
  const [key, { interpolate, source, grade }] = found
  const values = { [START]: 1, [dateOfWeek(START, 50)]: 2 }
  const sets = { sets: 'capacity.mine.hit', unit: 'factor', values, outside: 'hold' }
  return { series: { [key]: { ...sets, interpolate, source, grade } } }
}

/** What may happen hangs on nothing else. */
function mendChance(event: Values): Values {
  return 'chance' in event ? { ...event, chance: { probability: 0.4 } } : event
}

/** One correlation, between the two uncertainties there are; a factorial crosses something. */
function mendDesign({ correlations = {}, design }: Record<string, Values>): Values {
  const pairs = Object.entries(correlations).slice(0, 1)
  const between = ['mine.idleShare', 'mine.cashCost']
  const factors = { 'mine.capacity': [3000, 3600.5] }
  return {
    correlations: Object.fromEntries(pairs.map(([id, pair]) => [id, { ...(pair as Values), between }])),
    design: design?.['method'] === 'factorial' ? { ...design, factors } : design,
  }
}
