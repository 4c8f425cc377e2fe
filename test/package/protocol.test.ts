/** Draws of other programs: what is read, what is refused, and that the answer is the model's own. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { KINDS } from '../../sim/agents/index.ts'
import { readTextStream } from '../../sim/cli/input/read-text-file.ts'
import { evaluateDraw } from '../../sim/cli/jobs/work/evaluate-draw.ts'
import { simulate } from '../../sim/run.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'
import { readDraws } from '../../sim/studies/evaluate/read-draws.ts'
import { drawUncertainties } from '../../sim/world/uncertainty.ts'
import { ROOT, SCENARIO, TOY } from '../cli/command-line.ts'
import { shipped } from '../run-shipped.ts'
import { installPackage } from './install.ts'

const scenario = shipped('export-controls-2025')
const CAPACITY = 'levers.london-framework.reviewCapacity'
const read = (text: string) => readDraws(text, 'stdin', scenario, KINDS)

function evaluate(input: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [TOY, 'eval', SCENARIO, '-q', ...args], {
    input,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('JSON lines and CSV mean the same, in long and short forms of a path', () => {
  const json = read(`{"${CAPACITY}": 100}\n\n{"${CAPACITY}": 2.5e2}\n`)
  expect(json).toEqual({ draws: [new Map([[CAPACITY, 100]]), new Map([[CAPACITY, 250]])], problems: [] })
  expect(read(`levers.london-framework.set.reviewCapacity\n100\n250\n`)).toEqual(json)
})

test.each([
  [`{"${CAPACITY}": -1}`, /stdin:1:1: .*: given "-1"; expected a number from 0 to/],
  [`{"${CAPACITY}": "100"}`, /given .*; expected a number from/],
  [`{"${CAPACITY}": 1}\n[2]`, /stdin:2:1: given "\[2\]"; expected a JSON object/],
  [
    `{"${CAPACITY}": 1, "levers.london-framework.set.reviewCapacity": 2}`,
    /a second time; expected one value for each number/,
  ],
  ['{"levers.london-framework.reviewCapacty": 1}', /did you mean levers\.london-framework\.reviewCapacity\?/],
  [`${CAPACITY}\n1\nabc\n`, /stdin:3:1: .*: given "abc"; expected a number/],
  [`${CAPACITY}\n1\n2,3\n`, /stdin:3:/],
  ['levers.none.reviewCapacity,mine.none\n1,2\n3,4\n', /^stdin:1:1: [^\n]*\nstdin:1:28: [^\n]*$/],
  [`{"${CAPACITY}": 1, "levers.*.reviewCapacity": 2}`, /a second time/],
  [`{"${CAPACITY}": 1, "${CAPACITY}": 2}`, /stdin:1:1: given a name a second time; expected each name once/],
  [`{"__proto__": 1, "__proto__": 1}`, /stdin:1:1: given a name a second time/],
  [`{"${CAPACITY}": 1e400}`, /given "Infinity"; expected a number from 0 to/],
  [`{"${CAPACITY}": null}`, /given "null"; expected a number from 0 to/],
  [`{"${CAPACITY}.deep": 1}`, /expected after levers\.\S+: nothing, it is a number/],
])('%s is refused with its place', (text, says) => {
  expect(formatProblems(read(text).problems)).toMatch(says)
})

test('what a replicate drew, handed in, gives its own outcomes to the last digit', () => {
  const short = shipped('export-controls-2025', 2)
  const draw = new Map([...drawUncertainties(short, 7, 1)].slice(0, 5))
  const { draws } = readDraws(JSON.stringify(Object.fromEntries(draw)), 'stdin', short, KINDS)
  const [own, other] = [1, 0].map((task) => evaluateDraw({ scenario: short, seed: 7, draws, replicates: 2 })(task))
  const { scalars } = simulate(short, { seed: 7, replicate: 1 })
  expect(own).toEqual(scalars)
  expect(other).not.toEqual(scalars)
})

test('an event that may happen happens or not', () => {
  const [id, event] = Object.entries(scenario.levers)[0]!
  const chancy = { ...scenario, levers: { ...scenario.levers, [id]: { ...event, chance: { probability: 0.5 } } } }
  const problemsOf = (value: number) =>
    readDraws(`levers.${id}.happens\n${value}\n`, 'stdin', chancy, KINDS).problems.length
  expect([0, 1, 0.5, 2].map(problemsOf)).toEqual([0, 0, 1, 1])
})

test('draws come back in their order, with all replicates, and the same bytes for any number of threads', () => {
  const draws = `${CAPACITY}\n100\n200\n`
  const one = evaluate(draws, '-n', '2', '-w', '1')
  expect(one).toMatchObject({ status: 0, stderr: '' })
  const lines = one.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.map(({ draw, replicate }) => [draw, replicate])).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ])
  expect(evaluate(draws, '-n', '2', '-w', '2').stdout).toBe(one.stdout)
})

test('outcomes are asked for in the language of questions, under the words that ask', () => {
  const words = 'sum(lostUse.evMotors) by 2025-12-31'
  const { status, stdout } = evaluate(`${CAPACITY}\n100\n`, '--outcome', words, '--outcome', 'totalLostUse')
  const { outcomes } = JSON.parse(stdout) as { outcomes: Record<string, number> }
  expect([status, Object.keys(outcomes)]).toEqual([0, [words, 'totalLostUse']])
  expect(outcomes[words]).toBeGreaterThan(0)
  const refused = evaluate(`${CAPACITY}\n100\n`, '--outcome', 'p95(totalLostUse)')
  expect(refused).toMatchObject({ status: 2, stdout: '' })
  expect(refused.stderr).toContain('--outcome:1:1: given p95; expected one number for each run')
})

test('bad input ends with 2, and nothing is written', () => {
  expect(evaluate('')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('stdin:1:1: given nothing') as string,
  })
  expect(evaluate(`${CAPACITY}\nx\n`)).toMatchObject({ status: 2, stdout: '' })
  expect(evaluate(`${CAPACITY}\n1\n`, '--outcome', 'none')).toMatchObject({ status: 2, stdout: '' })
})

test('input without end is refused once it is longer than it may be', async () => {
  let given = 0
  async function* endless() {
    for (;;) {
      given++
      yield await Promise.resolve(new Uint8Array(2 ** 20))
    }
  }
  expect(await readTextStream(endless(), 2 ** 22)).toEqual({ message: 'given more than 4 MiB; expected at most that' })
  expect(given).toBe(5)
})

test('the example of docs/protocol.md runs with the Python of the system', () => {
  const { project } = installPackage()
  const [, code] = /```python\n([^]*?)```/.exec(readFileSync(join(ROOT, 'docs/protocol.md'), 'utf8'))!
  writeFileSync(join(project, 'example.py'), code!)
  const said = execFileSync('python3', ['example.py'], { cwd: project, encoding: 'utf8' })
  expect(said).toMatch(/^(\d+ a week: \d+\.?\d* t of lost use\n){2}$/)
})
