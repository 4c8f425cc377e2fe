/** How far a batch is, on stderr: a bar with rate and time left on a terminal, a line now and then elsewhere. No colours. */
import { SingleBar } from 'cli-progress'

export interface Progress {
  /** Replicates finished in all. */
  update(done: number): void
  note(message: string): void
  stop(): void
}

/** Between two lines where there is no terminal, milliseconds. */
const LINE_EVERY = 5_000

/** `what`: the things that are counted, in words. */
export function createProgress(total: number, resumed: number, quiet: boolean, what = 'replicates'): Progress {
  if (quiet) return { update: () => undefined, note: () => undefined, stop: () => undefined }
  return process.stderr.isTTY ? createBar(total, resumed, what) : createLines(total, resumed, what)
}

function createBar(total: number, resumed: number, what: string): Progress {
  const started = performance.now()
  const bar = new SingleBar({
    format: `{bar} {percentage}% · {value} of {total} ${what} · {rate}/s · {left} left`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    stream: process.stderr,
  })
  const payload = (done: number): { rate: string; left: string } => describeRate(done, total, resumed, started)
  bar.start(total, resumed, payload(resumed))
  return {
    update: (done) => bar.update(done, payload(done)),
    note: (message) => process.stderr.write(`\n${message}\n`),
    stop: () => bar.stop(),
  }
}

function createLines(total: number, resumed: number, what: string): Progress {
  const started = performance.now()
  let last = started
  const say = (message: string): void => void process.stderr.write(`${message}\n`)
  return {
    update(done) {
      const now = performance.now()
      if (now - last < LINE_EVERY && done < total) return
      last = now
      const { rate, left } = describeRate(done, total, resumed, started)
      say(`${done} of ${total} ${what}, ${rate}/s${done < total ? `, ${left} left` : ''}`)
    },
    note: say,
    stop: () => undefined,
  }
}

/** Rate counts what this run computed, not what it found done. */
function describeRate(done: number, total: number, resumed: number, started: number): { rate: string; left: string } {
  const seconds = (performance.now() - started) / 1_000
  const rate = seconds > 0 ? (done - resumed) / seconds : 0
  if (rate <= 0) return { rate: '–', left: 'unknown time' }
  return { rate: rate < 10 ? rate.toFixed(1) : rate.toFixed(0), left: formatSeconds((total - done) / rate) }
}

export function formatSeconds(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 90) return `${seconds.toFixed(0)} s`
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`
}
