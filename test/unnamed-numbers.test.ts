/** The lint rule that keeps numbers in rules named: what it lets pass and what it refuses. */
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

const eslint = new ESLint()

async function complaints(text: string, file = 'sim/market/rule.ts'): Promise<number> {
  const [result] = await eslint.lintText(text, { filePath: file })
  return result!.messages.filter(({ message }) => message.startsWith('A number in a rule')).length
}

test('a number in a rule is refused unless a constant or a parameter names it', async () => {
  expect(await complaints('export const price = (p: number) => 0.95 * p\n')).toBe(1)
  expect(await complaints('export const rate = 0.95\n')).toBe(1)
  expect(await complaints('export const least = (p: number) => Math.max(-3, p + 1e-9)\n')).toBe(2)
  expect(await complaints('export const setting = { cap: 3 }\n')).toBe(1)
})

test('0, 1 and 2, constants in capitals and declarations of parameters are let pass', async () => {
  expect(await complaints('export const place = (e: number) => e * 2 + 1 - 0\n')).toBe(0)
  expect(await complaints('export const SHARE = 1 / 13\nexport const NODES = [0.74, 1.1]\n')).toBe(0)
  expect(await complaints('export const params = { gain: { default: 0.2, min: -5, max: 9, spread: 0.4 } }\n')).toBe(0)
  expect(await complaints('export const price = (p: number) => 0.95 * p\n', 'sim/outcomes/rule.ts')).toBe(0)
})
