/** Figures in sentences, read back and held against what they are said of. Nothing of what wrote them is used. */
import type { Estimate } from '../../sim/studies/compare/result.ts'

export const NUMBER = String.raw`[−+]?\d[\d,]*(?:\.\d+)?`

/** Figures that were read, and those that are not what their words name. */
export class Reading {
  checked = 0
  readonly wrong: string[] = []

  /** `said` may round at its last digit, and to three digits. */
  figure(said: string, value: number, what: string): void {
    this.checked++
    const digits = said.replace(/[,+%]/g, '').replace('−', '-')
    const last = 10 ** -(digits.split('.')[1] ?? '').length
    const isIt = Math.abs(Number(digits) - value) <= Math.max(0.501 * last, 0.0051 * Math.abs(value))
    const isSigned = value === 0 || Number(digits) === 0 || Math.sign(Number(digits)) === Math.sign(value)
    if (!isIt || !isSigned) this.wrong.push(`${what}: said ${said}, is ${value}`)
  }

  that(isSo: boolean, what: string): void {
    this.checked++
    if (!isSo) this.wrong.push(what)
  }

  estimate(said: readonly (string | undefined)[], { mean, low, high }: Estimate, scale: number, what: string): void {
    const ends = [mean, low, high].map((value) => value * scale)
    said.forEach((text, k) => text !== undefined && this.figure(text, ends[k]!, what))
  }
}

/** Every match of a rule is handed over and taken out. */
export const take = (text: string, rule: string, read: (groups: readonly string[]) => void): string =>
  text.replace(new RegExp(rule, 'g'), (_, ...groups) => {
    read(groups.slice(0, -2) as string[])
    return ''
  })
