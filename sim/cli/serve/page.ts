/** The page around the report: what the last save came to and changed, beside the last report that was good and the one before. */
import { createHash } from 'node:crypto'

const STYLE = `html,body{margin:0;height:100%;background:#f6f5f0;color:#17202a;font:15px/1.5 system-ui,sans-serif}
body{display:flex;flex-direction:column}header{display:flex;flex-wrap:wrap;gap:4px 14px;align-items:center;padding:6px 14px;border-bottom:1px solid #dcdcd6}p{margin:0}
button{font:inherit;min-height:30px;padding:2px 12px;border:1px solid #8b8f88;border-radius:5px;background:#fff;color:inherit}button[aria-pressed=true]{background:#17202a;color:#fff}
pre{margin:0;padding:10px 14px;max-height:40vh;overflow:auto;white-space:pre-wrap;background:#fdf0c4;color:#4a3600;border-bottom:1px solid #e2cf8d}
details{padding:4px 14px;border-bottom:1px solid #dcdcd6;max-height:45vh;overflow:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{text-align:right;padding:2px 14px 2px 0}th:first-child{text-align:left;font-weight:400}thead th{font-weight:600}
[hidden]{display:none!important}iframe{flex:1;border:0;width:100%}`

/** Where the reader is in a report, and what is unfolded there, stay when another takes its place: a fold is known by what it stands in. */
const SCRIPT = `const find=name=>document.querySelector(name),said=find('p'),error=find('pre'),frame=find('iframe'),flip=find('button'),changed=find('details');
let shown=0,place=null;
const folds=page=>{const counted={};return [...page.querySelectorAll('details')].map(fold=>{const within=fold.parentElement.closest('[id]')?.id??'';counted[within]=(counted[within]??0)+1;return [within+' '+counted[within],fold]})};
const where=()=>{const page=frame.contentDocument;return page?.body&&page.URL!=='about:blank'?{y:frame.contentWindow.scrollY,hash:page.location.hash,open:new Map(folds(page).map(([key,fold])=>[key,fold.open]))}:place};
const show=path=>{place=where();frame.src=path+'?'+shown+(place?.hash??'')};
frame.onload=()=>{if(!place||frame.contentDocument.URL==='about:blank')return;for(const [key,fold] of folds(frame.contentDocument))fold.open=place.open.get(key)??fold.open;frame.contentWindow.scrollTo(0,place.y)};
const press=before=>{flip.setAttribute('aria-pressed',before)};
flip.onclick=()=>{const before=flip.getAttribute('aria-pressed')!=='true';press(before);show(before?'/before':'/report')};
const row=(cells,tag)=>{const line=document.createElement('tr');cells.forEach((text,c)=>{const cell=document.createElement(c===0?'th':tag);cell.textContent=text;line.append(cell)});return line};
const tell=changes=>{changed.hidden=flip.hidden=!changes;if(!changes)return;find('summary').textContent=changes.says;
find('thead').replaceChildren(row(['','before','after','difference'],'th'));find('tbody').replaceChildren(...changes.rows.map(cells=>row(cells,'td')));find('table').hidden=changes.rows.length===0};
new EventSource('/events').onmessage=({data})=>{const {kind,says,report,changes}=JSON.parse(data);
said.textContent=kind==='running'?'Running…':kind==='good'?'Up to date':'Not run: the report below is of the last good scenario';
error.hidden=!says;error.textContent=says;
if(kind==='good'&&report!==shown){shown=report;tell(changes);press(false);show('/report')}}`

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Nothing but this page's own script and style, the report in its frame and the line of events. */
export const POLICY = `default-src 'none'; script-src ${hash(SCRIPT)}; style-src ${hash(STYLE)}; frame-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'`

export const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Chokepoint</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><header><p role="status">Starting…</p><button type="button" aria-pressed="false" hidden>Show the report before the save</button></header><pre role="alert" hidden></pre><details open hidden><summary></summary><table><thead></thead><tbody></tbody></table></details><iframe title="Report"></iframe><script>${SCRIPT}</script></body></html>
`
