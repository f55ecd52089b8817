/** The version of this tool, as `package.json` has it. */
export const VERSION = "0.1.0";
