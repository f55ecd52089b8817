import { readAll, ShortReadError } from "../byte-sources.ts";
import { escapeEvidence } from "../escape-evidence.ts";
import { leavesFolder } from "../leaves-folder.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { noteArrowSchema } from "../tables/arrow-schema.ts";
import { noteTable } from "../tables/note-table.ts";
import { THRIFT, ThriftError, type ThriftField, ThriftReader } from "../tables/thrift.ts";

/** Larger footers belong to files with thousands of row groups and columns. */
const LARGEST_FOOTER = 16_777_216;
const MOST_ELEMENTS = 100_000;
const TYPES = ["boolean", "int32", "int64", "int96", "float", "double", "binary", "fixed"] as const;

/** Parquet (https://parquet.apache.org/docs/file-format/): the footer alone. Pages are not read. */
export async function readParquet(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["parquet"], context.limits);
  try {
    const footer = await footerOf(source, notes);
    if (footer === undefined) return notes.done();
    const file = readFile(new ThriftReader(footer));
    notes.full();
    noteTable({ columns: columnsOf(file.schema), rows: Number(file.rows) }, notes);
    const [path] = file.paths;
    if (path !== undefined) notes.find("TAB004", "The columns lie in other files.", { evidence: escapeEvidence(path) });
    const outside = [...file.paths].find((each) => leavesFolder(each) || each.includes(":"));
    if (outside !== undefined)
      notes.find("TAB003", "A column lies outside the file's folder.", { evidence: escapeEvidence(outside) });
    if (file.arrow !== undefined) await noteArrowSchema(Buffer.from(file.arrow, "base64"), context, notes);
  } catch (error) {
    if (!(error instanceof ThriftError || error instanceof ShortReadError)) throw error;
    notes.find("TAB002", `The footer cannot be read: ${error.message}.`);
  }
  return notes.done();
}

async function footerOf(source: ByteSource, notes: Notes): Promise<Buffer | undefined> {
  if (source.size < 12) throw new ThriftError("no footer");
  const start = (await readAll(source, 0, 4)).toString("latin1");
  const end = await readAll(source, source.size - 8, 8);
  const magic = end.toString("latin1", 4);
  const length = end.readUInt32LE(0);
  if (start === "PARE" || magic === "PARE") {
    notes.find("TAB004", "The footer is encrypted.");
    return undefined;
  }
  if (start !== "PAR1" || magic !== "PAR1") throw new ThriftError("no mark at one of its ends");
  if (length > source.size - 12) throw new ThriftError("longer than the file");
  if (length > LARGEST_FOOTER) {
    notes.limit("headerBytes");
    return undefined;
  }
  return readAll(source, source.size - 8 - length, length);
}

interface Element {
  name: string;
  type: number | undefined;
  children: number;
}

interface FileMetadata {
  readonly schema: readonly Element[];
  readonly rows: bigint;
  /** Files that column chunks name. */
  readonly paths: ReadonlySet<string>;
  /** Arrow's own schema, base64, as pyarrow keeps it. */
  readonly arrow: string | undefined;
}

/** Fields of FileMetaData (https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift). */
function readFile(reader: ThriftReader): FileMetadata {
  const schema: Element[] = [];
  const paths = new Set<string>();
  let rows: bigint | undefined;
  let arrow: string | undefined;
  for (const field of reader.fields()) {
    if (is(field, 2, THRIFT.list))
      eachStruct(reader, () => {
        schema.push(readElement(reader));
        if (schema.length > MOST_ELEMENTS) throw new ThriftError("more columns than any table has");
      });
    else if (is(field, 3, THRIFT.i64)) rows = reader.zigzag();
    else if (is(field, 4, THRIFT.list)) eachStruct(reader, () => readRowGroup(reader, paths));
    else if (is(field, 5, THRIFT.list))
      eachStruct(reader, () => {
        const [key, value] = readPair(reader);
        if (key === "ARROW:schema") arrow = value;
      });
    else reader.skip(field.type);
  }
  if (reader.left > 0) throw new ThriftError("bytes behind the metadata");
  if (rows === undefined || rows < 0n || rows > BigInt(Number.MAX_SAFE_INTEGER))
    throw new ThriftError("no number of rows");
  if (schema.length === 0) throw new ThriftError("no schema");
  return { schema, rows, paths, arrow };
}

const is = (field: ThriftField, id: number, type: number): boolean => field.id === id && field.type === type;

function eachStruct(reader: ThriftReader, read: () => void): void {
  const { type, count } = reader.list();
  if (count > 0 && type !== THRIFT.struct) throw new ThriftError("a list of something else");
  for (let at = 0; at < count; at += 1) read();
}

function readElement(reader: ThriftReader): Element {
  const element: Element = { name: "", type: undefined, children: 0 };
  for (const field of reader.fields()) {
    if (is(field, 1, THRIFT.i32)) element.type = Number(reader.zigzag());
    else if (is(field, 4, THRIFT.binary)) element.name = reader.text();
    else if (is(field, 5, THRIFT.i32)) element.children = Number(reader.zigzag());
    else reader.skip(field.type);
  }
  return element;
}

function readRowGroup(reader: ThriftReader, paths: Set<string>): void {
  for (const group of reader.fields()) {
    if (!is(group, 1, THRIFT.list)) reader.skip(group.type);
    else
      eachStruct(reader, () => {
        for (const chunk of reader.fields()) {
          if (!is(chunk, 1, THRIFT.binary)) reader.skip(chunk.type);
          else if (paths.size < 100) paths.add(reader.text());
          else reader.skip(chunk.type);
        }
      });
  }
}

function readPair(reader: ThriftReader): readonly [string, string] {
  let [key, value] = ["", ""];
  for (const field of reader.fields()) {
    if (is(field, 1, THRIFT.binary)) key = reader.text();
    else if (is(field, 2, THRIFT.binary)) value = reader.text();
    else reader.skip(field.type);
  }
  return [key, value];
}

/** Leaves of the schema by their path: elements stand in order, each with the number of its children. */
function columnsOf(schema: readonly Element[]): readonly { readonly name: string; readonly type?: string }[] {
  const columns: { name: string; type?: string }[] = [];
  const open: { readonly path: string; left: number }[] = [];
  for (const [place, { name, type, children }] of schema.entries()) {
    if (children < 0 || children > schema.length) throw new ThriftError("a schema that does not add up");
    while (open.length > 0 && open.at(-1)?.left === 0) open.pop();
    const parent = open.at(-1);
    if (place > 0 && parent === undefined) throw new ThriftError("a schema that does not add up");
    if (parent !== undefined) parent.left -= 1;
    const path = place === 0 ? "" : parent === undefined || parent.path === "" ? name : `${parent.path}.${name}`;
    const shown = type === undefined ? undefined : TYPES[type];
    if (children === 0 && place > 0) columns.push({ name: path, ...(shown === undefined ? {} : { type: shown }) });
    // A path is cut where no one reads on, so that deep schemas do not grow with the square of their depth.
    open.push({ path: path.slice(0, 200), left: children });
  }
  while (open.length > 0 && open.at(-1)?.left === 0) open.pop();
  if (open.length > 0) throw new ThriftError("a schema that does not add up");
  return columns;
}
