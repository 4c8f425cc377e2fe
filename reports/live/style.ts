/** Rules of the live page, after the common ones. */
export const LIVE_STYLE = `
.paper-only{display:none}
.live-columns{display:grid;gap:18px;grid-template-columns:minmax(0,1fr)}
.live-controls,.live-results{background:var(--card);border:1px solid var(--rule);border-radius:6px;padding:14px 16px;min-width:0}
.live-event{border-bottom:1px solid var(--rule)}
.live-event>summary{font-weight:600;color:var(--ink);line-height:1.35;padding:8px 0}
.live-event .when{display:block;font-weight:400;font-size:13px;color:var(--muted)}
.live-event.off>summary{text-decoration:line-through;color:var(--muted)}
.live-event.changed>summary::after{content:" · changed";color:var(--accent);font-weight:500;font-size:13px}
.live-switch,.live-date{display:inline-flex;gap:8px;align-items:center;font-size:14px;margin:0 18px 8px 0;min-height:30px}
.live-switch input{width:18px;height:18px;accent-color:var(--accent)}
.live-date input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--axis);border-radius:4px;padding:2px 6px}
.live-slider{display:grid;grid-template-columns:1fr auto;gap:0 10px;font-size:13.5px;line-height:1.4;margin:0 0 10px}
.live-slider small{color:var(--muted);font-size:12px;grid-column:1/-1}
.live-slider output{font-weight:600;font-variant-numeric:tabular-nums}
.live-slider.changed output{color:var(--accent)}
.live-slider input{grid-column:1/-1;width:100%;height:24px;margin:0;accent-color:var(--accent)}
.live-buttons{margin:14px 0 6px}#live-said{font-size:13px;color:var(--muted)}
#live-yaml{width:100%;font:12px/1.45 ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;color:var(--ink);background:var(--paper);border:1px solid var(--rule);border-radius:4px;padding:8px}
.legend-line{font-size:12.5px;line-height:1.9;color:var(--muted);margin:0 0 6px}
.legend-line span{display:inline-block;width:22px;height:0;vertical-align:middle;margin:0 5px 0 12px;border-top:3px solid}
.legend-line span:first-child{margin-left:0}
.legend-line .k-batch{height:10px;border:0;background:var(--blue);opacity:.3}.legend-line .k-base{border-top:2px dashed var(--muted)}
.legend-line .k-mine{border-color:var(--accent)}.legend-line .k-more{height:10px;border:0;background:var(--accent);opacity:.3}
.live-chart{margin:0 0 8px}.live-chart h3{font-size:14.5px}.live-chart .unit{font-size:12.5px;margin:0 0 2px}
.live-chart svg{display:block;width:100%;height:auto;overflow:visible;font:12px Inter,sans-serif}
.live-chart text{fill:var(--muted)}.live-chart .grid{stroke:var(--grid)}.live-chart .axis{stroke:var(--axis)}
.live-chart path{fill:none;stroke-linejoin:round}
.live-chart .batch{fill:var(--blue);fill-opacity:.2;stroke:none}.live-chart .batch-median{stroke:var(--blue);stroke-width:1.5}
.live-chart .base{stroke:var(--muted);stroke-width:1.6;stroke-dasharray:5 4}
.live-chart .mine{stroke:var(--accent);stroke-width:2.6}.live-chart .more{fill:var(--accent);fill-opacity:.2;stroke:none}
#live-status{font-size:13.5px;min-height:1.5em;margin:4px 0}
#live-table td,#live-table th{white-space:normal}
.live-many>summary{font-size:13.5px;font-weight:500;color:var(--link)}
@media screen and (max-width:520px){.live-chart svg{font-size:16px}}
@media screen and (max-width:899px){.live-results{order:-1;position:sticky;top:0;z-index:1;max-height:54vh;overflow:auto}}
@media screen and (min-width:900px){.live-columns{grid-template-columns:minmax(0,5fr) minmax(0,7fr)}.live-controls{align-self:start;position:sticky;top:90px;max-height:calc(100vh - 110px);overflow:auto}}
@media print{.live{display:none!important}.paper-only{display:block}}
`
