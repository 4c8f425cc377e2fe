/**
 * Time and peak memory of writing the report of a finished folder, by number of replicates: what grows with them should not.
 * The small market of `npm run bench memory`, whose folders `npm run bench report DIR` uses where they are.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { peakOf, SCENARIO, smallMarket } from './memory.ts'

const SIZES = [100, 1_000, 10_000]

export async function benchReport(say: (line: string) => void, kept?: string): Promise<void> {
  const base = kept ?? mkdtempSync(join(tmpdir(), 'chokepoint-report-'))
  try {
    for (const size of SIZES) {
      const folder = join(base, String(size))
      await peakOf(['run', SCENARIO, ...smallMarket(), '-n', String(size), '--no-report', '-q', '-o', folder])
      const { seconds, megabytes } = await peakOf(['report', folder])
      const bytes = (name: string): string => `${(statSync(join(folder, name)).size / 1e6).toFixed(1)} MB`
      say(
        `${size} replicates`.padEnd(20) +
          `report in ${seconds.toFixed(1)} s, peak ${megabytes.toFixed(0)} MB; ` +
          `report.html ${bytes('report.html')}, summary.json ${bytes('summary.json')}`,
      )
    }
  } finally {
    if (kept === undefined) rmSync(base, { recursive: true, force: true })
  }
}
