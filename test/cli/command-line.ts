/** The command line as users call it: in this process, or as a process of its own where a test needs one. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as CommandLine from '../../sim/cli/command-line.ts'

export const ROOT = resolve(import.meta.dirname, '../..')
/** Built by build.ts: the whole command line around the toy engine. */
export const TOY = join(ROOT, 'dist/toy/chokepoint.js')
export const REAL = join(ROOT, 'bin/chokepoint.js')
/** The same commands for calls in this process, without threads (in-place-pool.ts); each looks for shipped scenarios beside its folder. */
export const IN_PLACE = { real: join(ROOT, 'dist/shipped/in-place'), toy: join(ROOT, 'dist/toy-in-place') }
/** The shipped scenarios, with fewer weeks, where the toy looks for them. */
export const SCENARIOS = join(ROOT, 'dist/scenarios')
export const SCENARIO = join(SCENARIOS, 'export-controls-2025.yaml')
/** The fewest weeks that may be run, without an event: where it does not matter what is run. */
export const QUICK = join(SCENARIOS, 'quick.yaml')

/** How often a process is looked at that is to be stopped, milliseconds. */
const LOOK = 2

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface StartOptions {
  /** Needs a process of its own, as a signal does. */
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly program?: string
  /** As a process of its own though nothing else asks for one: to run beside another. */
  readonly apart?: boolean
  /** Sends a signal once stderr holds a text, or once something else has happened. */
  readonly stop?: { readonly signal: NodeJS.Signals; readonly when: string | (() => boolean) }
}

export function chokepoint(args: readonly string[], options: StartOptions = {}): Promise<Ended> {
  const needsProcess = options.apart === true || options.env !== undefined || options.stop !== undefined
  return needsProcess ? startProcess(args, options) : callHere(args, options)
}

/** Calls share the streams, the folder and the exit code of this process: one after the other. */
let last: Promise<unknown> = Promise.resolve()

function callHere(args: readonly string[], options: StartOptions): Promise<Ended> {
  const call = last.then(() => callAlone(args, options))
  last = call.catch(() => undefined)
  return call
}

async function callAlone(args: readonly string[], { program = TOY, cwd = ROOT }: StartOptions): Promise<Ended> {
  // The code of the program that is started, without the streams of a process and without threads.
  const bundle = join(program === TOY ? IN_PLACE.toy : IN_PLACE.real, 'command-line.js')
  const { runCommandLine } = (await import(pathToFileURL(bundle).href)) as typeof CommandLine
  const before = process.cwd()
  const streams = [capture(process.stdout), capture(process.stderr)] as const
  try {
    process.chdir(cwd)
    process.exitCode = undefined
    await runCommandLine(args)
    return { code: Number(process.exitCode ?? 0), stdout: streams[0].text(), stderr: streams[1].text() }
  } finally {
    for (const stream of streams) stream.release()
    process.exitCode = undefined
    process.chdir(before)
  }
}

function capture(stream: NodeJS.WriteStream): { text(): string; release(): void } {
  const { write } = stream
  const pieces: Buffer[] = []
  stream.write = ((piece: string | Uint8Array, encoding?: unknown, done?: unknown): boolean => {
    pieces.push(Buffer.from(piece as string))
    const callback = typeof encoding === 'function' ? encoding : done
    if (typeof callback === 'function') callback()
    return true
  }) as typeof write
  return {
    text: () => Buffer.concat(pieces).toString(),
    release: () => void (stream.write = write),
  }
}

async function startProcess(args: readonly string[], options: StartOptions): Promise<Ended> {
  const { program = TOY, cwd = ROOT, stop } = options
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  let stopped = false
  /** A second signal would end at once what the first one asks to end well. */
  function stopOnce(hasCome: boolean): void {
    if (!hasCome || stopped || stop === undefined) return
    stopped = true
    child.kill(stop.signal)
  }
  child.stdout.on('data', (piece) => (stdout += piece))
  child.stderr.on('data', (piece) => {
    stderr += piece
    if (typeof stop?.when === 'string') stopOnce(stderr.includes(stop.when))
  })
  const { when } = stop ?? {}
  const looking = typeof when === 'function' ? setInterval(() => stopOnce(when()), LOOK) : undefined
  const code = await new Promise<number | null>((done) => child.on('close', done))
  clearInterval(looking)
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
