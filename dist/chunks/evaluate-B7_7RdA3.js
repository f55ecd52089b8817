import { t as evaluate } from "./evaluate-QYHyvsDv.js";
import { U as factsSchema } from "./file-schema-85mZ9RF9.js";
import { t as EXIT } from "./io-B4g5SGRN.js";
import { n as showVerdict, t as exitOf } from "./show-verdict-B4HlCsnK.js";
import { i as readJson, n as openPolicy } from "./workshop-BW_e69sK.js";
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
