#!/usr/bin/env node
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

// Loading takes a moment, in which a signal keeps its exit code.
process.on('SIGINT', () => process.exit(130)).on('SIGTERM', () => process.exit(75))

const bundle = new URL('../dist/chokepoint.js', import.meta.url)
// A fresh clone has no dist/ yet; afterwards `npm run build` keeps it up to date.
if (!existsSync(bundle)) {
  const { spawnSync } = await import('node:child_process')
  const build = fileURLToPath(new URL('../scripts/build.mjs', import.meta.url))
  const { status } = spawnSync(process.execPath, [build], { stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) process.exit(3)
}
// From Node 22 on: what was compiled once is read from the system's temporary folder.
module.enableCompileCache?.()
try {
  await import(bundle.href)
} catch (error) {
  process.stderr.write(`chokepoint: ${error.message}\n`)
  process.exitCode = 3
}
