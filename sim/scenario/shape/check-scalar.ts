/** Single values: numbers, texts, dates and names, each with the nearest valid thing where there is one. */
import { isDate, nearestDate } from '../text/dates.ts'
import { isDecimal, meantNumber } from '../text/decimal.ts'
import { describeNode, expectation, numberExpectation, placeOf } from '../text/message-words.ts'
import { nearest } from '../text/nearest.ts'
import { type Place, type Problem, createProblem, oneOf, shorten } from '../text/problem.ts'
import { type ChoiceShape, type DateShape, isInherited, type NumberShape, type TextShape } from './shape.ts'
import type { ScalarNode, Tree } from '../text/tree.ts'

type ScalarShape = NumberShape | TextShape | DateShape | ChoiceShape

export function checkScalar(node: Tree, shape: ScalarShape, path: string, owner: Place, problems: Problem[]): unknown {
  const at = placeOf(node, owner)
  if (node.type !== 'scalar' || node.value === null) {
    problems.push(createProblem(at, path, { given: describeNode(node), expected: expectation(shape) }))
    return undefined
  }
  const found = shape.type === 'number' ? checkNumber(node, shape) : checkText(node, shape)
  if ('value' in found) return found.value
  problems.push(createProblem(at, path, { given: describeNode(node), ...found }))
  return undefined
}

type Found =
  | { readonly value: unknown }
  | { readonly given?: string; readonly expected: string; readonly nearest?: string }

const isAllowed = (value: number, { min, max, whole }: NumberShape): boolean =>
  value >= min && value <= max && Number.isFinite(value) && (whole !== true || Number.isSafeInteger(value))

function checkNumber(node: ScalarNode, shape: NumberShape): Found {
  const { value } = node
  // The way of thousands of numbers: what was expected is worded only where it is not there.
  if (typeof value === 'number' && isAllowed(value, shape)) return { value }
  const expected = numberExpectation(shape)
  if (typeof value !== 'number') {
    if (typeof value === 'string' && isDecimal(value)) {
      const why = node.quoted ? 'without quotes' : 'written as decimal digits'
      return { expected: `${expected}, ${why}`, ...suggestion(Number(value), shape) }
    }
    const meant = typeof value === 'string' ? meantNumber(value) : undefined
    return { expected, ...(meant === undefined ? {} : suggestion(meant, shape)) }
  }
  if (!Number.isFinite(value)) return { expected }
  if (shape.whole === true && !Number.isInteger(value)) return { expected, ...suggestion(Math.round(value), shape) }
  if (shape.whole === true && !Number.isSafeInteger(value)) return { expected }
  if (value < 0 && shape.min >= 0) return { expected, ...suggestion(-value, shape) }
  if (value >= 2 && shape.max === 1 && shape.min >= 0) return { expected, ...suggestion(value / 100, shape) }
  return { expected }
}

function suggestion(value: number, shape: NumberShape): { nearest?: string } {
  return isAllowed(value, shape) ? { nearest: String(value) } : {}
}

function checkText(node: ScalarNode, shape: TextShape | DateShape | ChoiceShape): Found {
  if (shape.type === 'choice') {
    if (typeof node.value === 'string' && shape.of.includes(node.text)) return { value: node.text }
    const { others = {} } = shape
    if (Object.hasOwn(others, node.text)) return { expected: `${oneOf(shape.of)}; ${others[node.text]}` }
    const near = nearest(node.text, shape.of)
    return { expected: oneOf(shape.of), ...(near === undefined ? {} : { nearest: near }) }
  }
  if (shape.type === 'date') {
    if (isDate(node.text)) return { value: node.text }
    const near = nearestDate(node.text)
    return { expected: 'a date that exists, as year-month-day', ...(near === undefined ? {} : { nearest: near }) }
  }
  if (typeof node.value !== 'string') {
    const kind = typeof node.value === 'number' ? 'the number' : 'the value'
    return { given: `${kind} ${shorten(node.text)}`, expected: 'text', nearest: `"${node.text}" in quotes` }
  }
  if (node.text.length > shape.longest && [...node.text].length > shape.longest)
    return { expected: `at most ${shape.longest} characters` }
  if (node.text.trim() === '' && shape.empty !== true) return { expected: shape.pattern?.says ?? 'text' }
  if (shape.pattern !== undefined && (!new RegExp(shape.pattern.regex).test(node.text) || isInherited(node.text)))
    return { expected: shape.pattern.says }
  return { value: node.text }
}
