/** Values of the wrong type, outside their range, or that do not exist. */
import type { Case } from './corpus.ts'
import { Mutator, type Steps } from './mutate.ts'

const RATE: Steps = ['levers', 'licences', 'set', 'approvalBySector', 'defence']
const CAPACITY: Steps = ['agents', 'mine', 'groups', 'bayan-obo-north', 'capacity']
const COUNT: Steps = ['agents', 'mine', 'groups', 'kachin', 'count']
const UNCERTAIN = 'manufacturer.coverWeeks'

/** What stands in place of what, by path: [id, text] or [id, text, nearest valid thing]. */
const VALUES: readonly (readonly [Steps, readonly (readonly [string, string, string?])[]])[] = [
  [
    ['seed'],
    [
      ['string', '"abc"'],
      ['quoted', '"7"', '7'],
      ['float', '1.5'],
      ['negative', '-1', '1'],
      ['unsafe', '9007199254740993'],
      ['huge', '123456789012345678901234567890'],
      ['null', ''],
      ['list', '[1, 2]'],
      ['bool', 'true'],
      ['octal', '0777', '777'],
      ['sexagesimal', '12:30:45'],
      ['underscore', '20_270_101', '20270101'],
    ],
  ],
  [
    ['weeks'],
    [
      ['zero', '0'],
      ['negative', '-60', '60'],
      ['fraction', '60.5'],
      ['billion', '1000000000'],
      ['1e308', '1e308'],
      ['text', 'sixty'],
      ['unit', '104 weeks', '104'],
    ],
  ],
  [
    ['replicates'],
    [
      ['zero', '0'],
      ['1e12', '1000000000000'],
      ['hex', '0xC8'],
    ],
  ],
  [
    RATE,
    [
      ['above1', '1.7'],
      ['negative', '-0.1', '0.1'],
      ['nan', '.nan'],
      ['inf', '.inf'],
      ['neginf', '-.inf'],
      ['1e308', '1e308'],
      ['1e309', '1e309'],
      ['percent', '35%', '0.35'],
      ['percent-number', '35', '0.35'],
      ['null', 'null'],
      ['nanword', 'NaN'],
      ['map', '{value: 0.35}'],
    ],
  ],
  [
    ['shocks', 'closure', 'weeks'],
    [
      ['negative', '-2', '2'],
      ['fraction', '1.5'],
      ['past-horizon', '100000'],
    ],
  ],
  [
    ['shocks', 'closure', 'date'],
    [
      ['before-start', '2026-12-31'],
      ['past-horizon', '2031-01-01'],
      ['tick', '14'],
      ['month13', '2027-13-01', '2027-12-01'],
      ['feb30', '2027-02-30', '2027-02-28'],
    ],
  ],
  [['shocks', 'closure', 'target', 'mine'], [['unknown', 'kachim', 'kachin']]],
  [
    ['shocks', 'closure', 'factor'],
    [
      ['negative', '-0.4', '0.4'],
      ['comma', '0,4', '0.4'],
      ['huge', '1e9'],
    ],
  ],
  [
    ['shocks', 'closure', 'target'],
    [
      ['two', '{mine: kachin, sector: wind}'],
      ['none', '{}'],
      ['unknown-kind', '{mines: kachin}', 'mine'],
      ['unknown-sector', '{sector: winds}', 'wind'],
    ],
  ],
  [
    ['levers', 'truce', 'date'],
    [
      ['out-of-order', '2027-05-01'],
      ['after-end', '2029-06-01'],
      ['wrong-century', '1927-12-01'],
    ],
  ],
  [['levers', 'truce', 'set'], [['empty', '{}']]],
  [
    COUNT,
    [
      ['zero', '0'],
      ['fraction', '0.5'],
      ['1e12', '1000000000000'],
    ],
  ],
  [
    CAPACITY,
    [
      ['negative', '-1500', '1500'],
      ['nan', '.nan'],
      ['inf', '.inf'],
      ['1e308', '1e308'],
      ['thousands', '189,000', '189000'],
      ['tonnes', '189000 t', '189000'],
    ],
  ],
  [
    ['prices', 'Tb', 'domesticUsdPerKg'],
    [
      ['negative', '-42.5', '42.5'],
      ['currency', '"$42.50"', '42.5'],
      ['zero', '0'],
    ],
  ],
  [['deposits', 'bayan-obo', 'composition'], [['above-one', '{La: 0.6, Nd: 0.6}']]],
  [['agents', 'mine', 'groups', 'bayan-obo-north', 'deposit'], [['unknown', 'bayan-oba', 'bayan-obo']]],
  [['agents', 'mine', 'groups', 'bayan-obo-north', 'region'], [['unknown', 'Chine', 'China']]],
  [['agents', 'manufacturer', 'groups', 'europe-wind', 'sector'], [['unknown', 'Wind', 'wind']]],
  [['agents', 'manufacturer', 'groups', 'europe-wind', 'uses'], [['unknown', '{heavyMagnets: 3}', 'heavyMagnet']]],
  [
    ['uncertainties', UNCERTAIN, 'min'],
    [
      ['above-max', '99'],
      ['out-of-range', '-3'],
    ],
  ],
  [['uncertainties', UNCERTAIN, 'mode'], [['above-max', '9.5']]],
  [
    ['uncertainties', 'mine.cashCost', 'sigma'],
    [
      ['negative', '-0.3', '0.3'],
      ['nan', '.nan'],
    ],
  ],
  [
    ['uncertainties', UNCERTAIN, 'distribution'],
    [
      ['unknown', 'triangle'],
      ['null', 'null'],
      ['misspelt', 'triangulr', 'triangular'],
    ],
  ],
  [
    ['uncertainties', 'shocks.closure.factor', 'weights'],
    [
      ['too-few', '[1]'],
      ['zeros', '[0, 0]'],
    ],
  ],
  [
    ['start'],
    [
      ['month13', '2027-13', '2027-12-01'],
      ['text', 'next year'],
      ['feb30', '2027-02-30', '2027-02-28'],
      ['german', '4.1.2027', '2027-01-04'],
    ],
  ],
  [
    ['name'],
    [
      ['empty', '""'],
      ['null', '~'],
      ['number', '42'],
      ['long', 'x'.repeat(5000)],
      ['traversal', '"../../../PWNED"'],
      ['absolute', '"/PWNED"'],
      ['dot', '".."'],
      ['slash', '"a/b"'],
      ['backslash', '"..\\\\..\\\\x"'],
      ['dash', '"--help"'],
      ['con', 'CON'],
      ['con-lower', 'con'],
      ['newline', '"a\\nb"'],
      ['nul', '"a\\0b"'],
      ['len300', 'n'.repeat(300)],
      ['trailing-dot', '"a. "'],
    ],
  ],
  [
    ['levers', 'licences', 'set', 'controlledElements'],
    [
      ['unknown', '[Xx]'],
      ['case', '[dy]', 'Dy'],
      ['norway', '[NO]'],
      ['proto', '[__proto__]'],
      ['empty-name', '[""]'],
    ],
  ],
  [
    ['elements'],
    [
      ['empty', '[]'],
      ['scalar', 'Nd'],
      ['null', 'null'],
      ['nested', '[[Nd], Pr, Dy, Tb]'],
      ['duplicate', '[Nd, Nd, Pr, Dy, Tb]'],
      ['bool', '[Nd, Pr, Dy, Tb, true]'],
      ['without-nd', '[Pr, Dy, Tb]'],
    ],
  ],
  [
    ['levers'],
    [
      ['map', '{a: 1}'],
      ['list', '[null]'],
      ['text', 'none'],
    ],
  ],
  [
    ['agents'],
    [
      ['null', 'null'],
      ['list', '[]'],
    ],
  ],
  [
    ['outcomes'],
    [
      ['unknown', '[peakQuote.Dy, happiness]'],
      ['misspelt', '[peakQuot.Dy]', 'peakQuote.Dy'],
      ['empty', '[]'],
    ],
  ],
]

