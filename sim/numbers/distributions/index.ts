/** Every distribution that a scenario may name, one line each. */
import { clamp } from '../math.ts'
import { type Beta, beta } from './beta.ts'
import { type Discrete, discrete } from './discrete.ts'
import { type Empirical, empirical } from './empirical.ts'
import type { Family } from './family.ts'
import { type LogNormal, logNormal } from './log-normal.ts'
import { type Normal, normal } from './normal.ts'
import { type Pert, pert } from './pert.ts'
import { type Triangular, triangular } from './triangular.ts'
import { type Uniform, uniform } from './uniform.ts'

export type Shaped = Uniform | Triangular | Normal | LogNormal | Beta | Pert | Empirical | Discrete

export const FAMILIES: { readonly [Name in Shaped['distribution']]: Family<Extract<Shaped, { distribution: Name }>> } =
  {
    uniform,
    triangular,
    normal,
    logNormal,
    beta,
    pert,
    empirical,
    discrete,
  }

/** The family of a distribution; the table above pairs them, which the compiler cannot follow. */
export const familyOf = <D extends Shaped>(d: D): Family<D> => FAMILIES[d.distribution] as unknown as Family<D>

/** Inverse distribution function at p in [0, 1]; at 0 and 1 the ends. */
export function quantileOf(d: Shaped, p: number): number {
  const [least, greatest] = boundsOf(d)
  if (p <= 0) return least
  if (p >= 1) return greatest
  // Sums of large and small numbers may round past an end.
  return clamp(familyOf(d).quantile(d, p), least, greatest)
}

/** Least and greatest value that can be drawn; infinite without an end. */
export function boundsOf(d: Shaped): readonly [least: number, greatest: number] {
  return familyOf(d).bounds(d)
}
