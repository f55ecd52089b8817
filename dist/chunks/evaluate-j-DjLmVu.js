import { C as evaluate } from "./terminal-text-Wy2bcjc0.js";
import { z as factsSchema } from "./file-schema-F3Qa49LF.js";
import { t as EXIT } from "./io-CxdWeWcS.js";
import { n as showVerdict, t as exitOf } from "./show-verdict-BnjbVw7o.js";
import { r as readJson, t as openPolicy } from "./workshop-LTLR8w7O.js";
// src/app/evaluate.ts
/** `evaluate`: the pure decision, JSON in, JSON out. */
async function runEvaluate(options, io) {
	const facts = await readJson(options.facts, io, (value) => factsSchema.safeParse(value));
	const policy = await openPolicy(options.policy, io, options.packs);
	if (policy === void 0) return EXIT.usage;
	const verdict = evaluate(policy, facts);
	showVerdict(verdict, options.format, io);
	return exitOf(verdict);
}
export { runEvaluate };
