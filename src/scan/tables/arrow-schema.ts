import { sourceOf } from "../byte-sources.ts";
import { escapeEvidence } from "../escape-evidence.ts";
import type { Notes, ReadContext } from "../reading.ts";
import type { TabularShape } from "../result.ts";
import { FlatbufferError, FlatTable } from "./flatbuffer.ts";

/** Names of the union `Type`, by number (https://github.com/apache/arrow/blob/main/format/Schema.fbs). */
const TYPES =
  "none null int float binary utf8 bool decimal date time timestamp interval list struct union fixed-binary fixed-list map duration large-binary large-utf8 large-list run-end-encoded binary-view utf8-view list-view large-list-view".split(
    " ",
  );
const DEEPEST = 64;
const MOST_FIELDS = 100_000;

/** Fields of `Message`, `Schema`, `Field` and `KeyValue`. */
const SCHEMA = 1;
const [MESSAGE_TYPE, MESSAGE_HEADER] = [1, 2];
const SCHEMA_FIELDS = 1;
const [FIELD_NAME, FIELD_TYPE, FIELD_CHILDREN, FIELD_METADATA] = [0, 2, 5, 6];
const [PAIR_KEY, PAIR_VALUE] = [0, 1];

/** What was found while walking a schema: columns are its leaves. */
interface Walked {
  readonly columns: { readonly name: string; readonly type?: string }[];
  /** Pickles that old versions of pyarrow load with the schema. */
  readonly pickles: Buffer[];
  left: number;
}

/** The columns of a schema, and the pickles that pyarrow kept in it. @throws FlatbufferError */
export function readArrowSchema(schema: FlatTable): {
  readonly columns: TabularShape["columns"];
  readonly pickles: readonly Buffer[];
} {
  const walked: Walked = { columns: [], pickles: [], left: MOST_FIELDS };
  for (const field of schema.tables(SCHEMA_FIELDS)) walk(field, "", 0, walked);
  return walked;
}

function walk(field: FlatTable, parent: string, depth: number, walked: Walked): void {
  walked.left -= 1;
  if (depth > DEEPEST || walked.left < 0) throw new FlatbufferError("more fields than any schema has");
  const own = field.binary(FIELD_NAME).subarray(0, 400).toString("utf8");
  const name = (parent === "" ? own : `${parent}.${own}`).slice(0, 400);
  const type = field.byte(FIELD_TYPE);
  const metadata = new Map<string, Buffer>();
  for (const pair of field.tables(FIELD_METADATA)) {
    walked.left -= 1;
    if (walked.left < 0) throw new FlatbufferError("more fields than any schema has");
    metadata.set(pair.binary(PAIR_KEY).subarray(0, 100).toString("latin1"), pair.binary(PAIR_VALUE));
  }
  if (metadata.get("ARROW:extension:name")?.toString("latin1") === "arrow.py_extension_type")
    walked.pickles.push(metadata.get("ARROW:extension:metadata") ?? Buffer.alloc(0));
  const shown = TYPES[type];
  if (field.vector(FIELD_CHILDREN, 4).count === 0)
    walked.columns.push({ name, ...(shown === undefined ? {} : { type: shown }) });
  for (const child of field.tables(FIELD_CHILDREN)) walk(child, name, depth + 1, walked);
}

/** Says which columns have a type that is a pickle, and reads it (CVE-2023-47248). */
export async function notePickledTypes(pickles: readonly Buffer[], context: ReadContext, notes: Notes): Promise<void> {
  for (const pickle of pickles.slice(0, 10)) {
    notes.find("TAB005", "A column's type is a pickle.", { evidence: escapeEvidence(pickle.subarray(0, 60)) });
    notes.add(await context.scan(sourceOf(pickle), "extension-type.pkl"), "extension type");
  }
}

/** Arrow's schema as pyarrow keeps it in Parquet: one message, of which only the pickled types matter. */
export async function noteArrowSchema(bytes: Buffer, context: ReadContext, notes: Notes): Promise<void> {
  try {
    const long = bytes.length >= 8 && bytes.readUInt32LE(0) === 0xffffffff;
    const message = FlatTable.root(bytes.subarray(long ? 8 : 4));
    const schema = message.byte(MESSAGE_TYPE) === SCHEMA ? message.table(MESSAGE_HEADER) : undefined;
    if (schema === undefined) throw new FlatbufferError("no schema");
    await notePickledTypes(readArrowSchema(schema).pickles, context, notes);
  } catch (error) {
    if (!(error instanceof FlatbufferError)) throw error;
    notes.find("TAB002", `The Arrow schema in the footer cannot be read: ${error.message}.`);
  }
}
