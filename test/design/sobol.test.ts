import { expect, test } from 'vitest'
import { directionNumbers, SOBOL_DIMENSIONS } from '../../sim/numbers/designs/direction-numbers.ts'
import { createMonteCarlo } from '../../sim/numbers/designs/monte-carlo.ts'
import { owenScramble } from '../../sim/numbers/designs/owen-scramble.ts'
import { createSobol, sobolWord } from '../../sim/numbers/designs/sobol.ts'
import { createStream } from '../../sim/numbers/random.ts'

const names = (count: number): string[] => Array.from({ length: count }, (_, c) => `x${c}`)

test('the first points are those that Joe and Kuo print with their program', () => {
  // https://web.maths.unsw.edu.au/~fkuo/sobol/: ten points of three dimensions, in sixteenths.
  const published = [
    [0, 0, 0],
    [8, 8, 8],
    [12, 4, 4],
    [4, 12, 12],
    [6, 6, 10],
    [14, 14, 2],
    [10, 2, 14],
    [2, 10, 6],
    [3, 5, 15],
    [11, 13, 7],
  ]
  const numbers = [0, 1, 2].map(directionNumbers)
  published.forEach((point, row) => {
    expect(numbers.map((n) => (sobolWord(n, row) / 2 ** 32) * 16)).toEqual(point)
  })
})

test('points of high dimensions are those of SciPy', () => {
  // scipy.stats.qmc.Sobol(512, scramble=False, bits=32), SciPy 1.17.1: [row, dimension, coordinate * 2^32].
  for (const [row, dimension, word] of [
    [1, 1, 2147483648],
    [5, 2, 536870912],
    [7, 4, 536870912],
    [100, 9, 2986344448],
    [1000, 36, 3644850176],
    [777, 127, 507510784],
    [1023, 255, 3619684352],
    [513, 511, 3720347648],
  ] as const)
    expect(sobolWord(directionNumbers(dimension), row)).toBe(word)
})

test('every dimension alone puts one of the first 2^m rows into each of 2^m strata, scrambled or not', () => {
  const design = createSobol({ columns: names(SOBOL_DIMENSIONS), rows: 64, seed: 3 })
  const points = Array.from({ length: 64 }, (_, row) => design.point(row))
  for (let c = 0; c < SOBOL_DIMENSIONS; c++) {
    expect(new Set(points.map((point) => Math.floor(point[c]! * 64))).size).toBe(64)
    expect(new Set(points.map((_, row) => sobolWord(directionNumbers(c), row) >>> 26)).size).toBe(64)
  }
})

test('scrambling keeps the net: two dimensions fill every box of area 1/64 once', () => {
  for (const seed of [1, 2, 3]) {
    const design = createSobol({ columns: names(2), rows: 64, seed })
    const points = Array.from({ length: 64 }, (_, row) => design.point(row))
    for (let cuts = 0; cuts <= 6; cuts++) {
      const boxes = points.map(([x, y]) => `${Math.floor(x! * 2 ** cuts)}/${Math.floor(y! * 2 ** (6 - cuts))}`)
      expect(new Set(boxes).size).toBe(64)
    }
  }
})

test('scrambling maps words one to one, and words that share leading bits to words that do', () => {
  const stream = createStream(11, 0, 'test')
  const words = Array.from({ length: 4_096 }, (_, k) => (k << 20) >>> 0)
  const scrambled = words.map((word) => owenScramble(stream, word))
  expect(new Set(scrambled.map((word) => word >>> 20)).size).toBe(4_096)
  for (let bits = 1; bits <= 12; bits++)
    for (let k = 1; k < words.length; k += 37) {
      const alike = words[k]! >>> (32 - bits) === words[k - 1]! >>> (32 - bits)
      expect(scrambled[k]! >>> (32 - bits) === scrambled[k - 1]! >>> (32 - bits)).toBe(alike)
    }
})

test('a scrambled point is uniform over seeds', () => {
  const bins = new Float64Array(32)
  const seeds = 16_000
  for (let seed = 0; seed < seeds; seed++)
    bins[Math.floor(createSobol({ columns: ['x'], rows: 8, seed }).point(5)[0]! * 32)]!++
  const chi = bins.reduce((sum, count) => sum + (count - seeds / 32) ** 2 / (seeds / 32), 0)
  expect(chi).toBeLessThan(31 + 5 * Math.sqrt(62))
})

test('any row alone is the row of the whole, and more rows do not move the first ones', () => {
  const few = createSobol({ columns: names(5), rows: 16, seed: 9 })
  const many = createSobol({ columns: names(5), rows: 1_024, seed: 9 })
  for (const row of [13, 2, 0, 15]) expect(many.point(row)).toEqual(few.point(row))
})

test('more columns than direction numbers are refused', () => {
  expect(() => createSobol({ columns: names(513), rows: 8, seed: 1 })).toThrow('513 columns, expected at most 512')
})

test('the mean of a smooth product is nearer with Sobol than with random points, and ever more so', () => {
  const columns = names(6)
  // Product of 1 + (x - 1/2) / 2: mean 1.
  const errorOf = (create: typeof createSobol, rows: number): number => {
    let squares = 0
    for (let seed = 0; seed < 20; seed++) {
      const design = create({ columns, rows, seed })
      let sum = 0
      for (let row = 0; row < rows; row++) sum += design.point(row).reduce((f, x) => f * (1 + (x - 0.5) / 2), 1)
      squares += (sum / rows - 1) ** 2 / 20
    }
    return Math.sqrt(squares)
  }
  const gain = (rows: number): number => errorOf(createMonteCarlo, rows) / errorOf(createSobol, rows)
  const [atFew, atMany] = [gain(32), gain(512)]
  expect(atFew).toBeGreaterThan(3)
  expect(atMany).toBeGreaterThan(3 * atFew)
})
