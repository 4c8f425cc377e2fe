/** `chokepoint ablate [mechanism…]`: what each mechanism earns, by taking it out; `--guesses`: which guesses matter. */
import { availableParallelism } from 'node:os'
import type { Argv, CommandModule } from 'yargs'
import { ABLATIONS } from '../../studies/ablation/ablations.ts'
import { compareMeasures, type MeasureChange } from '../../studies/ablation/compare.ts'
import { guessPage, type GuessRun } from '../../studies/ablation/guess-page.ts'
import { FACTORS, GUESSES, scaleParam } from '../../studies/ablation/guesses.ts'
import { ablate, changedScenarios } from '../../studies/ablation/measure.ts'
import { scoredSeries, type Scenarios } from '../../studies/hindcast/measure.ts'
import { ablationPage, type AblationRun } from '../../studies/ablation/page.ts'
import { skillOf, type Skill } from '../../studies/ablation/skill.ts'
import { nearest } from '../../scenario/text/nearest.ts'
import { measureVariants, readScoreboard, type Scoreboard } from '../jobs/measure-variants.ts'
import { ablationJson, ablationTable, guessJson, guessTable } from '../terminal/ablation-tables.ts'
import { UsageError } from '../terminal/exit.ts'
import { OWN_MARKS, marked, requirePermit } from '../store/may-replace.ts'
import { writeNamedFile } from '../store/write-file.ts'
import { wholeNumber } from '../input/whole-number.ts'
import { OPTIONS } from './options.ts'
import { tellPlan } from '../terminal/tell-plan.ts'

const options = (yargs: Argv) =>
  yargs
    .positional('names', {
      type: 'string',
      array: true,
      describe: `What to take out, one at a time [default: all]: ${ABLATIONS.map(({ id }) => id).join(', ')}`,
    })
    .options({
      guesses: {
        type: 'boolean',
        default: false,
        describe: 'Instead of mechanisms, halve and raise by half every parameter of grade D',
      },
      replicates: { ...OPTIONS.replicates, default: '20', describe: 'Replicates of each scenario' },
      seed: { ...OPTIONS.seed, default: '42', describe: 'Seed' },
      workers: OPTIONS.workers,
      'dry-run': OPTIONS['dry-run'],
      json: OPTIONS.json,
      output: { ...OPTIONS.output, describe: 'Write a page of Markdown to this file' },
      quiet: OPTIONS.quiet,
    })
type Arguments = Awaited<ReturnType<typeof options>['argv']>

/** How many replicates of what, and on how many threads. */
interface Plan {
  readonly board: Scoreboard
  readonly replicates: number
  readonly seed: number
  readonly workers: number
  readonly quiet: boolean
}

export const ablateCommand: CommandModule<object, Arguments> = {
  builder: (yargs) => options(yargs) as Argv<Arguments>,
  async handler(argv) {
    const plan = {
      replicates: wholeNumber('replicates', argv.replicates, 1, 100_000),
      seed: wholeNumber('seed', argv.seed, 0, 2 ** 53 - 1),
      workers: argv.workers === undefined ? availableParallelism() : wholeNumber('workers', argv.workers, 1, 1_024),
      quiet: argv.quiet,
    }
    const permit = marked(OWN_MARKS.page)
    if (argv.output !== undefined) requirePermit(argv.output, permit)
    const names = argv.names ?? []
    const { replicates, seed, workers } = plan
    if (argv['dry-run']) {
      const chosen = argv.guesses
        ? choose('guess', names, GUESSES, ({ path }) => path).map(({ path }) => path)
        : choose('mechanism', names, ABLATIONS, ({ id }) => id).map(({ id }) => id)
      const told = { changes: chosen, replicates, seed, workers, output: argv.output ?? 'nothing' }
      return tellPlan('ablate', told, argv.json)
    }
    const { page, table, json } = argv.guesses ? await screenGuesses(names, plan) : await ablateAll(names, plan)
    if (argv.output !== undefined) await writeNamedFile(argv.output, page(commandOf(argv)), permit)
    process.stdout.write(argv.json ? `${json()}\n` : table())
  },
}

