/** The one style sheet: tokens for light and dark, phone first, paper last. */
import { DARK, HUES, LIGHT, type Tone } from '../charts/theme.ts'

const tokens = (colors: Readonly<Record<string, string>>): string =>
  Object.entries(colors)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')

export function styleSheet(fonts: { readonly sans: string; readonly serif: string }): string {
  const face = (family: string, data: string): string =>
    data === ''
      ? ''
      : `@font-face{font-family:${family};src:url(data:font/woff2;base64,${data}) format('woff2');font-weight:200 900;font-display:block}`
  const inks: readonly Tone[] = [...HUES, 'ink']
  return `${face('Inter', fonts.sans)}${face("'Source Serif 4'", fonts.serif)}
:root{${tokens(LIGHT)};color-scheme:light}
@media screen{:root[data-theme=dark]{${tokens(DARK)};color-scheme:dark}}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${tokens(DARK)};color-scheme:dark}}
${inks.map((hue) => `.ink-${hue}{color:var(--${hue})}.tile.t-${hue}{border-top-color:var(--${hue})}`).join('')}
${BASE}${FIGURES}${FORCED}${WIDE}${PAPER}`
}

const BASE = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:6.5rem}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 Inter,system-ui,sans-serif;overflow-wrap:break-word}
h1,h2,.standfirst{font-family:'Source Serif 4',Georgia,serif}
h1{font-size:31px;line-height:1.16;font-weight:600;margin:10px 0 14px;letter-spacing:-.01em;text-wrap:balance}
h2.headline{font-size:26px;margin:10px 0 14px}
h2{font-size:24px;line-height:1.25;font-weight:600;margin:0 0 10px;text-wrap:balance}
h3{font-size:16.5px;line-height:1.35;font-weight:600;margin:0}
p{margin:0 0 10px}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
button{font:500 13.5px/1.3 Inter,system-ui,sans-serif;color:var(--link);background:var(--card);border:1px solid var(--axis);border-radius:5px;padding:5px 10px;cursor:pointer;min-height:30px}
.script-only,.download,.dates,.read-out{display:none}
.script .script-only{display:revert}
.script .download{display:inline-block}
.notice{display:flex;gap:14px;align-items:center;justify-content:center;padding:8px 14px;background:var(--noticeBack);color:var(--noticeInk);border-bottom:1px solid var(--noticeRule);font-size:14px;font-weight:500}
.notice p{margin:0}.notice a{color:inherit}
.notice button{color:inherit;background:none;border-color:currentColor;white-space:nowrap}
.notice.quiet{background:none;border:0;color:var(--muted);justify-content:flex-end}
.notice.quiet.script-only{display:none}.script .notice.quiet.script-only{display:flex}
.page{padding:26px 13px 40px;max-width:560px;margin:0 auto}
nav.contents{display:none}
.kicker{color:var(--accent);font-size:13px;font-weight:600;letter-spacing:.06em;text-transform:uppercase;margin:16px 0 0}
.kicker::before{content:'';display:block;width:44px;height:5px;background:var(--accent);margin-bottom:22px}
.standfirst{font-size:18.5px;line-height:1.5;color:var(--muted)}
.facts{display:flex;flex-wrap:wrap;gap:4px 24px;padding:0 0 20px;margin:16px 0 0;font-size:13px;border-bottom:1px solid var(--rule);color:var(--muted);list-style:none}
.facts b{color:var(--ink);font-weight:600}
section{margin-top:48px}
.points{list-style:none;margin:0;padding:0;max-width:760px}
.points li{position:relative;padding-left:18px;margin-bottom:10px}
.points li::before{content:'';position:absolute;left:0;top:.58em;width:7px;height:7px;background:var(--accent)}
.lede{color:var(--muted);max-width:760px}
.aside{border-left:3px solid var(--axis);padding-left:13px;color:var(--muted);font-size:14px;max-width:720px}
.plain{padding-left:20px;max-width:780px;color:var(--muted)}.plain li{margin-bottom:8px}
.tiles{list-style:none;margin:18px 0 16px;padding:0;display:grid;grid-template-columns:1fr 1fr;gap:0 12px}
.tile{background:var(--card);border:1px solid var(--rule);border-top:4px solid;border-radius:6px;padding:12px 13px;margin-bottom:12px;display:grid;grid-row:span 5;grid-template-rows:subgrid;align-items:start}
.tile h3{font-size:14px;line-height:1.3;color:var(--ink)}
.tile p{margin:0;font-size:13px;line-height:1.4;color:var(--muted)}
.tile .value{font-size:14px;margin:4px 0 6px}
.value b{font-size:30px;line-height:1.15;font-weight:700;color:var(--ink);letter-spacing:-.02em}
.tile .interval{color:var(--ink);font-weight:600;margin-top:4px}
svg.bar{display:block;width:100%}
.manifest{margin:0 0 14px;font-size:14px}
.manifest div{display:grid;gap:0 16px;padding:5px 0}
.manifest dt{color:var(--muted)}.manifest dd{margin:0;overflow-wrap:anywhere}
.command{background:var(--card);border:1px solid var(--rule);border-radius:5px;padding:11px 13px;overflow-x:auto;font-size:13.5px;margin:0;font-family:ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;white-space:pre-wrap;overflow-wrap:anywhere}
`

const FIGURES = `
.script .dates{display:block;position:sticky;top:0;z-index:2;margin:36px 0 -20px;background:var(--card);border:1px solid var(--rule);border-radius:0 0 6px 6px;padding:9px 14px 10px;box-shadow:0 3px 10px rgb(0 0 0/.08)}
.dates label{display:flex;justify-content:space-between;gap:10px;font-weight:600;font-size:14px}
.dates input{display:block;width:100%;margin:6px 0 2px;height:24px;accent-color:var(--blue)}
.script .dates .read-out{margin:0;display:none}
.period summary{font-size:12.5px;min-height:0;padding:2px 0 0}
.period div{display:grid;grid-template-columns:auto minmax(0,1fr);gap:0 12px;align-items:center;padding-top:4px}
.period label{font-weight:400;font-size:12.5px}.period p{grid-column:1/-1;margin:2px 0 4px;font-size:12.5px;color:var(--muted)}.period button{grid-column:1/-1;justify-self:start}
.tip{position:fixed;left:0;top:0;z-index:5;pointer-events:none;display:grid;gap:1px;max-width:min(300px,calc(100vw - 12px));background:var(--card);color:var(--ink);border:1px solid var(--axis);border-radius:5px;padding:6px 9px;font-size:12.5px;line-height:1.4;box-shadow:0 3px 12px rgb(0 0 0/.18)}
.tip[hidden]{display:none}.tip b{font-weight:600}.tip span{color:var(--muted)}.tip strong{font-weight:600;color:var(--ink)}
.dim{opacity:.13}
.cards{display:grid;gap:14px;grid-template-columns:minmax(0,1fr)}
.card{margin:0;background:var(--card);border:1px solid var(--rule);border-radius:6px;padding:16px 16px 13px;min-width:0}
.unit{color:var(--muted);font-size:14px;line-height:1.45;margin:3px 0 8px}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:3px 16px;padding:0;margin:0 0 10px;font-size:13px;color:var(--muted)}
.legend li,.legend button{display:flex;align-items:center;gap:6px}
.legend button{font:inherit;color:inherit;background:none;border:0;border-radius:4px;padding:2px 5px;margin:0 -5px;min-height:26px;text-align:left}
.legend button:hover{background:var(--paper)}.legend button[aria-pressed=true]{background:var(--paper);color:var(--ink);font-weight:600;box-shadow:inset 0 0 0 1px var(--axis)}
.key{width:20px;height:11px;flex:none}
.panels.many{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:14px 14px}
.panel{min-width:0}
.panel-title{font-weight:600;font-size:13.5px;line-height:1.3;margin:0}
.note{font-size:12px;line-height:1.35;color:var(--muted);margin:0 0 2px}
.swap{container-type:inline-size}
.swap svg{display:block;width:100%;height:auto;overflow:visible;touch-action:pan-y}
.swap text{font-kerning:none;pointer-events:none}
.v-wide{display:none}
@container (min-width:600px){.v-wide{display:block}.v-narrow{display:none}}
.many .v-wide{display:none}.many .v-narrow{display:block}
@container (min-width:186px){.many .v-wide{display:block}.many .v-narrow{display:none}}
.script .read-out{display:flex;flex-wrap:wrap;gap:1px 14px;font-size:12.5px;line-height:1.45;color:var(--muted);margin:5px 0 0}
.read-out b{font-weight:600}
.alt{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;margin:0}
.how{font-size:13px;line-height:1.5;color:var(--muted);margin:10px 0 6px;max-width:760px}
.saves{display:flex;flex-wrap:wrap;gap:5px;margin:6px 0 0}.saves button{font-size:12px;min-height:26px;padding:2px 9px;color:var(--muted)}
.embedded body{margin:0}.embedded .card,.embedded .screen-chart{border:0}
.more{position:relative}
.more .download{position:absolute;right:0;top:0}
summary{cursor:pointer;color:var(--link);font-size:14px;padding:4px 0;min-height:30px}
.more summary{width:calc(100% - 130px)}
figcaption{font-size:12px;color:var(--muted);margin-top:8px;overflow-wrap:anywhere}
.scroll{overflow:auto;max-height:420px;margin:8px 0;border:1px solid var(--rule);border-radius:4px}
table{border-collapse:collapse;font-size:13px;line-height:1.35;font-variant-numeric:tabular-nums;min-width:100%}
caption{text-align:left;color:var(--muted);padding:8px 10px;font-size:12.5px}
th,td{padding:5px 10px;text-align:right;vertical-align:top;border-top:1px solid var(--rule)}
td{white-space:nowrap}
thead th{font-weight:600;position:sticky;top:0;background:var(--card)}
th:first-child{text-align:left;font-weight:500;white-space:nowrap}
.timeline ol{columns:300px;column-gap:36px;margin:4px 0 10px;padding-left:24px;font-size:13.5px;line-height:1.45;color:var(--muted)}.timeline b{color:var(--ink);font-weight:600}
.fold{margin:12px 0}.fold>summary{font-weight:500;font-size:15px}
.words td{text-align:left;white-space:normal;overflow-wrap:break-word;max-width:340px}
.words th{text-align:left}.words td:last-child{min-width:200px}
.words th:first-child{white-space:normal;overflow-wrap:break-word;max-width:260px;min-width:96px}
section>h3{margin:26px 0 8px}
.open{margin:0 0 22px}.open .scroll{max-height:none;background:var(--card)}.open th,.open td{white-space:normal;min-width:96px}
footer{margin-top:44px;padding-top:14px;border-top:1px solid var(--rule);font-size:13px;color:var(--muted)}
`

/** A pressed button, which fills show elsewhere, has the colours of what is selected. Pictures keep theirs. */
const FORCED = `
@media (forced-colors:active){button[aria-pressed=true]{forced-color-adjust:none;background:Highlight!important;border-color:Highlight!important;color:HighlightText!important}}
`

const WIDE = `
@media screen and (min-width:700px){
html{scroll-padding-top:8rem}
.page{max-width:948px;padding:34px 24px 60px}
h1{font-size:46px;line-height:1.1}h2{font-size:30px}
.standfirst{font-size:20.5px}
.tiles{grid-template-columns:repeat(4,1fr)}
.panels.many{grid-template-columns:repeat(3,minmax(0,1fr));gap:18px 22px}
.card{padding:18px 19px 14px}
.manifest div{grid-template-columns:130px 1fr}
.script .dates .read-out{display:flex}
}
@media screen and (min-width:900px){.cards{grid-template-columns:repeat(2,minmax(0,1fr))}.card.full{grid-column:1/-1}}
@media screen and (min-width:1180px){
.page{display:grid;grid-template-columns:174px 900px;gap:38px;max-width:1160px}
nav.contents{display:block;position:sticky;top:28px;align-self:start;border-left:2px solid var(--rule);padding-left:13px;margin-top:44px;font-size:14px}
nav.contents ul{list-style:none;margin:0;padding:0}nav.contents a{display:block;padding:2px 0;color:var(--muted);text-decoration:none}
nav.contents a:hover{color:var(--link);text-decoration:underline}
}
`

const PAPER = `
@media print{
@page{size:A4;margin:14mm}
:root{color-scheme:light}
body{background:#fff;font-size:10.5pt;--paper:#fff}
.page{max-width:none;padding:0}
.script .dates,.script .read-out,.script .download,.saves,nav.contents,.notice button,.notice.quiet,.more,.cursor,.tip{display:none!important}
h1{font-size:25pt}h2{font-size:17pt;break-after:avoid}h3{break-after:avoid}
section{margin-top:22pt}
.tiles{grid-template-columns:repeat(4,1fr);gap:0 8px}.tile{padding:8px;break-inside:avoid}.value b{font-size:18pt}
.card,.panel{break-inside:avoid}.cards{display:block}.card{margin-bottom:12px}
.half .how{display:none}.unit,.legend,.how{font-size:8.5pt;line-height:1.35;margin-bottom:5px}h3{font-size:11pt}.card{padding:10px 11px}.legend{gap:1px 10px}figcaption{font-size:7.5pt;margin-top:3px}.fold>summary{display:none}
.card.half{display:inline-block;width:calc(50% - 6px);vertical-align:top}.card.half:nth-of-type(even){margin-right:8px}
.panels.many{grid-template-columns:repeat(3,minmax(0,1fr))}
.scroll{max-height:none;overflow:visible;border:0}table{font-size:8pt}thead th{position:static}tr{break-inside:avoid}
.words td,.words td:last-child,.words th:first-child{min-width:0;max-width:230px}.manifest div{grid-template-columns:110px 1fr}
a{color:inherit;text-decoration:none}.timeline ol{font-size:8.5pt}
}
`
