/** A server for this machine alone: the page, the last good report and the one before it, and a line of events. It reads no path from a request. */
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PAGE, POLICY } from './page.ts'
import type { State } from './rerun.ts'

export interface ReportServer {
  readonly address: string
  tell(state: State): void
  close(): void
}

const LOOPBACK = '127.0.0.1'

/** `port` 0 takes a free one. Rejects when the port is taken. */
export async function startServer(port: number): Promise<ReportServer> {
  const listeners = new Set<ServerResponse>()
  let event = ''
  /** Files by the path that shows them. */
  const reports = new Map<string, string>()
  /** Counts good reports; 0: none yet. */
  let edition = 0
  const server = createServer((request, response) => void answer(request, response))

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
    if (!isOurs(request, server)) return end(response, 403, 'this server answers its own address only')
    if (request.method !== 'GET') return end(response, 405, 'only GET')
    const path = (request.url ?? '').split('?')[0]
    if (path === '/') {
      response.setHeader('Content-Security-Policy', POLICY)
      return end(response, 200, PAGE, 'text/html; charset=utf-8')
    }
    if (path === '/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      response.write(event)
      listeners.add(response)
      return void request.on('close', () => listeners.delete(response))
    }
    const file = reports.get(path ?? '')
    const text = file === undefined ? undefined : await readFile(file).catch(() => undefined)
    if (text === undefined) return end(response, 404, path === '/report' ? 'no report yet' : 'nothing here')
    end(response, 200, text, 'text/html; charset=utf-8')
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, resolve)
  })
  return {
    address: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/`,
    tell(state) {
      if (state.kind === 'good') {
        reports.set('/report', state.report)
        if (state.before !== undefined) reports.set('/before', state.before.report)
        edition++
      }
      const says = state.kind === 'running' ? '' : state.says
      const changes = state.kind === 'good' ? state.before?.changes : undefined
      event = `data: ${JSON.stringify({ kind: state.kind, says, report: edition, changes })}\n\n`
      for (const listener of listeners) listener.write(event)
    },
    close() {
      for (const listener of listeners) listener.end()
      server.close()
      server.closeAllConnections()
    },
  }
}

/** A page elsewhere whose name was made to point here still sends its own name as Host. */
function isOurs({ headers }: IncomingMessage, server: Server): boolean {
  const { port } = server.address() as AddressInfo
  return [LOOPBACK, 'localhost'].some((name) => headers.host === `${name}:${port}`)
}

function end(response: ServerResponse, code: number, body: string | Buffer, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(code, { 'Content-Type': type })
  response.end(body)
}
