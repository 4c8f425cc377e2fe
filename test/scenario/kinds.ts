/** Two small kinds and a scenario of them: enough for every rule of the format, and independent of the real registry. */
import type { AgentKind } from '../../sim/agents/agent.ts'
import type { Quantities } from '../../sim/scenario/expect/quantity-grammar.ts'
import { defineAgent } from '../../sim/agents/agent.ts'

const digger = defineAgent({
  kind: 'mine',
  purpose: 'Digs.',
  params: {
    capacity: {
      unit: 't TREO / year',
      doc: 'Output at full rate.',
      default: 5000,
      min: 0,
      max: 1_000_000,
      source: 'test',
      grade: 'B',
    },
    cashCost: {
      unit: 'USD / t TREO',
      doc: 'Cash cost.',
      default: 3500,
      min: 0,
      max: 60_000,
      source: 'test',
      grade: 'D',
    },
    idleShare: { unit: 'share', doc: 'Share that idles.', default: 0.1, min: 0, max: 1, source: 'test', grade: 'D' },
  },
  fields: {
    region: { type: 'region', doc: 'Where it is.', required: true },
    deposit: { type: 'deposit', doc: 'Its ore.', required: true },
  },
  state: {},
  act: {},
})

const maker = defineAgent({
  kind: 'manufacturer',
  purpose: 'Makes.',
  params: {
    coverWeeks: {
      unit: 'weeks',
      doc: 'Stock over weekly use.',
      default: 5,
      min: 0,
      max: 52,
      source: 'test',
      grade: 'D',
    },
    growth: {
      unit: 'share / year',
      doc: 'Growth of demand.',
      default: 0.02,
      min: -0.5,
      max: 1,
      source: 'test',
      grade: 'D',
    },
  },
  fields: {
    region: { type: 'region', doc: 'Where.', required: true },
    sector: { type: 'sector', doc: 'What.', required: true },
    uses: { type: 'goods', doc: 'Goods a year.', required: true },
  },
  state: {},
  act: {},
})

const idle = defineAgent({ kind: 'customs', purpose: 'Opens boxes.', params: {}, state: {}, act: {} })

export const TEST_KINDS: readonly AgentKind[] = [digger, maker, idle]

export const VALID = `# A small scenario that touches every part of the format
schema: 1
name: export-licensing-2027
title: Licences for Dy and Tb
description: "Licences for Dy and Tb, six months of warning"
start: 2027-01-04
weeks: 104
seed: 20270101
replicates: 200
baseYear: 2025
elements: [Nd, Pr, Dy, Tb]
prices:
  Nd: {domesticUsdPerKg: 60, outsideUsdPerKg: 62.5, source: Exchange, grade: B}
  Pr: {domesticUsdPerKg: 61, outsideUsdPerKg: 63, source: Exchange, grade: B}
  Dy: {domesticUsdPerKg: 204, outsideUsdPerKg: 250, source: Exchange, grade: B}
  Tb:
    domesticUsdPerKg: 820
    outsideUsdPerKg: 930
    source: Exchange
    grade: C
deposits:
  bayan-obo:
    composition: {La: 0.25, Ce: 0.5, Pr: 0.05, Nd: 0.15, Dy: 0.001}
    source: Survey
    grade: B
  southern-clay:
    composition: {Nd: 0.25, Pr: 0.08, Dy: 0.05, Tb: 0.01, Y: 0.4}
    source: Survey
    grade: C
agents:
  mine:
    cashCost: 4200
    groups:
      bayan-obo-north:
        region: China
        deposit: bayan-obo
        capacity: 189000
        source: Ministry
        grade: B
      kachin: {count: 3, region: RestOfWorld, deposit: southern-clay, capacity: 30000, idleShare: 0.2}
  manufacturer:
    groups:
      europe-wind:
        count: 12
        region: Europe
        sector: wind
        uses: {heavyMagnet: 1200, standardMagnet: 300}
      japan-cars:
        count: 20
        region: Japan
        sector: evMotors
        coverWeeks: 8
        uses: {heavyMagnet: 4200, Dy: 12.5}
levers:
  licences:
    date: 2027-06-01
    title: Licences begin
    source: Ministry
    set:
      controlledElements: [Dy, Tb]
      controlledForms: [oxide, magnet]
      reviewCapacity: 60
      approvalBySector: {defence: 0.03, wind: 0.8}
  truce:
    date: 2027-12-01
    title: Truce
    source: Assumed
    set: {controlledElements: []}
shocks:
  closure:
    date: 2027-03-01
    weeks: 8
    title: Border closed
    source: Press
    target: {mine: kachin}
    factor: 0.4
uncertainties:
  manufacturer.coverWeeks: {distribution: triangular, min: 2, mode: 5, max: 9, source: Assumed, grade: D}
  mine.cashCost: {distribution: logNormal, median: 4200, sigma: 0.3, max: 60000, source: Assumed, grade: D}
  levers.licences.approvalBySector.wind: {distribution: uniform, min: 0.5, max: 0.95, source: Assumed, grade: D}
  shocks.closure.factor: {distribution: discrete, values: [0.2, 0.4], weights: [1, 3], source: Assumed, grade: D}
outcomes: [peakQuote.Dy, peakQuote.Tb]
`

export const TEST_OUTCOMES: readonly string[] = [
  'peakQuote.Nd',
  'peakQuote.Pr',
  'peakQuote.Dy',
  'peakQuote.Tb',
  'lostOutput',
]

/** What a test scenario may ask for, all in weeks. */
export const TEST_QUANTITIES: Quantities = {
  outcomes: new Map(TEST_OUTCOMES.map((name) => [name, 'weeks'])),
  series: new Map([['quotePrice.Dy', 'USD/kg']]),
}
