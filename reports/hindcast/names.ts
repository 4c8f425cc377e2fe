/** Names of what a hindcast scores: series by family and goods, patterns by number. Unknown ones keep their own label. */
import { elementName, plain, regionName, sectorName } from '../words/names.ts'
import { capital } from '../words/numbers.ts'

type Naming = (of: string) => string

const FAMILIES: Readonly<Record<string, Naming>> = {
  quotePrice: (element) => `${capital(elementName(element))} outside China`,
  domesticPrice: (element) => `${capital(elementName(element))} inside China`,
  transactionPrice: (element) => `${capital(elementName(element))}, price paid outside China`,
  exports: (element) => `${capital(elementName(element))} exports`,
  magnetExportsTotal: () => 'Magnet exports, all destinations',
  magnetExports: (region) => `Magnet exports to ${region === 'UnitedStates' ? 'the ' : ''}${regionName(region)}`,
  approved: (region) => `Licences granted, ${regionName(region)}`,
  approvedBySector: (sector) => `Licences granted, ${sectorName(sector)}`,
}

/** "Dysprosium outside China" for `quotePrice.Dy`. */
export function seriesName(name: string, label: string): string {
  const [family = '', ...of] = name.split('.')
  const naming = Object.hasOwn(FAMILIES, family) ? FAMILIES[family] : undefined
  if (naming !== undefined) return naming(of.join('.'))
  return plain([label === '' ? family : label, ...of].join(', '))
}

/** In a few words; the measures say what is counted. */
const PATTERNS: Readonly<Record<string, string>> = {
  P1: 'The V of magnet exports in 2025',
  P2: 'Two tiers of prices',
  P3: 'The curve of licences granted',
  P4: 'Lines stop late',
  P5: 'The boom of 2010–11',
  P6: 'The bust of 2011–14',
  P10: 'The rally of producers’ shares',
  P11: 'Mountain Pass under its floor',
  P12: 'Slow relief',
  P13: 'What a quota is worth',
  P15: 'Two speeds: magnets flow, oxides drip',
  P16: 'Prices stay apart',
  P17: 'Nd and Pr rise in 2025',
  P18: 'Who loses how much',
  P19: 'The boom of 2020–22, without controls',
  P20: 'After the boom, 2023',
  P21: 'The calm of 2015–19',
  P22: 'The stop in Kachin, winter 2024–25',
}

/** "P3 The curve of licences granted". */
export function patternName(id: string): string {
  return Object.hasOwn(PATTERNS, id) ? `${id} ${PATTERNS[id]}` : plain(id)
}

export type Split = 'fit' | 'held_out'

/** As in a table; what is not a known split is shown as it is. */
export function splitName(split: string): string {
  return split === 'fit' ? 'fitted' : split === 'held_out' ? 'held out' : plain(split)
}
