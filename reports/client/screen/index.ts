/** The first screen: a setting, what the batch knows of it at once, and the page's own runs that make it exact. */
import { applyChanges, type Changes } from '../../../sim/studies/live/changes.ts'
import { copyYaml } from '../../../sim/studies/live/copy-yaml.ts'
import { patched } from '../../../sim/studies/live/patch.ts'
import { opensAnew } from '../../../sim/studies/live/opens-anew.ts'
import type { ScreenPayload } from '../../screen/payload.ts'
import type { Tip } from '../tip.ts'
import { type Charts, createCharts } from './charts.ts'
import { changed, cleared, controlOf, effective, inputsOf, show } from './controls.ts'
import { createEstimator, type Outcome, POLICY } from './estimate.ts'
import { createRunner, type Progress, type RunnerSetup, type Wanted } from './runner.ts'
import { createHistory, type State } from './state.ts'
import { createTelling, type Known } from './telling.ts'
import { createView } from './vega-view.ts'

export function startScreen(tip: Tip): void {
  const section = document.querySelector('#live')
  const text = document.querySelector('#live-payload')?.textContent
  const source = document.querySelector('#engine')?.textContent
  if (!section || !text || !source) return
  createScreen(section, JSON.parse(text) as ScreenPayload, source, tip)
}

