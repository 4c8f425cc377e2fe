/** The page around the report: what the last save came to, beside the last report that was good. */
import { createHash } from 'node:crypto'

const STYLE = `html,body{margin:0;height:100%;background:#f6f5f0;color:#17202a;font:15px/1.5 system-ui,sans-serif}
body{display:flex;flex-direction:column}p{margin:0;padding:7px 14px;border-bottom:1px solid #dcdcd6}
pre{margin:0;padding:10px 14px;max-height:40vh;overflow:auto;white-space:pre-wrap;background:#fdf0c4;color:#4a3600;border-bottom:1px solid #e2cf8d}
pre[hidden]{display:none}iframe{flex:1;border:0;width:100%}`

const SCRIPT = `const said=document.querySelector('p'),error=document.querySelector('pre'),frame=document.querySelector('iframe');
let shown=0;
new EventSource('/events').onmessage=({data})=>{const {kind,says,report}=JSON.parse(data);
said.textContent=kind==='running'?'Running…':kind==='good'?'Up to date':'Not run: the report below is of the last good scenario';
error.hidden=!says;error.textContent=says;
if(report!==shown){shown=report;frame.src='/report?'+report}}`

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Nothing but this page's own script and style, the report in its frame and the line of events. */
export const POLICY = `default-src 'none'; script-src ${hash(SCRIPT)}; style-src ${hash(STYLE)}; frame-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'`

export const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Chokepoint</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><p role="status">Starting…</p><pre role="alert" hidden></pre><iframe title="Report"></iframe><script>${SCRIPT}</script></body></html>
`
