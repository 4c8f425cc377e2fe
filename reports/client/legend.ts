/** Legends of several colours become buttons: one brings its colour forward and dims the others; pressed again, all are equal. */

import { paintOf } from './plot.ts'

/** Colour token of a painted element, from `var(--token)`. */
const TOKEN = /^var\(--([A-Za-z0-9]+)/

export function startLegends(): void {
  for (const figure of document.querySelectorAll<HTMLElement>('figure')) {
    const items = [...figure.querySelectorAll<HTMLElement>('.legend > li[data-tone]')]
    const tones = new Set(items.map((item) => item.getAttribute('data-tone') ?? ''))
    if (tones.size < 2) continue
    const buttons = items.map((item) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.setAttribute('aria-pressed', 'false')
      button.append(...item.childNodes)
      item.append(button)
      const tone = item.getAttribute('data-tone') ?? ''
      button.addEventListener('click', () => choose(figure.getAttribute('data-focus') === tone ? null : tone))
      return { button, tone }
    })
    const choose = (focus: string | null): void => {
      if (focus === null) figure.removeAttribute('data-focus')
      else figure.setAttribute('data-focus', focus)
      for (const { button, tone } of buttons) button.setAttribute('aria-pressed', String(tone === focus))
      for (const mark of figure.querySelectorAll('.panel svg :is(path, line, text, circle):not(.cursor line)')) {
        const own = toneOf(mark)
        mark.classList.toggle('dim', focus !== null && own !== null && tones.has(own) && own !== focus)
        if (mark.classList.length === 0) mark.removeAttribute('class')
      }
    }
  }
}

function toneOf(mark: Element): string | null {
  for (const name of ['fill', 'stroke']) {
    const token = TOKEN.exec(paintOf(mark, name) ?? '')?.[1]
    if (token !== undefined && token !== 'card') return token
  }
  return null
}
