import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import type { RuleId } from "../rules.ts";

const KNOWN: readonly (readonly [string, RuleId, string])[] = [
  ["7z\xbc\xaf\x27\x1c", "ARC003", "a 7z archive"],
  ["Rar!\x1a\x07", "ARC003", "a RAR archive"],
  ["RDX2\n", "ARC004", "R data"],
  ["RDX3\n", "ARC004", "R data"],
  ["RDA2\n", "ARC004", "R data"],
  ["RDA3\n", "ARC004", "R data"],
  ["X\n\0\0\0", "ARC004", "R data"],
  ["\x7fELF", "SNF006", "a program or library"],
  ["MZ", "SNF006", "a program or library"],
];

/** What no reader here understands: said so, never `safe`. */
export async function readOpaque(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["opaque"], context.limits);
  if (source.size === 0) {
    notes.full();
    return notes.done();
  }
  const head = Buffer.from(await source.read(0, 16)).toString("latin1");
  const [, rule, name] = KNOWN.find(([magic]) => head.startsWith(magic)) ?? [
    "",
    "SNF006" as const,
    "of no known format",
  ];
  notes.find(rule, `The file is ${name}, which is not read here.`, { offset: 0 });
  return notes.done();
}
