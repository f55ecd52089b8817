import { B as factsSchema, a as policyJsonSchema, ut as toJSONSchema } from "./file-schema-BZ79ypCY.js";
import { n as UsageError, r as print, t as EXIT } from "./io-B4g5SGRN.js";
// src/app/policy-schema.ts
/** `policy schema`: what editors check policy files with; `--of facts`: what other tools write facts by. */
function runPolicySchema({ of }, io) {
	print(io, JSON.stringify(schemaOf(of), null, 2));
	return EXIT.pass;
}
function schemaOf(what) {
	switch (what) {
		case "policy": return policyJsonSchema();
		case "facts": return toJSONSchema(factsSchema, {
			io: "input",
			target: "draft-2020-12"
		});
		default: throw new UsageError(`--of takes policy or facts, not ${JSON.stringify(what)}`);
	}
}
export { runPolicySchema };
