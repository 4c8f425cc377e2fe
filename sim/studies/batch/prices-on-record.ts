/** Lowest and highest prices of oxides that were ever printed, USD/kg of their day, without VAT. Elements followed for a few years only are left out. */
export interface PriceRecord {
  readonly low?: number
  readonly high?: number
  /** When the highest was paid. */
  readonly highIn?: string
  readonly lowIn?: string
}

/** FOB China and CIF Europe (USGS, Metal Pages, Adamas, Argus, Fastmarkets), 2007 to 2025. */
export const PRICES_OUTSIDE: Readonly<Partial<Record<string, PriceRecord>>> = {
  La: { low: 0.9, lowIn: '2025', high: 150, highIn: '2011' },
  Ce: { low: 0.97, lowIn: '2024', high: 162, highIn: '2011' },
  Pr: { low: 14.5, lowIn: '2009' },
  Nd: { low: 14.5, lowIn: '2009', high: 330, highIn: '2011' },
  Sm: { low: 2, lowIn: '2024', high: 95.1, highIn: '2011' },
  Eu: { low: 27, lowIn: '2023', high: 3_790, highIn: '2011' },
  Tb: { low: 362, lowIn: '2009', high: 3_625, highIn: '2025' },
  Dy: { low: 89.1, lowIn: '2007', high: 2_377, highIn: '2011' },
  Y: { low: 6, lowIn: '2021', high: 350, highIn: '2025' },
}

/** China, ex VAT (Asian Metal, SMM, press), 2009 to 2025. */
export const PRICES_IN_CHINA: Readonly<Partial<Record<string, PriceRecord>>> = {
  La: { low: 0.47, lowIn: '2025', high: 21.8, highIn: '2011' },
  Ce: { low: 0.55, lowIn: '2023', high: 30.4, highIn: '2011' },
  Pr: { low: 8.7, lowIn: '2009', high: 154, highIn: '2011' },
  Nd: { low: 9, lowIn: '2009', high: 195, highIn: '2011' },
  Tb: { low: 216, lowIn: '2009', high: 3_308, highIn: '2011' },
  Dy: { low: 70.6, lowIn: '2009', high: 1_650, highIn: '2011' },
  Y: { low: 2.8, lowIn: '2019', high: 48.8, highIn: '2011' },
}
