import { expect, test } from 'vitest'
import { sharePaint } from '../../reports/html/shared-paint.ts'

const ticks = (more = ''): string => `<line y2="4" stroke="var(--axis)"/><line x2="3"${more} stroke="var(--axis)"/>`

test('what all marks of a group have in common is said by the group', () => {
  expect(sharePaint(`<g>${ticks()}</g>`)).toBe('<g stroke="var(--axis)"><line y2="4"/><line x2="3"/></g>')
  expect(sharePaint('<g><text fill="a" x="1">1</text><text fill="a" x="2">2</text></g>')).toBe(
    '<g fill="a"><text x="1">1</text><text x="2">2</text></g>',
  )
})

test.each([
  ['one mark', '<g><line stroke="var(--axis)"/></g>'],
  ['other paint', '<g><text fill="a">1</text><text fill="b">2</text></g>'],
  ['a mark without any', '<g><text fill="a">1</text><text>2</text></g>'],
  ['a mark of data', '<g><line stroke="var(--blue)"/><line stroke="var(--blue)"/></g>'],
  ['paint of its own', `<g stroke="blue">${ticks()}</g>`],
  ['opacity, which is of the whole', '<g><path opacity="0.5" d="M0 0"/><path opacity="0.5" d="M1 1"/></g>'],
  ['groups within', `<g><g>${'<path d="M0 0"/>'.repeat(2)}</g><line stroke="var(--axis)"/></g>`],
])('%s stays as it is', (_, svg) => expect(sharePaint(svg)).toBe(svg))

test('words of a tip are no paint and no markup', () => {
  const tip = ' data-tip="a > b, stroke=red /> &lt;/g&gt; &quot;"'
  expect(sharePaint(`<g>${ticks(tip)}</g>`)).toBe(`<g stroke="var(--axis)"><line y2="4"/><line x2="3"${tip}/></g>`)
})