const REQUIRED = ['schema', 'name', 'title', 'start', 'weeks', 'seed', 'baseYear', 'elements', 'prices', 'agents']

export function valueCases(valid: string): readonly Case[] {
  const mutator = new Mutator(valid)
  const cases: Case[] = VALUES.flatMap(([path, values]) =>
    values.map(([id, text, nearest]): Case => {
      const key = String(path.at(-1))
      const mutation = mutator.value(path, text)
      return {
        id: `${path.join('-')}-${id}`,
        verdict: 'reject',
        key,
        ...mutation,
        ...(nearest === undefined ? {} : { nearest }),
      }
    }),
  )
  for (const key of REQUIRED) cases.push({ id: `missing-${key}`, verdict: 'reject', key, text: mutator.remove([key]) })
  cases.push({ id: 'missing-price', verdict: 'reject', key: 'prices.Dy', text: mutator.remove(['prices', 'Dy']) })
  cases.push({
    id: 'missing-region',
    verdict: 'reject',
    key: 'region',
    text: mutator.remove(['agents', 'mine', 'groups', 'kachin', 'region']),
  })
  cases.push({
    id: 'missing-deposit',
    verdict: 'reject',
    key: 'southern-clay',
    text: mutator.remove(['deposits', 'southern-clay']),
  })
  const same = mutator.before(
    ['levers', 'truce'],
    'twin: {date: 2027-06-01, title: Twin, source: x, set: {reviewCapacity: 5}}',
  )
  cases.push({ id: 'same-lever-same-day', verdict: 'reject', key: 'reviewCapacity', ...same })
  for (const path of [
    'mine.cashCosts',
    'mines.cashCost',
    'levers.licences.reviewCapacit',
    'shocks.closure',
    'levers.licences.controlledElements',
    'x',
  ])
    cases.push({
      id: `uncertainty-${path}`,
      verdict: 'reject',
      key: path,
      ...mutator.key(['uncertainties', UNCERTAIN], path),
    })
  return [...cases, ...keyCases(mutator)]
}

