import { OUTCOMES } from "../../audit/report/report-data.ts";
import { type Html, html } from "../html/html.ts";
import type { ReportView } from "./report-view.ts";
import { auditCommands, OUTCOME_MEANING, wordMany } from "./words.ts";

/** What the report rests on, what its words mean, and how somebody else can check it. */
export function aboutHtml({ ledger, tip, branch, version, now, records }: ReportView): Html {
  const [verify = "", replay = "", measure = ""] = auditCommands(branch);
  return html`<p>Made by secmlops-gate ${version} at ${now} from ${wordMany(records, "record")} of ${ledger}${tip !== undefined && html`, commit <code class="long">${tip}</code>`}. Records were held against their digests; whether chains are whole, nothing was removed and every policy is the one named, <code>audit verify</code> says. This file loads nothing and sends nothing.</p>
<h3>Check it yourself</h3>
<p>Whoever has a clone needs neither this file nor a server:</p>
<pre>git fetch origin
${verify}   # every digest, chain and policy
${replay}   # every decision again, byte for byte
${measure}   # whether all that was merged is there</pre>
<p>Each pull request's page names its records and the commands that check them with git and sha256sum alone.</p>
<h3>Words</h3>
<dl>${OUTCOMES.map((outcome) => html`<div><dt>${outcome}</dt><dd>${OUTCOME_MEANING[outcome]}</dd></div>`)}
<div><dt>held</dt><dd>satisfied in the newest decision about the pull request</dd></div>
<div><dt>open</dt><dd>pending, unmet, or not to be decided, in that decision</dd></div></dl>`;
}
