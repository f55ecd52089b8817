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

/** Past so many records of all pull requests nothing is made anew: somebody has to look (requests and memory of a job). */
const MAX_RECORDS = 20_000;
const BATCH = 200;
const MAX_RECORD = 64 * 1_048_576;

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
  const read = text === undefined ? {} : tryTo(() => readLedgerHead(text, pull.number));
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
  if (records.length > MAX_RECORDS)
    throw new LedgerError(
      "malformed",
      `${wrong}; among more than ${MAX_RECORDS} records it is not made anew: ${byHand}`,
    );
  const read = await tryToAwait(async () => rebuildHead(await openRecords(gate.mirror, records, number)));
  if (read.failure !== undefined)
    throw new LedgerError(read.failure.code, `${wrong}, and cannot be made anew: ${read.failure.message}; ${byHand}`);
  if (read.value === undefined && failure !== undefined)
    throw new LedgerError("malformed", `${wrong}, and there is no record to make it from: ${byHand}`);
  return read.value && { ...read.value, asked: value?.asked ?? [] };
}

async function openRecords(
  mirror: Gate["mirror"],
  files: readonly RecordFile[],
  number: number,
): Promise<NamedRecord[]> {
  // Nothing is as small as this: all are fetched at once, and none is read.
  if (files.length > 0)
    await mirror.readBlobs(
      files.map(({ id }) => id),
      -1,
    );
  const found: NamedRecord[] = [];
  for (let at = 0; at < files.length; at += BATCH) {
    const some = files.slice(at, at + BATCH);
    const blobs = await mirror.readBlobs(
      some.map(({ id }) => id),
      MAX_RECORD,
    );
    for (const { sha256, id } of some) {
      const blob = blobs.get(id);
      const text = blob !== undefined && "bytes" in blob ? blob.bytes.toString("utf8") : "";
      if (mayBeAbout(text, number)) found.push({ sha256, record: openRecord(text, sha256) });
    }
  }
  return found.filter(({ record }) => record.predicate.pullRequest === number);
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

function tryTo<T>(work: () => T): Attempt<T> {
  try {
    return { value: work() };
  } catch (failure) {
    if (failure instanceof LedgerError) return { failure };
    throw failure;
  }
}

async function tryToAwait<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await work() };
  } catch (failure) {
    if (failure instanceof LedgerError) return { failure };
    throw failure;
  }
}
