import { crc32 } from "node:zlib";
import { readAll, ShortReadError, sliceOf, sourceOf } from "../byte-sources.ts";
import { escapeEvidence } from "../escape-evidence.ts";
import { inflate, inflateStart } from "../inflate.ts";
import type { Notes, ReadContext } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import type { ZipMember } from "./zip-archive.ts";

/** Small stored members are read once, into memory; larger ones stay where they are. */
const IN_MEMORY = 4_194_304;

/**
 * A member's bytes, inflated within the limits and checked against its checksum.
 * @returns `undefined` if they cannot be had; that is noted
 */
export async function readMemberBytes(
  source: ByteSource,
  member: ZipMember,
  context: ReadContext,
  notes: Notes,
): Promise<ByteSource | undefined> {
  const where = { member: escapeEvidence(member.name), offset: member.header };
  if (member.method === 0) {
    const slice = sliceOf(source, member.data, member.packed);
    const inMemory = slice.size <= IN_MEMORY ? sourceOf(await readAll(slice, 0, slice.size)) : slice;
    if ((await checksumOf(inMemory)) !== member.crc) notes.find("ZIP004", "The content has another checksum.", where);
    return inMemory;
  }
  if (member.method !== 8) {
    notes.find("ZIP008", `The entry is compressed with method ${member.method}.`, where);
    return undefined;
  }
  if (member.packed > context.limits.inflatedBytes) {
    notes.limit("inflatedBytes");
    return undefined;
  }
  const result = inflate("raw", await readAll(source, member.data, member.packed), context.limits, context.budget);
  if ("limit" in result) notes.limit(result.limit);
  if ("broken" in result) notes.find("ZIP009", `The entry does not inflate: ${result.broken}.`, where);
  if (!("bytes" in result)) return undefined;
  if (result.bytes.length !== member.size || result.used !== member.packed)
    notes.find("ZIP003", "The content has another length than the directory says.", where);
  if (crc32(result.bytes) !== member.crc) notes.find("ZIP004", "The content has another checksum.", where);
  return sourceOf(result.bytes);
}

/** The first bytes of a member's content, unchecked: enough to see what it is. */
export async function readMemberStart(source: ByteSource, member: ZipMember, most: number): Promise<Uint8Array> {
  const packed = await readAll(source, member.data, Math.min(member.packed, most));
  return member.method === 8 ? inflateStart(packed, most) : packed;
}

async function checksumOf(source: ByteSource): Promise<number> {
  let sum = 0;
  for (let at = 0; at < source.size; ) {
    const part = await source.read(at, 1_048_576);
    if (part.length === 0) throw new ShortReadError("the source ended early");
    sum = crc32(part, sum);
    at += part.length;
  }
  return sum;
}

/** Reads one member as if it were a file. */
export async function scanMember(
  source: ByteSource,
  member: ZipMember,
  context: ReadContext,
  notes: Notes,
): Promise<void> {
  const bytes = await readMemberBytes(source, member, context, notes);
  if (bytes === undefined) notes.partial();
  else notes.add(await context.scan(bytes, member.name), escapeEvidence(member.name));
}
