import { openSpool } from "../../adapters/ledger/spool.ts";
import { exportCsv } from "../../audit/export-csv.ts";
import { writeExportLine } from "../../audit/export-line.ts";
import type { LedgerSource } from "../../audit/ledger-source.ts";
import { exportOscal } from "../../audit/oscal/export-oscal.ts";
import type { People } from "../../audit/people.ts";
import { isRecord } from "../../audit/read-pulls.ts";
import { VERSION } from "../../version.ts";
import { EXIT, type ExitCode, type Io, tell, UsageError } from "../io.ts";
import { writeNamed } from "../write-named.ts";
import { openPeople } from "./ask-coverage.ts";
import type { ExportFormat } from "./export-formats.ts";
import { openLedgerAt } from "./open-ledger.ts";
import { readDay } from "./read-day.ts";

export interface ExportOptions {
  readonly branch?: string;
  readonly format: ExportFormat;
  /** A file; without it, stdout. */
  readonly out?: string;
  /** Days or instants (UTC), both included; not of the forms that are the whole ledger. */
  readonly from?: string;
  readonly to?: string;
  /** Names for logins, in rows. */
  readonly people?: string;
}

/** Writes a ledger in one form, piece by piece: what is written waits for whoever reads it. */
type Exporter = (
  source: LedgerSource,
  write: (piece: string | Uint8Array) => Promise<void>,
  period: Pick<ExportOptions, "from" | "to">,
  people: People,
) => Promise<void>;

const EXPORTERS: Readonly<Record<ExportFormat, Exporter>> = {
  jsonl: async (source, write) => {
    const end = Buffer.from("\n");
    for await (const file of source.files()) await write(Buffer.concat([writeExportLine(file), end]));
  },
  csv: async (source, write, period, people) => {
    const [from, to] = [readDay(period.from, "--from", false), readDay(period.to, "--to", true)];
    const within = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    const spool = await openSpool();
    try {
      for await (const rows of exportCsv(source.files(isRecord), spool, { people, ...within })) await write(rows);
    } finally {
      await spool.close();
    }
  },
  oscal: async (source, write, period) => {
    for await (const piece of exportOscal(source, { version: VERSION, ...period })) await write(piece);
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
  const people = await openPeople(options.people, io);
  const source = await openLedgerAt(
    { ...(ledger === undefined ? {} : { ledger }), ...(branch === undefined ? {} : { branch }) },
    // What is printed on the same terminal shows by itself how far it has come.
    out === undefined && io.stdout.isTTY === true ? { ...io, stderr: plain(io.stderr) } : io,
  );
  const exporter = EXPORTERS[format];
  try {
    await expectRecords(source);
    if (out === undefined) await exporter(source, (piece) => writeOut(io, piece), period, people);
    else await writeNamed(out, "--out", (write) => exporter(source, write, period, people), io);
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
