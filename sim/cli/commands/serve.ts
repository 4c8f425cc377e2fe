/** `chokepoint serve FILE`: the report of a scenario in the browser, run again on every save. */
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandModule } from 'yargs'
import { locateScenario } from '../input/locate-scenario.ts'
import { withNearest } from '../input/read-scenario.ts'
import { NO_SUCH_FILE } from '../input/read-text-file.ts'
import { describeFailure, UsageError } from '../terminal/exit.ts'
import { startRerun } from '../serve/rerun.ts'
import { startServer } from '../serve/server.ts'
import { listenForStop } from '../terminal/signals.ts'
import { wholeNumber } from '../input/whole-number.ts'
import { OPTIONS } from './options.ts'

interface Arguments {
  readonly file: string
  readonly port: string
  readonly replicates: string
  readonly set: readonly string[]
  readonly seed: string | undefined
  readonly workers: string | undefined
}

export const serveCommand: CommandModule<object, Arguments> = {
  builder: (yargs) =>
    yargs
      .positional('file', { describe: 'Scenario file', type: 'string', demandOption: true })
      .option('port', {
        type: 'string',
        requiresArg: true,
        default: '0',
        defaultDescription: 'a free one',
        describe: 'Port on 127.0.0.1',
      })
      .option('replicates', { ...OPTIONS.replicates, default: '40', describe: 'Replicates of each run' })
      .options({ seed: OPTIONS.seed, workers: OPTIONS.workers, set: OPTIONS.set }) as never,
  async handler({ file, port, replicates, seed, workers, set }) {
    const count = wholeNumber('replicates', replicates, 1, 100_000)
    const number = wholeNumber('port', port, 0, 65_535)
    // One with mistakes is shown with them, and again when it is saved; one that is not there is a slip of the finger.
    const path = locateScenario(file)
    const missing = existsSync(path) ? undefined : withNearest(path, { message: NO_SUCH_FILE })
    if (missing !== undefined && 'message' in missing) throw new UsageError(`${file}:1:1: ${missing.message}`)
    const server = await startServer(number).catch((error: unknown) => {
      throw new UsageError(`--port ${port}: ${describeFailure(error)}`)
    })
    // Listens before there is anything to clear away.
    const stopped = new Promise<void>((resolve) => {
      const signals = listenForStop(() => {
        process.exitCode = signals.code
        resolve()
      })
    })
    const folder = mkdtempSync(join(tmpdir(), 'chokepoint-serve-'))
    // What is wrong with them is shown with the problems of the file: `run` reads them anew on every save.
    const options = [
      ...['--replicates', String(count)],
      ...(seed === undefined ? [] : ['--seed', seed]),
      ...(workers === undefined ? [] : ['--workers', workers]),
      ...set.flatMap((text) => ['--set', text]),
    ]
    const rerun = startRerun(path, folder, options, server.tell)
    process.stdout.write(`${server.address}\n`)
    await stopped
    server.close()
    await rerun.stop()
  },
}
