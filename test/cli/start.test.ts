/** What a command loads before it does anything, read from the bundles: processor time that every call of every user pays. */
import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './command-line.ts'

const DIST = join(ROOT, 'dist')

interface Bundle {
  readonly bytes: number
  /** What it imports at once. */
  readonly imports: readonly string[]
}
const known = new Map<string, Bundle>()

function bundle(name: string): Bundle {
  const before = known.get(name)
  if (before !== undefined) return before
  const text = readFileSync(join(DIST, name), 'utf8')
  // All imports of a bundle may stand in one line.
  const found = [...text.matchAll(/(?:^|;)(?:import|export)\b[^'"();]*["']([^"']+)["']/gm)]
  const read = { bytes: text.length, imports: found.map(([, target]) => target!) }
  known.set(name, read)
  return read
}

/** Packages and bytes that a bundle loads at once, with everything it imports in turn; not what it loads when asked to. */
function loadedBy(name: string): { packages: readonly string[]; bytes: number } {
  const seen = new Set([name])
  const packages = new Set<string>()
  // The set grows while it is walked.
  for (const one of seen)
    for (const target of bundle(one).imports)
      if (target.startsWith('./')) seen.add(target.slice(2))
      else packages.add(target)
  return { packages: [...packages], bytes: [...seen].reduce((sum, one) => sum + bundle(one).bytes, 0) }
}

test('--help loads no package but those inside the bundle, and no command', () => {
  const { packages, bytes } = loadedBy('chokepoint.js')
  expect(packages.filter((name) => !isBuiltin(name))).toEqual([])
  expect(bytes).toBeLessThan(200_000)
})

test('no bundle loads Vega before it draws', () => {
  const bundles = readdirSync(DIST).filter(
    (name) => /^[a-z-]+(-[0-9A-Z]{8})?\.js$/.test(name) && !name.startsWith('report-'),
  )
  expect(bundles.length).toBeGreaterThan(20)
  for (const name of bundles) {
    const { packages } = loadedBy(name)
    expect(packages.filter((one) => one.startsWith('vega'))).toEqual([])
  }
})
