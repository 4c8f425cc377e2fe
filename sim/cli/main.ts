/** The program: what may end it, and the command line it was started with. */
import { runCommandLine } from './command-line.ts'
import { keepExitCodes } from './terminal/keep-exit-codes.ts'

keepExitCodes()
await runCommandLine(process.argv.slice(2))
