import { createHash, getHashes } from "node:crypto";
import { ShortReadError } from "../../scan/byte-sources.ts";
import { escapeEvidence } from "../../scan/escape-evidence.ts";
import type { ScanLimits } from "../../scan/limits.ts";
import { amendResult, resultWithout } from "../../scan/outside-result.ts";
import type { Found } from "../../scan/reading.ts";
import type { ByteSource, FileResult } from "../../scan/result.ts";
import { scanFile } from "../../scan/scan-file.ts";
import { type OpenSource, openSource } from "./open-source.ts";
import { codeOf, reasonOf } from "./reason-of.ts";
import type { ScanJob, WorkerMessage } from "./scan-job.ts";

/** Bytes hashed between two signs of life. */
const STRIDE = 67_108_864;
const STEP = 1_048_576;

/**
 * Scans one file where this runs: in a worker, as nothing here bounds the time. Never rejects; what cannot be had is
 * `unknown`, with the reason.
 * @param tell hears how far it is
 */
export async function runJob(
  job: ScanJob,
  limits: Partial<ScanLimits>,
  tell: (message: WorkerMessage) => void,
): Promise<FileResult> {
  let opened: OpenSource;
  try {
    opened = await openSource(job.source);
  } catch (error) {
    return resultWithout(job.path, unreachable("opened", error));
  }
  try {
    tell({ kind: "opened", size: opened.source.size });
    const result = await scanFile(job.path, opened.source, limits);
    // What is hashed in no time needs no word in between.
    if (opened.source.size > STEP) tell({ kind: "scanned", result });
    return await finish(job, result, opened, () => tell({ kind: "hashing" }));
  } finally {
    await opened.close().catch(() => undefined);
  }
}

/** Adds what only the whole file shows: its digest, and whether it stood still. */
async function finish(
  { sha256 = false, md5 = false }: ScanJob,
  result: FileResult,
  { source, changed }: OpenSource,
  alive: () => void,
): Promise<FileResult> {
  const found: Found[] = [];
  let digests: Digests = {};
  try {
    if (sha256 || md5) digests = await hash(source, { sha256, md5 }, alive);
    if (await changed()) found.push({ rule: "SRC001", message: "The file changed while it was read." });
  } catch (error) {
    found.push(unreachable("read to its end", error));
  }
  return { ...amendResult(result, found), ...digests };
}

interface Digests {
  readonly sha256?: string;
  readonly md5?: string;
}

async function hash(
  source: ByteSource,
  wanted: { readonly sha256: boolean; readonly md5: boolean },
  alive: () => void,
): Promise<Digests> {
  const sha256 = wanted.sha256 ? createHash("sha256") : undefined;
  const md5 = wanted.md5 && getHashes().includes("md5") ? createHash("md5") : undefined;
  let told = 0;
  for (let at = 0; at < source.size; ) {
    const bytes = await source.read(at, Math.min(STEP, source.size - at));
    if (bytes.length === 0) throw new ShortReadError("it ended early");
    sha256?.update(bytes);
    md5?.update(bytes);
    at += bytes.length;
    if (at - told < STRIDE) continue;
    told = at;
    alive();
  }
  return {
    ...(sha256 === undefined ? {} : { sha256: sha256.digest("hex") }),
    ...(md5 === undefined ? {} : { md5: md5.digest("hex") }),
  };
}

function unreachable(what: "opened" | "read to its end", error: unknown): Found {
  const why = codeOf(error) === "ELOOP" ? "a link has taken its place" : reasonOf(error);
  return { rule: "SRC001", message: `The file could not be ${what}.`, evidence: escapeEvidence(why) };
}
