import { readAll, sourceOf } from "../byte-sources.ts";
import { type Compression, decompress } from "../decompress/index.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";

/** Compressions that joblib and others use, by their first bytes; those without a kind cannot be inflated here. */
const COMPRESSIONS: readonly { readonly magic: string; readonly name: string; readonly kind?: Compression }[] = [
  { magic: "1f8b08", name: "gzip", kind: "gzip" },
  { magic: "78", name: "zlib", kind: "zlib" },
  { magic: "425a68", name: "bzip2", kind: "bzip2" },
  { magic: "fd377a585a00", name: "xz", kind: "xz" },
  { magic: "5d00", name: "lzma", kind: "lzma" },
  { magic: "04224d18", name: "lz4", kind: "lz4" },
  { magic: "28b52ffd", name: "zstd" },
];

/** One compressed stream, joblib's or any other: what is in it is read as if it were a file. */
export async function readCompressed(source: ByteSource, context: ReadContext): Promise<Reading> {
  const head = Buffer.from(await source.read(0, 8)).toString("hex");
  const found = COMPRESSIONS.find(({ magic }) => head.startsWith(magic));
  const notes = new Notes(["compressed"], context.limits);
  if (found?.kind === undefined) {
    notes.find("JOB001", `The file is compressed with ${found?.name ?? "something"}, which is not read here.`, {
      offset: 0,
    });
    return notes.done();
  }
  if (source.size > context.limits.inflatedBytes) {
    notes.limit("inflatedBytes");
    return notes.done();
  }
  const packed = await readAll(source, 0, source.size);
  const result = await decompress(found.kind, packed, context.limits, context.budget);
  if ("limit" in result) {
    notes.limit(result.limit);
    notes.find("JOB002", "The data inflates beyond the limits.");
  } else if ("unread" in result) notes.find("JOB001", `The data use ${result.unread}, which is not read here.`);
  else if ("broken" in result) notes.find("JOB003", `The data does not inflate: ${result.broken}.`);
  else {
    notes.full();
    if (result.used < source.size)
      notes.find("JOB003", `${source.size - result.used} bytes follow the compressed data.`, { offset: result.used });
    notes.add(await context.scan(sourceOf(result.bytes), nameInside(context.path)), "inflated");
  }
  return notes.done();
}

/** `model.pkl.gz` holds `model.pkl`; joblib's own files keep their name. */
const nameInside = (path: string): string => path.replace(/\.(?:gz|z|zlib|gzip|bz2|xz|lzma|lz4)$/i, "");
