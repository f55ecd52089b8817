import type { Blob, Repository } from "../adapters/git/repository.ts";
import { byCodeUnits } from "../core/change/code-units.ts";
import { compileGlobs } from "../core/change/globs.ts";
import { parseLfsPointer } from "../core/change/lfs-pointer.ts";
import type { Scope } from "../core/change/scope.ts";
import type { Facts } from "../core/facts.ts";
import type { EvidenceProof, Policy } from "../core/policy/policy.ts";
import { proofsAsked } from "../core/proofs/proofs-asked.ts";
import type { ReportFact } from "../core/report-facts.ts";
import { resolvePath } from "../core/report-path.ts";
import { readReport } from "../evidence/read-report.ts";
import { readSums, SUMS_SUFFIXES, type SumsSuffix } from "../evidence/sums.ts";
import { namesAsked, trimReport } from "../evidence/trim-report.ts";

/** Past these a report is not read (bytes): lines can be read one by one, a whole document takes several times its size. */
const MAX_REPORT_BYTES = 16 * 1_048_576;
const MAX_LINES_BYTES = 64 * 1_048_576;
const MAX_SUMS_BYTES = 1_048_576;
/** Past these many reports, and past what reading so many bytes of JSON takes, no more are read. */
const MAX_REPORTS = 2_000;
const MAX_ALL_BYTES = 128 * 1_048_576;
/** What a byte takes beside one of JSON: lines are read one by one, YAML is parsed for seconds. Of YAML there is never more than a MiB. */
const LINES_WEIGHT = 0.5;
const YAML_WEIGHT = 64;
const YAML_BYTES = 1_048_576;
/** Numbers and digests that are kept of all of them, and numbers that are looked at for that. */
const MOST_KEPT = 200_000;
const MOST_STATED = 1_000_000;
/** Bytes that are held at once. */
const BATCH = 16 * 1_048_576;
const SIGNATURE_SUFFIX = ".sigstore.json";

/** What all proofs together ask of the reports of one format and at the places that they name. */
export interface ReportQuestion {
  readonly format: string;
  readonly isAskedFor: (path: string) => boolean;
  readonly names: ReadonlySet<string>;
  readonly paths: readonly string[];
}

/** A file that may be a report. */
export interface ReportFile {
  readonly path: string;
  readonly id: string;
  readonly from: ReportFact["from"];
}

/** The questions that the applicable `evidence` proofs ask. */
export function reportQuestions(policy: Policy, scope: Scope): ReportQuestion[] {
  const proofs = proofsAsked(policy, scope).filter((proof): proof is EvidenceProof => proof.kind === "evidence");
  return proofs.map(({ format, report, expect, compare, measures, metrics }) => ({
    format,
    isAskedFor: compileGlobs(report),
    names: namesAsked([...expect, ...compare, ...measures].map(({ metric }) => metric)),
    paths: metrics.map(({ path }) => path),
  }));
}

/** Reads the reports that applicable `evidence` proofs name, from a commit's tree. */
export async function gatherReports(
  repository: Pick<Repository, "listTree" | "readBlobs">,
  commit: string,
  questions: readonly ReportQuestion[],
): Promise<Facts["reports"]> {
  if (questions.length === 0) return [];
  const files = (await repository.listTree(commit)).filter(({ mode }) => mode.startsWith("100"));
  return readReports(
    files.map(({ path, id }): ReportFile => ({ path, id, from: "change" })),
    questions,
    (ids, limit) => repository.readBlobs(ids, limit),
  );
}

type ReadBlobs = (ids: readonly string[], limit: number) => Promise<ReadonlyMap<string, Blob>>;

/**
 * Reads those files that are asked for, a few at a time: what was parsed is let go before the next are read.
 * @param files of one tree or folder, reports and what lies beside them
 */
