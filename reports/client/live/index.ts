/**
 * The live page. One thread answers the lever that moves, with one run; the others run the same replicates with and without the
 * changes, so that a band grows and differences are paired. A change makes all that was wanted before it stale.
 */
import { applyChanges, type Changes } from '../../../sim/studies/live/changes.ts'
import { copyYaml } from '../../../sim/studies/live/copy-yaml.ts'
import { formatFragment, parseFragment } from '../../../sim/studies/live/fragment.ts'
import { present } from '../../../sim/numbers/statistics/present.ts'
import { quantiles } from '../../../sim/numbers/statistics/quantiles.ts'
import type { LivePayload } from '../../live/payload.ts'
import type { EngineAnswer } from '../engine-worker.ts'
import { changed, controlOf, effective, inputsOf, show } from './controls.ts'
import { createDrawing, type Lines } from './drawing.ts'
import { fillTable } from './table.ts'
import { createThread, type Thread } from './threads.ts'

/** Runs from which a band is drawn. */
const BAND_FROM = 8
const RUNS = 24

export function startLive(): void {
  const section = document.querySelector('#live')
  const form = section?.querySelector('form')
  const text = document.querySelector('#live-payload')?.textContent
  const source = document.querySelector('#engine')?.textContent
  if (!section || !form || !text || !source) return
  const page = createPage(section, form, JSON.parse(text) as LivePayload, source)
  page.takeFragment()
  addEventListener('hashchange', page.takeFragment)
  form.addEventListener('input', (event) => {
    if (event.target instanceof HTMLInputElement) page.change(event.target)
  })
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('reset', (event) => {
    event.preventDefault()
    page.reset()
  })
  section.querySelector('#live-copy')?.addEventListener('click', page.copy)
  // Threads start when the reader comes near: a reader who only reads pays nothing.
  new IntersectionObserver(
    (seen, observer) => {
      if (!seen.some((one) => one.isIntersecting)) return
      observer.disconnect()
      page.wake()
    },
    { rootMargin: '600px' },
  ).observe(section)
}

interface Page {
  takeFragment(): void
  change(input: HTMLInputElement): void
  reset(): void
  copy(): void
  wake(): void
}

