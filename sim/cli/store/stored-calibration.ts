/** What a folder of `chokepoint calibrate` says of itself, finished or not. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export const CALIBRATION = 'chokepoint.calibration/1'
export const ROUNDS = 'rounds.json'

export interface StoredCalibration {
  readonly engine: string
  readonly seed: number
  readonly particles: number
  /** Names of the scenario files. */
  readonly scenarios: readonly string[]
  readonly quantities: number
  /** Observed figures that were fitted. */
  readonly figures: number
  /** Those that are stored. */
  readonly rounds: number
  /** The command that made it; undefined while it is not finished. */
  readonly source?: string
}

interface Rounds {
  readonly schema: string
  readonly engine: string
  readonly seed: number
  readonly particles: number
  readonly scenarios: readonly { readonly file: string }[]
  readonly paths: readonly string[]
  readonly targets: readonly (readonly unknown[])[]
  readonly populations: readonly unknown[]
}

/** Undefined where there is none, 'damaged' where its rounds are not what was written. */
export async function readCalibration(folder: string): Promise<StoredCalibration | 'damaged' | undefined> {
  const text = await readFile(join(folder, ROUNDS), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    const found = JSON.parse(text) as Rounds
    if (found.schema !== CALIBRATION) return undefined
    const { engine, seed, particles, scenarios, paths, targets, populations } = found
    const source = await sourceIn(folder)
    return {
      ...{ engine, seed, particles, quantities: paths.length, rounds: populations.length },
      scenarios: scenarios.map(({ file }) => file),
      figures: targets.flat().length,
      ...(source === undefined ? {} : { source }),
    }
  } catch {
    return 'damaged'
  }
}

async function sourceIn(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as { readonly source: string }).source
}
