/** What a report has beyond the look of every page: navigation, tiles, bars, the heat map, the list and its filters. */
export const REPORT_STYLE = `
:root{--gated:#2f8f4e;--waived:#2f72c4;--bypassed:#c9302c;--ungated:#8a1c6b;--not-governed:#8b95a1;--not-merged:#c9d0d8;
--h5:#d3efdc;--h4:#e4f3d8;--h3:#fbf0c9;--h2:#fbdcb8;--h1:#f6bcb6;--raise:0 1px 2px rgb(20 30 40/.07)}
@media (prefers-color-scheme:dark){:root{--gated:#4fbf74;--waived:#5f9fe8;--bypassed:#ef6461;--ungated:#d071b6;--not-governed:#7d8894;--not-merged:#48515b;
--h5:#14402a;--h4:#2c4420;--h3:#4a3f12;--h2:#57350f;--h1:#5c2322;--raise:none}}
html{scroll-padding-top:4rem}
body{padding-top:1.2rem}
.skip{position:absolute;left:-200vw;top:.5rem;background:var(--ground);padding:.5rem 1rem;border:2px solid var(--link);border-radius:6px;z-index:10}.skip:focus{left:1rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
header .kind{margin:0;color:var(--faint);font-size:.8rem;letter-spacing:.08em;text-transform:uppercase}header h1{margin:0}header .ledger{overflow-wrap:anywhere}
nav{position:sticky;top:0;z-index:5;display:flex;flex-wrap:wrap;gap:.15rem;margin:1rem -0.5rem 0;padding:.4rem .5rem;background:var(--ground);border-bottom:1px solid var(--line)}
nav a{padding:.35rem .75rem;border-radius:6px;text-decoration:none;color:var(--ink)}nav a:hover{background:var(--panel)}
nav a[aria-current]{background:var(--info-ground);color:var(--info);font-weight:600}
h2[tabindex]:focus,main[tabindex]:focus{outline:none}
.view>h2{border:0;font-size:1.45rem;margin-top:1.4rem}
.lead{font-size:1.08rem;max-width:60rem}
.alert{border:2px solid var(--bad);border-radius:8px;padding:.2rem 1rem .6rem;background:var(--bad-ground);margin:1rem 0}
.tiles{list-style:none;padding:0;margin:1.2rem 0;display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.8rem}
.tile{border:1px solid var(--line);border-top:4px solid var(--not-governed);border-radius:8px;box-shadow:var(--raise)}
.tile>*{display:grid;gap:.1rem;align-content:start;padding:.7rem .9rem;text-decoration:none;color:inherit;border-radius:6px;height:100%}.tile a:hover{background:var(--panel)}
.tile .label,.tile .note{color:var(--faint);font-size:.85rem}.tile .value{font-size:1.75rem;font-weight:650;line-height:1.2;font-variant-numeric:tabular-nums}
.tile-gated{border-top-color:var(--gated)}.tile-waived{border-top-color:var(--waived)}.tile-bypassed{border-top-color:var(--bypassed)}.tile-ungated{border-top-color:var(--ungated)}
.bar{display:flex;height:1.15rem;border-radius:5px;overflow:hidden;background:var(--panel);gap:1px;max-width:68rem}.bar span{min-width:2px}
.bar.small{display:inline-flex;width:6.5rem;height:.6rem;vertical-align:middle;border-radius:3px}.rate{white-space:nowrap}
.o-gated{background:var(--gated)}.o-waived{background:var(--waived)}.o-bypassed{background:var(--bypassed)}.o-ungated{background:var(--ungated)}.o-not-governed{background:var(--not-governed)}.o-not-merged{background:var(--not-merged)}
.legend{list-style:none;padding:0;display:grid;gap:.15rem}.legend a{color:inherit}.swatch{display:inline-block;width:.8rem;height:.8rem;border-radius:3px;margin-right:.45rem;vertical-align:-.05rem;border:1px solid rgb(128 128 128/.35)}
.heat-legend{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;font-size:.85rem;color:var(--faint)}
.chart{margin:.8rem 0}.chart svg{max-width:100%;height:auto;background:none;font-family:inherit;overflow:visible}.chart figure{margin:0}.chart [class*="swatches"]{font-size:.85rem}.chart [aria-label="tip"]{--plot-background:var(--ground)}
details.numbers{margin:.6rem 0}summary{cursor:pointer;color:var(--link);width:fit-content;border-radius:4px}summary:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.heat{font-variant-numeric:tabular-nums;width:auto;font-size:.84rem}table{font-variant-numeric:tabular-nums}.heat th,.heat td{padding:0;text-align:center;border:1px solid var(--ground)}.heat thead th{padding:.2rem .25rem;font-weight:600;font-size:.8rem}
.heat abbr{text-decoration:none}.heat tbody th{padding:.3rem .7rem .3rem 0;text-align:left}.heat td{min-width:2.3rem}.heat td a{display:block;padding:.3rem .1rem;color:var(--ink);text-decoration:none;line-height:1.15}
.heat td a:hover{outline:2px solid var(--ink);outline-offset:-2px}.heat .n{display:block;font-size:.7rem;opacity:.8}.heat .unit{font-size:.72em}
.h5{background:var(--h5)}.h4{background:var(--h4)}.h3{background:var(--h3)}.h2{background:var(--h2)}.h1{background:var(--h1)}.h0{color:var(--faint)}
.status-ended{opacity:1}.status-not-governed,.status-not-merged{background:var(--panel)}
.filters{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.6rem .8rem;align-items:end;border:1px solid var(--line);border-radius:8px;padding:.8rem 1rem 1rem;margin:1rem 0}
.filters label{display:grid;gap:.2rem;font-size:.85rem;color:var(--faint)}.filters .search{grid-column:span 2}
input,select,button{font:inherit;color:var(--ink);background:var(--ground);border:1px solid var(--faint);border-radius:6px;padding:.35rem .6rem;min-width:0}
::placeholder{color:var(--faint);opacity:1}button{cursor:pointer}button:hover:not(:disabled){background:var(--panel)}button:disabled{opacity:.5;cursor:default}
input:focus-visible,select:focus-visible,button:focus-visible{outline:2px solid var(--link);outline-offset:1px}
.count{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:center;justify-content:space-between;margin:.6rem 0}.count .pager{display:flex;gap:.4rem;align-items:center}
th button{border:0;background:none;padding:0;font-weight:600;white-space:nowrap}th[aria-sort=ascending] button::after{content:" ▲"}th[aria-sort=descending] button::after{content:" ▼"}
#controls table{table-layout:fixed}#controls thead th{white-space:normal}.day,td time{white-space:nowrap}.requirement h4{margin:.5rem 0;font-size:1.02rem}.requirement h5{margin:.8rem 0 .2rem;font-size:.9rem}.list td{overflow-wrap:anywhere}.list td.short,.list th{white-space:nowrap}.list td:last-child{min-width:18rem}.list td:last-child code{overflow-wrap:break-word}.list tbody tr:hover{background:var(--panel)}
.back{display:flex;flex-wrap:wrap;gap:.5rem 1.2rem;margin:1rem 0 0}.steps{list-style:none;padding:0;margin:.6rem 0;border-left:2px solid var(--line)}.steps>li{padding:.1rem 0 .5rem 1rem;position:relative}
.steps>li::before{content:"";position:absolute;left:-.42rem;top:.55rem;width:.7rem;height:.7rem;border-radius:50%;background:var(--ground);border:2px solid var(--faint)}
.requirement>details>summary{color:inherit;width:auto}.requirement>details>summary h3{display:inline}
[hidden]{display:none!important}
@media (prefers-reduced-motion:no-preference){nav a,.tile a,button{transition:background-color .12s}}
@media (max-width:40rem){.filters .search{grid-column:auto}nav{position:static}.tiles{grid-template-columns:repeat(2,minmax(0,1fr))}.tile .value{font-size:1.4rem}}
@media (forced-colors:active){.bar span,.swatch{forced-color-adjust:none}}
@page{margin:14mm 12mm}
@media print{html{font-size:9.5pt}:root{--gated:#2f8f4e;--waived:#2f72c4;--bypassed:#c9302c;--ungated:#8a1c6b;--not-governed:#8b95a1;--not-merged:#c9d0d8;--h5:#d3efdc;--h4:#e4f3d8;--h3:#fbf0c9;--h2:#fbdcb8;--h1:#f6bcb6;
--good:#116329;--good-ground:#dcf5e3;--wait:#7a4d00;--wait-ground:#fdf0d0;--bad:#a1121d;--bad-ground:#fde4e4;--info:#0b4c8c;--info-ground:#e0eefb}
nav,.skip,.filters,.pager button,.count+.wide~.count,.back,footer,noscript{display:none!important}.bar,.swatch,.heat td,.status,.tile{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body[data-view=pull] .view:not(#pull){display:none!important}body[data-view=pulls] .view:not(#pulls){display:none!important}
body:not([data-view=pull],[data-view=pulls]) .view[hidden]:not(#pull,#pulls){display:block!important}body:not([data-view=pull],[data-view=pulls]) #pulls{display:none}
tr{break-after:auto}caption,thead,thead tr{break-after:avoid}tbody tr:first-child{break-before:avoid}h2,h3,h4,h5,.lead,.view>p{break-after:avoid}.chart,.tiles,.legend,.bar,.heat{break-inside:avoid}
.view,body[data-view=pull] #pull,body[data-view=pulls] #pulls{break-before:auto}body:not([data-view=pull],[data-view=pulls]) .view+.view{break-before:page}.tile .value{font-size:1.3rem}.tiles{grid-template-columns:repeat(3,1fr)}.heat td{min-width:0}.heat{font-size:7pt}.heat .n{font-size:6pt}
details.numbers:not([open]){display:none}}
`;
