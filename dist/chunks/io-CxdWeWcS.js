// src/app/io.ts
/** What every command promises its callers. */
const EXIT = {
	pass: 0,
	failed: 1,
	usage: 2,
	pending: 3,
	defect: 70
};
/** Something the user can mend. The message says what is wrong, where, and what to do. */
var UsageError = class extends Error {
	name = "UsageError";
};
const print = (io, text) => {
	io.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
};
const tell = (io, text) => {
	io.stderr.write(`${text}\n`);
};
/** Colour on a terminal, unless the user said otherwise (https://no-color.org, https://force-color.org). */
function wantsColour({ environment, stdout }) {
	if (environment.NO_COLOR) return false;
	if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== "0";
	return stdout.isTTY === true && environment.TERM !== "dumb";
}
export { wantsColour as a, tell as i, UsageError as n, print as r, EXIT as t };
