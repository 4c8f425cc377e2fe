/** The charts of the report, in the order of the page. A new chart is one file and one line here. */
import type { Chart } from './chart.ts'
import { chainFlows } from './chain-flows.ts'
import { convergence } from './convergence.ts'
import { followedGroups } from './followed-groups.ts'
import { granted } from './granted.ts'
import { leadTime } from './lead-time.ts'
import { licenseQueue } from './license-queue.ts'
import { magnetExports } from './magnet-exports.ts'
import { magnetFlows } from './magnet-flows.ts'
import { magnetTotal } from './magnet-total.ts'
import { oxideExports } from './oxide-exports.ts'
import { prices } from './prices.ts'
import { sharePrices } from './share-prices.ts'
import { shortfallByCountry } from './shortfall-by-country.ts'
import { shortfallHeatMap } from './shortfall-heat-map.ts'
import { stoppedLines } from './stopped-lines.ts'
import { supplyShares } from './supply-shares.ts'
import { timeToRecover } from './time-to-recover.ts'

export const CHARTS: readonly Chart[] = [
  prices,
  shortfallHeatMap,
  shortfallByCountry,
  stoppedLines,
  followedGroups,
  licenseQueue,
  granted,
  leadTime,
  magnetTotal,
  magnetFlows,
  chainFlows,
  magnetExports,
  oxideExports,
  sharePrices,
  timeToRecover,
  supplyShares,
  convergence,
]
