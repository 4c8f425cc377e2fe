/** Shapes of what happens on a date: policy events, which set levers, and shocks. */
import { ELEMENTS, OTHER_METALS, regionsOf, sectorsOf } from '../../world/products.ts'
import { choice, LARGEST_FACTOR, MOST_OWN_NAMES, openChoice, reference, source, text, WEEKS } from './leaf-shapes.ts'
import { isOpen, leverMembers, type OwnNames } from './lever-members.ts'
import { LEVERS, type LeverSpec } from '../../policy/levers.ts'
import { map, type MapShape, type NumberShape, type Shape } from './shape.ts'
import { SHOCK_TARGETS } from '../../policy/shocks.ts'

export function policyShape(own: OwnNames): MapShape {
  const levers = Object.fromEntries(Object.entries(LEVERS).map(([name, spec]) => [name, leverShape(spec, own)]))
  const set = {
    ...map(
      'Levers that change on the date; each keeps its value until another event sets it.',
      levers,
      Object.keys(levers),
    ),
    atLeast: 1,
  }
  return map(
    'A policy event.',
    {
      date: { type: 'date', doc: 'Day on which it takes force.' },
      title: text('What happened, in a few words.', 200),
      source: source(),
      chance: chanceShape(),
      set,
    },
    ['chance'],
  )
}

function chanceShape(): Shape {
  const fields = {
    probability: {
      type: 'number',
      unit: 'probability',
      doc: 'Chance that it happens in a run, given the rest of the block.',
      min: 0,
      max: 1,
      default: 1,
    },
    if: reference('Id of a policy event or shock: only in runs in which it happens.'),
    unless: reference('Id of a policy event or shock: only in runs in which it does not happen.'),
  } as const
  return {
    ...map(
      'Of an event that may happen: drawn anew for every replicate, the same under every policy that has the event. What its date may be is drawn under `uncertainties` as `levers.<id>.date`.',
      fields,
      Object.keys(fields),
    ),
    atLeast: 1,
  }
}

function leverShape(spec: LeverSpec, own: OwnNames): Shape {
  const doc = `${spec.doc} Source: ${spec.source}.`
  if (spec.type === 'number') return numberShape(spec, doc)
  const members = leverMembers(spec, own)
  const most = members.length + (isOpen(spec) ? MOST_OWN_NAMES : 0)
  if (spec.type === 'set')
    return {
      type: 'list',
      doc: `${doc} An empty list lifts it.`,
      item: isOpen(spec)
        ? openChoice('Name.', members)
        : choice('Name.', members, spec.of === ELEMENTS ? OTHER_METALS : {}),
      fewest: 0,
      most,
      distinct: true,
    }
  return {
    type: 'record',
    doc: `${doc} Names left out keep their value.`,
    key: 'name',
    names: members,
    isOpen: isOpen(spec),
    item: numberShape(spec, 'Value.'),
    most,
  }
}

type NumberLever = Exclude<LeverSpec, { type: 'set' }>

function numberShape({ unit, min, max, default: standard }: NumberLever, doc: string): NumberShape {
  return { type: 'number', unit, doc, min, max, default: standard }
}

export function shockShape(own: OwnNames): MapShape {
  const targets = Object.fromEntries(
    Object.entries(SHOCK_TARGETS).map(([name, doc]) => [
      name,
      name === 'sector' ? openChoice(doc, sectorsOf(own)) : reference(doc),
    ]),
  )
  return map(
    'A shock.',
    {
      date: { type: 'date', doc: 'First day; within the run.' },
      weeks: { type: 'number', unit: 'weeks', doc: 'How long it lasts.', min: 1, max: WEEKS.max, whole: true },
      title: text('What happened, in a few words.', 200),
      source: source(),
      chance: chanceShape(),
      target: { ...map('What is hit: exactly one of these.', targets, Object.keys(targets)), atLeast: 1, atMost: 1 },
      factor: {
        type: 'number',
        unit: 'factor',
        doc: "Multiplies the target's capacity or demand while the shock lasts; 0 stops it.",
        min: 0,
        max: LARGEST_FACTOR,
      },
      region: openChoice('Only in this region; all regions when left out. With a sector as target.', regionsOf(own)),
    },
    ['region', 'chance'],
  )
}
