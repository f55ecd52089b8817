import { C as evaluate } from "./terminal-text-C1Nxj2a4.js";
import { R as factsSchema } from "./file-schema-fLUkLQW6.js";
import { t as EXIT } from "./io-CxdWeWcS.js";
import { n as showVerdict, t as exitOf } from "./show-verdict-DLpMPdAx.js";
import { r as readJson, t as openPolicy } from "./workshop-CvXc_Kfm.js";
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
