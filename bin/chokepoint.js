#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const bundle = new URL('../dist/chokepoint.js', import.meta.url)
// A fresh clone has no dist/ yet; afterwards `npm run build` keeps it up to date.
if (!existsSync(bundle)) {
  const build = fileURLToPath(new URL('../scripts/build.mjs', import.meta.url))
  const { status } = spawnSync(process.execPath, [build], { stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) process.exit(3)
}
await import(bundle.href)