function createScreen(section: Element, payload: ScreenPayload, source: string, tip: Tip): void {
  const { setup, screen, views } = payload
  const { scenario, seed } = setup
  const find = <T extends Element>(name: string): T => section.querySelector<T>(`#live-${name}`)!
  const estimate = createEstimator(payload)
  const telling = createTelling(section, payload)
  let charts: Charts | undefined
  let heldOutcome: Outcome | null = null
  let heldFor = ''
  let known: Known = { estimate: estimate(new Map()), progress: null }
  let asked = performance.now()
  let measured = asked

  const runnerSetup: RunnerSetup = {
    scenario,
    seed,
    source,
    places: screen.series.map((name) => setup.series[name] ?? 0),
    weeks: payload.dates.length,
    from: screen.crisis.week,
    runs: Math.max(screen.pageRuns, screen.pairs),
    was: screen.points['']?.means ?? [],
  }
  const runner = createRunner(
    runnerSetup,
    (progress: Progress) => {
      known = { ...known, progress }
      if (progress.pairs > 0) draw()
    },
    (error) => telling.fail(error),
  )

  /** What is held is computed by itself where the batch has nothing near it. */
  const heldRunner = createRunner(
    runnerSetup,
    ({ yours }) => {
      heldOutcome = yours
      draw()
    },
    (error) => telling.fail(error),
  )

  const past = createHistory(
    inputsOf(section).map(controlOf),
    screen.presets.map(({ name }) => name),
    views.map(({ region }) => region),
    (state, refused) => {
      find('said').textContent =
        refused.length === 0
          ? ''
          : `${refused.length} setting${refused.length === 1 ? '' : 's'} in the address not understood`
      follow(state)
    },
  )

  function wantedOf(changes: Changes): Wanted {
    const name = String(changes.get(POLICY) ?? '')
    const patch = screen.presets.find((preset) => preset.name === name)?.patch ?? null
    const own = withDays(changes)
    return {
      scenario: applyChanges(patch === null ? scenario : patched(scenario, patch), own),
      world: opensAnew(patch) ? name : '',
    }
  }

  /** A lever holds from the day that the page shows, whatever the policy chosen begins with. */
  function withDays(changes: Changes): Changes {
    const days = screen.levers.filter(({ key, from }) => from !== null && changes.has(key))
    return new Map([...days.map(({ key, from }) => [`${key}.from`, from] as const), ...changes])
  }

  function follow({ changes }: State): void {
    asked = performance.now()
    const own = effective(changes)
    known = { estimate: estimate(own), progress: null }
    show(section, changes)
    find<HTMLButtonElement>('undo').disabled = past.depth() === 0
    find<HTMLButtonElement>('drop').hidden = past.current().held === null
    find<HTMLSelectElement>('view').value = past.current().view
    followHeld(past.current())
    wake()
    draw()
    runner.want(
      own.size === 0 || (known.estimate?.exact === true && screen.pairs >= screen.pageRuns) ? null : wantedOf(own),
    )
    writeYaml()
  }

  function writeYaml(): void {
    const yaml = find<HTMLTextAreaElement>('yaml')
    const { changes } = past.current()
    const name = String(changes.get(POLICY) ?? '')
    const preset = screen.presets.find((one) => one.name === name)
    const base = preset === undefined ? scenario : patched(scenario, preset.patch)
    const isFile = preset === undefined || /^[a-z]/.test(preset.name)
    yaml.value = isFile
      ? copyYaml(
          { ...base, name: preset?.name ?? base.name, title: preset?.title ?? base.title },
          withDays(effective(changes)),
          seed,
        )
      : 'This mixture of policies has no file of its own: choose one of them, or set levers.\n'
  }

  function draw(): void {
    const state = past.current()
    const shown = telling.tell({ ...state, changes: effective(state.changes) }, known, heldOutcome)
    if (charts === undefined) return
    void charts.draw(shown).then(() => {
      if (measured === asked) return
      measured = asked
      performance.measure('live redraw', { start: asked, end: performance.now() })
    })
  }

  function followHeld({ held }: State): void {
    const key = held === null ? '' : JSON.stringify([...held])
    if (key === heldFor) return
    heldFor = key
    heldOutcome = held === null ? null : estimate(held)
    heldRunner.want(held === null || heldOutcome !== null ? null : wantedOf(held))
  }

  /** Charts are made when the reader comes to them: whoever only reads pays nothing. */
  function wake(): void {
    if (charts !== undefined) return
    charts = createCharts(section, payload, createView, tip)
    draw()
  }

  const step = (next: Partial<State>, isStep = true): void => past.set({ ...past.current(), ...next }, isStep)
  section.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement && target.dataset['key'] !== undefined)
      step({ changes: changed(past.current().changes, target) }, target.type !== 'range' || !isMoving(target))
  })
  section.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement) step({ view: target.value })
  })
  section.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null
    if (button === null) return
    const { policy, clear } = button.dataset
    const { changes } = past.current()
    if (policy !== undefined) step({ changes: policy === '' ? new Map() : new Map([[POLICY, policy]]) })
    else if (clear !== undefined) step({ changes: cleared(changes, clear) })
  })
  for (const form of section.querySelectorAll('form'))
    form.addEventListener('submit', (event) => event.preventDefault())
  section.addEventListener('pointerenter', wake, { once: true })
  section.addEventListener('focusin', wake, { once: true })
  find('undo').addEventListener('click', past.undo)
  find('reset').addEventListener('click', () => step({ changes: new Map(), held: null }))
  find('hold').addEventListener('click', () => step({ held: effective(past.current().changes) }))
  find('drop').addEventListener('click', () => step({ held: null }))
  find('link').addEventListener('click', () => copy(location.href))
  find('copy').addEventListener('click', () => {
    find<HTMLTextAreaElement>('yaml').select()
    copy(find<HTMLTextAreaElement>('yaml').value)
  })

  function copy(what: string): void {
    const said = find('said')
    navigator.clipboard.writeText(what).then(
      () => (said.textContent = 'Copied'),
      () => (said.textContent = `Copy it by hand: ${what.slice(0, 200)}`),
    )
  }

  /** A slider that is moved again within a moment is one step. */
  let moved = { key: '', at: -Infinity }
  function isMoving(input: HTMLInputElement): boolean {
    const key = input.dataset['key'] ?? ''
    const now = performance.now()
    const again = moved.key === key && now - moved.at < 1_000
    moved = { key, at: now }
    return again
  }

  writeYaml()
  past.start()
}
