/**
 * What came of an opcode: nothing, which is well; why the machine hands control back ("names" are wanted, a "limit" was
 * hit, an "array" follows); or else what is wrong with the stream.
 */
export type Outcome = string | undefined;

/** Where nothing would mean that something else has still to be done: this opcode has had its effect. */
export const DONE = "";

/** What is wrong in more than one place. */
export const NO_MARK = "No mark on the stack.";
export const TOO_FEW = "Too few values on the stack.";
/** What is said of pickles that are longer than their bytes. */
export const ENDS_INSIDE = "The pickle ends inside an argument.";
export const ENDS_EARLY = "The pickle ends before its STOP.";
/** What is said of an import by a name that bytes do not show by chance. */
export const GIVEN_NAME = "An import whose module or name is what a call gave.";
