/** `chokepoint calibrate` as users start it, on a run of a few months with two figures to fit and one that is held out. */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { smaller } from '../smaller.ts'
import { checksums, chokepoint, newFolder, REAL, ROOT, type StartOptions } from './command-line.ts'

const SCENARIO = `schema: 1
name: tiny
extends: baseline.yaml
title: A few months of 2025
weeks: 14
observations: tiny.csv
windows:
  seen: {title: Seen, from: 2025-01-06, to: 2025-02-28, split: fit, series: [domesticPrice.Nd, domesticPrice.Dy], source: test}
  unseen: {title: Unseen, from: 2025-03-01, to: 2025-04-06, split: held_out, series: [domesticPrice.Nd], source: test}
`
const FIGURES = `series,date,value,low,high,unit,source,averaging
domesticPrice.Nd,2025-02-15,58,,,USD/kg,test,month
domesticPrice.Dy,2025-02-20,210,200,220,USD/kg,test,
domesticPrice.Nd,2025-03-15,61,,,USD/kg,test,month
`
/** In place of those of the baseline: with two parameters, twenty particles find their way. */
const UNCERTAINTIES = `uncertainties:
  manufacturer.coverWeeks: {distribution: uniform, min: 1, max: 9, source: test, grade: D}
  exporter.costHeavy: {distribution: uniform, min: 5000, max: 9000, source: test, grade: D}
`
const same = (text: string): string => text

/** A folder with the baseline, without its posterior, and `tiny.yaml` with its figures, changed as told. */
function folderWith(scenario = same, figures = same): string {
  const folder = newFolder()
  const baseline = smaller(readFileSync(join(ROOT, 'scenarios/baseline.yaml'), 'utf8'))
    .replace(/^extends:.*\n/m, '')
    .replace(/^uncertainties:\n(?: .*\n|\n)*/m, UNCERTAINTIES)
  writeFileSync(join(folder, 'baseline.yaml'), baseline)
  writeFileSync(join(folder, 'tiny.yaml'), scenario(SCENARIO))
  writeFileSync(join(folder, 'tiny.csv'), figures(FIGURES))
  return join(folder, 'tiny.yaml')
}

const file = folderWith()
const base = newFolder()
const clean = join(base, 'clean')
const calibrate = (out: string, args: readonly string[] = [], options: StartOptions & { file?: string } = {}) => {
  const all = ['calibrate', options.file ?? file, '-n', '20', '--steps', '1', '--draws', '3', '-q', '-o', out]
  if (!args.includes('-w') && !args.includes('--workers')) all.push('-w', '1')
  return chokepoint([...all, ...args], { program: REAL, ...options })
}
function copyOfClean(name: string): string {
  cpSync(clean, join(base, name), { recursive: true })
  return join(base, name)
}
let wanted: Record<string, string>

/** Rounds in the folder of a calibration at work. */
function roundsIn(out: string): number {
  try {
    return (JSON.parse(readFileSync(join(out, 'rounds.json'), 'utf8')) as { populations: unknown[] }).populations.length
  } catch {
    return 0
  }
}

beforeAll(async () => {
  const { code, stdout, stderr } = await calibrate(clean, ['--rounds', '3', '--json'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(stdout)).toMatchObject({
    schema: 'chokepoint.calibrate/1',
    rounds: [{ round: 1 }, { round: 2 }, { round: 3 }],
  })
  wanted = checksums(clean)
})

test('explain says what was fitted, how far it came and which command makes it again', async () => {
  const { code, stdout } = await chokepoint(['explain', clean])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^calibration tiny\.yaml\nfitted +\d+ quantities to \d+ figures\n/)
  expect(stdout).toContain('3 rounds, complete')
  expect(stdout).toMatch(/^ {2}chokepoint calibrate tiny\.yaml --particles 20 .* --seed 42$/m)
})

