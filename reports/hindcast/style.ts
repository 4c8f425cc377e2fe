/** Rules of the report of a hindcast, after those of every page. */
export const HINDCAST_STYLE = `
.board,.skills{max-height:none;background:var(--card)}
.board small{display:block;color:var(--muted);font-size:12px;font-weight:400}
.board th,.board td,.skills th:first-child{text-align:left;white-space:normal}
.board td:nth-child(2),.board td:nth-child(3),.board td:nth-child(4),.board td:nth-child(5){text-align:right}
.board td:nth-child(3),.board td:nth-child(5){white-space:nowrap}
.group th{background:var(--paper);font-weight:600;padding-top:9px;text-align:left}
.group span{font-weight:400;color:var(--muted);margin-left:8px}
.overall th,.overall td{font-weight:600;border-top:2px solid var(--axis)}
.elements .scroll{max-height:none;max-width:440px;margin-top:18px;background:var(--card)}
.strip{display:block;width:132px;height:20px}
.verdict{display:inline-block;white-space:nowrap}.verdict svg{width:11px;height:11px;margin-right:4px}
.pass{color:var(--green)}
.close{font-weight:600;color:var(--muted)}
.miss{font-weight:700;color:var(--noticeInk);background:var(--noticeBack);border:1px solid var(--noticeRule);border-radius:4px;padding:0 6px}
.events{columns:1;padding-left:26px;font-size:13.5px;color:var(--muted);margin:0 0 16px;max-width:880px}
.events li{break-inside:avoid;margin-bottom:3px}.events b{color:var(--ink);font-weight:600}
.history .lede{margin-bottom:6px}
@media screen and (min-width:700px){.events{columns:2;column-gap:34px}}
@media screen and (max-width:699px){
.board thead{display:none}
.board table,.board tbody,.board caption{display:block}
.board tr{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));border-top:1px solid var(--rule);padding:6px 0}
.board th,.board td{border:0;padding:2px 10px;min-width:0}
.board th[scope=row],.group th{grid-column:1/-1}
.board td:nth-child(n){text-align:left;white-space:normal}
.board td::before{content:attr(data-label);display:block;font-size:11.5px;color:var(--muted)}
.board td:nth-child(6){grid-column:1/-1}.board td:nth-child(6)::before{display:none}.strip{width:264px;height:40px}
.board .group{padding:0}
}
@media print{.history .half .legend{display:none}.events{columns:2}.board small{font-size:7pt}.strip{width:96px;height:15px}.board,.skills{font-size:8pt}.board td,.board th,.skills td,.skills th{padding:3px 5px}}
`
