/** Characters. The patterns look on from every place, so that length counts twice. */
const LONGEST = 4_000;

/** Commands that run what they fetch or decode, or that open a way in: nothing in training needs them. */
const HARMFUL: readonly RegExp[] = [
  /\b(?:curl|wget|fetch)\b[^\n;&]*\|\s*(?:sudo\s+)?(?:\S*\/)?(?:ba|z|da|k)?sh\b/,
  /\b(?:curl|wget)\b[^\n;&]*\|\s*(?:sudo\s+)?(?:\S*\/)?(?:python\d?(?:\.\d+)?|perl|ruby|node)\b/,
  /(?:\b(?:ba|z|da)?sh\b|\beval\b|\bsource\b|^\s*\.)[^\n;&]*(?:\$\(|`|<\()\s*(?:curl|wget)\b/,
  /\bbase(?:64|32)\s+(?:-d|-D|--decode)\b[^\n;]*\|\s*(?:\S*\/)?(?:(?:ba|z|da)?sh|python\d?|perl)\b/,
  /\bpython\d?(?:\.\d+)?\s+-c\b[^\n]*\b(?:exec|eval|__import__|urllib|requests|b64decode|socket)\b/,
  /\/dev\/(?:tcp|udp)\//,
  /\b(?:nc|ncat|netcat)\b[^\n]*\s-\w*[ec]\b/,
  /\brm\s+-\w*r\w*\s+(?:-\w+\s+)*(?:\/(?:\s|$|\*)|~(?:\s|$|\/\s*$)|\$HOME)/,
];

/** Whether a command does harm by what it says, whatever the program does that it starts. One too long to be read does. */
export const isHarmfulCommand = (command: string): boolean =>
  command.length > LONGEST || HARMFUL.some((pattern) => pattern.test(command));
