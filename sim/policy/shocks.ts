/** What can go wrong besides policy: each kind of target, declared once. */
export const SHOCK_TARGETS = {
  mine: 'Name of a mine group: its capacity is multiplied.',
  sector: 'Name of a sector: its demand in all regions is multiplied.',
  separator: 'Name of a separator group outside China: its capacity is multiplied.',
} as const
