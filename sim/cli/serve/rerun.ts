/** Runs a scenario again whenever it, or a file beside it, is saved; the newest save wins. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, watch } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Result } from '../../studies/batch/result.ts'
import { SUMMARY } from '../store/manifest.ts'
import { EXIT } from '../terminal/exit.ts'
import { type BeforeAfter, beforeAfter } from './before-after.ts'

export type State =
  | { readonly kind: 'running' }
  | {
      readonly kind: 'good'
      readonly report: string
      readonly says: string
      /** The report before the save, and what the save changed; left out for the first. */
      readonly before?: { readonly report: string; readonly changes: BeforeAfter }
    }
  | { readonly kind: 'bad'; readonly says: string }

export interface Rerun {
  stop(): Promise<void>
}

/** Editors write a file in several steps, milliseconds. */
const SETTLES = 150
/** What a scenario is made of. */
const WATCHED = /\.(ya?ml|json|csv)$/i

const REPORT = 'report.html'
const resultIn = (folder: string): Result => JSON.parse(readFileSync(join(folder, SUMMARY), 'utf8')) as Result

/** `folder`: where results go, one folder a run. `options`: handed to `chokepoint run`. */
export function startRerun(
  file: string,
  folder: string,
  options: readonly string[],
  tell: (state: State) => void,
): Rerun {
  let number = 0
  let child: ChildProcess | undefined
  let timer: NodeJS.Timeout | undefined
  /** Folders of the last good run, and of the one before it. */
  let kept: string | undefined
  let before: string | undefined

  function run(): void {
    child?.kill('SIGKILL')
    const own = ++number
    const output = join(folder, String(own))
    const args = ['run', file, '--quiet', '--output', output, ...options]
    const started = spawn(process.execPath, [process.argv[1]!, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
    child = started
    tell({ kind: 'running' })
    let says = ''
    started.stderr.on('data', (piece) => (says += piece))
    started.on('error', (error) => own === number && tell({ kind: 'bad', says: error.message }))
    started.on('close', (code) => {
      // A newer save has taken over.
      if (own !== number || code === null) return void rm(output, { recursive: true, force: true })
      if (code !== EXIT.good && code !== EXIT.expectFailed) return tell({ kind: 'bad', says })
      keep(output, says)
    })
  }

  function keep(output: string, says: string): void {
    if (before !== undefined) void rm(before, { recursive: true, force: true })
    ;[before, kept] = [kept, output]
    const good = { kind: 'good', report: join(output, REPORT), says } as const
    if (before === undefined) return tell(good)
    const changes = beforeAfter(resultIn(before), resultIn(output))
    tell({ ...good, before: { report: join(before, REPORT), changes } })
  }

  // The folder, not the file: editors that write a new file and rename it leave a watched file behind.
  const watcher = watch(dirname(file), (_event, name) => {
    if (name !== null && !WATCHED.test(name)) return
    clearTimeout(timer)
    timer = setTimeout(run, SETTLES)
  })
  run()
  return {
    async stop() {
      number++
      clearTimeout(timer)
      watcher.close()
      child?.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
