/** Colours as CSS variables (one SVG serves light, dark and print) and the Vega-Lite configuration of every chart. */

/** Token names and their light values; html/style.ts gives the dark ones. */
export const LIGHT = {
  paper: '#f6f5f0',
  card: '#ffffff',
  ink: '#17202a',
  muted: '#56616b',
  rule: '#dcdcd6',
  grid: '#e7e6e1',
  axis: '#8a939b',
  shade: '#a9925433',
  accent: '#8c1c2e',
  link: '#0a5a94',
  blue: '#0f6cb0',
  orange: '#c2560c',
  purple: '#7d3f98',
  green: '#13795b',
  ochre: '#8a6500',
  rose: '#a3195b',
  teal: '#00758f',
  age1: '#d3dde9',
  age2: '#8fb1d6',
  age3: '#4d83bb',
  age4: '#23538a',
  heat0: '#f3f2ec',
  heat1: '#fdebc8',
  heat2: '#fbd796',
  heat3: '#f6b95b',
  heat4: '#e98f2a',
  heat5: '#b5580c',
  heat6: '#8d3d08',
  heat7: '#5c2305',
  heatText: '#1d1206',
  heatTextDeep: '#ffffff',
  noticeBack: '#fdf0c4',
  noticeInk: '#4a3600',
  noticeRule: '#e2cf8d',
} as const

export const DARK: Readonly<Record<keyof typeof LIGHT, string>> = {
  paper: '#0f141a',
  card: '#182029',
  ink: '#eceff2',
  muted: '#a9b4be',
  rule: '#303a45',
  grid: '#293340',
  axis: '#7d8995',
  shade: '#8ea3b826',
  accent: '#f0848f',
  link: '#7cc0f2',
  blue: '#5fb0ee',
  orange: '#f0935a',
  purple: '#c99be0',
  green: '#4cc59b',
  ochre: '#d9b24c',
  rose: '#ef8ab8',
  teal: '#55c3d6',
  age1: '#2c3d52',
  age2: '#3f6690',
  age3: '#5b94cc',
  age4: '#a3cbf2',
  heat0: '#202932',
  heat1: '#3b3020',
  heat2: '#5c4419',
  heat3: '#755013',
  heat4: '#935f10',
  heat5: '#db9127',
  heat6: '#f5b452',
  heat7: '#ffe0a0',
  heatText: '#f3ead9',
  heatTextDeep: '#1d1206',
  noticeBack: '#3a2f0f',
  noticeInk: '#ffe9a6',
  noticeRule: '#5a4a1c',
}

export type Tone = keyof typeof LIGHT

/** The colour as Vega writes it into the SVG. */
export function tone(name: Tone): string {
  return `var(--${name}, ${LIGHT[name]})`
}

/** Order of hues where categories have no order of their own. */
export const HUES: readonly Tone[] = ['blue', 'orange', 'green', 'purple', 'ochre', 'rose', 'teal']

const FONT = 'Inter, sans-serif'

/** Options shared by all charts. Axes without domain and ticks, pale grid; the unit stands in the line above. */
export const CONFIG = {
  font: FONT,
  background: null,
  view: { stroke: null },
  aria: false,
  axis: {
    domain: false,
    ticks: false,
    labelFont: FONT,
    labelFontSize: 12,
    labelColor: tone('muted'),
    labelPadding: 6,
    gridColor: tone('grid'),
    gridWidth: 1,
    titleColor: tone('muted'),
    title: null,
  },
  axisX: {
    grid: false,
    domain: true,
    domainColor: tone('axis'),
    ticks: true,
    tickColor: tone('axis'),
    tickSize: 4,
    labelPadding: 3,
  },
  text: { font: FONT, fontSize: 12, fill: tone('ink') },
} as const
