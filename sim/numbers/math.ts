/**
 * exp, log and pow with the same bits on every machine and in every browser: Math's own differ between V8 versions.
 * Ports of fdlibm's e_exp.c and e_log.c (Sun Microsystems, freely distributable); error below 1 ulp.
 */
const number = new Float64Array(1)
const words = new Int32Array(number.buffer)
number[0] = 1
/** Where the sign, the exponent and the first bits of a number stand on this machine. */
const HEAD = words[1] === 0 ? 0 : 1

/** 2 to the power k, from -1024 to 1023, all exact: reading one is quicker than putting its bits together. */
const LEAST_POWER = -1024
const MOST_POWER = 1023
const POWERS = new Float64Array(MOST_POWER - LEAST_POWER + 1)
for (let k = 0, up = 1, down = 1; k <= -LEAST_POWER; k++, up *= 2, down /= 2) {
  if (k <= MOST_POWER) POWERS[k - LEAST_POWER] = up
  POWERS[-k - LEAST_POWER] = down
}

const LN2_HIGH = 6.9314718036912381649e-1
const LN2_LOW = 1.90821492927058770002e-10
const INV_LN2 = 1.442695040888963387

/** Whether a parameter that is 0 or 1 says yes: it may have been drawn between them. */
export const isYes = (value: number): boolean => value > 0.5

/** e to the x. Infinity above 709.78, 0 below -708.39. */
export function exp(x: number): number {
  if (x !== x) return x
  if (x > 709.782712893384) return Infinity
  if (x < -708.3964185322641) return 0
  const k = Math.round(x * INV_LN2)
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  const r = high - low
  const t = r * r
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))))
  const y = 1 - (low - (r * c) / (2 - c) - high)
  return k === 1024 ? y * 2 * POWERS[MOST_POWER - LEAST_POWER] : y * POWERS[k - LEAST_POWER]
}

/** Natural logarithm. -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (x !== x || x === Infinity) return x
  if (x < 0) return NaN
  if (x === 0) return -Infinity
  let k = 0
  if (x < 2.2250738585072014e-308) {
    k = -54
    x *= 18014398509481984
  }
  number[0] = x
  const head = words[HEAD]
  // The power of two that brings x between half the root of two and the root of two.
  const power = (head >> 20) - 1023 + (((head & 0x000fffff) + 0x95f64) >> 20)
  k += power
  const f = x * POWERS[-power - LEAST_POWER] - 1
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const t1 = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1))
  const t2 =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)))
  const half = 0.5 * f * f
  return k * LN2_HIGH - (half - (s * (half + t1 + t2) + k * LN2_LOW) - f)
}

/** x to the y for x >= 0; accurate to about 1e-14, same bits everywhere. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1
  return x === 0 ? (y > 0 ? 0 : Infinity) : exp(y * log(x))
}

/** x held between low and high. */
export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x
}

export function sum(values: Float64Array): number {
  let s = 0
  for (let i = 0; i < values.length; i++) s += values[i]
  return s
}

/** Is any of them other than 0? */
export function hasChanged(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (values[i] !== 0) return true
  return false
}
