/** The first screen of a report, computed on threads. */
import { computeScreen, type ScreenAsked } from '../../studies/live/compute-screen.ts'
import type { Screen } from '../../studies/live/screen.ts'
import { onThreads, type ThreadOptions } from './on-threads.ts'

export function runScreen(asked: ScreenAsked, threads: ThreadOptions): Promise<Screen> {
  const { scenario, seed } = asked
  return computeScreen(asked, (points, places) =>
    onThreads('measureLuck', { scenario, points, places, seed }, points.length, {
      ...threads,
      what: 'pairs of runs for the first screen',
      workers: Math.min(threads.workers, points.length),
    }),
  )
}
