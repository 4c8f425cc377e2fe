/** Functions on the unit cube whose sensitivity is known in closed form. */

const ANGLE = 2 * Math.PI

/** Ishigami and Homma 1990 with a = 7, b = 0.1. */
export function ishigami(x: ArrayLike<number>): number {
  const [x1, x2, x3] = Array.from(x, (u) => ANGLE * u - Math.PI) as [number, number, number]
  return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1)
}
const [A, B, PI4] = [7, 0.1, Math.PI ** 4]
const V1 = 0.5 * (1 + (B * PI4) / 5) ** 2
const V2 = A ** 2 / 8
const V13 = B ** 2 * PI4 ** 2 * (1 / 18 - 1 / 50)
const V = V1 + V2 + V13
export const ISHIGAMI = { variance: V, first: [V1 / V, V2 / V, 0], total: [(V1 + V13) / V, V2 / V, V13 / V] }

/** Sobol's G. */
const WEIGHTS = [0, 1, 4.5, 9, 99]
export function sobolG(x: ArrayLike<number>): number {
  return WEIGHTS.reduce((product, a, i) => (product * (Math.abs(4 * x[i]! - 2) + a)) / (1 + a), 1)
}
const PARTS = WEIGHTS.map((a) => 1 / (3 * (1 + a) ** 2))
const ALL = PARTS.reduce((product, part) => product * (1 + part), 1) - 1
export const SOBOL_G = {
  first: PARTS.map((part) => part / ALL),
  total: PARTS.map((part) => (part / ALL) * ((1 + ALL) / (1 + part))),
}