function createPage(section: Element, form: HTMLFormElement, payload: LivePayload, source: string): Page {
  const { setup, charts, outcomes, dates } = payload
  const { seed } = setup
  const order = setup.order.slice(0, RUNS)
  const first = order[0] ?? 0
  const drawings = charts.map((chart, i) =>
    createDrawing(section.querySelector<SVGSVGElement>(`[data-chart="${i}"] svg`)!, chart, dates),
  )
  const status = section.querySelector('#live-status')!
  const said = section.querySelector('#live-said')!
  const yaml = section.querySelector<HTMLTextAreaElement>('#live-yaml')!
  const table = section.querySelector<HTMLTableElement>('#live-table')!
  const base = new Map<number, EngineAnswer>()
  let mine = new Map<number, EngineAnswer>()
  let changes: Changes = new Map()
  let scenario = setup.scenario
  let generation = 0
  let asked = performance.now()
  let threads: { readonly lead: Thread; readonly others: readonly Thread[] } | undefined
  let leadIsBusy = false
  let leadAnswered = -1
  const working = new Set<string>()

  const isChanged = (): boolean => effective(changes).size > 0
  const weekly = (answer: EngineAnswer | undefined, place: number): Float64Array | null =>
    answer === undefined ? null : answer.record.subarray(place * dates.length, (place + 1) * dates.length)

  function draw(): void {
    const answers = isChanged() ? [...mine.values()] : []
    charts.forEach(({ place }, i) => {
      const lines: Lines = {
        base: weekly(base.get(first), place),
        mine: isChanged() ? weekly(mine.get(first), place) : null,
        more: answers.length < BAND_FROM ? null : bandOf(answers, place, dates.length),
      }
      drawings[i]?.(lines)
    })
    const pairs = order.flatMap((replicate) => {
      const [was, is] = [base.get(replicate), mine.get(replicate)]
      return was && is && isChanged() ? [{ base: was.scalars, mine: is.scalars }] : []
    })
    table.hidden = pairs.length === 0
    if (pairs.length > 0) fillTable(table, outcomes, pairs, seed)
    status.textContent = isChanged()
      ? pairs.length < order.length
        ? `${pairs.length} of ${order.length} runs`
        : `${order.length} runs, each with and without your changes`
      : 'Nothing is changed: move a lever.'
  }

  function fail(error: unknown): void {
    status.textContent = `The simulator stopped: ${error instanceof Error ? error.message : String(error)}`
  }

  /** The run that the reader waits for: always with the newest changes. */
  async function leadOn(): Promise<void> {
    if (threads === undefined || leadIsBusy) return
    leadIsBusy = true
    try {
      if (!base.has(first)) base.set(first, await threads.lead.run(setup.scenario, seed, first))
      while (leadAnswered !== generation) {
        const [wanted, from] = [generation, asked]
        if (isChanged()) {
          const answer = await threads.lead.run(scenario, seed, first)
          if (wanted !== generation) continue
          mine.set(first, answer)
        }
        leadAnswered = wanted
        draw()
        performance.measure('live redraw', { start: from, end: performance.now() })
        fillOn()
      }
    } catch (error) {
      fail(error)
    } finally {
      leadIsBusy = false
    }
  }

  /** Everything else, in order, until there is nothing to do. */
  function fillOn(): void {
    for (const thread of threads?.others ?? []) void fill(thread)
  }
  const occupied = new Set<Thread>()
  async function fill(thread: Thread): Promise<void> {
    if (occupied.has(thread)) return
    occupied.add(thread)
    try {
      for (let job = nextJob(); job !== undefined; job = nextJob()) {
        const { replicate, isBase } = job
        const wanted = generation
        const key = `${isBase ? 'base' : wanted} ${replicate}`
        working.add(key)
        const answer = await thread.run(isBase ? setup.scenario : scenario, seed, replicate)
        working.delete(key)
        if (isBase) base.set(replicate, answer)
        else if (wanted === generation) mine.set(replicate, answer)
        if (leadAnswered === generation) draw()
      }
    } catch (error) {
      fail(error)
    } finally {
      occupied.delete(thread)
    }
  }
  function nextJob(): { replicate: number; isBase: boolean } | undefined {
    if (!isChanged()) return undefined
    for (const replicate of order) {
      if (!base.has(replicate) && !working.has(`base ${replicate}`)) return { replicate, isBase: true }
      if (!mine.has(replicate) && !working.has(`${generation} ${replicate}`)) return { replicate, isBase: false }
    }
    return undefined
  }

  function set(next: Changes): void {
    changes = next
    generation++
    asked = performance.now()
    mine = new Map()
    scenario = applyChanges(setup.scenario, effective(changes))
    show(form, changes)
    yaml.value = copyYaml(setup.scenario, effective(changes), seed)
    wake()
    void leadOn()
  }

  function remember(): void {
    const fragment = formatFragment(changes)
    try {
      history.replaceState(null, '', fragment === '' ? location.pathname + location.search : fragment)
    } catch {
      // Some viewers show a page that has no address of its own.
    }
  }

  function wake(): void {
    if (threads !== undefined) return
    const cores = navigator.hardwareConcurrency || 2
    const others = Array.from({ length: Math.max(1, Math.min(4, cores - 1)) }, () => createThread(source))
    threads = { lead: createThread(source), others }
    void leadOn()
  }

  yaml.value = copyYaml(setup.scenario, changes, seed)
  show(form, changes)
  draw()
  return {
    wake,
    takeFragment() {
      const found = parseFragment(decode(location.hash), inputsOf(form).map(controlOf))
      if (found === undefined) return
      const { refused } = found
      said.textContent =
        refused.length === 0
          ? ''
          : `${refused.length} setting${refused.length === 1 ? '' : 's'} in the address not understood`
      set(found.changes)
      for (const card of form.querySelectorAll<HTMLDetailsElement>('.live-event.changed')) card.open = true
      section.scrollIntoView()
    },
    change(input) {
      set(changed(changes, input))
      remember()
    },
    reset() {
      said.textContent = ''
      set(new Map())
      remember()
    },
    copy() {
      yaml.closest('details')!.open = true
      yaml.select()
      navigator.clipboard.writeText(yaml.value).then(
        () => (said.textContent = 'Copied'),
        () => (said.textContent = 'Selected: copy it with the keyboard'),
      )
    },
  }
}

/** A fragment that is no text is none of ours. */
function decode(hash: string): string {
  try {
    return decodeURIComponent(hash)
  } catch {
    return ''
  }
}

/** 5 and 95 % of the runs in every week. */
function bandOf(answers: readonly EngineAnswer[], place: number, weeks: number): [Float64Array, Float64Array] {
  const low = new Float64Array(weeks)
  const high = new Float64Array(weeks)
  const across = new Float64Array(answers.length)
  for (let week = 0; week < weeks; week++) {
    answers.forEach(({ record }, k) => (across[k] = record[place * weeks + week] ?? 0))
    const known = present(across)
    const [least, greatest] = known.length === 0 ? [Number.NaN, Number.NaN] : quantiles(known, [0.05, 0.95])
    low[week] = least!
    high[week] = greatest!
  }
  return [low, high]
}
