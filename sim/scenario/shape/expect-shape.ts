/** Shape of one line of `expect:`; its language is read by expect-grammar.ts. */
import { text } from './leaf-shapes.ts'
import { map, type MapShape } from './shape.ts'

export function expectShape(): MapShape {
  return map(
    'Something that must hold of the results.',
    {
      that: text(
        '`p95(shortfallOutside.defence) < 50 % within 52 weeks`: a statistic over the replicates (any `pNN`, `median`, `mean`, `min`, `max`) of an outcome or, in every week of the window, of a weekly series; `p95(peak(quotePrice.Dy)) < 900` takes `peak`, `low`, `average` or `sum` over the window within each replicate first; `share(timeToRecover < 104) > 0.5` and `share(timeToRecover happens) > 0.5` count replicates. Windows: `within N weeks` from the start, `by DATE`, `from DATE to DATE`, `on DATE`; without one the whole run. The unit may be left out. What does not happen within the run counts as later and larger than anything that does.',
        300,
      ),
      reason: text('Why it matters, or where the bound comes from.', 500),
    },
    ['reason'],
  )
}
