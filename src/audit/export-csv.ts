/** Decisions as rows: one for each decision and requirement, for a spreadsheet or a database. */
import type { Verdict } from "../core/verdict.ts";
import { openRecord } from "../ledger/digest.ts";
import type { GateRecord } from "../ledger/record.ts";
import { leavesOf } from "../render/proof-tree.ts";
import { Census, type ForeignNote, type OwnNames } from "./coverage/own-records.ts";
import { type Cell, writeCsvRow } from "./csv.ts";
import type { LedgerFile } from "./ledger-file.ts";
import { NOBODY, type People } from "./people.ts";
import type { Spool } from "./spool.ts";
import { NumberRows } from "./verify/rows.ts";

const COLUMNS: readonly Cell[] = [
  ...["pull_request", "sequence", "at", "base_ref", "head", "base", "verdict", "mode"],
  ...[
    "requirement",
    "title",
    "dimension",
    "concern",
    "status",
    "enforcement",
    "satisfied_by",
    "names",
    "waiver",
    "record",
    "repository",
  ],
];

export interface CsvOptions {
  readonly people?: People;
  /** Instants (ISO 8601, UTC), both included. */
  readonly from?: string;
  readonly to?: string;
  readonly names?: OwnNames;
  /** Is told once, where records of another repository are left out. */
  readonly onForeign?: ((note: ForeignNote) => void) | undefined;
}

/**
 * In the order of pull requests and of their chains, and of the ledger's own repository alone. Rows wait in the spool until both are known; in
 * memory is kept where they are, 44 bytes for each decision.
 * @param files the ledger's records, in any order
 * @returns lines, the header first
 * @throws LedgerError where a record cannot be read
 */
export async function* exportCsv(
  files: AsyncIterable<LedgerFile>,
  spool: Spool,
  options: CsvOptions = {},
): AsyncGenerator<string> {
  const { people = NOBODY, from, to, names = {}, onForeign } = options;
  const [pulls, sequences, places] = [new NumberRows(64), new NumberRows(64), new NumberRows(64)];
  const [lengths, repositories] = [new NumberRows(64), new NumberRows(64)];
  const census = new Census();
  const numbers = new Map<string, number>();
  for await (const { path, bytes } of files) {
    const sha256 = path.slice(path.lastIndexOf("/") + 1).replace(/\.json$/, "");
    const record = openRecord(bytes, sha256);
    const { name } = record.predicate.repository;
    census.count(name, record.predicate.pullRequest);
    const instant = new Date(record.predicate.at).toISOString();
    if ((from !== undefined && instant < from) || (to !== undefined && instant > to)) continue;
    const rows = decisionRows(record, sha256, people);
    if (rows.length === 0) continue;
    const { at, length } = await spool.put(rows.map(writeCsvRow).join(""));
    pulls.push(record.predicate.pullRequest);
    sequences.push(record.predicate.sequence);
    places.push(at);
    lengths.push(length);
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    repositories.push(known);
  }
  const { isOwn, foreign } = census.settle(names);
  if (foreign !== undefined) onForeign?.(foreign);
  const own = [...numbers.keys()].map(isOwn);
  const order = new Uint32Array(pulls.length).map((_, row) => row);
  order.sort((a, b) => pulls.get(a) - pulls.get(b) || sequences.get(a) - sequences.get(b) || a - b);
  yield writeCsvRow(COLUMNS);
  for (const row of order)
    if (own[repositories.get(row)] === true) yield await spool.take({ at: places.get(row), length: lengths.get(row) });
}

/** @returns nothing of what is no decision */
export function decisionRows({ predicate }: GateRecord, sha256: string, people: People): Cell[][] {
  if (predicate.kind !== "decision") return [];
  const { pullRequest, sequence, at, head, base, facts, verdict, repository } = predicate;
  const decision = [
    pullRequest,
    sequence,
    at,
    facts.pullRequest?.base,
    head,
    base,
    verdict.status,
    text(verdict["mode"]),
  ];
  return verdict.requirements.map((each): Cell[] => {
    const said: Readonly<Record<string, unknown>> = each;
    const concerns = Array.isArray(said["concerns"]) ? said["concerns"].filter((one) => typeof one === "string") : [];
    const settled = each.status === "satisfied" ? satisfiedBy(said["proof"], people) : { by: [], names: [] };
    return [
      ...decision,
      ...[
        each.id,
        text(said["title"]),
        text(said["dimension"]),
        concerns.join(" "),
        each.status,
        text(said["enforcement"]),
      ],
      ...[
        settled.by.join("; "),
        settled.names.join("; "),
        each.status === "waived" ? waiverOf(each.reasons) : "",
        sha256,
        repository.name,
      ],
    ];
  });
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

interface Settled {
  readonly by: readonly string[];
  readonly names: readonly string[];
}

/** Who signed and what else held, in the order of the policy. A record's proofs are anybody's word: what is no proof says nothing. */
function satisfiedBy(proof: unknown, people: People): Settled {
  const [by, names]: [string[], string[]] = [[], []];
  try {
    for (const leaf of leavesOf(proof as Verdict["requirements"][number]["proof"])) {
      if (leaf.status !== "satisfied") continue;
      switch (leaf.kind) {
        case "sign-off":
          for (const { signer } of leaf.seats) {
            if (signer === undefined) continue;
            by.push(`${leaf.role}: ${signer.by.login}`);
            const name = people.nameOf(signer.by);
            if (name !== undefined) names.push(name);
          }
          break;
        case "check":
          by.push(`check: ${leaf.name}`);
          break;
        case "document":
          by.push(`document: ${leaf.source}`);
          break;
        case "evidence":
          by.push(`evidence: ${leaf.reports.join(" ")}`);
          break;
        case "scan":
          by.push("scan");
          break;
        case "owners":
          by.push(`owners: ${leaf.owners.join(" ")}`);
          break;
        case "missing-input":
          break;
      }
    }
  } catch {
    return { by: ["(the record has no proof of a form that is known)"], names: [] };
  }
  return { by, names: [...new Set(names)] };
}

function waiverOf(reasons: readonly Readonly<Record<string, unknown>>[]): string {
  return reasons
    .flatMap((reason) => {
      const { by } = reason as { by?: { login?: unknown } };
      const last = text(reason["until"]);
      if (reason["code"] === "waived") return [`${text(by?.login)} until ${last}: ${text(reason["note"])}`];
      return reason["code"] === "excepted" ? [`the policy until ${last}: ${text(reason["note"])}`] : [];
    })
    .join("; ");
}
