/** The report of a result as a file, with the first screen that is computed beside its batch. */
import { type ReportSection, type ReportScreen, renderReport } from '../../../reports/index.ts'
import { seriesOfViews, viewsOf } from '../../../reports/screen/views.ts'
import type { Result } from '../../studies/batch/result.ts'
import { ENGINE_VERSION } from '../../index.ts'
import { liveSetup } from '../../studies/live/setup.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { allShipped } from '../input/shipped-scenarios.ts'
import type { ThreadOptions } from '../jobs/on-threads.ts'
import { runScreen } from '../jobs/run-screen.ts'
import { loadReportAssets } from './report-assets.ts'
import { OWN_MARKS, marked } from '../store/may-replace.ts'
import { writeFileDurably } from '../store/write-file.ts'

export interface ReportOptions {
  /** The scenario that was run: the page then begins with the simulator, where it is the engine that made the result. */
  readonly live?: LiveOptions | undefined
  readonly studies?: readonly ReportSection[]
}

export interface LiveOptions extends ThreadOptions {
  readonly scenario: Scenario
  /** Pairs of runs behind each preset and each place of a lever. */
  readonly pairs: number
}

/** Pairs that keep `npm start` below a minute on two cores; a small batch is looked at, not leant on. */
const MOST_PAIRS = 8
const RUNS_PER_PAIR = 12

export const defaultPairs = (replicates: number): number =>
  Math.max(1, Math.min(MOST_PAIRS, Math.floor(replicates / RUNS_PER_PAIR)))

/** Returns the path it was given. */
export async function writeReport(result: Result, path: string, options: ReportOptions = {}): Promise<string> {
  const { live, studies = [] } = options
  // What a screen answers by is pairs of runs that nobody weighed.
  const isLive = result.condition === undefined && result.run.engine === ENGINE_VERSION
  const assets = await loadReportAssets()
  const screen = live === undefined || !isLive ? undefined : screenOf(result, live)
  const html = await renderReport(result, assets, studies, screen)
  await writeFileDurably(path, html, marked(OWN_MARKS.report))
  return path
}

async function screenOf(result: Result, { scenario, pairs, workers, quiet }: LiveOptions): Promise<ReportScreen> {
  const views = viewsOf(result)
  const asked = { scenario, seed: result.run.seed, pairs, shipped: allShipped(), series: seriesOfViews(views) }
  return { setup: liveSetup(scenario, result), screen: await runScreen(asked, { workers, quiet }), views }
}
