/** One bubble for the whole page: what stands under the pointer, in words. Read aloud are slider, read-outs and tables instead. */

export interface TipLine {
  readonly label: string
  readonly value: string
  readonly interval: string
  /** Colour of the mark beside it; null for none. */
  readonly tone: string | null
}

export interface Tip {
  show(title: string, lines: readonly TipLine[], at: { readonly clientX: number; readonly clientY: number }): void
  hide(): void
}

/** Distance from the pointer and from the edge of the window, px. */
const GAP = 14
const EDGE = 6

export function createTip(): Tip {
  const bubble = document.createElement('div')
  bubble.className = 'tip'
  bubble.hidden = true
  bubble.setAttribute('aria-hidden', 'true')
  document.body.append(bubble)
  const hide = (): void => {
    bubble.hidden = true
  }
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide()
  })
  addEventListener('scroll', hide, { passive: true })
  return {
    hide,
    show(title, lines, { clientX, clientY }) {
      const heading = document.createElement('b')
      heading.textContent = title
      bubble.replaceChildren(heading, ...lines.map(lineOf))
      bubble.hidden = false
      const { width, height } = bubble.getBoundingClientRect()
      const left = clientX + GAP + width > innerWidth - EDGE ? clientX - GAP - width : clientX + GAP
      const top = clientY + GAP + height > innerHeight - EDGE ? clientY - GAP - height : clientY + GAP
      bubble.style.left = `${Math.max(EDGE, left)}px`
      bubble.style.top = `${Math.max(EDGE, top)}px`
    },
  }
}

function lineOf({ label, value, interval, tone }: TipLine): HTMLElement {
  const line = document.createElement('span')
  const number = document.createElement('strong')
  number.textContent = value
  if (tone !== null) number.className = `ink-${tone}`
  line.append(label === '' ? '' : `${label} `, number, interval === '' ? '' : ` ${interval}`)
  return line
}
