/**
 * `npm run bench designs`: how far a mean is off with each design, over the number of runs. First on integrals that are known, where
 * nothing but the design errs; then on the model, where the luck of the agents is not part of the design: held still, and as it comes.
 */
import { createRows } from '../../sim/studies/batch/rows.ts'
import { engine } from '../../sim/cli/engine.ts'
import { prepareScenario } from '../../sim/cli/input/prepare-scenario.ts'
import type { Design, DesignOptions } from '../../sim/numbers/designs/design.ts'
import { createLatinHypercube } from '../../sim/numbers/designs/latin-hypercube.ts'
import { createMonteCarlo } from '../../sim/numbers/designs/monte-carlo.ts'
import { createSobol } from '../../sim/numbers/designs/sobol.ts'
import type { DesignChoice, Scenario } from '../../sim/scenario/scenario.ts'

type Create = (options: DesignOptions) => Design
const DESIGNS: Readonly<Record<string, Create>> = {
  'Monte Carlo': createMonteCarlo,
  'Latin hypercube': createLatinHypercube,
  'Sobol, scrambled': createSobol,
}

interface Integrand {
  readonly name: string
  readonly dimensions: number
  readonly mean: number
  of(point: Float64Array): number
}

/** Weights of Sobol's G function (Saltelli et al. 2008, "Global Sensitivity Analysis", p. 123). */
const G_WEIGHTS = [0, 1, 4.5, 9, 99, 99, 99, 99]
const INTEGRANDS: readonly Integrand[] = [
  {
    name: 'Ishigami, 3 dimensions',
    dimensions: 3,
    mean: 3.5,
    of(point) {
      const [x, y, z] = Array.from(point, (p) => Math.PI * (2 * p - 1)) as [number, number, number]
      return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x)
    },
  },
  {
    name: "Sobol's G, 8 dimensions",
    dimensions: 8,
    mean: 1,
    of: (point) => point.reduce((f, x, i) => (f * (Math.abs(4 * x - 2) + G_WEIGHTS[i]!)) / (1 + G_WEIGHTS[i]!), 1),
  },
  {
    name: 'product of 1 + (x - 1/2) / 2, 22 dimensions',
    dimensions: 22,
    mean: 1,
    of: (point) => point.reduce((f, x) => f * (1 + (x - 0.5) / 2), 1),
  },
]
const SIZES = [16, 64, 256, 1_024, 4_096]
/** Randomizations that an error is measured over. */
const REPEATS = 40

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Root mean square error of the mean over randomizations. */
function errorOf({ dimensions, mean, of }: Integrand, create: Create, rows: number): number {
  const columns = Array.from({ length: dimensions }, (_, c) => `x${c}`)
  let squares = 0
  for (let seed = 1; seed <= REPEATS; seed++) {
    const design = create({ columns, rows, seed })
    let sum = 0
    for (let row = 0; row < rows; row++) sum += of(design.point(row))
    squares += (sum / rows - mean) ** 2 / REPEATS
  }
  return Math.sqrt(squares)
}

/** Slope of log error on log n: the rate at which the error falls. */
function rateOf(sizes: readonly number[], errors: readonly number[]): number {
  const x = sizes.map(Math.log)
  const y = errors.map(Math.log)
  const middle = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length
  const [mx, my] = [middle(x), middle(y)]
  const spread = x.reduce((sum, value) => sum + (value - mx) ** 2, 0)
  return x.reduce((sum, value, i) => sum + (value - mx) * (y[i]! - my), 0) / spread
}

function benchIntegrals(): void {
  for (const integrand of INTEGRANDS) {
    say(`${integrand.name}: root mean square error of the mean over ${REPEATS} randomizations`)
    say(`  ${'n'.padEnd(18)}${SIZES.map((n) => String(n).padStart(11)).join('')}       rate`)
    for (const [name, create] of Object.entries(DESIGNS)) {
      const errors = SIZES.map((rows) => errorOf(integrand, create, rows))
      const figures = errors.map((error) => error.toExponential(2).padStart(11)).join('')
      say(`  ${name.padEnd(18)}${figures}   n^${rateOf(SIZES, errors).toFixed(2)}`)
    }
  }
}

