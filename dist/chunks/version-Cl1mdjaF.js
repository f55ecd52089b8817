// src/version.ts
/** The version of this tool, as `package.json` has it. */
const VERSION = "0.1.0";
export { VERSION as t };
