import { readAll, ShortReadError } from "../byte-sources.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { notePickledTypes, readArrowSchema } from "../tables/arrow-schema.ts";
import { FlatbufferError, FlatTable } from "../tables/flatbuffer.ts";
import { noteTable } from "../tables/note-table.ts";

const MAGIC = "ARROW1";
const LARGEST = 33_554_432;
/** Record batches whose rows are counted; files with more tell no number. */
const MOST_BATCHES = 10_000;
const BLOCK = 24;
const [SCHEMA, RECORD_BATCH] = [1, 3];

/**
 * Arrow's file format, which Feather 2 is, and its stream format
 * (https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format): the schema, and of each batch its length.
 */
export async function readArrow(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["arrow"], context.limits);
  try {
    const head = await readAll(source, 0, Math.min(8, source.size));
    const { schema, rows } =
      head.toString("latin1", 0, 6) === MAGIC ? await readFile(source) : await readStream(source, notes);
    const { columns, pickles } = readArrowSchema(schema);
    notes.full();
    noteTable({ columns, ...(rows === undefined ? {} : { rows }) }, notes);
    await notePickledTypes(pickles, context, notes);
  } catch (error) {
    if (!(error instanceof FlatbufferError || error instanceof ShortReadError)) throw error;
    notes.find("TAB002", `The schema cannot be read: ${error.message}.`);
  }
  return notes.done();
}

interface ArrowFile {
  readonly schema: FlatTable;
  readonly rows: number | undefined;
}

async function readFile(source: ByteSource): Promise<ArrowFile> {
  if (source.size < 18) throw new FlatbufferError("no footer");
  const end = await readAll(source, source.size - 10, 10);
  const length = end.readUInt32LE(0);
  if (end.toString("latin1", 4) !== MAGIC) throw new FlatbufferError("no mark at the end");
  if (length > Math.min(LARGEST, source.size - 18)) throw new FlatbufferError("a footer that is longer than the file");
  const bytes = await readAll(source, source.size - 10 - length, length);
  const footer = FlatTable.root(bytes);
  const schema = footer.table(1);
  if (schema === undefined) throw new FlatbufferError("no schema");
  const { at, count } = footer.vector(3, BLOCK);
  let rows: number | undefined = count > MOST_BATCHES ? undefined : 0;
  for (let place = 0; place < count && rows !== undefined; place += 1) {
    const offset = bytes.readBigInt64LE(at + BLOCK * place);
    if (offset < 8n || offset > BigInt(source.size - 8)) throw new FlatbufferError("a batch outside the file");
    const { type, header } = await readMessage(source, Number(offset));
    if (type !== RECORD_BATCH) throw new FlatbufferError("a batch that is none");
    rows = more(rows, header);
  }
  return { schema, rows };
}

/** Messages up to the mark of the end, which every writer that was closed leaves. */
async function readStream(source: ByteSource, notes: Notes): Promise<ArrowFile> {
  const first = await readMessage(source, 0);
  if (first.type !== SCHEMA) throw new FlatbufferError("no schema");
  let [at, rows] = [first.end, 0];
  for (let batches = 0; batches < MOST_BATCHES; batches += 1) {
    if (await isEnd(source, at)) return { schema: first.header, rows };
    const message = await readMessage(source, at);
    if (message.type === RECORD_BATCH) rows = more(rows, message.header);
    at = message.end;
  }
  notes.limit("entries");
  return { schema: first.header, rows: undefined };
}

async function isEnd(source: ByteSource, at: number): Promise<boolean> {
  const head = await readAll(source, at, Math.min(8, source.size - at));
  const long = head.length === 8 && head.readUInt32LE(0) === 0xffffffff;
  if (head.length < 4) throw new FlatbufferError("a stream that does not end");
  if (head.readUInt32LE(long ? 4 : 0) !== 0) return false;
  if (at + (long ? 8 : 4) !== source.size) throw new FlatbufferError("bytes behind the end");
  return true;
}

function more(rows: number, batch: FlatTable): number {
  const length = batch.long(0);
  if (length < 0n || length > BigInt(Number.MAX_SAFE_INTEGER - rows)) throw new FlatbufferError("a batch of no length");
  return rows + Number(length);
}

interface Message {
  readonly type: number;
  readonly header: FlatTable;
  /** Where the message's body ends. */
  readonly end: number;
}

/** A message is a length, with four bytes of ones in front of it since 0.15, a flatbuffer, and a body. */
async function readMessage(source: ByteSource, at: number): Promise<Message> {
  const head = await readAll(source, at, 8);
  const long = head.readUInt32LE(0) === 0xffffffff;
  const length = head.readUInt32LE(long ? 4 : 0);
  const start = at + (long ? 8 : 4);
  if (length > LARGEST || length > source.size - start)
    throw new FlatbufferError("a message that is longer than the file");
  const message = FlatTable.root(await readAll(source, start, length));
  const header = message.table(2);
  const body = message.long(3);
  if (header === undefined) throw new FlatbufferError("a message of no kind");
  if (body < 0n || body > BigInt(source.size - start - length))
    throw new FlatbufferError("a message that is longer than the file");
  return { type: message.byte(1), header, end: start + length + Number(body) };
}
