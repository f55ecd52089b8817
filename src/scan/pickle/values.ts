/**
 * A symbolic value is one number, so that a stack of millions is one typed array and no opcode allocates:
 *
 * - below 0: a literal integer n >= 0, as -n - 1
 * - up to 15: a kind of which nothing else matters
 * - up to 2^24: an object, four times its index plus its role
 * - above: a literal string or bytes, by the place of its opcode in the source; it is read again when it names something
 */
export type Value = number;

export const MISSING = 0;
/** A number, a float, a truth value: nothing that can name, hold or do anything. */
export const SCALAR = 1;
export const LIST = 2;
export const DICT = 3;
export const SET = 4;
export const TUPLE = 5;
/** What `persistent_load` would give. */
export const PERSISTENT = 6;
/** What a computed call or import gives: doubt has been voiced already. */
export const COMPUTED = 7;

export const NONE = 8;

const FIRST_OBJECT = 16;
const FIRST_LITERAL = 2 ** 24;
/** Objects that fit below the literals. */
export const MAX_OBJECTS = (FIRST_LITERAL - FIRST_OBJECT) / 4;

/** Something imported, by its index in the table of imports. */
export const IMPORT = 0;
/** What calling or constructing that import gave. */
export const RESULT = 1;
/** A tuple whose first element is that import. */
export const LED_TUPLE = 2;
/** A tuple, dict or storage whose contents are kept, by its index among those. */
export const KEPT = 3;

export const ofObject = (index: number, role: number): Value => FIRST_OBJECT + index * 4 + role;
export const ofInteger = (integer: number): Value => (integer >= 0 ? -integer - 1 : SCALAR);
export const ofLiteral = (offset: number): Value => FIRST_LITERAL + offset;

export const isObject = (value: Value, role: number): boolean =>
  value >= FIRST_OBJECT && value < FIRST_LITERAL && (value & 3) === role;
export const isImport = (value: Value): boolean =>
  value >= FIRST_OBJECT && value < FIRST_LITERAL && (value & 3) === IMPORT;
export const indexOf = (value: Value): number => (value - FIRST_OBJECT) >> 2;
export const isLiteral = (value: Value): boolean => value >= FIRST_LITERAL;
export const offsetOf = (value: Value): number => value - FIRST_LITERAL;
/** The literal integer, if it is one that is not negative. */
export const integerOf = (value: Value): number | undefined => (value < 0 ? -value - 1 : undefined);
