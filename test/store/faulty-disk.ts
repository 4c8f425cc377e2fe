/**
 * Takes the place of `node:fs/promises`: the call of a number that is set fails, or the process is as good as dead from there on: what
 * it was writing is half there, and nothing that it tries afterwards happens.
 */
import type * as Disk from 'node:fs/promises'

type Fault = 'none' | 'dies' | 'ENOSPC' | 'EIO'

const state = { calls: 0, at: 0, fault: 'none' as Fault }

/** From now on; `at`: number of the call, from 1. Returns how many calls there were since the last time. */
export function setFault(fault: Fault, at = 0): number {
  const { calls } = state
  Object.assign(state, { calls: 0, at, fault })
  return calls
}

export class Died extends Error {}

const CHANGING = ['appendFile', 'mkdir', 'open', 'rename', 'rm', 'writeFile'] as const

export function faulty(disk: typeof Disk): typeof Disk {
  type Call = (path: string, content?: unknown, ...rest: unknown[]) => Promise<unknown>
  const changed = Object.fromEntries(
    CHANGING.map((name) => {
      const call = disk[name] as Call
      const wrapped: Call = async (path, content, ...rest) => {
        if (state.fault === 'none') return call(path, content, ...rest)
        state.calls++
        if (state.calls < state.at || (state.calls > state.at && state.fault !== 'dies'))
          return call(path, content, ...rest)
        if (state.calls === state.at && (name === 'writeFile' || name === 'appendFile'))
          await call(path, half(content as string | Uint8Array))
        if (state.fault === 'dies') throw new Died(`died at call ${state.at}`)
        throw Object.assign(new Error(state.fault), { code: state.fault, path })
      }
      return [name, wrapped]
    }),
  )
  return { ...disk, ...changed, default: disk } as unknown as typeof Disk
}

function half(content: string | Uint8Array): string | Uint8Array {
  const length = Math.floor(content.length / 2)
  return typeof content === 'string' ? content.slice(0, length) : content.subarray(0, length)
}
