/** The program: its streams, and the command line it was started with. */
import { runCommandLine } from './command-line.ts'
import { describeFailure, EXIT } from './exit.ts'

/** A reader that went away is no failure; a disk that is full is one. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return
  process.stderr.write(`chokepoint: standard output: ${describeFailure(error)}\n`)
  process.exitCode = EXIT.failed
})
process.stderr.on('error', () => undefined)

await runCommandLine(process.argv.slice(2))
