/** The server for modellers, over real HTTP: what it shows after each save, and whom it answers. */
import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, renameSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newFolder, SCENARIOS, TOY } from './command-line.ts'

const folder = newFolder()
const file = join(folder, 'mine.yaml')
let server: ChildProcess
let address: URL

/** Few elements and weeks: its report is drawn anew after each save. */
const scenario = (title: string, more = ''): string =>
  `extends: baseline.yaml\nschema: 1\nname: mine\ntitle: ${title}\n${more}weeks: 13\nelements: [Nd, Pr, Dy, Tb]\noutcomes: [peakQuoteRatio.Dy]\n`

/** Writes a new file and renames it, as editors do. */
function save(text: string): void {
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}

function get(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ code: number; body: string }> {
  return new Promise((resolve, reject) => {
    request(
      { host: address.hostname, port: address.port, path, method, headers: { host: address.host, ...headers } },
      (response) => {
        let body = ''
        response.on('data', (piece) => (body += piece))
        response.on('end', () => resolve({ code: response.statusCode ?? 0, body }))
      },
    )
      .on('error', reject)
      .end()
  })
}

interface Event {
  readonly kind: string
  readonly says: string
  readonly report: number
  readonly changes?: { readonly says: string; readonly rows: readonly string[][] }
}
const events: Event[] = []
/** How often new events are looked for, milliseconds. */
const LOOK = 20

async function until(is: (event: Event) => boolean): Promise<Event> {
  for (;;) {
    const last = events.at(-1)
    if (last !== undefined && is(last)) return last
    if (server.exitCode !== null) throw new Error(`the server has ended; last: ${JSON.stringify(last)}`)
    await new Promise((done) => setTimeout(done, LOOK))
  }
}

beforeAll(async () => {
  for (const name of ['baseline.yaml', 'posterior-export-controls-2025.yml', 'observations-2025.csv'])
    copyFileSync(join(SCENARIOS, name), join(folder, name))
  save(scenario('First'))
  server = spawn(process.execPath, [TOY, 'serve', file, '-n', '5'], { stdio: ['ignore', 'pipe', 'inherit'] })
  address = await new Promise<URL>((resolve) =>
    server.stdout!.once('data', (piece) => resolve(new URL(String(piece).trim()))),
  )
  request(
    { host: address.hostname, port: address.port, path: '/events', headers: { host: address.host } },
    (response) => {
      response.on('data', (piece) => {
        for (const [, data] of String(piece).matchAll(/data: (.*)\n\n/g)) events.push(JSON.parse(data!) as Event)
      })
      response.on('error', () => undefined)
    },
  ).end()
})
afterAll(() => server.kill('SIGKILL'))

test('shows the report, and after a save the new one', async () => {
  expect((await get('/')).body).toContain('<iframe')
  const first = await until(({ kind }) => kind === 'good')
  expect((await get('/report')).body).toContain('Scenario report · First')
  expect(first.changes).toBeUndefined()
  expect((await get('/before')).code).toBe(404)
  save(scenario('Second'))
  const second = await until(({ kind, report }) => kind === 'good' && report > first.report)
  expect((await get('/report')).body).toContain('Scenario report · Second')
  expect((await get('/before')).body).toContain('Scenario report · First')
  expect(second.changes?.says).toMatch(/^The save changed none of \d+ outcomes in any of 5 runs\.$/)
})

test('shows an error with its place and keeps the last report, until it is mended', async () => {
  const { report } = events.at(-1)!
  save(scenario('Third', 'weekz: 9 # <script>alert(1)</script>\n'))
  const bad = await until(({ kind }) => kind === 'bad')
  expect(bad.says).toContain('mine.yaml:5:1: weekz')
  expect(bad.report).toBe(report)
  expect((await get('/report')).body).toContain('Second')
  save(scenario('Fourth'))
  await until(({ kind, report: now }) => kind === 'good' && now > report)
  expect((await get('/report')).body).toContain('Fourth')
})

test('ends with the last of several quick saves', async () => {
  const { report } = events.at(-1)!
  for (const title of ['Fifth', 'Sixth', 'Seventh']) {
    save(scenario(title))
    await new Promise((done) => setTimeout(done, 250))
  }
  await until(({ kind, report: now }) => kind === 'good' && now > report)
  expect((await get('/report')).body).toContain('Seventh')
})

test('answers its own address and GET only, and serves nothing else', async () => {
  expect(address.hostname).toBe('127.0.0.1')
  expect((await get('/', { host: 'evil.example' })).code).toBe(403)
  expect((await get('/report', { host: `evil.example:${address.port}` })).code).toBe(403)
  expect((await get('/', {}, 'POST')).code).toBe(405)
  for (const path of ['/mine.yaml', '/../mine.yaml', '/report/../../etc/passwd', '/%2e%2e/mine.yaml'])
    expect((await get(path)).code).toBe(404)
})

test('ends with Ctrl-C', async () => {
  server.kill('SIGINT')
  expect(await new Promise((done) => server.on('close', done))).toBe(130)
})