/** Keys that nobody knows, and names that JavaScript objects inherit. */
function keyCases(mutator: Mutator): readonly Case[] {
  const reject = (id: string, mutation: object, key?: string, nearest?: string): Case => ({
    id,
    verdict: 'reject',
    ...mutation,
    ...(key === undefined ? {} : { key }),
    ...(nearest === undefined ? {} : { nearest }),
  })
  const group = ['agents', 'mine', 'groups', 'bayan-obo-north']
  return [
    reject(
      'comma-in-flow',
      mutator.value(RATE, '0,35'),
      'given 35 after the value of defence; expected a name (decimals take a point',
    ),
    reject('unknown-top', mutator.top('colour: blue'), 'colour'),
    reject('unknown-nested', mutator.before(RATE, 'colour: 0.5'), 'colour'),
    reject('unknown-flow', mutator.before(['uncertainties', UNCERTAIN, 'min'], 'colour: 1'), 'colour'),
    reject('unknown-kind', mutator.key(['agents', 'manufacturer'], 'manufacturers'), 'manufacturers', 'manufacturer'),
    reject(
      'unknown-lever',
      mutator.key(['levers', 'licences', 'set', 'reviewCapacity'], 'reviewCapacty'),
      'reviewCapacty',
      'reviewCapacity',
    ),
    reject('unknown-param', mutator.key([...group, 'capacity'], 'capasity'), 'capasity', 'capacity'),
    reject('unknown-element-price', mutator.key(['prices', 'Dy'], 'Du'), 'Du', 'Dy'),
    reject(
      'unknown-region',
      mutator.key(['levers', 'licences', 'set', 'approvalBySector', 'wind'], 'Wind'),
      'Wind',
      'wind',
    ),
    reject(
      'group-name-capitals',
      mutator.key(['agents', 'mine', 'groups', 'kachin'], 'KachinNorth'),
      'KachinNorth',
      'kachin-north',
    ),
    reject('case-key', mutator.key(['seed'], 'Seed'), 'Seed', 'seed'),
    reject('space-key', mutator.key(['seed'], '"seed "'), 'seed ', 'seed'),
    reject('homoglyph-key', mutator.key(['seed'], 's\u0435ed'), 'U+0435', 'seed'),
    reject('zwsp-key', mutator.key(['seed'], 'see\u200bd'), 'U+200B', 'seed'),
    reject('int-key', mutator.top('1: x'), '1'),
    reject('null-key', mutator.top(': x')),
    reject('map-key', mutator.top('{a: 1}: x')),
    reject('list-key', mutator.top('[a]: x')),
    ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'].map((key) =>
      reject(`pollute-top-${key}`, mutator.top(`${key}: {polluted: true}`), key),
    ),
    reject('pollute-nested', mutator.before(RATE, '__proto__: {polluted: true}'), '__proto__'),
    reject('pollute-chain', mutator.top('constructor: {prototype: {polluted: true}}'), 'constructor'),
    ...['__proto__', 'constructor', 'toString', 'prototype'].flatMap((key) => [
      reject(`pollute-event-${key}`, mutator.key(['levers', 'licences'], key), key),
      reject(`pollute-group-${key}`, mutator.key(group, key), key),
      reject(`pollute-deposit-${key}`, mutator.key(['deposits', 'bayan-obo'], key), key),
      reject(`pollute-uncertainty-${key}`, mutator.key(['uncertainties', UNCERTAIN], key), key),
      reject(`pollute-price-${key}`, mutator.key(['prices', 'Dy'], key), key),
    ]),
  ]
}
