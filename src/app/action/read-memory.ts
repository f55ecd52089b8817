/**
 * What the ledger remembers of a pull request. The gate writes a record and its memory in one commit, so they never part by themselves. Where
 * somebody's hand has parted them, the memory is made anew from the records, which are what counts.
 */

import { isSameAccount } from "../../adapters/github/people.ts";
import type { Pull } from "../../adapters/github/read-pull.ts";
import { openRecord } from "../../ledger/digest.ts";
import { headPath, type LedgerHead, readLedgerHead, writeLedgerHead } from "../../ledger/layout.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import { mayBeAbout, type NamedRecord, rebuildHead } from "../../ledger/rebuild-head.ts";
import { CHECKLIST_MARKER } from "../../render/markdown.ts";
import type { Gate } from "./gate.ts";
import { openGateLedger, readLedgerBlob } from "./gate-ledger.ts";

/** The memory was mended: whatever was read of the ledger is no longer so. */
export class MemoryMended extends Error {
  override readonly name = "MemoryMended";
}

/** Records that are fetched at once, however many there are. */
const LOT = 20_000;
/** Bytes of records that are read at once, but for one that has more by itself. */
const AT_ONCE = 64 * 1_048_576;
const MAX_RECORD = 64 * 1_048_576;
/** Bytes of all records of one pull request; past them nothing is made anew, and somebody has to look (memory of a job). */
const MAX_OWN = 128 * 1_048_576;

/**
 * @throws MemoryMended where it had to be made anew: read everything again
 * @throws LedgerError where it is not what the gate writes, and cannot be made anew: forgetting would loosen a decision
 */
export async function readMemory(gate: Gate, pull: Pull): Promise<LedgerHead | undefined> {
  const { tip, memory } = pull.ledger;
  const shown = shownRecord(pull);
  if (tip === undefined) {
    if (shown !== undefined && gate.inputs.ledger !== undefined)
      gate.say(
        `the checklist of #${pull.number} names record ${shown}, and the ledger's branch \`${gate.inputs.ledger}\` is not there: a new history begins; if the branch was removed by mistake, restore it`,
      );
    return undefined;
  }
  const text = memory && (memory.text ?? (await readLedgerBlob(gate.mirror, memory.id)));
  const read = text === undefined ? {} : attempt(() => readLedgerHead(text, pull.number));
  if (read.failure === undefined && (shown === undefined || read.value?.decisionRecord?.startsWith(shown)))
    return read.value;
  const records = await listRecords(gate, tip);
  if (read.failure === undefined && !(await isBehind(gate, pull, { head: read.value, records, shown })))
    return read.value;
  const head = await remake(gate, pull, records, read);
  if (head === undefined) return read.value;
  return keep(gate, pull, head, text);
}

/** The start of the digest of the record that our checklist names. */
function shownRecord({ comments, self }: Pull): string | undefined {
  const ours = comments.find(({ author, body }) => body.startsWith(CHECKLIST_MARKER) && isSameAccount(author, self));
  // It stands at the end; what comes before may quote the pull request.
  return [...(ours?.body.matchAll(/\brecord `([0-9a-f]{8})`/g) ?? [])].at(-1)?.[1];
}

interface RecordFile {
  readonly sha256: string;
  readonly id: string;
}

async function listRecords({ mirror }: Gate, tip: string): Promise<RecordFile[]> {
  await mirror.fetchCommits([tip]);
  return (await mirror.listTree(tip, "records")).flatMap(({ path, id }) => {
    const sha256 = /(?:^|\/)([0-9a-f]{64})\.json$/.exec(path)?.[1];
    return sha256 === undefined ? [] : [{ sha256, id }];
  });
}

/** Usually the checklist is behind: it is written after the record. */
async function isBehind(
  { mirror }: Gate,
  { number }: Pull,
  {
    head,
    records,
    shown = "none",
  }: { head: LedgerHead | undefined; records: readonly RecordFile[]; shown?: string | undefined },
): Promise<boolean> {
  const named = records.filter(({ sha256 }) => sha256.startsWith(shown));
  const found = await openRecords(mirror, named, number);
  return found.some(({ record }) => record.predicate.sequence > (head?.sequence ?? 0));
}

