/** Rules of the first screen, after the common ones. */
export const SCREEN_STYLE = `
.screen{max-width:1200px;margin:0 auto;padding:14px 13px 0}
.screen .kicker{margin:0}.screen .kicker::before{display:none}
.screen-head{display:flex;flex-wrap:wrap;gap:4px 18px;align-items:baseline;justify-content:space-between;margin-bottom:8px}
.screen h1{font-size:25px;margin:2px 0 0}
.screen select{font:inherit;color:inherit;background:var(--card);border:1px solid var(--axis);border-radius:5px;padding:4px 8px;min-height:32px;max-width:100%}
.screen-head label{font-size:14px;font-weight:600}
.script .presets.script-only{display:flex}
.presets{gap:7px;flex-wrap:wrap;margin:0 0 10px}
.presets button{font-size:14px;min-height:34px;padding:5px 12px;border-radius:18px}
.presets button[aria-pressed=true]{background:var(--accent);border-color:var(--accent);color:var(--card);font-weight:600}
#live-answer{font-size:16.5px;line-height:1.45;margin:0 0 8px;max-width:1080px;min-height:2.9em}
#live-answer b{color:var(--accent)}
#live-help{font-size:14px;line-height:1.45;color:var(--muted);margin:0 0 8px;max-width:1080px}#live-help b{color:var(--ink)}
.doubt{list-style:none;display:flex;flex-wrap:wrap;gap:4px 20px;margin:0 0 8px;padding:6px 0;border-top:1px solid var(--rule);border-bottom:1px solid var(--rule);font-size:13px;line-height:1.4}
.doubt a{color:var(--muted);text-decoration:underline;text-decoration-color:var(--axis);text-underline-offset:3px}.doubt b{color:var(--ink)}
.screen-legend{margin:0 0 6px}.screen-legend .key{width:30px;height:12px;fill:none}.screen-legend .muted{flex:0 1 auto}
.screen-legend [data-who=held],.screen-legend [data-who=yours]{display:none}
.has-yours .screen-legend [data-who=yours],.has-held .screen-legend [data-who=held]{display:flex}
.screen-charts{display:grid;gap:0 12px;grid-template-columns:minmax(0,1fr)}
.screen-chart{display:grid;grid-row:span 5;grid-template-rows:subgrid;gap:0;margin:0;background:var(--card);border:1px solid var(--rule);border-radius:6px;padding:10px 12px 8px;min-width:0;margin-bottom:12px}
.screen-chart h2{font:600 15px/1.3 Inter,system-ui,sans-serif;margin:0}
.screen-chart .unit{font-size:12.5px;margin:0 0 2px}
.screen-chart svg{display:block;width:100%;height:auto;touch-action:pan-y}
.screen-chart .means{font-size:13px;line-height:1.4;margin:4px 0 0;min-height:2.8em}
.screen.stale .picture,.screen.stale .means{opacity:.35}
#live-status{font-size:13px;color:var(--muted);min-height:1.5em;margin:0 0 6px}
.script .levers.script-only{display:grid}
.levers{gap:10px 14px;grid-template-columns:minmax(0,1fr);align-items:start}
.levers fieldset{border:1px solid var(--rule);border-radius:6px;background:var(--card);margin:0;padding:6px 12px 4px;min-width:0}
.levers legend{font-weight:600;font-size:13.5px;padding:0 5px}
.levers .note{grid-column:1/-1}
.lever{display:grid;grid-template-columns:1fr auto;gap:0 10px;padding:3px 0 4px;font-size:13.5px;line-height:1.4}
.lever+.lever{border-top:1px solid var(--grid)}
.lever output{font-variant-numeric:tabular-nums;color:var(--muted)}
.lever.changed output{color:var(--accent);font-weight:700}
.lever input[type=range],.lever details{grid-column:1/-1}
.lever input[type=range]{width:100%;height:24px;margin:0;accent-color:var(--blue)}.lever.changed input[type=range]{accent-color:var(--accent)}
.lever summary{font-size:12px;min-height:24px;padding:2px 0;color:var(--muted)}
.lever details p{font-size:13px;margin:2px 0 6px}.lever details label{display:block;margin:0 0 6px}
.screen input[type=date]{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--axis);border-radius:4px;padding:2px 6px;min-height:30px}
.script .tools.script-only{display:flex}
.tools{margin:10px 0 6px;flex-wrap:wrap;gap:6px}.tools button{min-height:34px}
#live-said{font-size:13px;color:var(--muted);align-self:center}
button:disabled{color:var(--muted);cursor:default;opacity:.6}
.live-event{border-bottom:1px solid var(--rule);max-width:640px}
.live-event>summary{font-weight:600;color:var(--ink);line-height:1.35;padding:8px 0}
.live-event .when{display:block;font-weight:400;font-size:13px;color:var(--muted)}
.live-event.off>summary{text-decoration:line-through;color:var(--muted)}
.live-event.changed>summary::after{content:" · changed";color:var(--accent);font-weight:500;font-size:13px}
.live-switch,.live-date{display:inline-flex;gap:8px;align-items:center;font-size:14px;margin:0 18px 8px 0;min-height:30px}
.live-switch input{width:18px;height:18px;accent-color:var(--accent)}
.live-slider{display:grid;grid-template-columns:1fr auto;gap:0 10px;font-size:13.5px;line-height:1.4;margin:0 0 10px}
.live-slider small{color:var(--muted);font-size:12px;grid-column:1/-1}
.live-slider output{font-weight:600;font-variant-numeric:tabular-nums}
.live-slider.changed output{color:var(--accent)}
.live-slider input{grid-column:1/-1;width:100%;height:24px;margin:0;accent-color:var(--accent)}
.live-many>summary{font-size:13.5px;font-weight:500;color:var(--link)}
.yaml{display:block;font-size:13.5px;margin:14px 0 8px}
#live-yaml{display:block;width:100%;font:12px/1.45 ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;color:var(--ink);background:var(--paper);border:1px solid var(--rule);border-radius:4px;padding:8px}
@media screen and (max-width:699px){.has-yours #live-answer{position:sticky;top:0;z-index:3;background:var(--paper);border-bottom:2px solid var(--accent);padding:6px 0;font-size:14px;max-height:38vh;overflow:auto}}
@media screen and (min-width:560px) and (max-width:899px){.screen-chart{grid-row:auto;grid-template:repeat(3,auto) 1fr/minmax(0,1fr) 352px;gap:0 14px}.screen-chart .picture{grid-area:1/2/span 4/span 1}.screen-chart .means{min-height:0}.screen-chart .saves{align-self:end}}
@media screen and (min-width:700px){.screen{padding:14px 24px 0}.screen h1{font-size:30px;line-height:1.15}.levers{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media screen and (min-width:900px){.screen-charts{grid-template-columns:repeat(3,minmax(0,1fr))}.levers{grid-template-columns:repeat(3,minmax(0,1fr))}}
@media print{.screen{max-width:none;padding:0}.screen h1{font-size:20pt}.screen-charts{grid-template-columns:repeat(3,minmax(0,1fr));gap:6px}.screen-chart{break-inside:avoid;padding:5px 6px}.screen .script-only{display:none!important}#live-answer{min-height:0}.screen-chart h2{font-size:9.5pt}.screen-chart .means,.screen-chart .unit{font-size:8pt}}
`
