/** Every command by what `--help` says of it. What a command does is loaded when it is called: one without a report loads no drawing. */
interface Entry {
  /** Its name and arguments, as yargs reads them. */
  readonly command: string
  readonly describe: string
  /** What stands after `chokepoint` in one that works. */
  readonly example: string
  /** Its options, a function of yargs, and what it does with them. */
  readonly load: () => Promise<{ readonly builder?: unknown; readonly handler: (argv: never) => void | Promise<void> }>
}

export const COMMANDS: readonly Entry[] = [
  {
    command: 'run <file..>',
    describe: 'Run scenarios many times over and report prices and shortfalls',
    example: 'run baseline -n 20',
    load: async () => (await import('./run.ts')).runCommand,
  },
  {
    command: 'compare <policy..>',
    describe: 'Compare policies under the same luck: paired differences, prices, regret',
    example: 'compare baseline export-controls-2025 -n 20',
    load: async () => (await import('./compare.ts')).compareCommand,
  },
  {
    command: 'report <dir..>',
    describe: 'Write report.html of finished folders again; studies given with a run become sections of its report',
    example: 'report out/baseline',
    load: async () => (await import('./report.ts')).reportCommand,
  },
  {
    command: 'merge <dir..>',
    describe: 'Put the shards of a batch together, with summary and report',
    example: 'merge out/shard-0 out/shard-1 -o out/whole',
    load: async () => (await import('./merge.ts')).mergeCommand,
  },
  {
    command: 'verify <dir>',
    describe: 'Check that a results folder is whole and unchanged, and print its digest',
    example: 'verify out/baseline',
    load: async () => (await import('./verify.ts')).verifyCommand,
  },
  {
    command: 'check <dir..>',
    describe: 'Hold the expect: blocks of scenarios against finished results',
    example: 'check out/baseline --expect steady-state',
    load: async () => (await import('./check.ts')).checkCommand,
  },
  {
    command: 'explain <dir>',
    describe: 'Say what is in a results folder or study, what makes it again, and what an outcome goes with',
    example: 'explain out/baseline --outcome totalLostUse',
    load: async () => (await import('./explain.ts')).explainCommand,
  },
  {
    command: 'export <dir>',
    describe: 'Write the tables of a results folder as CSV',
    example: 'export out/baseline --long',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  {
    command: 'hindcast',
    describe: 'Hold the model against what was observed: patterns, null worlds, skill, coverage',
    example: 'hindcast -n 24 -o hindcast.html',
    load: async () => (await import('./hindcast.ts')).hindcastCommand,
  },
  {
    command: 'forecast [file]',
    describe: 'Write down what the next twelve months are expected to bring, or score what was written down',
    example: 'forecast export-controls-2025 -o forecast.json',
    load: async () => (await import('./forecast.ts')).forecastCommand,
  },
  {
    command: 'signs',
    describe: 'Try every lever, kind and programme: does it move outcomes the way it should?',
    example: 'signs -n 6 --only few-officers',
    load: async () => (await import('./signs.ts')).signsCommand,
  },
  {
    command: 'calibrate <file..>',
    describe: 'Fit uncertainties to observed figures; held-out windows are never read',
    example: 'calibrate export-controls-2025 --dry-run',
    load: async () => (await import('./calibrate.ts')).calibrateCommand,
  },
  {
    command: 'sensitivity <file>',
    describe: 'Rank uncertainties by what outcomes hang on: Morris screening or Sobol indices',
    example: 'sensitivity export-controls-2025 --samples 4',
    load: async () => (await import('./sensitivity.ts')).sensitivityCommand,
  },
  {
    command: 'sweep <file>',
    describe: 'Go through levels of a number, or of two, under the same luck: curves with paired intervals',
    example: 'sweep export-controls-2025 --vary levers.announcement-18.reviewCapacity=50..150:3 -n 20',
    load: async () => (await import('./sweep.ts')).sweepCommand,
  },
  {
    command: 'solve <file>',
    describe: 'Find the smallest stockpile, capacity or date at which a claim holds, with its interval',
    example:
      "solve export-controls-2025 --by stockpile.groups.dla.days=0..360 --until 'mean(totalLostUse) < 5000' -n 20",
    load: async () => (await import('./solve.ts')).solveCommand,
  },
  {
    command: 'eval <file>',
    describe: 'Read draws of another program on standard input, write their outcomes on standard output',
    example: 'eval export-controls-2025 < draws.csv',
    load: async () => (await import('./eval.ts')).evalCommand,
  },
  {
    command: 'discover <dir>',
    describe: 'Say in words which uncertainties together make an outcome bad (PRIM)',
    example: 'discover out/export-controls-2025 --outcome totalLostUse --above 1000',
    load: async () => (await import('./discover.ts')).discoverCommand,
  },
  {
    command: 'ablate [names..]',
    describe: 'Take out one mechanism after the other and see which patterns break',
    example: 'ablate safety-stock -n 4',
    load: async () => (await import('./ablate.ts')).ablateCommand,
  },
  {
    command: 'serve <file>',
    describe: 'Show the report of a scenario in the browser, run again on every save',
    example: 'serve my-scenario.yaml',
    load: async () => (await import('./serve.ts')).serveCommand,
  },
  {
    command: 'init [name]',
    describe: 'Write a small commented scenario that changes the baseline',
    example: 'init my-scenario',
    load: async () => (await import('./init.ts')).initCommand,
  },
  {
    command: 'validate <files..>',
    describe: 'Check scenario files and show every problem with its line',
    example: 'validate my-scenario.yaml',
    load: async () => (await import('./validate.ts')).validateCommand,
  },
  {
    command: 'describe <file>',
    describe: 'Say in words what a scenario holds: agents, events, uncertainties',
    example: 'describe baseline',
    load: async () => (await import('./describe.ts')).describeCommand,
  },
  {
    command: 'document <page>',
    describe: 'Print a page on the model: the ODD protocol, or the evidence for every figure',
    example: 'document odd',
    load: async () => (await import('./document.ts')).documentCommand,
  },
  {
    command: 'schema [file]',
    describe: 'Print the scenario format: JSON Schema for editors, or a reference page',
    example: 'schema baseline',
    load: async () => (await import('./schema.ts')).schemaCommand,
  },
  {
    command: 'completion [shell]',
    describe: 'Print a script for shell completion',
    example: 'completion bash',
    load: async () => (await import('./completion.ts')).completionCommand,
  },
]
