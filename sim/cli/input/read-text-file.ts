/**
 * The one way in for files that a user names: regular, of a size that their kind may have, UTF-8. A pipe, a device or a folder is
 * refused without waiting for it; the file that was checked is the one that is read.
 */
import { isUtf8 } from 'node:buffer'
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { FileText } from '../../scenario/extends.ts'
import { describeFailure } from '../terminal/exit.ts'

const MIB = 1024 * 1024

/** By the end of the name, bytes. A scenario of a thousand agents takes some tens of kilobytes, a table of observations some too. */
const LARGEST = [
  { ending: /\.csv$/i, kind: 'a CSV file', bytes: 4 * MIB },
  { ending: /(?:)/, kind: 'a scenario', bytes: MIB },
] as const

/** A file that a scenario names must lie in its folder, also when a link pretends so. */
export function readNeighbor(path: string, folder: string): FileText {
  try {
    if (dirname(realpathSync(path)) !== realpathSync(folder))
      return { message: 'it lies outside the folder of the scenario' }
  } catch (error) {
    return { message: reason(error) }
  }
  return readTextFile(path)
}

/** Who names a results folder means what was run there. */
function isAFolder(path: string): string {
  const scenario = join(path, 'scenario.yaml')
  return `is a folder, not a file${existsSync(scenario) ? `; its scenario is ${scenario}` : ''}`
}

/** Never throws for anything a path may lead to. */
export function readTextFile(path: string): FileText {
  let descriptor: number | undefined
  try {
    const { kind, bytes: most } = LARGEST.find(({ ending }) => ending.test(path))!
    const refuse = (stat: Stats): FileText | undefined => {
      if (stat.isDirectory()) return { message: isAFolder(path) }
      if (!stat.isFile()) return { message: 'is not a regular file' }
      if (stat.size <= most) return undefined
      const size = (stat.size / MIB).toFixed(1)
      return { message: `the file is too large: ${size} MiB given, at most ${most / MIB} MiB expected of ${kind}` }
    }
    // Before opening, which acts on some devices, and after, on what was opened in truth.
    const before = refuse(statSync(path))
    if (before !== undefined) return before
    // Without O_NONBLOCK a pipe that took the file's place would hang the program.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    return refuse(fstatSync(descriptor)) ?? decode(readAll(descriptor, most))
  } catch (error) {
    return { message: reason(error) }
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/** A file that grows while it is read is cut at the limit. */
function readAll(descriptor: number, most: number): Buffer {
  // Not filled with zeros, which takes longer than reading does; what is not read is not handed on.
  const buffer = Buffer.allocUnsafe(most)
  let length = 0
  for (;;) {
    const n = readSync(descriptor, buffer, length, buffer.length - length, null)
    if (n === 0 || length + n === buffer.length) return buffer.subarray(0, length + n)
    length += n
  }
}

/** Text of a stream, which may have no end: as many bytes as there may be, and no more, are waited for. */
export async function readTextStream(stream: AsyncIterable<Uint8Array>, most: number): Promise<FileText> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of stream) {
    length += piece.length
    if (length > most) return { message: `given more than ${most / MIB} MiB; expected at most that` }
    pieces.push(piece)
  }
  return decode(Buffer.concat(pieces))
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

/** What is said of a path that leads nowhere. */
export const NO_SUCH_FILE = 'no such file'

function reason(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return NO_SUCH_FILE
  if (code === 'ELOOP') return 'the link leads in a circle'
  if (code === 'ENXIO') return 'is not a regular file'
  if (code === 'ENAMETOOLONG') return 'the name is too long'
  return describeFailure(error).replace(/^.*?: (?=\S)/s, '')
}