export async function readReports(
  files: readonly ReportFile[],
  questions: readonly ReportQuestion[],
  read: ReadBlobs,
): Promise<ReportFact[]> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const asked = files
    .filter(({ path }) => !isBeside(path, byPath) && questions.some(({ isAskedFor }) => isAskedFor(path)))
    .sort((a, b) => byCodeUnits(a.path, b.path));
  if (asked.length === 0) return [];
  const besides = new Map(asked.flatMap(({ path }) => withSums(path, byPath)));
  // Nothing is longer than nothing: all of them are fetched in one go, and their sizes are known.
  const sizes = await read(
    [...asked, ...[...besides.values()].map(({ file }) => file)].map(({ id }) => id),
    0,
  );
  const facts: ReportFact[] = [];
  const room: Room = { left: MOST_KEPT, stated: 0 };
  for (const batch of batchBySize(asked, besides, sizes, (path, size) => weigh(path, size, questions))) {
    const blobs = await read(
      batch.flatMap(({ file, refusal }) => (refusal === undefined ? [file.id] : [])),
      MAX_LINES_BYTES,
    );
    const sums = await read(
      batch.flatMap(({ file, refusal }) => (refusal === undefined ? (besides.get(file.path)?.file.id ?? []) : [])),
      MAX_SUMS_BYTES,
    );
    for (const { file, refusal } of batch)
      for (const fact of readFile(file, refusal ?? blobs.get(file.id), besides.get(file.path), sums, questions, room))
        facts.push(keepWithin(room, fact));
  }
  return facts;
}

/** Whether a file may be a report that is asked for, or the sums beside one. */
export function isConcerned(path: string, questions: readonly ReportQuestion[]): boolean {
  const isAskedFor = (wanted: string) => questions.some((question) => question.isAskedFor(wanted));
  const besides = SUMS_SUFFIXES.filter((suffix) => path.endsWith(suffix)).map((suffix) =>
    path.slice(0, -suffix.length),
  );
  return [path, ...besides].some(isAskedFor);
}

/** Files beside a report that speak of it, and are none themselves, whatever glob they match. */
function isBeside(path: string, files: ReadonlyMap<string, ReportFile>): boolean {
  return [...SUMS_SUFFIXES, SIGNATURE_SUFFIX].some(
    (suffix) => path.endsWith(suffix) && files.has(path.slice(0, -suffix.length)),
  );
}

interface Sums {
  readonly file: ReportFile;
  readonly suffix: SumsSuffix;
}

function sumsOf(path: string, files: ReadonlyMap<string, ReportFile>): Sums | undefined {
  for (const suffix of SUMS_SUFFIXES) {
    const file = files.get(path + suffix);
    if (file !== undefined) return { file, suffix };
  }
  return undefined;
}

const withSums = (path: string, files: ReadonlyMap<string, ReportFile>): [string, Sums][] => {
  const sums = sumsOf(path, files);
  return sums === undefined ? [] : [[path, sums]];
};

/** What is left of the limits that all reports share. */
interface Room {
  left: number;
  stated: number;
}

/** What a report says is kept as long as there is room for it: facts are held, written and read again as a whole. */
function keepWithin(room: Room, fact: ReportFact): ReportFact {
  const { content, sums, ...rest } = fact;
  const known = "known" in content ? content.known : undefined;
  const own = [known?.metrics, known?.broken, known?.subjects, known?.files, known?.tests?.examples];
  const named = sums !== undefined && "known" in sums.content ? sums.content.known.length : 0;
  const size = own.reduce((sum, list) => sum + (list?.length ?? 0), named);
  if (size <= room.left) {
    room.left -= size;
    return fact;
  }
  const unavailable = `all reports together state more than ${MOST_KEPT} numbers and digests; no more are kept`;
  return { ...rest, places: [], content: { unavailable } };
}

interface Portion {
  readonly file: ReportFile;
  /** Why it is not read. */
  readonly refusal?: string;
}

function* batchBySize(
  files: readonly ReportFile[],
  besides: ReadonlyMap<string, Sums>,
  sizes: ReadonlyMap<string, Blob>,
  weigh: (path: string, size: number) => number,
): Generator<Portion[]> {
  const sizeOf = (id: string | undefined) => {
    const blob = id === undefined ? undefined : sizes.get(id);
    return blob !== undefined && "tooLarge" in blob ? blob.tooLarge : 0;
  };

  let batch: Portion[] = [];
  let held = 0;
  let read = 0;
  for (const [index, file] of files.entries()) {
    const own = sizeOf(file.id);
    const beside = sizeOf(besides.get(file.path)?.file.id);
    // Sums that are too large are not read.
    const size = own + (beside > MAX_SUMS_BYTES ? 0 : beside);
    const weight = weigh(file.path, own) + size - own;
    const refusal = whyNotRead(file.path, own, index, read + weight);
    if (refusal === undefined) {
      if (held > 0 && held + size > BATCH) {
        yield batch;
        batch = [];
        held = 0;
      }
      held += size;
      read += weight;
    }
    batch.push({ file, ...(refusal === undefined ? {} : { refusal }) });
  }
  yield batch;
}

