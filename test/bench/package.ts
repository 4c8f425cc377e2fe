/**
 * `npm run bench package 20,22,24`: what a user does, on each of these versions of Node (real binaries, of the npm package `node`). The
 * tarball of `npm pack` is installed in an empty folder, then the network is cut where the system can cut it, and every command of
 * docs/tutorial.md and of the rest of the main job is typed there. Prints seconds and digests as a table. Some minutes for each version.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { transform } from 'esbuild'
import { markdownTable } from '../../sim/document/markdown.ts'
import { blocksOf } from '../document/blocks.ts'
import { type Milestone, milestonesOf } from '../document/milestones.ts'

const ROOT = resolve(import.meta.dirname, '..')
const TARBALL = 'chokepoint-VERSION.tgz'
/** A network of its own that leads nowhere. */
const CUT = ['unshare', '--net', '--map-root-user']

/** What the tutorial leaves out of the main job; the folders are those of the tutorial. */
const REST: readonly string[] = [
  'npx chokepoint init first-try && npx chokepoint validate first-try.yaml',
  'npx chokepoint run first-try.yaml -n 4 --no-live -q',
  'npx chokepoint export out/my-policy --long',
  'npx chokepoint verify out/my-policy',
  'npx chokepoint report out/export-controls-2025 out/compare-export-controls-2025',
  `echo '{"customs.learning": 0.07}' | npx chokepoint eval export-controls-2025 --outcome totalLostUse -q`,
]

/** Seconds or digests, by what was done. */
type Column = Map<string, string>

export async function benchPackage(say: (line: string) => void, versions = '20,22,24'): Promise<void> {
  const base = mkdtempSync(join(tmpdir(), 'chokepoint-package-'))
  try {
    const tarball = pack(base)
    const columns = new Map<string, Column>()
    for (const version of versions.split(',')) {
      const env = environment(join(base, `node-${version}`), version)
      const name = typed('node --version', base, env).trim()
      columns.set(`Node ${name.slice(1)}`, await tryOut(join(base, `project-${version}`), tarball, env))
    }
    const [first] = columns.values()
    const rows = [...first!.keys()].map((row) => [row, ...[...columns.values()].map((column) => column.get(row) ?? '')])
    say(markdownTable(['', ...columns.keys()], rows))
    const own = [...columns.values()].map((column) => [...column].filter(([row]) => row.startsWith('digest')))
    const isSame = own.every((digests) => JSON.stringify(digests) === JSON.stringify(own[0]))
    say(
      `\n${availableParallelism()} cores; network ${canCut() ? 'cut' : 'on'} after the installation; digests ${isSame ? 'are the same' : 'DIFFER'}`,
    )
    if (!isSame) process.exitCode = 1
  } finally {
    rmSync(base, { recursive: true, force: true })
  }
}

/** The tarball, made as a maintainer makes it: with what `prepack` builds. */
function pack(folder: string): string {
  typed(`npm pack --pack-destination "${folder}"`, ROOT, process.env)
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz'))!)
}

/** That of a shell whose `node`, `npm` and `npx` are of this version. */
function environment(folder: string, version: string): NodeJS.ProcessEnv {
  emptyProject(folder)
  typed(`npm install --no-audit --no-fund node@${version}`, folder, process.env)
  const { npm_config_user_agent: _, ...env } = process.env
  return { ...env, PATH: `${join(folder, 'node_modules/.bin')}${delimiter}${env['PATH']}` }
}

function emptyProject(folder: string): void {
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
}

/** What a shell prints; what fails is told with all that it said. */
function typed(command: string, cwd: string, env: NodeJS.ProcessEnv, before: readonly string[] = []): string {
  const [program, ...args] = [...before, 'sh', '-c', command]
  const { status, stdout, stderr } = spawnSync(program!, args, { cwd, env, encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (status !== 0) throw new Error(`${command} ended with ${status}\n${stdout.slice(-2_000)}${stderr.slice(-2_000)}`)
  return stdout
}

let isCut: boolean | undefined
const canCut = (): boolean => (isCut ??= spawnSync(CUT[0]!, [...CUT.slice(1), 'true']).status === 0)

async function tryOut(project: string, tarball: string, env: NodeJS.ProcessEnv): Promise<Column> {
  const column: Column = new Map()
  const before = canCut() ? CUT : []
  const timed = async (row: string, work: () => unknown): Promise<void> => {
    const start = performance.now()
    await work()
    column.set(row, `${((performance.now() - start) / 1_000).toFixed(0)} s`)
  }
  mkdirSync(project)
  const [install, ...others] = milestonesOf(readFileSync(join(ROOT, 'docs/tutorial.md'), 'utf8'))
  await timed(`tutorial ${install!.title}`, () => {
    for (const command of install!.commands) typed(command.replace(`./${TARBALL}`, `"${tarball}"`), project, env)
  })
  for (const milestone of others)
    await timed(`tutorial ${milestone.title}`, () => {
      follow(milestone, project, env, before)
    })
  for (const command of REST) await timed(`\`${command}\``, () => typed(command, project, env, before))
  await timed('`npx chokepoint serve my-policy.yaml -n 4` until its page answers', () => serve(project, env))
  await timed('programs of docs/library.md', () => library(project, env, before))
  for (const name of readdirSync(join(project, 'out')).sort()) {
    const { digest } = JSON.parse(readFileSync(join(project, 'out', name, 'manifest.json'), 'utf8')) as {
      digest?: string
    }
    if (digest !== undefined) column.set(`digest of out/${name}`, `${digest.slice(0, 12)}…`)
  }
  return column
}

function follow(
  { files, commands }: Milestone,
  project: string,
  env: NodeJS.ProcessEnv,
  before: readonly string[],
): void {
  for (const [name, text] of files) writeFileSync(join(project, name), text)
  for (const command of commands) typed(command, project, env, before)
}

/** Starts it, asks for its page, ends it with Ctrl-C. A network that is cut has no loopback: this one runs outside. */
async function serve(cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn('npx', ['chokepoint', 'serve', 'my-policy.yaml', '-n', '4'], { cwd, env, detached: true })
  const ended = once(child, 'exit')
  const [address] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
  const { status } = await fetch(address.trim())
  process.kill(-child.pid!, 'SIGINT')
  await ended
  if (status !== 200) throw new Error(`serve answered ${status}`)
}

/** Without their types, which Node 20 does not read. */
async function library(project: string, env: NodeJS.ProcessEnv, before: readonly string[]): Promise<void> {
  const page = readFileSync(join(ROOT, 'docs/library.md'), 'utf8')
  for (const [k, { text }] of blocksOf(page)
    .filter(({ language }) => language === 'ts')
    .entries()) {
    const { code } = await transform(text, { loader: 'ts' })
    writeFileSync(join(project, `program-${k}.mjs`), code)
    typed(`node program-${k}.mjs`, project, env, before)
  }
}
