/**
 * A symbolic value is one number, so that a stack of millions is one typed array and no opcode allocates:
 *
 * - below 0: a literal integer n >= 0, as -n - 1
 * - up to 15: a kind of which nothing else matters
 * - up to 2^24: an object, eight times its index plus its role
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
/** The tuples `()` and `(0,)`, which say that a call is given nothing, and an array no size. */
export const EMPTY_TUPLE = 9;
export const ZERO_TUPLE = 10;

const FIRST_OBJECT = 16;
const FIRST_LITERAL = 2 ** 24;
/** Objects that fit below the literals. */
export const MAX_OBJECTS = (FIRST_LITERAL - FIRST_OBJECT) / 8;

/** Something imported, by its index in the table of imports. */
export const IMPORT = 0;
/** What calling or constructing that import gave, and nothing else has happened to but items. */
export const RESULT = 1;
/** A tuple whose first element is that import. */
export const LED_TUPLE = 2;
/** A tuple, dict or storage whose contents are kept, by its index among those. */
export const KEPT = 3;
/** A result that was given its state, or was fetched from the memo: it may have attributes of the pickle's choice. */
export const SHARED = 4;
/** A dtype of NumPy whose making is kept, by its index among those. */
export const DESCRIBED = 5;
/** A tuple of integers whose product is known, by its index among those. */
export const SIZED = 6;
/** A dtype of NumPy for objects, by the index of the import that made it. */
export const OBJECT_DTYPE = 7;

export const ofObject = (index: number, role: number): Value => FIRST_OBJECT + index * 8 + role;
export const ofInteger = (integer: number): Value => (integer >= 0 ? -integer - 1 : SCALAR);
export const ofLiteral = (offset: number): Value => FIRST_LITERAL + offset;

export const isObject = (value: Value, role: number): boolean =>
  value >= FIRST_OBJECT && value < FIRST_LITERAL && (value & 7) === role;
export const isImport = (value: Value): boolean =>
  value >= FIRST_OBJECT && value < FIRST_LITERAL && (value & 7) === IMPORT;
/** What a call gave, whether or not more has happened to it. */
export const isResult = (value: Value): boolean => isObject(value, RESULT) || isObject(value, SHARED);
/** An import or a fresh result: getting one from the memo means something. */
export const isActive = (value: Value): boolean => value >= FIRST_OBJECT && value < FIRST_LITERAL && (value & 6) === 0;
export const indexOf = (value: Value): number => (value - FIRST_OBJECT) >> 3;
export const isLiteral = (value: Value): boolean => value >= FIRST_LITERAL;
export const offsetOf = (value: Value): number => value - FIRST_LITERAL;
/** The literal integer, if it is one that is not negative. */
export const integerOf = (value: Value): number | undefined => (value < 0 ? -value - 1 : undefined);
/** A tuple, whatever is known of it. */
export const isTuple = (value: Value): boolean =>
  value === TUPLE ||
  value === EMPTY_TUPLE ||
  value === ZERO_TUPLE ||
  isObject(value, LED_TUPLE) ||
  isObject(value, SIZED);
/** Literals and containers of Python's own: asking them for their items or their text runs nothing. */
export const isPlain = (value: Value): boolean =>
  value < 0 ||
  isLiteral(value) ||
  value === SCALAR ||
  value === NONE ||
  value === LIST ||
  value === DICT ||
  value === SET ||
  isTuple(value) ||
  isObject(value, KEPT);
