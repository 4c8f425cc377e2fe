/** `--pairs`: how many pairs of runs stand behind what a report's first screen answers at once. */

export const MOST_PAIRS = 1_000

export const PAIRS_OPTION = {
  type: 'string',
  requiresArg: true,
  describe: 'Pairs of runs behind each preset and lever of the report [default: 1 for every 12 replicates, at most 8]',
} as const
