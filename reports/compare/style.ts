/** Rules of the report of a comparison, after those of every page. */
export const COMPARE_STYLE = `
.compared{margin:0 0 22px}.compared .scroll{max-height:none;background:var(--card)}
.compared th,.compared td{white-space:normal;min-width:96px}
.compared-head{margin:26px 0 8px}
@media print{.compared{break-inside:avoid}}
`
