/**
 * `node scripts/keep-release.mjs` after a release: keeps a results folder and a study of it in test/releases/kept, which later versions
 * must open or refuse with what to do. Needs a build; the clock, the host and the owner stay out of the archive.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
/** The summary repeats what stands in the scenario, further back than a usual window of compression reaches (bits). */
const WINDOW = 24

const work = mkdtempSync(join(tmpdir(), 'chokepoint-release-'))
const chokepoint = (...args) =>
  execFileSync(process.execPath, [join(ROOT, 'bin/chokepoint.js'), ...args], { cwd: work, stdio: 'ignore' })

copyFileSync(join(ROOT, 'test/releases/small.yaml'), join(work, 'small.yaml'))
writeFileSync(join(work, 'other.yaml'), 'extends: small.yaml\nschema: 1\nname: other\nweeks: 13\n')
chokepoint('run', 'small.yaml', '-n', '1', '-w', '1', '--no-report', '-o', 'run')
chokepoint('compare', 'small.yaml', 'other.yaml', '-n', '2', '-w', '1', '--no-report', '-o', 'study')
for (const path of ['run/run.log.jsonl', 'study/small', 'study/other']) rmSync(join(work, path), { recursive: true })
const plain = ['--sort=name', '--mtime=2000-01-01', '--owner=0', '--group=0', '--numeric-owner']
const archive = execFileSync('tar', [...plain, '-cf', '-', 'run', 'study'], { cwd: work })
const params = {
  [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
  [constants.BROTLI_PARAM_LGWIN]: WINDOW,
}
const kept = join(ROOT, 'test/releases/kept', `${version}.tar.br`)
writeFileSync(kept, brotliCompressSync(archive, { params }))
rmSync(work, { recursive: true })
process.stdout.write(`${kept}\n`)
