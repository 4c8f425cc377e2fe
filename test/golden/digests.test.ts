/**
 * Records of shipped scenarios, byte for byte. A change of the model changes them and is announced in CHANGELOG.md with a new
 * ENGINE_VERSION; then `UPDATE_GOLDEN=1 npx vitest run test/golden` writes digests.json anew.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { ENGINE_VERSION } from '../../sim/index.ts'
import { simulate } from '../../sim/run.ts'
import { SHIPPED, shipped } from '../run-shipped.ts'

const FILE = new URL('digests.json', import.meta.url)
const UPDATE = process.env.UPDATE_GOLDEN === '1'
interface Golden {
  readonly engine: string
  readonly digests: Readonly<Record<string, string>>
}
const golden = UPDATE ? { engine: '', digests: {} } : (JSON.parse(readFileSync(FILE, 'utf8')) as Golden)
const found: Record<string, string> = {}

/** Long enough to reach the first controls of 2025 and the quota cut of 2010. */
const weeksOf = (name: string) => (name.endsWith('-2010') ? 100 : 40)
const CASES = [
  ...SHIPPED.map((name) => [name, 42] as const),
  ['export-controls-2025', 1] as const,
  ['export-controls-2025', 4_294_967_295] as const,
  ['export-quota-2010', 7] as const,
]

function digest(name: string, seed: number): string {
  const { record, scalars, draws } = simulate(shipped(name, weeksOf(name)), { seed, replicate: 0 })
  const hash = createHash('sha256')
  for (const values of [record, draws]) hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
  // What did not happen is NaN, whose bits are not fixed.
  return hash.update([...scalars].join(' ')).digest('hex')
}

test.each(CASES)('%s with seed %i gives the same bytes as ever', (name, seed) => {
  const key = `${name}, ${weeksOf(name)} weeks, seed ${seed}`
  found[key] = digest(name, seed)
  if (UPDATE) return
  expect(
    found[key],
    `${key}: the record has changed. If that is meant, raise ENGINE_VERSION, say why in CHANGELOG.md, and renew with UPDATE_GOLDEN=1 npx vitest run test/golden`,
  ).toBe(golden.digests[key])
})

test('digests belong to this version of the engine', () => {
  if (!UPDATE) expect(golden.engine).toBe(ENGINE_VERSION)
})

test('at least twelve records are held fast', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(12)
})

afterAll(() => {
  if (!UPDATE) return
  writeFileSync(FILE, `${JSON.stringify({ engine: ENGINE_VERSION, digests: found }, null, 2)}\n`)
})
