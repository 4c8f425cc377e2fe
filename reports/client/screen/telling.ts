/** What is known of a setting, as pictures, the sentence, the lines below the charts and the state of the work. */
import type { Changes } from '../../../sim/studies/live/changes.ts'
import { FREE } from '../../../sim/studies/live/point-key.ts'
import { answerOf, helpOf, INVITATION, policiesOf, short } from '../../screen/answer.ts'
import { type ChartData, intervalRow, type MeanRow, type Row } from '../../screen/chart.ts'
import { valueText } from '../../screen/measure-words.ts'
import { comparePairs, FEWEST, type Paired } from '../../screen/paired.ts'
import type { ScreenPayload } from '../../screen/payload.ts'
import type { Measure, View } from '../../screen/views.ts'
import { plural } from '../../words/numbers.ts'
import { createEstimator, type Estimate, type Outcome, POLICY } from './estimate.ts'
import type { Progress } from './runner.ts'
import type { State } from './state.ts'

export interface Known {
  /** From the batch; null where it computed nothing near. */
  readonly estimate: Estimate | null
  /** From the page; null before its first pair. */
  readonly progress: Progress | null
}

/** What is drawn and said: an outcome with the pairs it is compared with. */
interface Told {
  readonly yours: Outcome
  readonly was: readonly (readonly (number | null)[])[]
  readonly pairs: number
  readonly how: 'batch' | 'estimate' | 'page'
}

export interface Telling {
  /** Data of the charts, in the order of the view's measures. */
  tell(state: State, known: Known, held: Outcome | null): readonly ChartData[]
  fail(error: unknown): void
}

