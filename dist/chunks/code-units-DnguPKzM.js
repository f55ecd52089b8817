// src/core/change/code-units.ts
/** Orders texts by UTF-16 code units: the same on every machine, whatever its language. */
const byCodeUnits = (a, b) => a < b ? -1 : a > b ? 1 : 0;
export { byCodeUnits as t };
