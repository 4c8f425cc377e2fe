/** Listed producers; groups of these names publish their sales. The first three are listed in China. */
interface ProducerSpec {
  readonly name: string
  /** Under what name it was listed before 2016. */
  readonly before2016?: string
}

const DECLARED = {
  'northern-rare-earth': { name: 'Northern Rare Earth', before2016: 'Baotou Steel Rare Earth' },
  'china-rare-earth': { name: 'China Rare Earth', before2016: 'Minmetals Rare Earth' },
  'rising-nonferrous': { name: 'Rising Nonferrous' },
  lynas: { name: 'Lynas' },
  // Mountain Pass belonged to Molycorp until 2015.
  'mp-materials': { name: 'MP Materials', before2016: 'Molycorp' },
} as const satisfies Readonly<Record<string, ProducerSpec>>

export type Producer = keyof typeof DECLARED

export const PRODUCER_SPECS: Readonly<Record<Producer, ProducerSpec>> = DECLARED
export const PRODUCERS = Object.keys(DECLARED) as readonly Producer[]
