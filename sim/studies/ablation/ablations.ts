/** Every mechanism that can be taken out, one entry each, in the order of the table. */
import type { Ablation } from './ablation.ts'
import { hasLicenses, withParams, withoutLevers } from './changes.ts'
import { withPlainCut } from './plain-cut.ts'
import { withSingleElementMines } from './single-element-mines.ts'

export const ABLATIONS: readonly Ablation[] = [
  {
    id: 'licence-queue',
    title: 'Licence queue',
    removes:
      'Applications, review, questions, general licences and the inspection campaign. In their place a plain cut: orders for controlled goods are decided at once, and a fixed share is refused, so that as many tonnes leave in the first quarter as with the queue.',
    expects:
      'The V of exports: the same tonnes lost evenly leave no trough in which stocks run dry and no backlog that clears. Prices should split as long as the cut lasts, not for some months; shares of granted applications lose their meaning.',
    apply: withPlainCut,
  },
  {
    id: 'inspections',
    title: 'Inspection campaign at customs',
    removes:
      'Blanket opening of consignments and the assay of every magnet. Customs open the usual tenth throughout; licences stay.',
    expects:
      'The depth of the trough: magnets that need no licence share a tariff code with those that do. In 2010 the halt of shipments to Japan, which was an inspection campaign and nothing else.',
    apply(scenario) {
      const usual = withoutLevers(scenario, ['inspectionRate', 'magnetInspectionRate'])
      return hasLicenses(scenario) ? withParams(usual, 'customs', { assayLoad: 1 }) : usual
    },
  },
  {
    id: 'officials-learn',
    title: 'Officials learn',
    removes: 'Growth of what officers decide and laboratories test while files and consignments wait.',
    expects:
      'Part of the recovery of exports in July 2025. The speed is assumed with that recovery in mind, so what it earns is owed to data, not to theory.',
    apply: (scenario) =>
      withParams(withParams(scenario, 'licensingAuthority', { learning: 0 }), 'customs', { learning: 0 }),
  },
  {
    id: 'safety-stock',
    title: 'Safety stock',
    removes: 'Extra cover that manufacturers want after alarming news and after weeks without output.',
    expects:
      'The bullwhip: without fear orders follow use, the queue is shorter and the quote lower, above all in 2010 when the quota left no other way to hoard abroad.',
    apply: (scenario) => withParams(scenario, 'manufacturer', { fear: 0, burnt: 0 }),
  },
  {
    id: 'leakage',
    title: 'Leakage',
    removes: 'Smuggling and trans-shipment: their capacity is nil.',
    expects:
      'A lid on outside quotes under a lasting quota and the fading of its effect; little in the months of 2025.',
    apply: (scenario) => withParams(scenario, 'illicitChannel', { capacityShare: 0 }),
  },
  {
    id: 'co-production',
    title: 'Co-production',
    removes:
      'Mixed ore: each mine becomes one mine an element with the same tonnes, and a cash cost in proportion to what the element earned at opening prices. Projects still dig mixed ore.',
    expects:
      'The balance problem: a boom in magnets cannot make co-products cheaper when they have mines of their own. Heavy elements should also answer their own price and hence rise less.',
    apply: withSingleElementMines,
  },
  {
    id: 'substitution',
    title: 'Substitution',
    removes: 'Thrift and redesign by manufacturers, subsidised or not.',
    expects:
      'The bust of 2011 to 2014 and part of the recovery: without it only new mines and leaks bring prices down.',
    apply: (scenario) => withParams(scenario, 'manufacturer', { thrift: 0 }),
  },
  {
    id: 'trader-momentum',
    title: 'Momentum of traders',
    removes: 'Extrapolation of price trends by traders; they still buy low and sell dear.',
    expects: 'Height and timing of the peak of 2011; nothing in a steady market.',
    apply: (scenario) => withParams(scenario, 'trader', { momentum: 0 }),
  },
  {
    id: 'investor-momentum',
    title: 'Momentum of investors',
    removes: 'Extrapolation of returns by investors; they still value earnings and read the news.',
    expects: 'Size of share rallies, and through the cost of equity a little of the entry of mines.',
    apply: (scenario) => withParams(scenario, 'investor', { momentum: 0 }),
  },
  {
    id: 'hold-back',
    title: 'Exporters hold stock back',
    removes: 'Sales kept back by Chinese exporters while prices run away upwards.',
    expects: 'Some of the speed of the rally of 2011 at home.',
    apply: (scenario) => withParams(scenario, 'exporter', { holdBack: 0 }),
  },
  {
    id: 'mine-response',
    title: 'Mines answer prices',
    removes: 'Response of operating mines to what ore fetches, in rate and in growth.',
    expects: 'A lid on booms and a floor under busts; without it prices should wander further from their start.',
    apply: (scenario) => withParams(scenario, 'mine', { response: 0, elasticity: 0 }),
  },
  {
    id: 'quota-response',
    title: 'Planners answer prices',
    removes: 'Feedback of the price of Nd and Pr on the Chinese production quota.',
    expects: 'Steadiness over years: the quota is the supply of light elements.',
    apply: (scenario) => withParams(scenario, 'quotaPlanner', { feedback: 0 }),
  },
  {
    id: 'entry',
    title: 'Entry of mines',
    removes: 'New mines: projects are financed as ever but take ten years to build, longer than any scenario.',
    expects: 'New supply after 2011 and the failures that follow it; nothing within the months of 2025.',
    apply: (scenario) => withParams(scenario, 'mineProject', { buildWeeks: 520 }),
  },
  {
    id: 'recycling-response',
    title: 'Recyclers answer prices',
    removes: 'Response of collection and of plants to price; recycling grows with past use alone.',
    expects: 'Almost nothing within three years, as observed: products live for a decade.',
    apply: (scenario) => withParams(scenario, 'recycler', { expansion: 0, collectionElasticity: 0 }),
  },
  {
    id: 'public-support',
    title: 'Public support',
    removes: 'Price floors, offtake, loans and emergency programmes outside China.',
    expects: 'The financing of projects from July 2025 on; no price before they produce.',
    apply: (scenario) =>
      withParams(
        withoutLevers(scenario, ['priceFloorNdPr', 'priceFloorHeavy', 'offtakeShare', 'loans']),
        'government',
        { emergencyLoans: 0 },
      ),
  },
]
