/** What stands behind the dot in the names of outcomes: `quotePrice.Dy`, `shortfall.wind.Europe`. */
import type { Scenario } from '../scenario/scenario.ts'
import {
  CHINA,
  type Element,
  ELEMENT_NAMES,
  ELEMENTS,
  LAYERS,
  MAGNETS,
  PAYMENTS,
  PRODUCERS,
  regionsOf,
  regionName,
  sectorName,
  sectorsOf,
} from '../world/products.ts'
import { answers, followedGroups, nameOfGroup } from './followed-groups.ts'
import type { Dimension, Outcome } from './outcome.ts'
import { QUEUE_AGES } from './queue-ages.ts'

/** One weekly series. */
interface Member {
  readonly name: string
  readonly of: Readonly<Record<string, string>>
  /** Where it stands in each dimension. */
  readonly places: readonly number[]
}

/** Elements tracked, in the order of all elements. */
export function trackedElements(scenario: Scenario): readonly string[] {
  return ELEMENTS.filter((e) => scenario.elements.includes(e))
}

export function namesOf(dimension: Dimension, scenario: Scenario): readonly string[] {
  switch (dimension) {
    case 'element':
      return trackedElements(scenario)
    case 'sector':
      return sectorsOf(scenario)
    case 'region':
      return regionsOf(scenario)
    case 'destination':
      return regionsOf(scenario).slice(CHINA + 1)
    case 'magnet':
      return MAGNETS
    case 'producer':
      return PRODUCERS
    case 'age':
      return QUEUE_AGES.map(({ name }) => name)
    case 'group':
      return followedGroups(scenario).map(nameOfGroup)
    case 'payment':
      return scenario.treasury === undefined ? [] : PAYMENTS
    case 'account':
      return scenario.treasury === undefined ? [] : ACCOUNTS
    case 'layer':
      return LAYERS
    case 'step':
      return STEPS
    case 'crossing':
      return CROSSINGS
  }
}

/** The series of an outcome in a scenario, in the order of the record. */
export function membersOf(outcome: Outcome, scenario: Scenario): readonly Member[] {
  let members: readonly Member[] = [{ name: outcome.name, of: {}, places: [] }]
  for (const dimension of outcome.of) {
    const asked = placesOf(dimension, outcome, scenario)
    members = members.flatMap((member) =>
      asked.map(({ name, place }) => ({
        name: `${member.name}.${name}`,
        of: { ...member.of, [dimension]: name },
        places: [...member.places, place],
      })),
    )
  }
  return members
}

function placesOf(dimension: Dimension, outcome: Outcome, scenario: Scenario) {
  const places = namesOf(dimension, scenario).map((name, place) => ({ name, place }))
  if (dimension !== 'group') return places
  const groups = followedGroups(scenario)
  return places.filter(({ place }) => answers(groups[place]!.kind, outcome.name))
}

/** As people say it. */
export function spokenName(dimension: string, member: string): string {
  if (dimension === 'element') return ELEMENT_NAMES[member as Element]
  if (dimension === 'sector') return sectorName(member)
  if (dimension === 'region' || dimension === 'destination') return regionName(member)
  return WORDS[member] ?? member
}

/** Between ore and magnets: what is lost, what comes back, what the usual recipe would have taken beyond. */
const STEPS = ['tailings', 'recovered', 'swarfLost', 'spared']
/** Over China's border. */
const CROSSINGS = ['oxides', 'magnets', 'leaked', 'seized', 'intoChina']
/** What comes of `treasury:`. */
const ACCOUNTS = ['capital', 'interest', 'storage', 'cost']
const WORDS: Readonly<Record<string, string>> = {
  home: 'China',
  outside: 'outside China',
  tailings: 'left in tailings',
  recovered: 'recovered from old magnets',
  swarfLost: 'lost in work on swarf',
  spared: 'spared by leaner magnets',
  oxides: 'oxides out of China',
  magnets: 'magnets out of China',
  leaked: 'oxides smuggled out of China',
  seized: 'oxides seized from smugglers',
  intoChina: 'oxides into China',
  bought: 'bought for stockpiles',
  sold: 'from sales of stockpiles',
  floorsMines: 'price floors, mines',
  floorsSeparators: 'price floors, separators',
  loans: 'loans and grants, mines',
  capital: 'stock in store, mean',
  interest: 'interest on it',
  storage: 'storage of it',
  cost: 'public cost with interest and storage, stockpiles counted',
}
