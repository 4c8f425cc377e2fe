/** `chokepoint ablate` as users start it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { THOROUGH, tries } from '../thorough.ts'
import { chokepoint, newFolder, REAL } from './command-line.ts'

test('an unknown mechanism is bad input, with the nearest one', async () => {
  const { code, stdout, stderr } = await chokepoint(['ablate', 'leakages'], { program: REAL })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('unknown mechanism leakages; did you mean leakage?')
})

test('an unknown guess too', async () => {
  const { code, stderr } = await chokepoint(['ablate', '--guesses', 'trader.momentun'], { program: REAL })
  expect(code).toBe(2)
  expect(stderr).toContain('unknown guess trader.momentun; did you mean trader.momentum?')
})

test('the same numbers for any number of workers, and a page that says how it came about', async () => {
  const page = join(newFolder(), 'ablation.md')
  const replicates = tries(1, 2)
  const args = ['ablate', 'leakage', '-n', String(replicates), '--seed', '3', '--json', '-q']
  const one = await chokepoint([...args, '-w', '1', '-o', page], { program: REAL })
  expect({ code: one.code, stderr: one.stderr }).toEqual({ code: 0, stderr: '' })
  // Two threads of their own play every scenario of the patterns anew.
  if (THOROUGH) expect((await chokepoint([...args, '-w', '2'], { program: REAL, apart: true })).stdout).toBe(one.stdout)
  const json = JSON.parse(one.stdout)
  expect(json).toMatchObject({ schema: 'chokepoint.ablation/1', replicates, seed: 3 })
  expect(json.ablations.map(({ id }: { id: string }) => id)).toEqual(['leakage'])
  expect(readFileSync(page, 'utf8')).toContain(`chokepoint ablate leakage -n ${replicates} --seed 3 -o`)
})
