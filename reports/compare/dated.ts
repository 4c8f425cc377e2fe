/** Events of a comparison as its charts number them: what only some policies have says whose it is. */
import type { ComparisonResult } from '../../sim/studies/compare/result.ts'
import type { Dated } from '../charts/event-ticks.ts'
import { list } from '../words/numbers.ts'
import { quoted } from './words.ts'

export function datedOf({ events = [], policies, dates }: ComparisonResult): Dated {
  const titleOf = (name: string): string => policies.find((policy) => policy.name === name)?.title ?? name
  return {
    dates,
    scenario: {
      events: events.map(({ date, week, title, policies: own }) => ({
        date,
        week,
        title: own === undefined ? title : `${list(own.map((name) => quoted(titleOf(name))))} only: ${title}`,
      })),
    },
  }
}
