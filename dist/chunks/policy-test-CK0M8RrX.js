import { t as EXIT } from "./io-CxdWeWcS.js";
// src/app/policy-test.ts
async function runPolicyTest(_paths, _options, _io) {
	return EXIT.usage;
}
export { runPolicyTest };
