import { C as evaluate } from "./terminal-text-C5eHyfCO.js";
import { R as factsSchema } from "./file-schema-BXW481O9.js";
import { t as EXIT } from "./io-CxdWeWcS.js";
import { n as showVerdict, t as exitOf } from "./show-verdict-CBvG7-X1.js";
import { r as readJson, t as openPolicy } from "./workshop-xUA1Wrfk.js";
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
