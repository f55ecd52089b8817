// src/adapters/git/git-error.ts
/** Git could not answer. The message says what is wrong and, where there is one, the command that mends it. */
var GitError = class extends Error {
	name = "GitError";
	code;
	constructor(code, message) {
		super(message);
		this.code = code;
	}
};
export { GitError as t };
