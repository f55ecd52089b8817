/** The namespace from which PyYAML's loaders import, call and build (https://pyyaml.org/wiki/PyYAMLDocumentation). */
const PYTHON = "tag:yaml.org,2002:python/";

/** `!!python/...`, `!<tag:...>`, `!handle!...` and `%TAG !handle! prefix` (https://yaml.org/spec/1.1/#id894570). */
const TAGS =
  /!!(?<short>[^\s,\]}]+)|!<(?<verbatim>[^>\s]*)>|![\w-]*!?(?<suffix>[^\s,\]}!]*)|^%TAG[ \t]+\S+[ \t]+(?<prefix>\S+)/gm;

/**
 * The first tag in a YAML text that makes PyYAML build Python objects, spelt in any way that PyYAML reads: short, in
 * full, by a handle, with escapes. Does not parse: a tag in a string or a comment counts too.
 */
export function findPythonTag(text: string): { readonly index: number; readonly tag: string } | undefined {
  for (const match of text.matchAll(TAGS)) {
    const { short, verbatim, suffix, prefix } = match.groups ?? {};
    const hit =
      (short !== undefined && /^python\//i.test(unescaped(short))) ||
      (verbatim !== undefined && unescaped(verbatim).startsWith(PYTHON)) ||
      (suffix !== undefined && /(?:^|:)python\//.test(unescaped(suffix))) ||
      // A handle can stand for any part of the namespace, the rest follows at its use.
      (prefix !== undefined && reaches(unescaped(prefix)));
    if (hit) return { index: match.index, tag: match[0] };
  }
  return undefined;
}

const reaches = (prefix: string): boolean =>
  prefix.startsWith(PYTHON) || (PYTHON.startsWith(prefix) && prefix !== "tag:yaml.org,2002:");

/** `%xx` as PyYAML reads it in a tag. */
const unescaped = (tag: string): string =>
  tag.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
