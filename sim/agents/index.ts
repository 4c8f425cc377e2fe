/** Every kind of agent, in the order in which they act within a phase: sellers before those who buy from them. */
import type { AgentKind } from './agent.ts'
import { customs } from './customs.ts'
import { exporter } from './exporter.ts'
import { government } from './government.ts'
import { illicitChannel } from './illicit-channel.ts'
import { investor } from './investor.ts'
import { licensingAuthority } from './licensing-authority.ts'
import { magnetMaker } from './magnet-maker.ts'
import { manufacturer } from './manufacturer.ts'
import { mine } from './mine.ts'
import { mineProject } from './mine-project.ts'
import { quotaPlanner } from './quota-planner.ts'
import { recycler } from './recycler.ts'
import { separator } from './separator.ts'
import { stockpile } from './stockpile.ts'
import { trader } from './trader.ts'

export const KINDS: readonly AgentKind[] = [
  quotaPlanner,
  mine,
  mineProject,
  exporter,
  separator,
  illicitChannel,
  trader,
  magnetMaker,
  recycler,
  manufacturer,
  stockpile,
  government,
  licensingAuthority,
  customs,
  investor,
]
