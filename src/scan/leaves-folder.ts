/** Whether a file's name in an archive or a model may lead out of its folder: absolute, climbing, or no plain path. */
export function leavesFolder(name: string): boolean {
  const path = name.endsWith("/") ? name.slice(0, -1) : name;
  // Drive letters, backslashes, control characters, and empty, `.` and `..` steps.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  return /^[A-Za-z]:|[\\\x00-\x1f\x7f]/.test(path) || path.split("/").some((step) => ["", ".", ".."].includes(step));
}