async function remake(
  gate: Gate,
  { number }: Pull,
  records: readonly RecordFile[],
  { failure, value }: Attempt<LedgerHead>,
): Promise<LedgerHead | undefined> {
  const branch = gate.inputs.ledger ?? "";
  const wrong = failure?.message ?? `${headPath(number)} in the ledger does not have its newest record`;
  const byHand = `look at \`git log -p origin/${branch} -- ${headPath(number)}\`, and bring back what is missing`;
  const read = await attemptAwait(async () => rebuildHead(await openRecords(gate.mirror, records, number)));
  if (read.failure !== undefined)
    throw new LedgerError(read.failure.code, `${wrong}, and cannot be made anew: ${read.failure.message}; ${byHand}`);
  if (read.value === undefined && failure !== undefined)
    throw new LedgerError("malformed", `${wrong}, and there is no record to make it from: ${byHand}`);
  return read.value && { ...read.value, asked: value?.asked ?? [] };
}

/**
 * Of these records, those of one pull request.
 * @throws LedgerError where one is not what its name says, or they are too many to hold
 */
async function openRecords(
  mirror: Gate["mirror"],
  files: readonly RecordFile[],
  number: number,
): Promise<NamedRecord[]> {
  const found: NamedRecord[] = [];
  let bytes = 0;
  for await (const [sha256, blob] of readRecords(mirror, files)) {
    const text = blob.toString("utf8");
    if (!mayBeAbout(text, number)) continue;
    const record = openRecord(text, sha256);
    if (record.predicate.pullRequest !== number) continue;
    bytes += blob.length;
    if (bytes > MAX_OWN)
      throw new LedgerError("too-large", `the records of #${number} have more than ${MAX_OWN / 1_048_576} MiB`);
    found.push({ sha256, record });
  }
  return found;
}

/** In memory that grows with no number of records: one that is taken, and what is read at once. */
async function* readRecords(
  mirror: Gate["mirror"],
  files: readonly RecordFile[],
): AsyncGenerator<readonly [sha256: string, bytes: Buffer]> {
  for (let at = 0; at < files.length; at += LOT) {
    const lot = files.slice(at, at + LOT);
    const ids = lot.map(({ id }) => id);
    // Nothing is as small as this: they are all fetched at once, and none is read.
    await mirror.readBlobs(ids, -1);
    for (const some of batches(lot, await mirror.blobSizes(ids))) {
      const blobs = await mirror.readBlobs(
        some.map(({ id }) => id),
        MAX_RECORD,
      );
      for (const { sha256, id } of some) {
        const blob = blobs.get(id);
        if (blob !== undefined && "bytes" in blob) yield [sha256, blob.bytes];
      }
    }
  }
}

function* batches(lot: readonly RecordFile[], sizes: ReadonlyMap<string, number>): Generator<readonly RecordFile[]> {
  let some: RecordFile[] = [];
  let bytes = 0;
  for (const file of lot) {
    const size = Math.min(MAX_RECORD, sizes.get(file.id) ?? 0);
    if (some.length > 0 && bytes + size > AT_ONCE) {
      yield some;
      [some, bytes] = [[], 0];
    }
    some.push(file);
    bytes += size;
  }
  if (some.length > 0) yield some;
}

async function keep(gate: Gate, { number, ledger }: Pull, head: LedgerHead, wrong: string | undefined) {
  const contents = writeLedgerHead(head);
  const files = [{ path: headPath(number), contents }];
  const said = `the ledger's memory of #${number} was damaged: it is made anew from ${head.sequence} record${head.sequence === 1 ? "" : "s"}`;
  try {
    await openGateLedger(gate).append(
      {
        number,
        files,
        headline: `Mend the memory of #${number}`,
        ...(ledger.tip === undefined ? {} : { expected: ledger.tip }),
      },
      (text) => (text === wrong ? files : "stop"),
    );
  } catch (error) {
    if (!(error instanceof LedgerError) || gate.inputs.ledgerMode === "required") throw error;
    gate.say(`${said}, and could not be kept: ${error.message}`);
    return head;
  }
  throw new MemoryMended(said);
}

interface Attempt<T> {
  readonly value?: T | undefined;
  readonly failure?: LedgerError;
}

function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { value: work() };
  } catch (failure) {
    if (failure instanceof LedgerError) return { failure };
    throw failure;
  }
}

async function attemptAwait<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await work() };
  } catch (failure) {
    if (failure instanceof LedgerError) return { failure };
    throw failure;
  }
}
