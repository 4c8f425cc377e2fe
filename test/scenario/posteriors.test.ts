/** Posteriors that ship: whose they are, and how they came about. Parsing holds their values to the priors. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { figuresOf } from '../../sim/studies/calibrate/problem.ts'
import type { Posterior } from '../../sim/scenario/scenario.ts'
import { shipped, SHIPPED } from '../run-shipped.ts'

const FOLDER = new URL('../../scenarios/', import.meta.url)
const FILES = readdirSync(FOLDER).filter((name) => /^posterior-.*\.ya?ml$/.test(name))

const read = (file: string): Record<string, unknown> =>
  parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Record<string, unknown>
const posteriorOf = (file: string): Posterior => read(file)['posterior'] as Posterior

/** Shipped scenarios that extend a file, at first or at second hand. */
function familyOf(file: string): readonly string[] {
  const direct = SHIPPED.filter((name) => read(`${name}.yaml`)['extends'] === file)
  return direct.flatMap((name) => [name, ...familyOf(`${name}.yaml`)])
}

test.skipIf(FILES.length === 0)(
  'a posterior holds nothing but draws of uncertainties, and a family draws from it',
  () => {
    for (const file of FILES) {
      expect(Object.keys(read(file)).sort(), file).toEqual(['name', 'posterior', 'schema'])
      const { paths, draws } = posteriorOf(file)
      const family = familyOf(file)
      expect(family, file).not.toEqual([])
      const used = new Set<string>()
      for (const name of family) {
        const { posterior, uncertainties } = shipped(name)
        // One that extends it may put another posterior or none in its place.
        if (posterior?.source !== posteriorOf(file).source) continue
        expect(posterior.draws, name).toHaveLength(draws.length)
        for (const path of posterior.paths) {
          expect(Object.keys(uncertainties), name).toContain(path)
          used.add(path)
        }
      }
      // What no scenario of the family draws was calibrated against something else.
      expect([...used].sort(), file).toEqual([...paths].sort())
    }
  },
)

test.skipIf(FILES.length === 0)('a posterior names the command, the seed and the engine that made it', () => {
  for (const file of FILES) {
    const { source, draws } = posteriorOf(file)
    const command =
      /^chokepoint calibrate ((?:[\w.-]+\.ya?ml )+)--particles (\d+) --rounds \d+ --steps \d+ --draws (\d+) --seed \d+; engine \d+\.\d+\.\d+$/
    const parts = command.exec(source)
    expect(parts, `${file}: ${source}`).not.toBeNull()
    const [, scenarios = '', particles, wanted] = parts!
    for (const scenario of scenarios.trim().split(' '))
      expect(existsSync(new URL(scenario, FOLDER)), scenario).toBe(true)
    expect(draws, file).toHaveLength(Math.min(Number(particles), Number(wanted)))
  }
})

interface Manifest {
  readonly scenarios: readonly { readonly file: string }[]
  readonly paths: readonly string[]
  readonly priors?: Readonly<Record<string, object>>
  readonly source: string
}
const manifestOf = (file: string): Manifest =>
  JSON.parse(readFileSync(new URL(file.replace(/\.ya?ml$/, '.manifest.json'), FOLDER), 'utf8')) as Manifest

test.skipIf(FILES.length === 0)('the manifest beside a posterior is of the same calibration', () => {
  for (const file of FILES) {
    const { paths, source } = posteriorOf(file)
    const manifest = manifestOf(file)
    // What only a scenario fitted beside it draws is integrated out.
    const own = manifest.paths.filter((path) => paths.includes(path))
    expect({ paths: own, source: manifest.source }, file).toEqual({ paths, source })
    for (const scenario of manifest.scenarios) expect(source, file).toContain(scenario.file)
  }
})

/**
 * A prior that changed asks for another calibration, even one that still holds all draws. The engine may be newer than the
 * posterior: what its draws say is then scored by a hindcast, not here.
 */
test.skipIf(FILES.length === 0)('no prior of a posterior has changed since', () => {
  for (const file of FILES) {
    const { priors } = manifestOf(file)
    expect(priors, `${file}: no priors in its manifest; run the command of its source line again`).toBeDefined()
    for (const name of familyOf(file)) {
      const { posterior, uncertainties } = shipped(name)
      if (posterior?.source !== posteriorOf(file).source) continue
      for (const path of posterior.paths)
        expect(figuresOf(uncertainties[path]!), `${name}: ${path} was calibrated from another prior`).toEqual(
          priors![path],
        )
    }
  }
})

/** With fewer points, the ends of a 90 % band rest on less than two of them. */
const FEWEST_POINTS = 40

test.skipIf(FILES.length === 0)('the draws of a posterior are not a few points over and over', () => {
  for (const file of FILES) {
    const { draws } = posteriorOf(file)
    // A walk that hardly moved leaves copies of its parents.
    const distinct = new Set(draws.map((draw) => draw.join())).size
    expect(distinct, file).toBeGreaterThanOrEqual(FEWEST_POINTS)
  }
})