describe('the same bytes', () => {
  test('for two workers', async () => {
    const out = join(base, 'two')
    expect(await calibrate(out, ['--rounds', '3', '-w', '2'], { apart: true })).toMatchObject({ code: 0 })
    expect(checksums(out)).toEqual(wanted)
  })

  test('when a shorter one is taken further, and when a longer one is there already', async () => {
    const shorter = join(base, 'shorter')
    expect(await calibrate(shorter, ['--rounds', '2'])).toMatchObject({ code: 0 })
    const longer = copyOfClean('longer')
    expect(await calibrate(longer, ['--rounds', '2'])).toMatchObject({ code: 0 })
    // What says what was done names two rounds in both; the third one stays in store.
    for (const name of ['posterior.yaml', 'rounds.csv', 'manifest.json'])
      expect(checksums(longer)[name]).toBe(checksums(shorter)[name])
    expect(checksums(shorter)['posterior.yaml']).not.toBe(wanted['posterior.yaml'])
    expect(await calibrate(shorter, ['--rounds', '3'])).toMatchObject({ code: 0 })
    expect(checksums(shorter)).toEqual(wanted)
  })

  test('after Ctrl-C, which ends the round at work', async () => {
    const out = join(base, 'stopped')
    const stopped = await calibrate(out, ['--rounds', '3'], {
      stop: { signal: 'SIGINT', when: () => roundsIn(out) >= 1 },
    })
    // One that was quicker this time has ended, and must be whole.
    if (stopped.code !== 0) {
      expect(stopped.code).toBe(130)
      expect(readdirSync(out)).toEqual(['rounds.json'])
    }
    expect(await calibrate(out, ['--rounds', '3'])).toMatchObject({ code: 0 })
    expect(checksums(out)).toEqual(wanted)
  })

  test.each([1, 2])('killed after round %i, with what it was writing left behind', async (round) => {
    const out = join(base, `killed-${round}`)
    const killed = await calibrate(out, ['--rounds', '3'], {
      stop: { signal: 'SIGKILL', when: () => roundsIn(out) >= round },
    })
    if (killed.code !== null) expect(killed.code).toBe(0)
    writeFileSync(join(out, 'rounds.json.0123456789abcdef.chokepoint-tmp'), '{"engine":')
    expect(await calibrate(out, ['--rounds', '3'])).toMatchObject({ code: 0 })
    expect(checksums(out)).toEqual(wanted)
  })

  test('told to the last run: of those that are there already, too', async () => {
    const args = ['calibrate', file, '-n', '20', '--steps', '1', '--draws', '3', '--rounds', '3', '-w', '1']
    // Twenty particles, ten steps in each of two rounds, three draws.
    for (const name of ['loud', 'loud']) {
      const { stderr } = await chokepoint([...args, '-o', join(base, name)], { program: REAL })
      expect(stderr.trim().split('\n').at(-1)).toMatch(/^43 of 43 replicates, [\d.]+\/s$/)
    }
    expect(checksums(join(base, 'loud'))).toEqual(wanted)
  })

  test('whatever the held-out figures are', async () => {
    const out = join(base, 'held-out')
    const other = folderWith(same, (text) => text.replace(',61,', ',6100,'))
    expect(await calibrate(out, ['--rounds', '3'], { file: other })).toMatchObject({ code: 0 })
    expect(checksums(out)).toEqual(wanted)
  })
})

describe('the posterior file', () => {
  test('names its command, seed and engine', () => {
    const text = readFileSync(join(clean, 'posterior.yaml'), 'utf8')
    expect(text).toMatch(
      /source: "chokepoint calibrate tiny.yaml --particles 20 --rounds 3 --steps 1 --draws 3 --seed 42; engine [^"]+"/,
    )
    expect(text).toContain('name: posterior-tiny')
  })

  test('has a manifest beside it with the priors as figures, no clock and no path', () => {
    const text = readFileSync(join(clean, 'manifest.json'), 'utf8')
    expect(JSON.parse(text)).toMatchObject({
      scenarios: [{ file: 'tiny.yaml', hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string }],
      seed: 42,
      priors: {
        'manufacturer.coverWeeks': { distribution: 'uniform', min: 1, max: 9 },
        'exporter.costHeavy': { distribution: 'uniform', min: 5000, max: 9000 },
      },
      rounds: 3,
      finished: true,
    })
    expect(text).not.toContain(base)
    expect(text).not.toMatch(/\d\d:\d\d:\d\d/)
  })

  test('can be extended: every scenario of the family draws from it', async () => {
    const own = folderWith()
    const folder = dirname(own)
    const posterior = readFileSync(join(clean, 'posterior.yaml'), 'utf8')
    writeFileSync(join(folder, 'posterior-tiny.yaml'), posterior)
    const baseline = readFileSync(join(folder, 'baseline.yaml'), 'utf8')
    writeFileSync(join(folder, 'baseline.yaml'), `extends: posterior-tiny.yaml\n${baseline}`)
    // Three draws, taken in turn by six replicates.
    const out = join(folder, 'out')
    const args = ['run', own, '-n', '6', '--no-report', '-q', '-o', out]
    expect(await chokepoint(args, { program: REAL })).toMatchObject({ code: 0 })
    expect(
      await chokepoint(['export', out, '--format', 'csv', '-o', join(folder, 'csv')], { program: REAL }),
    ).toMatchObject({
      code: 0,
    })
    const rows = readFileSync(join(folder, 'csv/design.csv'), 'utf8').trim().split('\n').slice(1)
    const values = rows.map((row) => row.split(',').slice(1).join())
    expect(new Set(values).size).toBe(3)
    expect(values.slice(3)).toEqual(values.slice(0, 3))
    expect(posterior).toContain(`[${values[0]!.replaceAll(',', ', ')}]`)
  })

  test('is left aside when the scenario that has it is calibrated again', async () => {
    const out = join(base, 'again')
    const posterior = readFileSync(join(clean, 'posterior.yaml'), 'utf8')
    const block = posterior.slice(posterior.indexOf('posterior:\n'))
    const other = folderWith((text) => `${text}${block}`)
    expect(await calibrate(out, ['--rounds', '3'], { file: other })).toMatchObject({ code: 0 })
    expect(checksums(out)).toEqual(wanted)
  })
})

