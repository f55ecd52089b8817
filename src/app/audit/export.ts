import { openSpool } from "../../adapters/ledger/spool.ts";
import type { ForeignNote, OwnNames } from "../../audit/coverage/own-records.ts";
import { exportCsv } from "../../audit/export-csv.ts";
import { writeExportLine } from "../../audit/export-line.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import { exportOscal } from "../../audit/oscal/export-oscal.ts";
import type { People } from "../../audit/people.ts";
import { isRecord } from "../../audit/read-pulls.ts";
import { plainText } from "../../render/plain-text.ts";
import { wordCoverageNote } from "../../render/wording-coverage.ts";
import { VERSION } from "../../version.ts";
import { EXIT, type ExitCode, type Io, tell, UsageError } from "../io.ts";
import { writeNamed } from "../write-named.ts";
import { openPeople } from "./ask-coverage.ts";
import type { ExportFormat } from "./export-formats.ts";
import { openLedgerAt, remoteOf } from "./open-ledger.ts";
import { readDay } from "./read-day.ts";

export interface ExportOptions {
  readonly branch?: string;
  readonly format: ExportFormat;
  /** A file; without it, stdout. */
  readonly out?: string;
  /** Days or instants (UTC), both included; not of the forms that are the whole ledger. */
  readonly from?: string;
  readonly to?: string;
  /** `owner/name`; not of the forms that are the whole ledger. */
  readonly formerly?: readonly string[];
  /** Names for logins, in rows. */
  readonly people?: string;
}

/** Writes a ledger in one form, piece by piece: what is written waits for whoever reads it. */
type Exporter = (
  source: LedgerSource,
  write: (piece: string | Uint8Array) => Promise<void>,
  period: Pick<ExportOptions, "from" | "to">,
  people: People,
  own: { readonly names: OwnNames; readonly onForeign: (note: ForeignNote) => void },
) => Promise<void>;

const EXPORTERS: Readonly<Record<ExportFormat, Exporter>> = {
  jsonl: async (source, write) => {
    const end = Buffer.from("\n");
    for await (const file of source.files()) await write(Buffer.concat([writeExportLine(file), end]));
  },
  csv: async (source, write, period, people, own) => {
    const [from, to] = [readDay(period.from, "--from", false), readDay(period.to, "--to", true)];
    const within = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    const spool = await openSpool();
    try {
      for await (const rows of exportCsv(source.files(isRecord), spool, { people, ...within, ...own }))
        await write(rows);
    } finally {
      await spool.close();
    }
  },
  oscal: async (source, write, period, _, own) => {
    for await (const piece of exportOscal(source, { version: VERSION, ...period, ...own })) await write(piece);
  },
};

/** What is empty is no history, whatever form it is written in. */
async function expectRecords(source: LedgerSource): Promise<void> {
  for await (const _ of source.files(isRecord)) return;
  throw new UsageError(`${source.name} holds no record: name the ledger's branch with --branch, or fetch it first`);
}

/** `audit export`. */
export async function runAuditExport(ledger: string | undefined, options: ExportOptions, io: Io): Promise<ExitCode> {
  const { branch, format, out } = options;
  const period = periodOf(options);
  if (options.people !== undefined && format !== "csv")
    throw new UsageError(`--people puts names into rows: take --format csv, as ${format} holds what the ledger holds`);
  if (format === "jsonl" && options.formerly?.length)
    throw new UsageError(
      "--formerly tells records apart, and jsonl is the whole ledger: leave it out, or take csv or oscal",
    );
  const people = await openPeople(options.people, io);
  const source = await openLedgerAt(
    { ...(ledger === undefined ? {} : { ledger }), ...(branch === undefined ? {} : { branch }) },
    // What is printed on the same terminal shows by itself how far it has come.
    out === undefined && io.stdout.isTTY === true ? { ...io, stderr: plain(io.stderr) } : io,
  );
  const exporter = EXPORTERS[format];
  try {
    await expectRecords(source);
    const own = {
      names: { remote: await remoteOf(source, io, ledger), formerly: options.formerly },
      onForeign: (note: ForeignNote) => tell(io, `note: ${plainText(wordCoverageNote(note))}`),
    };
    if (out === undefined) await exporter(source, (piece) => writeOut(io, piece), period, people, own);
    else await writeNamed(out, "--out", (write) => exporter(source, write, period, people, own), io);
    if (out !== undefined) tell(io, `wrote ${out}`);
    tell(io, "note: it was exported as it is, and nothing was verified: `secmlops-gate audit verify` does that");
    return EXIT.pass;
  } finally {
    await source.close();
  }
}

const plain = (stderr: Io["stderr"]): Io["stderr"] => ({ write: (text) => stderr.write(text) });

function periodOf({ format, from, to }: ExportOptions): Pick<ExportOptions, "from" | "to"> {
  if (format === "jsonl" && (from !== undefined || to !== undefined))
    throw new UsageError(
      "--from and --to leave records out, and jsonl is the whole ledger: leave them out, or take another format",
    );
  const [first, last] = [readDay(from, "--from", false), readDay(to, "--to", true)];
  if (first !== undefined && last !== undefined && first > last) throw new UsageError("--from is later than --to");
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

async function writeOut({ stdout }: Io, piece: string | Uint8Array): Promise<void> {
  if (stdout.write(piece) === false && stdout.once !== undefined)
    await new Promise<void>((done) => void stdout.once?.("drain", done));
}
