/** `--pairs`: how many pairs of runs stand behind what a report's first screen answers at once. */
export const MOST_PAIRS = 1_000
