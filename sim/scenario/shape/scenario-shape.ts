/** The scenario's shape, derived from the registries of agent kinds, levers, shock targets and goods. */
import type { AgentKind } from '../../agents/agent.ts'
import {
  DESTINATIONS,
  ELEMENT_NAMES,
  ELEMENTS,
  GOODS,
  MAGNETS,
  OTHER_METALS,
  REGIONS,
  SECTORS,
} from '../../world/products.ts'
import { correlationShape, designShape } from './design-shapes.ts'
import { distributionShape } from './distribution-shape.ts'
import { expectShape } from './expect-shape.ts'
import { policyShape, shockShape } from './event-shapes.ts'
import { conditionShape, posteriorShape, windowShape } from './hindcast-shapes.ts'
import { agentsShape } from './kind-shapes.ts'
import type { OwnNames } from './lever-members.ts'
import {
  choice,
  csvFile,
  FILE_NAME,
  grade,
  HIGHEST_RATE,
  LARGEST_PRICE,
  LEAST_PRICE,
  MOST_OWN_NAMES,
  reference,
  source,
  text,
  WEEKS,
} from './leaf-shapes.ts'
import { seriesShape } from './series-shape.ts'
import { ID_PATTERN, ID_SAYS, map, type MapShape, type NumberShape } from './shape.ts'

const LARGEST_SEED = Number.MAX_SAFE_INTEGER
const DEFAULT_REPLICATES = 200
/** From next door to a slow boat around the Cape, weeks. */
const WEEKS_AT_SEA = { min: 1, max: 26 } as const

/** Keys that must stand in the file itself, even when it extends another. */
export const OWN_KEYS = ['schema', 'name'] as const
/** `own`: names that the scenario adds. */
export function scenarioShape(kinds: readonly AgentKind[], own: OwnNames = {}): MapShape {
  const optional = [
    'description',
    'extends',
    'replicates',
    'sectors',
    'regions',
    'treasury',
    'deposits',
    'levers',
    'shocks',
    'series',
    'uncertainties',
    'correlations',
    'design',
    'expect',
    'outcomes',
    'follow',
    'observations',
    'condition',
    'windows',
    'posterior',
  ]
  return map(
    'A scenario: the world at its start, what policy does and what may go wrong, what is uncertain and what is reported.',
    {
      schema: {
        type: 'number',
        unit: 'version of the format',
        doc: 'Version of the scenario format.',
        min: 1,
        max: 1,
        whole: true,
      },
      name: text('Name of the scenario and of its results folder.', 64, { regex: ID_PATTERN, says: ID_SAYS }),
      title: text('Title of the report.', 200),
      description: { ...text('What the scenario asks, in a few sentences.', 5000), empty: true, default: '' },
      extends: text(
        'Scenario that this one changes: a file in the same folder, `.yaml` left out if you like, else a shipped one of that name; `chokepoint/NAME` is the shipped one whatever lies here. Maps merge by key, lists and single values replace, `key: null` deletes.',
        115,
        {
          regex: `^(chokepoint/)?(${FILE_NAME}\\.(yaml|yml|json)|[A-Za-z0-9_-]{1,100})$`,
          says: 'the name of a scenario in the same folder, or chokepoint/NAME of a shipped one',
        },
      ),
      start: { type: 'date', doc: 'First day of the first week.' },
      weeks: { type: 'number', unit: 'weeks', doc: 'Horizon.', ...WEEKS, whole: true },
      seed: {
        type: 'number',
        unit: 'integer',
        doc: 'Seed of all random numbers.',
        min: 0,
        max: LARGEST_SEED,
        whole: true,
      },
      replicates: {
        type: 'number',
        unit: 'replicates',
        doc: 'Number of runs unless the command line says otherwise.',
        min: 1,
        max: 1_000_000,
        whole: true,
        default: DEFAULT_REPLICATES,
      },
      baseYear: {
        type: 'number',
        unit: 'year',
        doc: 'Year of the constant dollars.',
        min: 1990,
        max: 2100,
        whole: true,
      },
      elements: {
        type: 'list',
        doc: `Elements to track, Nd among them: ${ELEMENTS.map((e) => `${e} ${ELEMENT_NAMES[e]}`).join(', ')}. What other keys say about elements left out is ignored.`,
        item: choice('Element.', ELEMENTS, OTHER_METALS),
        fewest: 1,
        most: ELEMENTS.length,
        distinct: true,
      },
      sectors: {
        type: 'list',
        doc: `Sectors of your own, besides ${SECTORS.join(', ')}: a group under \`agents.manufacturer.groups\` says what it uses, how it grows, what its output is worth and how long its stocks last.`,
        item: reference('Id of a sector, from which its names in outcomes and reports are made.'),
        fewest: 1,
        most: MOST_OWN_NAMES,
        distinct: true,
      },
      regions: {
        type: 'record',
        doc: `Countries or regions of your own, besides ${REGIONS.join(', ')}, by id: each a part of one of these. Groups that stand in it make and buy there, with duties, licences, weeks at sea and figures of its own.`,
        key: 'id',
        item: regionShape(),
        most: MOST_OWN_NAMES,
      },
      treasury: treasuryShape(),
      prices: {
        type: 'record',
        doc: 'Opening prices, one entry for every tracked element; magnets are worked out from their content when left out.',
        key: 'good',
        names: GOODS,
        item: priceShape(),
        most: GOODS.length,
      },
      deposits: { type: 'record', doc: 'Ores, by id.', key: 'id', item: depositShape(), most: 200 },
      agents: agentsShape(kinds, own),
      levers: {
        type: 'record',
        doc: 'Policy events, by id; each sets levers from its date on. An event before the start is in force from the first week. Events of one file stand in order of date.',
        key: 'id',
        item: policyShape(own),
        most: 500,
      },
      shocks: {
        type: 'record',
        doc: 'What goes wrong besides policy, by id. Shocks of one file stand in order of date.',
        key: 'id',
        item: shockShape(own),
        most: 500,
      },
      series: {
        type: 'record',
        doc: 'What is set week by week from figures of your own, by id. A lever is set by a series or by events, not by both.',
        key: 'id',
        item: seriesShape(),
        most: 100,
      },
      uncertainties: {
        type: 'record',
        doc: 'What is drawn anew for every replicate, by path: `<kind>.<parameter>` (groups that set it themselves move in proportion), `<kind>.groups.<id>.<parameter>`, `levers.<id>.<lever>`, `levers.<id>.<lever>.<name>`, `shocks.<id>.factor`, `prices.<good>.<layer>`, `deposits.<id>.composition.<element>` or `levers.<id>.date` (week of the run, from 0). `+` links paths to one value. A file that extends this one, or `--set`, ends the draw of exactly the value it sets.',
        key: 'path',
        keyPattern: 'path',
        item: distributionShape(),
        most: 500,
      },
      correlations: {
        type: 'record',
        doc: 'Pairs of uncertainties that rise and fall together, by id; all others are independent.',
        key: 'id',
        item: correlationShape(),
        most: 500,
      },
      design: designShape(),
      expect: {
        type: 'record',
        doc: 'What must hold of the results, by id; `run` and `check` end with exit code 1 when it does not.',
        key: 'id',
        item: expectShape(),
        most: 200,
      },
      outcomes: {
        type: 'list',
        doc: 'Outcomes that the summary shows first; all declared ones are computed.',
        item: text(
          'Name of an outcome, such as `peakQuote.Dy`, or one number of each run in the language of `expect:`, such as `totalLostUse from 2025-07-01 to 2026-06-30`, `sum(lostUse.evMotors) by 2025-12-31` or `quotePrice.Dy on 2025-10-06`: it becomes an outcome like the others.',
          300,
        ),
        fewest: 1,
        most: 500,
        distinct: true,
      },
      follow: {
        type: 'list',
        doc: 'Groups that are put on record: what one mine, plant or buyer makes, holds, lacks and pays (`output.mine.mountain-pass`, `stockWeeks.magnetMaker.vac`). `describe` lists the groups.',
        item: text('`<kind>.<group>`, such as `mine.mountain-pass`.', 100),
        fewest: 1,
        most: 50,
        distinct: true,
      },
      observations: csvFile(
        'CSV file in the same folder with observed values (series,date,value,low,high,unit,source and, if wanted, averaging), shown as dots.',
      ),
      condition: conditionShape(),
      windows: {
        type: 'record',
        doc: 'Spans of time in which the model is held against the observations, by id. A series may stand in one window at a time.',
        key: 'id',
        item: windowShape(),
        most: 50,
      },
      posterior: posteriorShape(),
    },
    optional,
  )
}

