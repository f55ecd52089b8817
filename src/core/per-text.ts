/** Texts that are remembered at once: a stranger may send any number. */
const MOST = 1_024;

/**
 * A function that reckons once for each text of a few that come again and again. What is kept is bounded, as texts may be anybody's.
 * @param longest longer texts are reckoned anew (UTF-16 units)
 */
export function perText(longest: number, reckon: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = reckon(text);
    if (text.length > longest) return answer;
    if (known.size >= MOST) known.clear();
    known.set(text, answer);
    return answer;
  };
}
