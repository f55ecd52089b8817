import { a as printRendered, d as renderJson, s as wantsColour, t as EXIT } from "./io-B4g5SGRN.js";
import { n as renderChecklist } from "./markdown-Bg3bew4J.js";
import { t as renderTerminal } from "./terminal-CzYzL5Bv.js";
// src/app/show-verdict.ts
/** Widest line on a terminal that does not say how wide it is. */
const WIDTH = 100;
function showVerdict(verdict, format, io) {
	printRendered(io, render(verdict, format, io));
}
function render(verdict, format, io) {
	switch (format) {
		case "json": return renderJson(verdict);
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