function priceShape(): MapShape {
  const price = (doc: string): NumberShape => ({
    type: 'number',
    unit: 'USD/kg',
    doc,
    min: LEAST_PRICE,
    max: LARGEST_PRICE,
  })
  return map('Opening price of a good, constant dollars of the base year.', {
    domesticUsdPerKg: price('Price inside China, without VAT.'),
    outsideUsdPerKg: price('Price outside China, FOB.'),
    source: source(),
    grade: grade(),
  })
}

function treasuryShape(): MapShape {
  const rate = (doc: string): NumberShape => ({ type: 'number', unit: 'share / year', doc, min: 0, max: HIGHEST_RATE })
  return map(
    'What public money costs. With it outcomes have the accounts of public stockpiles and support (`treasury.cost`, `publicMoney.loans`), and `compare` counts interest and storage.',
    {
      interest: rate(
        'On what is in public stockpiles, at the prices the market opened with. EXIM, 15 years: 0.03-0.035 in 2010 to 2015, 0.05-0.06 today.',
      ),
      storage: rate('Warehouse and insurance, share of the same value. No tariff is published; assumed, 0.005-0.02.'),
      source: source(),
      grade: grade(),
    },
    ['source', 'grade'],
  )
}

function regionShape(): MapShape {
  return map(
    'A region of the scenario’s own.',
    {
      partOf: choice(
        'What is said of this region by levers, shocks and series holds for the new one too, but for levers and series that name the new one.',
        DESTINATIONS,
      ),
      weeksAtSea: {
        type: 'number',
        unit: 'weeks',
        doc: 'From the Chinese port to the buyer; those of the region that it is part of when left out.',
        ...WEEKS_AT_SEA,
        whole: true,
      },
      source: source(),
      grade: grade(),
    },
    ['weeksAtSea', 'source', 'grade'],
  )
}

function depositShape(): MapShape {
  const share: NumberShape = {
    type: 'number',
    unit: 'share of TREO',
    doc: 'Share of the oxides in the ore.',
    min: 0,
    max: 1,
  }
  return map('An ore.', {
    composition: {
      type: 'record',
      doc: 'Share of total rare-earth oxide, by element; together at most 1, the rest is not tracked.',
      key: 'element',
      names: ELEMENTS,
      item: share,
      most: ELEMENTS.length,
    },
    source: source(),
    grade: grade(),
  })
}

/** Goods whose opening price may be left out. */
export const GOODS_WITH_DERIVED_PRICE: readonly string[] = MAGNETS
