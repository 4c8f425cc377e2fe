export interface Row {
  readonly outcome: string
  readonly of: string
  readonly unit: string
  readonly from: number
  readonly mean: number
  readonly low: number
  readonly high: number
  readonly verdict: string
}
export function rowsOf(summary: unknown): readonly Row[]
export function toReadAgain(before: readonly Row[], now: readonly Row[]): readonly string[]
export function figuresInAnswer(page: string): readonly string[]
export function withBlock(page: string, text: string): string
