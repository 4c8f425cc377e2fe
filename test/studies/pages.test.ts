/** What a study's page promises: question, one command, answer in words, figures as printed, what it hangs on, what would change it. */
import { describe, expect, test } from 'vitest'
import { figuresInAnswer, type Row, toReadAgain, withBlock } from '../../scripts/studies-page.mjs'
import { commandOf, pageOf, STUDIES } from './studies.ts'

describe.each(STUDIES)('%s', (name) => {
  const page = pageOf(name)
  test('has a question, one command, an answer, what it hangs on and what would change it', () => {
    expect(commandOf(name)).toMatch(/^npx chokepoint /)
    for (const part of ['Question', 'Answer', 'What it hangs on', 'What would change it'])
      expect(page).toContain(`**${part}.** `)
  })
  test('has its figures between marks, as the command printed them, and none in words', () => {
    expect(page).toMatch(
      /<!-- figures -->\nEngine \S+, \d+ s on \d+ cores:\n\n```text\n[^]+\n```\n<!-- end of figures -->/,
    )
    expect(figuresInAnswer(page)).toEqual([])
  })
})

const ROW: Row = { outcome: 'lost', of: 'ban', unit: '%', from: 10, mean: 2, low: 1, high: 3, verdict: 'worse' }

test('an answer is to be read again when a verdict changes or a difference leaves its earlier interval', () => {
  expect(toReadAgain([ROW], [{ ...ROW, mean: 2.5, low: 2, high: 4 }])).toEqual([])
  expect(toReadAgain([ROW], [{ ...ROW, mean: 3.5, low: 2, high: 4 }])).toEqual([
    'lost, ban: was +2 (1 to 3), worse, is +3.5 (2 to 4), worse',
  ])
  expect(toReadAgain([ROW], [{ ...ROW, verdict: 'none' }])).toHaveLength(1)
  expect(toReadAgain([], [ROW])).toEqual([])
})

test('figures in words are found, those of the question, of code and years are not', () => {
  const words =
    '**Question.** What of 90 days?\n\n**Answer.** Since 2026 cars lose 2.4 points (`stockpile.days` 60 of [them](../q-60.md)).\n'
  const marks = '<!-- figures -->\n<!-- end of figures -->\n'
  expect(figuresInAnswer(words + withBlock(marks, 'It lost 12 t.'))).toEqual(['2.4', '60'])
})
