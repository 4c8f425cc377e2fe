/** Marks that carry words of their own (cells, bars, dots): the words in the bubble while the pointer is on the mark. */
import type { Tip } from './tip.ts'

/** Between the name of a mark and what it shows. */
const BREAK = ': '

export function startMarkTips(tip: Tip): void {
  let shown: Element | null = null
  const follow = (event: PointerEvent): void => {
    const mark = event.target instanceof Element ? event.target.closest('[data-tip]') : null
    if (mark === null) {
      if (shown !== null) tip.hide()
      shown = null
      return
    }
    shown = mark
    const text = mark.getAttribute('data-tip') ?? ''
    const at = text.lastIndexOf(BREAK)
    const [title, rest] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + BREAK.length)]
    tip.show(title, rest === '' ? [] : [{ label: '', value: rest, interval: '', tone: null }], event)
  }
  document.addEventListener('pointermove', follow)
  document.addEventListener('pointerdown', follow)
}
