/** Classes of age of pending applications, by the weeks at which they end. */
export const QUEUE_AGES = [
  { name: 'under4weeks', until: 4 },
  { name: 'weeks4to8', until: 8 },
  { name: 'weeks8to16', until: 16 },
  { name: 'over16weeks', until: Infinity },
] as const
