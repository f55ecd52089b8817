// src/adapters/scan/reason-of.ts
/** Why the system refused, in its words but without its paths, which are nobody's business. */
function reasonOf(error) {
	const text = memberOf(error, "message") ?? String(error);
	const [, code, words] = /^(E[A-Z0-9]+): ([^,]+)(?:,|$)/.exec(text) ?? [];
	return code === void 0 ? text : `${words} (${code})`;
}
/** `ENOENT` and the like, where the error has one. */
const codeOf = (error) => memberOf(error, "code");
function memberOf(error, name) {
	if (typeof error !== "object" || error === null) return void 0;
	const value = Reflect.get(error, name);
	return typeof value === "string" ? value : void 0;
}
export { reasonOf as n, codeOf as t };