export function createTelling(section: Element, payload: ScreenPayload): Telling {
  const { screen, setup, views } = payload
  const estimate = createEstimator(payload)
  const [was, free] = [estimate(new Map()), estimate(new Map([[POLICY, FREE]]))]
  const answer = section.querySelector('#live-answer')!
  const status = section.querySelector('#live-status')!

  /** Region that the help is for: the page opens with that of all. */
  let helpFor = ''

  function told({ estimate: found, progress }: Known): Told | null {
    const enough = found === null ? 1 : found.exact ? Math.max(FEWEST, screen.pairs) : FEWEST
    if (progress !== null && progress.yours !== null && progress.pairs >= enough)
      return { yours: progress.yours, was: progress.was, pairs: progress.pairs, how: 'page' }
    if (found === null || was === null) return null
    return { yours: found, was: was.means, pairs: screen.pairs, how: found.exact ? 'batch' : 'estimate' }
  }

  const placeOf = ({ series }: Measure): number => screen.series.indexOf(series)
  const compare = (measure: Measure, before: Told['was'], after: Told['was']): Paired | null => {
    const place = placeOf(measure)
    return comparePairs(measure, before[place] ?? [], after[place] ?? [], screen.groups, setup.seed)
  }

  function chartData(measure: Measure, isChanged: boolean, now: Told | null, held: Outcome | null): ChartData {
    const place = placeOf(measure)
    const [low = [], middle = [], high = []] = payload.batch[measure.series] ?? []
    const batch = middle.map((q50, week): Row => ({ week, q05: low[week] ?? null, q50, q95: high[week] ?? null }))
    const yours = isChanged && now !== null ? rowsOf(now.yours, place, true) : []
    return {
      lines: {
        was: batch,
        none: free === null ? [] : rowsOf(free, place, false),
        held: held === null ? [] : rowsOf(held, place, false),
        yours,
      },
      means: meansOf(measure, isChanged ? now : null, held),
      observed: payload.observed[measure.series] ?? [],
    }
  }

  function meansOf(measure: Measure, now: Told | null, held: Outcome | null): readonly MeanRow[] {
    const controls = free === null || was === null ? null : compare(measure, free.means, was.means)
    const own = now === null ? null : compare(measure, now.was, now.yours.means)
    const other = held === null || was === null ? null : compare(measure, was.means, held.means)
    return [
      ...(controls === null ? [] : [{ who: 'none', value: controls.was } as const]),
      ...(own !== null
        ? [{ who: 'was', value: own.was } as const]
        : controls === null
          ? []
          : [{ who: 'was', value: controls.is, ...intervalRow(controls.was, controls.interval) } as const]),
      ...(other === null ? [] : [{ who: 'held', value: other.is } as const]),
      ...(own === null ? [] : [{ who: 'yours', value: own.is, ...intervalRow(own.was, own.interval) } as const]),
    ]
  }

  function sayBelow(view: View, isChanged: boolean, now: Told | null): void {
    view.measures.forEach((measure, m) => {
      const figure = section.querySelector(`[data-measure="${m}"]`)
      if (figure === null) return
      setText(figure.querySelector('h2'), measure.title)
      setText(figure.querySelector('.means'), means(measure, isChanged ? now : null))
    })
  }

  function means(measure: Measure, now: Told | null): string {
    const controls = free === null || was === null ? null : compare(measure, free.means, was.means)
    const none = controls === null ? '' : `no control ${valueText(measure, controls.was)}, `
    const own = now === null ? null : compare(measure, now.was, now.yours.means)
    if (own === null)
      return controls === null
        ? ''
        : `Means: ${none}as it was ${valueText(measure, controls.is)}: ${short(measure, controls)}.`
    return `Means: ${none}as it was ${valueText(measure, own.was)}, yours ${valueText(measure, own.is)}: ${short(measure, own)}.`
  }

  function sayAnswer(view: View, changes: Changes, now: Told | null): void {
    const { measures } = view
    const since = screen.crisis.date
    if (changes.size === 0) {
      if (free === null || was === null)
        return say('As it was:', 'nothing is changed. Move a lever, and the answer comes with its interval.')
      const paired = measures.map((measure) => compare(measure, free.means, was.means))
      const { lead, text } = answerOf({ subject: 'The controls', against: 'without them', measures, paired, since })
      return say(lead, text)
    }
    const subject = subjectOf(changes)
    if (now === null) return say(`${subject}:`, 'computing the first pairs of runs …')
    const paired = measures.map((measure) => compare(measure, now.was, now.yours.means))
    const { lead, text } = answerOf({ subject, against: 'as it was', measures, paired, since })
    say(lead, now.how === 'estimate' ? `about: ${text} Estimated from places nearby; the page is computing it.` : text)
  }

  function say(lead: string, text: string): void {
    setText(answer.querySelector('b'), lead)
    setText(answer.querySelector('span'), text)
  }

  /** Which policies help hangs on whom one looks at, and on nothing that is moved. */
  function sayHelp({ measures }: View): void {
    const place = section.querySelector('#live-help span')
    if (place === null || was === null) return
    const tried = policiesOf(screen.presets).map(({ name, title }) => {
      const found = estimate(new Map([[POLICY, name]]))
      return {
        title,
        paired: measures.map((measure) => (found === null ? null : compare(measure, was.means, found.means))),
      }
    })
    setText(place, helpOf(measures, tried)?.text ?? '')
  }

  function subjectOf(changes: Changes): string {
    const name = changes.get(POLICY)
    const preset = screen.presets.find((one) => one.name === name)
    const own = [...changes.keys()].filter((key) => key !== POLICY && !key.endsWith('.from')).length
    if (preset === undefined) return plural(own, 'setting of yours', 'settings of yours')
    return own === 0 ? preset.title : `${preset.title} and ${plural(own, 'setting of yours', 'settings of yours')}`
  }

  function sayStatus(isChanged: boolean, { progress, estimate: found }: Known, now: Told | null): void {
    const work =
      progress === null
        ? 'computing in this page'
        : `${progress.pairs} of ${plural(progress.of, 'pair', 'pairs')} computed in this page`
    const isDone =
      !isChanged ||
      (progress !== null && progress.pairs >= progress.of) ||
      (found?.exact === true && screen.pairs >= screen.pageRuns)
    setText(
      status,
      !isChanged
        ? INVITATION
        : now === null
          ? `Computing: what is drawn is not yours yet (${work}).`
          : now.how === 'page'
            ? isDone
              ? `${plural(now.pairs, 'pair', 'pairs')} of runs, computed in this page.`
              : `${work}.`
            : `${now.how === 'batch' ? 'Computed with the batch' : 'Estimated from the batch'}, ${plural(now.pairs, 'pair', 'pairs')}; ${isDone ? '' : `${work}.`}`,
    )
    section.classList.toggle('stale', isChanged && now === null)
    section.classList.toggle('guess', isChanged && now?.how === 'estimate')
    section.setAttribute('aria-busy', String(!isDone))
  }

  return {
    tell({ changes, held: heldChanges, view: region }, known, held) {
      const view = views.find((one) => one.region === region) ?? views[0]!
      const isChanged = changes.size > 0
      const now = isChanged ? told(known) : null
      section.classList.toggle('has-held', heldChanges !== null)
      if (heldChanges !== null)
        setText(
          section.querySelector('[data-who=held] span'),
          `held: ${heldChanges.size === 0 ? 'as it was' : subjectOf(heldChanges)}`,
        )
      section.classList.toggle('has-yours', isChanged)
      sayBelow(view, isChanged, now)
      sayAnswer(view, changes, now)
      if (helpFor !== region) sayHelp(view)
      helpFor = region
      sayStatus(isChanged, known, now)
      return view.measures.map((measure) => chartData(measure, isChanged, now, held))
    },
    fail: (error) =>
      setText(status, `The simulator stopped: ${error instanceof Error ? error.message : String(error)}`),
  }
}

function rowsOf({ bands, weeks }: Outcome, place: number, isBand: boolean): readonly Row[] {
  const [low = [], middle = [], high = []] = bands[place] ?? []
  return middle.map((q50, k) => ({
    week: weeks[k] ?? k,
    q50,
    ...(isBand ? { q05: low[k] ?? null, q95: high[k] ?? null } : {}),
  }))
}

function setText(element: Element | null, text: string): void {
  if (element !== null && element.textContent !== text) element.textContent = text
}