const SCENARIO = 'scenarios/export-controls-2025.yaml'
const OUTCOMES = ['peakQuoteRatio.Dy', 'worstQuarterShortfall.evMotors', 'minMagnetExports']
/** Weeks of the shortened scenario: the year of the licences. */
const MODEL_WEEKS = 52
const MODEL_SIZE = 32

const CHOICES: readonly (readonly [string, DesignChoice | undefined])[] = [
  ['Monte Carlo', undefined],
  ['Latin hypercube', { method: 'latinHypercube' }],
  ['Sobol, scrambled', { method: 'sobol' }],
]

interface Luck {
  readonly name: string
  /** Batches of one group have the same mean to find. */
  readonly groups: number
  readonly repeats: number
  /** Replicate whose luck a row has. */
  replicateOf(row: number, group: number, repeat: number): number
}
const LUCKS: readonly Luck[] = [
  {
    name: 'all runs of a batch with one luck, eight of them in turn: the design alone errs',
    groups: 8,
    repeats: 4,
    replicateOf: (_, group) => group,
  },
  {
    name: 'every run with luck of its own, as in a batch',
    groups: 1,
    repeats: 25,
    replicateOf: (row, _, repeat) => repeat * MODEL_SIZE + row,
  },
]

/** Mean of each outcome over the rows of one design. */
function meansOf(
  scenario: Scenario,
  choice: DesignChoice | undefined,
  seed: number,
  replicateOf: (row: number) => number,
): number[] {
  const names = engine.scalarsOf(scenario).map(({ name }) => name)
  const places = OUTCOMES.map((name) => names.indexOf(name))
  const rowAt = createRows(choice === undefined ? scenario : { ...scenario, design: choice }, seed, MODEL_SIZE)
  const means = OUTCOMES.map(() => 0)
  for (let row = 0; row < MODEL_SIZE; row++) {
    const { scalars } = engine.simulate(scenario, {
      seed: scenario.seed,
      replicate: replicateOf(row),
      draws: rowAt(row).draws,
    })
    places.forEach((place, o) => (means[o]! += scalars[place]! / MODEL_SIZE))
  }
  return means
}

/** Variance of the mean between randomizations, for each outcome. All designs are unbiased, so this is their squared error. */
function variancesOf(scenario: Scenario, choice: DesignChoice | undefined, luck: Luck): number[] {
  const { groups, repeats, replicateOf } = luck
  const variances = OUTCOMES.map(() => 0)
  for (let group = 0; group < groups; group++) {
    const means = Array.from({ length: repeats }, (_, repeat) =>
      meansOf(scenario, choice, 1 + group * repeats + repeat, (row) => replicateOf(row, group, repeat)),
    )
    OUTCOMES.forEach((_, o) => {
      const middle = means.reduce((sum, mean) => sum + mean[o]!, 0) / repeats
      for (const mean of means) variances[o]! += (mean[o]! - middle) ** 2 / (repeats - 1) / groups
    })
  }
  return variances
}

function benchModel(): void {
  const { posterior: _, design: __, ...rest } = prepareScenario(SCENARIO, []).scenario
  const scenario = { ...rest, weeks: MODEL_WEEKS }
  const drawn = Object.keys(scenario.uncertainties).length
  say(
    `${SCENARIO}, ${MODEL_WEEKS} weeks, ${drawn} uncertainties from their priors: standard error of a mean of ${MODEL_SIZE} runs`,
  )
  for (const luck of LUCKS) {
    say(`  ${luck.name} (${luck.groups * luck.repeats} batches)`)
    let plain: readonly number[] = []
    for (const [name, choice] of CHOICES) {
      const variances = variancesOf(scenario, choice, luck)
      if (choice === undefined) plain = variances
      const figures = OUTCOMES.map(
        (outcome, o) =>
          `${outcome} ${Math.sqrt(variances[o]!).toPrecision(3)} (variance / ${(plain[o]! / variances[o]!).toFixed(1)})`,
      )
      say(`    ${name.padEnd(18)} ${figures.join('   ')}`)
    }
  }
}

export function benchDesigns(): void {
  benchIntegrals()
  benchModel()
}