describe('refused with exit code 2 and nothing written', () => {
  const refused = async (args: readonly string[], own = file): Promise<string> => {
    const out = join(newFolder(), 'out')
    const { code, stdout, stderr } = await calibrate(out, args, { file: own })
    expect({ code, stdout, isWritten: existsSync(out) }).toEqual({ code: 2, stdout: '', isWritten: false })
    return stderr
  }

  test('two scenarios that give one path different priors', async () => {
    const own = folderWith()
    const other = join(dirname(own), 'other.yaml')
    const narrower =
      'uncertainties: {manufacturer.coverWeeks: {distribution: uniform, min: 3, max: 4, source: test, grade: D}}\n'
    writeFileSync(other, `${SCENARIO.replace('name: tiny', 'name: other')}${narrower}`)
    expect(await refused([other], own)).toBe('tiny and other give manufacturer.coverWeeks different priors\n')
  })
  test('a scenario whose windows are all held out', async () => {
    const own = folderWith((text) => text.replace('split: fit', 'split: held_out'))
    expect(await refused([], own)).toBe('no observed figure lies in a window declared fit of tiny\n')
  })
  test.each([
    ['--seed', 'x', '--seed: given x; expected a whole number from 0 to'],
    ['--rounds', '0', '--rounds: given 0; expected a whole number from 1 to'],
    ['--workers', '1.5', '--workers: given 1.5; expected a whole number from 1 to'],
  ])('%s %s', async (option, value, message) => {
    expect(await refused([option, value])).toContain(message)
  })
  test('a file that is not there', async () => {
    expect(await refused([], join(newFolder(), 'none.yaml'))).toContain('none.yaml')
  })
})

describe('a folder', () => {
  test('that holds another calibration is refused, and replaced with --force', async () => {
    const out = copyOfClean('other')
    const seed = await calibrate(out, ['--rounds', '3', '--seed', '7'])
    const figure = await calibrate(out, ['--rounds', '3'], {
      file: folderWith(same, (text) => text.replace(',58,', ',75,')),
    })
    const range = await calibrate(out, ['--rounds', '3'], {
      file: folderWith(same, (text) => text.replace('200,220', '190,230')),
    })
    for (const { code, stderr } of [seed, figure, range]) {
      expect(stderr).toContain('holds a calibration of other scenarios or settings')
      expect(code).toBe(2)
    }
    expect(checksums(out)).toEqual(wanted)
    expect(await calibrate(out, ['--rounds', '1', '--seed', '7', '--force'])).toMatchObject({ code: 0 })
    expect(checksums(out)['posterior.yaml']).not.toBe(wanted['posterior.yaml'])
  })
  test('of something else is refused and left as it was: a batch has a manifest too', async () => {
    const out = newFolder()
    writeFileSync(join(out, 'manifest.json'), 'of a batch')
    const { code, stderr } = await calibrate(out, ['--rounds', '1'])
    expect(stderr).toContain(`is no folder of a calibration (it holds 'manifest.json'); choose another with -o`)
    expect(code).toBe(2)
    expect(readFileSync(join(out, 'manifest.json'), 'utf8')).toBe('of a batch')
  })
  test('whose rounds are damaged is refused, not trusted', async () => {
    const out = copyOfClean('damaged')
    writeFileSync(join(out, 'rounds.json'), '{"engine":')
    const { code, stderr } = await calibrate(out, ['--rounds', '3'])
    expect(stderr).toContain('rounds.json: is damaged or not ours')
    expect(code).toBe(2)
  })
})
