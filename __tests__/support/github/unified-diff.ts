const CONTEXT = 3;

/** One hunk that turns one text into another; nothing where they are equal. */
export function unifiedDiff(before: string, after: string): string {
  if (before === after) return "";
  const old = before === "" ? [] : before.split("\n");
  const now = after === "" ? [] : after.split("\n");
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const first = Math.max(0, head - CONTEXT);
  const after3 = Math.min(tail, CONTEXT);
  const range = (lines: readonly string[]) => {
    const count = lines.length - tail + after3 - first;
    return `${count === 0 ? first : first + 1},${count}`;
  };
  return [
    `@@ -${range(old)} +${range(now)} @@`,
    ...old.slice(first, head).map((line) => ` ${line}`),
    ...old.slice(head, old.length - tail).map((line) => `-${line}`),
    ...now.slice(head, now.length - tail).map((line) => `+${line}`),
    ...now.slice(now.length - tail, now.length - tail + after3).map((line) => ` ${line}`),
  ].join("\n");
}
