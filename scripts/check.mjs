/** Format, lint, types and unused code, beside each other: what one of them says is printed when it has ended. Fails if one fails. */
import { spawn } from 'node:child_process'

const CHECKS = ['types', 'lint', 'unused', 'format']

/** npm is a script on Windows: through the shell. */
function check(name) {
  const child = spawn(`npm run --silent check:${name}`, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => said.push(piece))
  return new Promise((done) =>
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said))
      done(code === 0)
    }),
  )
}

const passed = await Promise.all(CHECKS.map(check))
if (passed.includes(false)) process.exitCode = 1
