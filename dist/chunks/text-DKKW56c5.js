import{u as showHidden}from"./io-C5ga3EDy.js";var Html=class{markup;constructor(markup){this.markup=markup}toString(){return this.markup}};function html(parts,...gaps){let markup=parts[0]??``;for(const[index,gap]of gaps.entries())markup+=markupOf(gap)+(parts[index+1]??``);return new Html(markup)}function markupOf(gap){if(gap===void 0||gap===false)return``;if(gap instanceof Html)return gap.markup;if(typeof gap===`string`||typeof gap===`number`)return escapeHtml(String(gap));return gap.map(markupOf).join(``)}const ENTITIES={"&":`&amp;`,"<":`&lt;`,">":`&gt;`,'"':`&quot;`,"'":`&#39;`};const escapeHtml=text=>text.split(`
`).map(showHidden).join(`
`).replace(/[&<>"']/g,character=>ENTITIES[character]??``);const URL_LIMIT=2e3;function safeAddress(url){if(url.length>URL_LIMIT||!URL.canParse(url))return void 0;const{protocol,username,password,href}=new URL(url);return protocol===`https:`&&username===``&&password===``?href:void 0}function linkTo(url,words){const address=url===void 0?void 0:safeAddress(url);return address===void 0?html`${words}`:html`<a href="${address}" rel="noopener noreferrer">${words}</a>`}const STYLE=`
:root{color-scheme:light dark;--ground:#fff;--ink:#1c2127;--faint:#59626d;--line:#d4d9df;--panel:#f5f7f9;--link:#0b57a4;
--good:#116329;--good-ground:#dcf5e3;--wait:#7a4d00;--wait-ground:#fdf0d0;--bad:#a1121d;--bad-ground:#fde4e4;--info:#0b4c8c;--info-ground:#e0eefb}
@media screen and (prefers-color-scheme:dark){:root{--ground:#14171a;--ink:#e4e8ec;--faint:#a3adb8;--line:#3a424b;--panel:#1d2125;--link:#7cb7f5;
--good:#8fe3a7;--good-ground:#12351d;--wait:#f3cd7c;--wait-ground:#3d2f0c;--bad:#ffa9a9;--bad-ground:#471a1c;--info:#a5d0fb;--info-ground:#12304d}}
*{box-sizing:border-box}
body{margin:0 auto;padding:2rem 1.5rem 4rem;max-width:76rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem}h2{font-size:1.25rem;margin:2.2rem 0 .6rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
h3{font-size:1.05rem;margin:1.4rem 0 .5rem}h4{font-size:.95rem;margin:1rem 0 .3rem}
p{margin:.5rem 0;max-width:68rem}a{color:var(--link)}a:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--link);outline-offset:2px}
code,pre{font-family:ui-monospace,"SF Mono","DejaVu Sans Mono","Liberation Mono",monospace;font-size:.875em}code{overflow-wrap:anywhere}
code.long{font-size:.78em}pre{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.75rem 1rem;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
ul{margin:.35rem 0;padding-left:1.3rem}.faint{color:var(--faint)}
dl{margin:.4rem 0;display:grid;gap:.15rem 1rem}dl>div{display:grid;grid-template-columns:8.5rem minmax(0,1fr);gap:.75rem}dt{color:var(--faint)}dd{margin:0;overflow-wrap:anywhere}
.wide{overflow-x:auto;margin:.6rem 0}table{border-collapse:collapse;width:100%;font-size:.9rem}caption{text-align:left;color:var(--faint);padding-bottom:.25rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}th{font-weight:600}thead th{background:var(--panel);white-space:nowrap}td ul{margin:0}
.requirement,.panel{border:1px solid var(--line);border-radius:8px;padding:.4rem 1rem .9rem;margin:1rem 0}.requirement h3{margin-top:.6rem}.title{font-weight:600}
.proof{margin:.45rem 0}.tree{border-left:2px solid var(--line);list-style:none;padding-left:1rem}
.status{display:inline-block;white-space:nowrap;border-radius:1rem;padding:.02rem .6rem;font-size:.82rem;font-weight:600;background:var(--panel);color:var(--faint);border:1px solid currentColor}
.status-satisfied,.status-pass,.status-gated{background:var(--good-ground);color:var(--good)}
.status-pending{background:var(--wait-ground);color:var(--wait)}
.status-unmet,.status-fail,.status-error,.status-bypassed,.status-ungated{background:var(--bad-ground);color:var(--bad)}
.status-waived{background:var(--info-ground);color:var(--info)}
.outcome{font-size:1.05rem}
@media (max-width:40rem){body{padding:1rem}dl>div{grid-template-columns:1fr;gap:0}}
@media print{:root{color-scheme:light;--ground:#fff;--ink:#000;--faint:#444;--line:#bbb;--panel:#f4f4f4;--link:#000}
body{max-width:none;padding:0;font-size:10pt}.requirement{break-inside:auto}h2,h3,h4,tr{break-after:avoid}tr{break-inside:avoid}.wide{overflow:visible}thead{display:table-header-group}a{text-decoration:none}}
`;const textHtml=text=>html`${text.map(spanHtml)}`;function spanHtml(span){switch(span.kind){case`plain`:return html`${span.text}`;case`strong`:return html`<strong>${span.text}</strong>`;case`code`:return html`<code>${span.text}</code>`;case`link`:return linkTo(span.url,span.code?html`<code>${span.text}</code>`:span.text)}}const listHtml=items=>items.length===0?html``:html`<ul>${items.map(item=>html`<li>${item}</li>`)}</ul>`;const tableHtml=(caption,head,rows)=>rows.length===0?html``:html`<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${head.map(name=>html`<th scope="col">${name}</th>`)}</tr></thead><tbody>
${rows.map(cells=>html`<tr>${cells.map((cell,at)=>at===0?html`<th scope="row">${cell}</th>`:html`<td>${cell}</td>`)}</tr>\n`)}</tbody></table></div>`;function instantHtml(at){const[,day,time]=/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(at)??[];return day===void 0?html`${at}`:html`<time datetime="${at}">${day} ${time??``} UTC</time>`}const pathHtml=path=>html`${path.split(/(?<=\/)/).map((part,at)=>html`${at>0&&html`<wbr>`}${part}`)}`;export{textHtml as a,html as c,tableHtml as i,linkTo as l,listHtml as n,STYLE as o,pathHtml as r,Html as s,instantHtml as t};