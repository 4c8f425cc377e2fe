/** What holds for every scenario and every slip of the pen. */
import fc from 'fast-check'
import { dump } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { canonicalScenario, resolvedYaml } from '../../sim/scenario/resolve.ts'
import { shapeOf } from '../../sim/scenario/parse.ts'
import { parseYaml } from '../../sim/scenario/text/parse-yaml.ts'
import type { Shape } from '../../sim/scenario/shape/shape.ts'
import { nodeAt, type Tree } from '../../sim/scenario/text/tree.ts'
import { tries } from '../thorough.ts'
import { arbitraryScenario } from './arbitrary-scenario.ts'
import { TEST_KINDS, VALID } from './kinds.ts'
import { parse, scenarioOf } from './parse-text.ts'

const RUNS = tries(75, 300)

describe('any valid scenario', () => {
  test('survives being resolved', () => {
    fc.assert(
      fc.property(arbitraryScenario(shapeOf(TEST_KINDS)), (tree) => {
        const parsed = parse(dump(tree, { noRefs: true }))
        const scenario = scenarioOf(parsed)
        const resolved = resolvedYaml(scenario)
        const again = scenarioOf(parse(resolved))
        expect(again).toEqual(scenario)
        expect(resolvedYaml(again)).toBe(resolved)
      }),
      { numRuns: RUNS },
    )
  })
  test('means the same as JSON, with Windows line ends, a byte order mark and comments', () => {
    fc.assert(
      fc.property(arbitraryScenario(shapeOf(TEST_KINDS)), (tree) => {
        const yaml = dump(tree, { lineWidth: -1, noRefs: true })
        const canonical = canonicalScenario(scenarioOf(parse(yaml)))
        const forms = [JSON.stringify(tree), yaml.replace(/\n/g, '\r\n'), `\ufeff${yaml}`, `# x\n${yaml}# y`]
        for (const form of forms) expect(canonicalScenario(scenarioOf(parse(form)))).toBe(canonical)
      }),
      { numRuns: RUNS / 3 },
    )
  })
})

describe('any text', () => {
  test('is parsed or refused, never an internal error', () => {
    const piece = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '#',
      '&',
      '*',
      '!',
      '|',
      '>',
      '%',
      '\t',
      '0',
      'é',
      '~',
      '?',
      ',',
      '...\n',
      '---\n',
    )
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(text, fc.nat(VALID.length), (noise, at) => {
        parse(noise)
        const parsed = parse(VALID.slice(0, at) + noise + VALID.slice(at))
        expect(
          parsed.ok || (parsed.problems.length > 0 && parsed.problems.every((p) => p.line >= 1 && p.column >= 1)),
        ).toBe(true)
      }),
      { numRuns: tries(300, 1000) },
    )
  })
})

describe('did you mean', () => {
  /** Keys of the valid file that the format knows by name, with their paths. */
  function knownKeys(
    tree: Tree,
    shape: Shape,
    path: readonly string[] = [],
  ): { key: string; path: readonly string[] }[] {
    if (tree.type !== 'map') return []
    let inner = shape
    if (shape.type === 'variant') {
      const by = nodeAt(tree, [shape.by])
      inner = shape.variants[by?.type === 'scalar' ? by.text : ''] ?? shape
    }
    return [...tree.entries].flatMap(([key, entry]) => {
      const field =
        inner.type === 'map' ? inner.fields.get(key)?.shape : inner.type === 'record' ? inner.item : undefined
      const isNamed = inner.type === 'map' || (inner.type === 'record' && inner.names !== undefined)
      const below = field === undefined ? [] : knownKeys(entry.value, field, [...path, key])
      return [...(isNamed ? [{ key, path: [...path, key] }] : []), ...below]
    })
  }

  test('finds the key in at least 95 % of single slips', () => {
    const parsed = parseYaml(VALID, 'a.yaml')
    if (!('root' in parsed)) throw new Error('the valid file does not parse')
    const { root } = parsed
    const keys = knownKeys(root, shapeOf(TEST_KINDS))
    let right = 0
    let slips = 0
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
    fc.assert(
      fc.property(
        fc.constantFrom(...keys),
        fc.constantFrom('insert', 'delete', 'replace', 'swap'),
        fc.nat(),
        letter,
        ({ key, path }, slip, where, c) => {
          const wrong = misspell(key, slip, where, c)
          const at = nodeAt(root, path.slice(0, -1))
          // A slip that gives another word of the format, or none at all, is a different mistake.
          if (wrong === key || wrong === '' || (at?.type === 'map' && at.entries.has(wrong))) return
          const lines = VALID.split('\n')
          const place = at?.type === 'map' ? at.entries.get(key)!.keyAt : undefined
          if (place === undefined) return
          const line = lines[place.line - 1]!
          lines[place.line - 1] = line.slice(0, place.column - 1) + wrong + line.slice(place.column - 1 + key.length)
          const result = parse(lines.join('\n'))
          // `Nd` for `Dy` is a key that exists: nothing can be suggested, something else is missed.
          if (
            result.ok ||
            !result.problems.some(
              (p) => p.line === place.line && p.column === place.column && p.message.startsWith('unknown'),
            )
          )
            return
          slips++
          if (result.problems.some((p) => p.line === place.line && p.nearest === key)) right++
        },
      ),
      { numRuns: tries(400, 1500), seed: 1 },
    )
    expect(slips).toBeGreaterThan(tries(250, 1000))
    expect(right / slips).toBeGreaterThan(0.95)
  })

  function misspell(key: string, slip: string, where: number, c: string): string {
    const i = where % key.length
    if (slip === 'insert') return key.slice(0, i) + c + key.slice(i)
    if (slip === 'delete') return key.slice(0, i) + key.slice(i + 1)
    if (slip === 'replace') return key.slice(0, i) + c + key.slice(i + 1)
    return key.slice(0, i) + (key[i + 1] ?? '') + key[i]! + key.slice(i + 2)
  }
})