/** What a run can be printed as. */
interface Printable {
  readonly page: (command: string) => string
  readonly table: () => string
  readonly json: () => string
}

async function ablateAll(names: readonly string[], given: Omit<Plan, 'board'>): Promise<Printable> {
  const chosen = choose('mechanism', names, ABLATIONS, ({ id }) => id)
  const plan = { ...given, board: readScoreboard() }
  const ablated = chosen.map((ablation) => ablate(ablation, plan.board.scenarios, plan.seed))
  const { skill, variants } = await compareAll(plan, ablated)
  const results = chosen.map((ablation, a) => ({
    ablation,
    scenarios: [...ablated[a]!.keys()],
    ...variants[a]!,
  }))
  const run: AblationRun = { replicates: plan.replicates, seed: plan.seed, skill, results }
  return {
    page: (command) => ablationPage(run, command),
    table: () => ablationTable(run),
    json: () => ablationJson(run),
  }
}

async function screenGuesses(names: readonly string[], given: Omit<Plan, 'board'>): Promise<Printable> {
  const chosen = choose('guess', names, GUESSES, ({ path }) => path)
  const plan = { ...given, board: readScoreboard() }
  const variants = chosen.flatMap(({ path }) =>
    FACTORS.map((factor) => changedScenarios(plan.board.scenarios, (scenario) => scaleParam(scenario, path, factor))),
  )
  const compared = await compareAll(plan, variants)
  const results = chosen.map((guess, g) => ({
    guess,
    changes: compared.variants.slice(g * FACTORS.length, (g + 1) * FACTORS.length).map((v) => v.measures),
  }))
  const run: GuessRun = { replicates: plan.replicates, seed: plan.seed, results }
  return { page: (command) => guessPage(run, command), table: () => guessTable(run), json: () => guessJson(run) }
}

/** The full model's skill, and every variant against it, replicate by replicate. */
interface Compared {
  readonly skill: Skill
  readonly variants: readonly { readonly measures: readonly MeasureChange[]; readonly skill: Skill }[]
}

async function compareAll(
  { board, replicates, seed, workers, quiet }: Plan,
  variants: readonly Scenarios[],
): Promise<Compared> {
  const full = board.scenarios
  const values = await measureVariants({ full, ablated: variants, seed }, replicates, workers, quiet)
  const scored = scoredSeries(full)
  const column = (k: number) => values.map((models) => models[k]!)
  const patterns = (k: number) => column(k).map((measured) => measured.patterns)
  const skill = (k: number) => skillOf(full, board.observations, scored, column(k))
  return {
    skill: skill(0),
    variants: variants.map((_, v) => ({
      measures: compareMeasures(patterns(0), patterns(v + 1)),
      skill: skill(v + 1),
    })),
  }
}

/** Those of a list that were named, in the order of the list; all when none was. */
function choose<T>(what: string, names: readonly string[], all: readonly T[], nameOf: (of: T) => string): readonly T[] {
  const known = all.map(nameOf)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    const near = nearest(unknown, known)
    const hint = near === undefined ? '' : `; did you mean ${near}?`
    throw new UsageError(`unknown ${what} ${unknown}${hint}\nexpected: ${known.join(', ')}`)
  }
  return names.length === 0 ? all : all.filter((of) => names.includes(nameOf(of)))
}

function commandOf({ names = [], guesses, replicates, seed, output }: Arguments): string {
  const chosen = names.map((name) => ` ${name}`).join('')
  const options = [guesses ? ' --guesses' : '', ` -n ${replicates}`, seed === '42' ? '' : ` --seed ${seed}`]
  return `chokepoint ablate${chosen}${options.join('')} -o ${output}`
}
