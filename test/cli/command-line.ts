/** The command line as a process of its own, as users start it. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')
/** Built by build-toy.ts: the whole command line around the toy engine. */
export const TOY = join(ROOT, 'dist/toy/chokepoint.js')
export const REAL = join(ROOT, 'bin/chokepoint.js')
export const SCENARIO = join(ROOT, 'scenarios/export-controls-2025.yaml')

/** Longer than any command of the tests takes on a busy machine, milliseconds: what takes longer hangs. */
const HANGS = 60_000

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly program?: string
  /** Sends a signal after some milliseconds, or once stderr holds a text. */
  readonly stop?: { readonly signal: NodeJS.Signals; readonly when: number | string }
}

export async function chokepoint(args: readonly string[], options: StartOptions = {}): Promise<Ended> {
  const { program = TOY, cwd, stop } = options
  const child = spawn(process.execPath, [program, ...args], {
    cwd: cwd ?? ROOT,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (piece) => (stdout += piece))
  child.stderr.on('data', (piece) => {
    stderr += piece
    if (typeof stop?.when === 'string' && stderr.includes(stop.when)) child.kill(stop.signal)
  })
  const timer = typeof stop?.when === 'number' ? setTimeout(() => child.kill(stop.signal), stop.when) : undefined
  let hung = false
  const limit = setTimeout(() => {
    hung = true
    child.kill('SIGKILL')
  }, HANGS)
  const code = await new Promise<number | null>((done) => child.on('close', done))
  clearTimeout(timer)
  clearTimeout(limit)
  if (hung) throw new Error(`did not end in ${HANGS / 1_000} s: chokepoint ${args.join(' ')}\n${stdout}\n${stderr}`)
  return { code, stdout, stderr }
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'chokepoint-test-'))
}

/** Checksum of every result file by path; what says when and where is left out. */
export function checksums(folder: string): Record<string, string> {
  const sums: Record<string, string> = {}
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && entry.name !== 'run.log.jsonl')
      sums[path.slice(folder.length + 1)] = createHash('sha256').update(readFileSync(path)).digest('hex')
  }
  return sums
}
