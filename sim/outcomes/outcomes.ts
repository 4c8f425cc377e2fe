/** All that a run reports: one file and one line each, in the order of the record. Reports, schema, summary and tables derive from them. */
import { approved } from './declared/approved.ts'
import { approvedBySector } from './declared/approved-by-sector.ts'
import { cover } from './declared/cover.ts'
import { customsBacklog } from './declared/customs-backlog.ts'
import { domesticPrice } from './declared/domestic-price.ts'
import { exports } from './declared/exports.ts'
import { exportsTo } from './declared/exports-to.ts'
import { flowAcross } from './declared/flow-across.ts'
import { flowMagnets } from './declared/flow-magnets.ts'
import { flowMined } from './declared/flow-mined.ts'
import { flowOre } from './declared/flow-ore.ts'
import { flowSeparated } from './declared/flow-separated.ts'
import { flowSteps } from './declared/flow-steps.ts'
import { flowUsed } from './declared/flow-used.ts'
import { flowUsedAsOxide } from './declared/flow-used-as-oxide.ts'
import { leadTime } from './declared/lead-time.ts'
import { leakage } from './declared/leakage.ts'
import { lineStops } from './declared/line-stops.ts'
import { lostOutput } from './declared/lost-output.ts'
import { lostUse } from './declared/lost-use.ts'
import { magnetExports } from './declared/magnet-exports.ts'
import { magnetExportsByGrade } from './declared/magnet-exports-by-grade.ts'
import { magnetExportsTotal } from './declared/magnet-exports-total.ts'
import { magnetPrice } from './declared/magnet-price.ts'
import { miningShare } from './declared/mining-share.ts'
import { orders } from './declared/orders.ts'
import { output } from './declared/output.ts'
import { pricePaid } from './declared/price-paid.ts'
import { programmeCost } from './declared/programme-cost.ts'
import { projects } from './declared/projects.ts'
import { projectsFailed } from './declared/projects-failed.ts'
import { projectsStarted } from './declared/projects-started.ts'
import { queue } from './declared/queue.ts'
import { quotaPremium } from './declared/quota-premium.ts'
import { publicMoney } from './declared/public-money.ts'
import { quotePrice } from './declared/quote-price.ts'
import { quoteShare } from './declared/quote-share.ts'
import { recycledShare } from './declared/recycled-share.ts'
import { refiningShare } from './declared/refining-share.ts'
import { sharePrice } from './declared/share-price.ts'
import { shortfall } from './declared/shortfall.ts'
import { shortfallOf } from './declared/shortfall-of.ts'
import { shortfallOutside } from './declared/shortfall-outside.ts'
import { stockWeeks } from './declared/stock-weeks.ts'
import { stockpile } from './declared/stockpile.ts'
import { stockpileValue } from './declared/stockpile-value.ts'
import { stopped } from './declared/stopped.ts'
import { totalShortfall } from './declared/total-shortfall.ts'
import { transactionPrice } from './declared/transaction-price.ts'
import type { Outcome } from './outcome.ts'

export const OUTCOMES: readonly Outcome[] = [
  domesticPrice,
  quotePrice,
  transactionPrice,
  quoteShare,
  exports,
  exportsTo,
  magnetPrice,
  magnetExports,
  magnetExportsTotal,
  magnetExportsByGrade,
  shortfall,
  shortfallOutside,
  totalShortfall,
  lineStops,
  lostOutput,
  lostUse,
  cover,
  orders,
  queue,
  approved,
  approvedBySector,
  leadTime,
  customsBacklog,
  leakage,
  miningShare,
  refiningShare,
  recycledShare,
  projects,
  projectsFailed,
  projectsStarted,
  stockpile,
  stockpileValue,
  programmeCost,
  sharePrice,
  quotaPremium,
  flowMined,
  flowOre,
  flowSeparated,
  flowSteps,
  flowMagnets,
  flowAcross,
  flowUsed,
  flowUsedAsOxide,
  output,
  stockWeeks,
  shortfallOf,
  stopped,
  pricePaid,
  publicMoney,
]
