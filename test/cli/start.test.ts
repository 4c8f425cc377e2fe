/** What a command loads before it does anything, read from the bundles: processor time that every call of every user pays. */
import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './command-line.ts'

const DIST = join(ROOT, 'dist')

/** Packages and bytes that a bundle loads at once, with everything it imports in turn; not what it loads when asked to. */
function loadedBy(name: string, seen = new Set<string>()): { packages: Set<string>; bytes: number } {
  const packages = new Set<string>()
  if (seen.has(name)) return { packages, bytes: 0 }
  seen.add(name)
  const text = readFileSync(join(DIST, name), 'utf8')
  let bytes = text.length
  for (const [, target] of text.matchAll(/^(?:import|export)\b[^'"();]*?["']([^"']+)["']/gm)) {
    if (!target!.startsWith('./')) packages.add(target!)
    else {
      const inner = loadedBy(target!.slice(2), seen)
      bytes += inner.bytes
      for (const one of inner.packages) packages.add(one)
    }
  }
  return { packages, bytes }
}

test('--help loads no package but those inside the bundle, and no command', () => {
  const { packages, bytes } = loadedBy('chokepoint.js')
  expect([...packages].filter((name) => !isBuiltin(name))).toEqual([])
  expect(bytes).toBeLessThan(200_000)
})

test('no bundle loads Vega before it draws', () => {
  const bundles = readdirSync(DIST).filter(
    (name) => /^[a-z-]+(-[0-9A-Z]{8})?\.js$/.test(name) && !name.startsWith('report-'),
  )
  expect(bundles.length).toBeGreaterThan(20)
  for (const name of bundles) {
    const { packages } = loadedBy(name)
    expect([...packages].filter((one) => one.startsWith('vega'))).toEqual([])
  }
})
