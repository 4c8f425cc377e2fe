/** Options that mean the same in every command: names, letters and what they take stand here once; a command adds what is its own. */

/** Whole numbers are read by wholeNumber, which says what was expected. */
const text = { type: 'string', requiresArg: true } as const
const flag = { type: 'boolean', default: false } as const
/** May come more than once, one value each time. */
const many = { type: 'string', array: true, nargs: 1, default: [] as string[] } as const

export const OPTIONS = {
  replicates: { ...text, alias: 'n', describe: "Replicates [default: the scenario's]" },
  seed: { ...text, describe: "Seed [default: the scenario's]" },
  workers: { ...text, alias: 'w', describe: 'Threads [default: all cores]' },
  shard: { ...text, describe: 'Only every n-th chunk: i/n, or auto in a task of an array' },
  set: {
    ...many,
    describe: 'Set a value of the scenario, e.g. --set levers.london-framework.reviewCapacity=150',
    defaultDescription: 'nothing',
  },
  outcome: {
    ...many,
    describe: "An outcome, or what expect: can say: 'sum(lostUse.evMotors) by 2025-12-31'",
    defaultDescription: "the scenario's",
  },
  vary: { ...many, describe: 'Path of a number to vary', defaultDescription: 'all that are uncertain' },
  at: { ...text, describe: 'Date or week at which series are read' },
  output: { ...text, alias: 'o', describe: 'Folder' },
  report: { type: 'boolean', default: true, describe: 'Write report.html (--no-report leaves it out)' },
  live: { type: 'boolean', default: true, describe: 'Begin the report with the simulator (--no-live: a smaller file)' },
  pairs: {
    ...text,
    describe:
      'Pairs of runs behind each preset and lever of the report [default: 1 for every 12 replicates, at most 8]',
  },
  'dry-run': { ...flag, describe: 'Check and say what would be done; write nothing' },
  force: { ...flag, describe: 'Replace the results of another batch in the folder' },
  json: { ...flag, describe: 'One JSON document on stdout' },
  junit: { ...text, describe: 'Write what became of the expect: blocks as JUnit XML' },
  strict: { ...flag, describe: 'Expectations that hold, but are too close to call, fail too' },
  quiet: { ...flag, alias: 'q', describe: 'No progress, no tables; only what fails' },
} as const
