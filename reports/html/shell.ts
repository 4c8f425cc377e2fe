/** What every page is wrapped in: head with policy, style, body, payload and script; one file that fetches nothing. */
import type { Assets } from '../assets.ts'
import type { Payload } from '../client/payload.ts'
import { escape, jsonForScript, type Markup } from './markup.ts'
import { styleSheet } from './style.ts'

export interface Shell {
  readonly title: string
  readonly body: Markup
  readonly payload: Payload
  /** Rules of this kind of page, after the common ones. */
  readonly style: string
  /** The live page's setup as JSON in the document, and the simulator that its worker threads run. */
  readonly live?: { readonly payload: unknown; readonly engine: string }
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return `'sha256-${btoa(String.fromCharCode(...bytes))}'`
}

/** A script's text that cannot end its own element. */
function inElement(script: string): string {
  return script.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--')
}

export async function renderShell(shell: Shell, assets: Assets): Promise<string> {
  const style = styleSheet(assets.fonts) + shell.style
  const script = inElement(assets.clientScript)
  const { live } = shell
  const workers = live === undefined ? '' : ' worker-src blob:;'
  const policy = `default-src 'none'; script-src ${await digest(script)};${workers} style-src ${await digest(style)}; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="Chokepoint">
<meta http-equiv="Content-Security-Policy" content="${policy.replace(/"/g, '')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escape(shell.title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
${shell.body.text}
<script type="application/json" id="payload">${jsonForScript(shell.payload).text}</script>
${
  live === undefined
    ? ''
    : `<script type="application/json" id="live-payload">${jsonForScript(live.payload).text}</script>
<script type="text/plain" id="engine">${inElement(live.engine)}</script>
`
}<script type="text/plain" id="third-party-notices">
${inElement(assets.notices)}</script>
<script>${script}</script>
</body>
</html>
`
}
