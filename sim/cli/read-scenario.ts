/** Scenario files from disk: only regular, small, UTF-8 files, and nothing outside the scenario's folder. */
import { isUtf8 } from 'node:buffer'
import { closeSync, constants, existsSync, fstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FileText } from '../scenario/extends.ts'
import { type ParsedScenario, parseScenario } from '../scenario/parse.ts'
import { quantitiesOf } from '../expect/quantities.ts'
import { scalarsOf } from '../scalars.ts'
import { describeFailure } from './exit.ts'

/** A scenario of a thousand agents in groups takes some tens of kilobytes. */
const LARGEST_FILE = 1024 * 1024
const MIB = 1024 * 1024

export interface ReadOptions {
  /** `path=value` settings that change the file. */
  readonly settings?: readonly string[]
  /** Method that takes the place of the design in the file. */
  readonly design?: string
}

/** Reads, checks and resolves a scenario with everything it extends. Never throws for anything a file may hold. */
export function readScenario(path: string, options: ReadOptions = {}): ParsedScenario {
  const folder = dirname(path)
  const read = (name: string): FileText => (name === path ? readText(path) : readNeighbour(name, folder))
  return parseScenario(read, path, {
    ...(options.settings === undefined ? {} : { settings: options.settings }),
    ...(options.design === undefined ? {} : { design: options.design }),
    quantities: quantitiesOf,
    outcomes: (scenario) => scalarsOf(scenario).map(({ name }) => name),
    exists: (name) => existsSync(join(folder, name)),
  })
}

/** A file that a scenario extends must lie in its folder, also when a link pretends so. */
function readNeighbour(path: string, folder: string): FileText {
  try {
    if (dirname(realpathSync(path)) !== realpathSync(folder))
      return { message: 'it lies outside the folder of the scenario' }
  } catch (error) {
    return { message: reason(error) }
  }
  return readText(path)
}

function readText(path: string): FileText {
  let descriptor: number | undefined
  try {
    // Without O_NONBLOCK a pipe that nobody writes to would hang the program before it could be refused.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const stat = fstatSync(descriptor)
    if (stat.isDirectory()) return { message: 'is a folder, not a file' }
    if (!stat.isFile()) return { message: 'is not a regular file' }
    if (stat.size > LARGEST_FILE) {
      const size = (stat.size / MIB).toFixed(1)
      return { message: `the file is too large: ${size} MiB given, at most ${LARGEST_FILE / MIB} MiB expected` }
    }
    return decode(readAll(descriptor))
  } catch (error) {
    return { message: reason(error) }
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/** A file that grows while it is read is cut at the limit. */
function readAll(descriptor: number): Buffer {
  const buffer = Buffer.alloc(LARGEST_FILE)
  let length = 0
  for (;;) {
    const n = readSync(descriptor, buffer, length, buffer.length - length, null)
    if (n === 0 || length + n >= buffer.length) return buffer.subarray(0, length + n)
    length += n
  }
}

/** UTF-8, with or without a byte order mark. */
export function decode(bytes: Buffer): FileText {
  const signature = bytes.toString('latin1', 0, 4)
  if (signature.startsWith('\xff\xfe') || signature.startsWith('\xfe\xff'))
    return { message: 'the file is UTF-16; save it as UTF-8' }
  if (BINARY.some((start) => signature.startsWith(start))) return { message: 'not a text file' }
  const zero = bytes.indexOf(0)
  if (zero >= 0) {
    const isWide = bytes[1] === 0 || bytes[0] === 0
    const message = isWide ? 'the file is UTF-16; save it as UTF-8' : 'NUL byte: not a text file'
    return { message, ...placeOfByte(bytes, zero) }
  }
  if (isUtf8(bytes)) return { text: bytes.toString('utf8') }
  return { message: 'not valid UTF-8; save the file as UTF-8', ...placeOfByte(bytes, firstBadByte(bytes)) }
}
/** PNG, gzip, zip, PDF, Parquet. */
const BINARY = ['\x89PNG', '\x1f\x8b', 'PK\x03\x04', '%PDF', 'PAR1']

/** Offset of the first byte that is not UTF-8: lines are valid or not each for itself. */
function firstBadByte(bytes: Buffer): number {
  let start = 0
  for (;;) {
    const next = bytes.indexOf(10, start)
    const end = next < 0 ? bytes.length : next
    const line = bytes.subarray(start, end)
    if (!isUtf8(line)) {
      const good = line.toString('utf8').split('\ufffd', 1)[0] ?? ''
      return start + Buffer.byteLength(good)
    }
    if (next < 0) return start
    start = next + 1
  }
}

function placeOfByte(bytes: Buffer, offset: number): { readonly line: number; readonly column: number } {
  let line = 1
  let start = 0
  for (let next = bytes.indexOf(10); next >= 0 && next < offset; next = bytes.indexOf(10, start)) {
    line++
    start = next + 1
  }
  return { line, column: bytes.toString('utf8', start, offset).length + 1 }
}

function reason(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'no such file'
  if (code === 'ELOOP') return 'the link leads in a circle'
  if (code === 'ENXIO') return 'is not a regular file'
  if (code === 'ENAMETOOLONG') return 'the name is too long'
  return describeFailure(error).replace(/^.*?: (?=\S)/s, '')
}