const LINES = /\.(?:jsonl|csv)$/i;
const YAML = /\.(?:ya?ml|md|markdown)$/i;

function weigh(path: string, size: number, questions: readonly ReportQuestion[]): number {
  const isYaml = questions.some(({ format, isAskedFor }) => format === "yaml" && isAskedFor(path));
  if (isYaml || YAML.test(path)) return YAML_WEIGHT * Math.min(size, YAML_BYTES);
  return LINES.test(path) ? LINES_WEIGHT * size : size;
}

function whyNotRead(path: string, size: number, index: number, all: number): string | undefined {
  const most = LINES.test(path) ? MAX_LINES_BYTES : MAX_REPORT_BYTES;
  if (size > most) return `it has ${size} bytes; at most ${most} are read`;
  if (index >= MAX_REPORTS) return `the policy's patterns match more than ${MAX_REPORTS} reports; no more are read`;
  return all > MAX_ALL_BYTES
    ? `all reports together are more than ${mib(MAX_ALL_BYTES)} of JSON, ${mib(MAX_ALL_BYTES / LINES_WEIGHT)} of lines or ${mib(MAX_ALL_BYTES / YAML_WEIGHT)} of YAML; no more are read`
    : undefined;
}

const mib = (bytes: number): string => `${bytes / 1_048_576} MiB`;

/** One fact for each format that the file is asked for in. */
function readFile(
  { path, id, from }: ReportFile,
  blob: Blob | string | undefined,
  beside: Sums | undefined,
  sums: ReadonlyMap<string, Blob>,
  questions: readonly ReportQuestion[],
  room: Room,
): ReportFact[] {
  const asking = questions.filter(({ isAskedFor }) => isAskedFor(path));
  return [...new Set(asking.map(({ format }) => format))].map((format): ReportFact => {
    const report = { path, id, format, from, places: [] };
    if (typeof blob === "string") return { ...report, content: { unavailable: blob } };
    if (blob === undefined || !("bytes" in blob))
      return { ...report, content: { unavailable: "its content is not in this clone" } };
    if (parseLfsPointer(blob.bytes) !== undefined)
      return { ...report, content: { unavailable: "it is a Git LFS pointer; keep reports in git itself" } };
    if (room.stated > MOST_STATED)
      return {
        ...report,
        content: { unavailable: `all reports together state more than ${MOST_STATED} numbers; no more are read` },
      };
    return {
      ...report,
      ...readContent(path, blob.bytes, format, asking, room),
      ...readBeside(blob.bytes, beside, sums),
    };
  });
}

function readContent(
  path: string,
  bytes: Uint8Array,
  format: string,
  questions: readonly ReportQuestion[],
  room: Room,
): Pick<ReportFact, "content" | "places"> {
  const asking = questions.filter((question) => question.format === format);
  const names = new Set(asking.flatMap((question) => [...question.names]));
  const paths = [...new Set(asking.flatMap((question) => question.paths))];
  let places: ReportFact["places"] = [];
  const content = readReport(path, bytes, format, (whole, documentOf) => {
    room.stated += whole.metrics.length + whole.broken.length;
    const stated = [...whole.metrics, ...whole.broken].map(({ at }) => at);
    places = paths.map((wanted) => ({ path: wanted, at: resolvePath(wanted, stated, documentOf) ?? null }));
    return trimReport(whole, { names, places: new Set(places.flatMap(({ at }) => at ?? [])) });
  });
  return { content, places: "known" in content ? places : [] };
}

function readBeside(
  report: Uint8Array,
  beside: Sums | undefined,
  blobs: ReadonlyMap<string, Blob>,
): Pick<ReportFact, "sums"> {
  if (beside === undefined) return {};
  const { file, suffix } = beside;
  const blob = blobs.get(file.id);
  const content =
    blob !== undefined && "bytes" in blob
      ? readSums(blob.bytes, suffix, report)
      : {
          unavailable:
            blob !== undefined && "tooLarge" in blob
              ? `it has ${blob.tooLarge} bytes; at most ${MAX_SUMS_BYTES} are read`
              : "its content is not in this clone",
        };
  return { sums: { path: file.path, id: file.id, content } };
}
