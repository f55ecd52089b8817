import { a as printRendered, d as renderJson, s as wantsColour, t as EXIT } from "./io-B4g5SGRN.js";
import { r as renderChecklist, t as renderScansAsSarif } from "./sarif-of-scans-VwJBMc3S.js";
import { t as renderTerminal } from "./terminal-DqDBtS-H.js";
import { t as VERSION } from "./version-Cl1mdjaF.js";
// src/app/show-verdict.ts
/** Widest line on a terminal that does not say how wide it is. */
const WIDTH = 100;
/** @param scans what SARIF is about: it knows findings of the artefact scan, and no sign-offs */
function showVerdict(verdict, format, io, scans) {
	printRendered(io, render(verdict, format, io, scans));
}
function render(verdict, format, io, scans) {
	switch (format) {
		case "json": return renderJson(verdict);
		case "sarif": return renderScansAsSarif(scans, VERSION);
		case "markdown": return renderChecklist(verdict, {
			ledger: true,
			local: verdict.pullRequest === void 0
		});
		case "text": return renderTerminal(verdict, {
			colour: wantsColour(io),
			width: Math.min(io.stdout.columns ?? WIDTH, 120)
		});
	}
}
function exitOf({ status }) {
	if (status === "pass") return EXIT.pass;
	return status === "pending" ? EXIT.pending : EXIT.failed;
}
export { showVerdict as n, exitOf as t };
