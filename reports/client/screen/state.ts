/** What the reader has set, what is held beside it, for whom it is shown; one step back for every step. */
import type { Changes } from '../../../sim/studies/live/changes.ts'
import { type Control, formatFragment, parseFragment, type Shown } from '../../../sim/studies/live/fragment.ts'
import { POLICY } from './estimate.ts'

/** Key of the country in the address. */
const VIEW = 'for'

export interface State extends Shown {
  readonly view: string
}

export interface History {
  /** Follows the address from now on. */
  start(): void
  current(): State
  /** Steps that can be taken back. */
  depth(): number
  /** `isStep`: worth a step of its own; a slider on its way is not. */
  set(next: State, isStep: boolean): void
  undo(): void
}

export function createHistory(
  controls: readonly Control[],
  policies: readonly string[],
  views: readonly string[],
  follow: (state: State, refused: readonly string[]) => void,
): History {
  const all: readonly Control[] = [
    ...controls,
    { key: POLICY, kind: 'choice', of: policies },
    { key: VIEW, kind: 'choice', of: views },
  ]
  const start: State = { changes: new Map(), held: null, view: '' }
  let state = start
  let depth = 0

  function read(): void {
    const found = parseFragment(decode(location.hash), all)
    const isOurs = found !== undefined
    // Other anchors of the page are read, not settings undone.
    if (!isOurs && location.hash !== '') return
    depth = Number((history.state as { readonly depth?: number } | null)?.depth ?? 0)
    state = isOurs
      ? {
          changes: without(found.changes),
          held: found.held && without(found.held),
          view: String(found.changes.get(VIEW) ?? ''),
        }
      : start
    follow(state, found?.refused ?? [])
  }
  return {
    start() {
      addEventListener('popstate', read)
      addEventListener('hashchange', read)
      // An address without settings changes nothing, and wakes nothing.
      if (location.hash.startsWith('#live')) read()
    },
    current: () => state,
    depth: () => depth,
    set(next, isStep) {
      state = next
      if (isStep) depth++
      const changes = new Map([...(next.view === '' ? [] : ([[VIEW, next.view]] as const)), ...next.changes])
      const fragment = formatFragment({ changes, held: next.held })
      const address = fragment === '' ? location.pathname + location.search : fragment
      try {
        if (isStep) history.pushState({ depth }, '', address)
        else history.replaceState({ depth }, '', address)
      } catch {
        // Some viewers show a page that has no address of its own.
      }
      follow(state, [])
    },
    undo: () => history.back(),
  }
}

const without = (changes: Changes): Changes => new Map([...changes].filter(([key]) => key !== VIEW))

/** A fragment that is no text is none of ours. */
function decode(hash: string): string {
  try {
    return decodeURIComponent(hash)
  } catch {
    return ''
  }
}
