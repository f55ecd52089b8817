import { t as evaluate } from "./evaluate-BPRLpvhG.js";
import { B as factsSchema } from "./file-schema-BZ79ypCY.js";
import { t as EXIT } from "./io-B4g5SGRN.js";
import { n as showVerdict, t as exitOf } from "./show-verdict-CJdTOnLF.js";
import { i as readJson, n as openPolicy } from "./workshop-BXLeIzqn.js";
// src/app/evaluate.ts
/** `evaluate`: the pure decision, JSON in, JSON out. */
async function runEvaluate(options, io) {
	const facts = await readJson(options.facts, io, (value) => factsSchema.safeParse(value));
	const policy = await openPolicy(options.policy, io, options.packs);
	if (policy === void 0) return EXIT.usage;
	const verdict = evaluate(policy, facts);
	showVerdict(verdict, options.format, io, facts.scans);
	return exitOf(verdict);
}
export { runEvaluate };
