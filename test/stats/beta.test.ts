import { expect, test } from 'vitest'
import { betaShare, betaQuantile as place, logGamma } from '../../sim/numbers/beta.ts'

const betaQuantile = (p: number, alpha: number, beta: number): number => {
  const { from, by } = place(p, alpha, beta)
  return from === 'low' ? by : 1 - by
}

test('quantiles of the beta distribution are those of SciPy', () => {
  // scipy.stats.beta.ppf, SciPy 1.17.1: [alpha, beta, p, quantile].
  for (const [alpha, beta, p, quantile] of [
    [0.5, 0.5, 1e-6, 2.46740110027031e-12],
    [0.5, 0.5, 0.05, 0.0061558297024311365],
    [0.5, 0.5, 0.5, 0.4999999999999999],
    [0.5, 0.5, 0.9, 0.9755282581475768],
    [0.5, 0.5, 0.999, 0.999997532600929],
    [2, 3, 1e-6, 0.0004083594602042573],
    [2, 3, 0.05, 0.09761146288641434],
    [2, 3, 0.5, 0.3857275681323895],
    [2, 3, 0.9, 0.6795394162781817],
    [2, 3, 0.999, 0.9359618608971666],
    [1, 1, 1e-6, 1e-6],
    [1, 1, 0.05, 0.05],
    [1, 1, 0.5, 0.5],
    [1, 1, 0.9, 0.9],
    [1, 1, 0.999, 0.999],
    [3.2, 2.8, 1e-6, 0.006678071859559938],
    [3.2, 2.8, 0.05, 0.21660332131676993],
    [3.2, 2.8, 0.5, 0.5372679411250472],
    [3.2, 2.8, 0.9, 0.7830550982423545],
    [3.2, 2.8, 0.999, 0.9626148003569182],
    [0.1, 4, 1e-6, 1.7052017378003118e-61],
    [0.1, 4, 0.05, 1.6652360720706846e-14],
    [0.1, 4, 0.5, 0.0001665992814579278],
    [0.1, 4, 0.9, 0.07195326481516957],
    [0.1, 4, 0.999, 0.6075886937356685],
    [50, 7, 1e-6, 0.5962749805559706],
    [50, 7, 0.05, 0.7994453242934112],
    [50, 7, 0.5, 0.8816087733011838],
    [50, 7, 0.9, 0.9290765738090555],
    [50, 7, 0.999, 0.9716982763865691],
    [800, 900, 1e-6, 0.413474655429586],
    [800, 900, 0.05, 0.4507006878251016],
    [800, 900, 0.5, 0.47057669856090695],
    [800, 900, 0.9, 0.4861083498720434],
    [800, 900, 0.999, 0.5080494450243258],
    [5, 1, 1e-6, 0.06309573444801932],
    [5, 1, 0.05, 0.5492802716530588],
    [5, 1, 0.5, 0.8705505632961241],
    [5, 1, 0.9, 0.9791483623609768],
    [5, 1, 0.999, 0.9997999199519664],
  ] as const)
    expect(Math.abs(betaQuantile(p, alpha, beta) - quantile), `${alpha} ${beta} ${p}`).toBeLessThan(1e-13)
})

test('the distribution function inverts the quantile, and mirrors with the shapes', () => {
  for (const [alpha, beta] of [
    [0.3, 0.7],
    [2, 5],
    [40, 3],
  ] as const)
    for (let p = 0.01; p < 1; p += 0.07) {
      expect(betaShare(betaQuantile(p, alpha, beta), alpha, beta)).toBeCloseTo(p, 12)
      expect(betaQuantile(p, alpha, beta)).toBeCloseTo(1 - betaQuantile(1 - p, beta, alpha), 12)
    }
})

test('the logarithm of the gamma function is that of SciPy', () => {
  // scipy.special.gammaln, SciPy 1.17.1.
  for (const [x, value] of [
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247],
    [1, 0.0],
    [2.5, 0.2846828704729192],
    [14.9, 24.924132002217277],
    [15, 25.191221182738683],
    [300, 1409.2020674704117],
    [1700.5, 10946.170915098723],
  ] as const)
    expect(Math.abs(logGamma(x) - value)).toBeLessThan(1e-14 * Math.max(1, Math.abs(value)) * 4)
})
