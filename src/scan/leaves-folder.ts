/** Whether a file's name in an archive or a model may lead out of its folder: absolute, climbing, or no plain path. */
export function leavesFolder(name: string): boolean {
  const path = name.endsWith("/") ? name.slice(0, -1) : name;
  // Drive letters, backslashes, control characters, and empty, `.` and `..` steps.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  return /^[A-Za-z]:|[\\\x00-\x1f\x7f]/.test(path) || path.split("/").some((step) => ["", ".", ".."].includes(step));
}

/** Whether a path in a config is absolute, an address, or goes up. Unlike names in archives, it may hold steps like `./`. */
export const pointsOutside = (path: string): boolean =>
  /^(?:[/\\~]|[A-Za-z]:|[a-z]+:\/\/)/.test(path) || path.split(/[/\\]/).includes("..");
