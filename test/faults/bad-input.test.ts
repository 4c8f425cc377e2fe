/** Every bad file is refused with its place and its key, in good time, and says nothing that could harm a terminal. */
import { describe, expect, test } from 'vitest'
import { decode } from '../../sim/cli/input/read-text-file.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'
import { canonicalScenario } from '../../sim/scenario/resolve.ts'
import { TEST_KINDS, TEST_QUANTITIES, VALID } from '../scenario/kinds.ts'
import { type BadFile, corpus } from './corpus.ts'

/** Processor time, milliseconds: waiting for other processes is no fault of a file. */
const SLOWEST = 1500
const LONGEST_MESSAGE = 4000
/** Syntax errors may be noticed on the line after. */
const NEAR = 1

function parse(bytes: Buffer): ReturnType<typeof parseScenario> {
  const neighbours: Record<string, string> = {
    'cycle.yaml': VALID.replace('schema: 1', 'extends: case.yaml\nschema: 1'),
  }
  const read = (path: string): ReturnType<typeof decode> => {
    if (path === 'case.yaml') return decode(bytes)
    const text = neighbours[path]
    return text === undefined ? { message: 'no such file' } : { text }
  }
  return parseScenario(read, 'case.yaml', { kinds: TEST_KINDS, quantities: () => TEST_QUANTITIES })
}

const yardstick = parse(Buffer.from(VALID))

function judge(file: BadFile): string[] {
  const started = process.cpuUsage()
  const parsed = parse(file.bytes)
  const wrong: string[] = []
  const { user, system } = process.cpuUsage(started)
  if ((user + system) / 1000 > SLOWEST) wrong.push('slow')
  if (parsed.ok) {
    if (file.verdict === 'reject') wrong.push('accepted')
    if (
      file.verdict === 'accept' &&
      yardstick.ok &&
      canonicalScenario(parsed.scenario) !== canonicalScenario(yardstick.scenario)
    )
      wrong.push('means something else')
    if (file.payload !== undefined && parsed.scenario.description !== file.payload) wrong.push('text changed')
    return wrong
  }
  const message = formatProblems(parsed.problems, parsed.more)
  if (file.verdict === 'accept') wrong.push(`refused: ${message}`)
  if (message.length > LONGEST_MESSAGE) wrong.push(`message of ${message.length} characters`)
  if (/[^\P{C}\n]|[\u2028\u2029]/u.test(message)) wrong.push('hidden characters in the message')
  if (parsed.problems.length === 0 || !/^(case|cycle)\.yaml:\d+:\d+: /.test(message)) wrong.push('no file named')
  if (file.key !== undefined && !message.includes(file.key)) wrong.push(`${file.key} not named: ${message}`)
  if (file.line !== undefined && !parsed.problems.some((p) => Math.abs(p.line - file.line!) <= NEAR))
    wrong.push(`line ${file.line} not named: ${message}`)
  if (file.nearest !== undefined && !parsed.problems.some((p) => p.nearest === file.nearest))
    wrong.push(`${file.nearest} not offered: ${message}`)
  return wrong
}

describe('bad input', () => {
  const files = corpus(VALID)

  test('the valid file is accepted', () => {
    expect(yardstick.ok ? '' : formatProblems(yardstick.problems)).toBe('')
  })

  test('there are more than 300 files, each with a name of its own', () => {
    expect(files.length).toBeGreaterThan(300)
    expect(new Set(files.map((f) => f.id)).size).toBe(files.length)
  })

  test.each(files.map((file) => [file.id, file] as const))('%s', (_id, file) => {
    expect(judge(file)).toEqual([])
  })

  test('nothing inherited has changed', () => {
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
