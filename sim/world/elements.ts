/**
 * The rare earths that a scenario may track, all that occur in ores: one line declares one. Names in schema, messages, lists and reports,
 * and the columns of a run, follow. A place, once given, is kept, since streams of luck are counted by it; new ones go last.
 */
interface ElementSpec {
  readonly name: string
  /** How ores, plants, quotas and tariffs class it: Sm and heavier with yttrium and scandium, or not. */
  readonly group: 'light' | 'heavy'
  /** There is plenty of it, as of what goes with it: its tonnes would hide those of all others. */
  readonly abounds?: true
}

const DECLARED = {
  La: { name: 'lanthanum', group: 'light', abounds: true },
  Ce: { name: 'cerium', group: 'light', abounds: true },
  Pr: { name: 'praseodymium', group: 'light' },
  Nd: { name: 'neodymium', group: 'light' },
  Sm: { name: 'samarium', group: 'heavy' },
  Eu: { name: 'europium', group: 'heavy' },
  Gd: { name: 'gadolinium', group: 'heavy' },
  Tb: { name: 'terbium', group: 'heavy' },
  Dy: { name: 'dysprosium', group: 'heavy' },
  Y: { name: 'yttrium', group: 'heavy' },
  Ho: { name: 'holmium', group: 'heavy' },
  Er: { name: 'erbium', group: 'heavy' },
  Tm: { name: 'thulium', group: 'heavy' },
  Yb: { name: 'ytterbium', group: 'heavy' },
  Lu: { name: 'lutetium', group: 'heavy' },
  Sc: { name: 'scandium', group: 'heavy' },
} as const satisfies Readonly<Record<string, ElementSpec>>

export type Element = keyof typeof DECLARED

export const ELEMENTS = Object.keys(DECLARED) as readonly Element[]

export const ELEMENT_NAMES = Object.fromEntries(ELEMENTS.map((e) => [e, DECLARED[e].name])) as Readonly<
  Record<Element, string>
>

const specOf = (element: Element): ElementSpec => DECLARED[element]

/** What accounts of tonnes leave out. */
export const abounds = (element: Element): boolean => specOf(element).abounds === true

export const isHeavy = (element: Element): boolean => DECLARED[element].group === 'heavy'

/** What China controls too and nobody should look for here: by symbol, what is missing. */
export const OTHER_METALS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['Ga', 'gallium'],
    ['Ge', 'germanium'],
    ['Sb', 'antimony'],
    ['W', 'tungsten'],
    ['Te', 'tellurium'],
    ['Bi', 'bismuth'],
    ['Mo', 'molybdenum'],
    ['In', 'indium'],
  ].map(([symbol, name]) => [
    symbol,
    `${name} is no rare earth: the model has no mines, makers, users or prices of it`,
  ]),
)
