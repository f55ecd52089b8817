/** All that was seen of a ledger, in little memory: some 150 bytes for each record, whatever its size. */
import { evidencePath, headPath, policyPath, recordPath } from "../../ledger/layout.ts";
import { DigestTable } from "./digest-table.ts";
import type { Findings, ReferenceKind, Spot } from "./finding.ts";
import type { Inspected } from "./inspect.ts";
import type { Essence } from "./inspect-record.ts";
import { ByteRows, NumberRows } from "./rows.ts";

export const KINDS = ["decision", "merge", "other", "unknown"] as const;
export type Kind = (typeof KINDS)[number];
const WHATS = ["decision", "member", "merge"] as const satisfies readonly ReferenceKind[];

/** Digests that are only compared: 128 bits tell any two apart. */
const SHORT = 16;
const MARK = 8;
const NONE = new Uint8Array(SHORT);
const NOWHERE = 0xffffffff;

const hex = (digits: string): Buffer => Buffer.from(digits, "hex");

/** As records write it. @param instant milliseconds since 1970 */
export const writeInstant = (instant: number): string => new Date(instant).toISOString().replace(".000Z", "Z");

/** Of what other files are named by: policies, or evidence. */
class Shelf {
  readonly digests: DigestTable;
  readonly isThere = new NumberRows(8);
  readonly isAltered = new NumberRows(8);
  /** How many records name it, and the first that was read. */
  readonly uses = new NumberRows(32);
  readonly firstUse = new NumberRows(32);

  constructor(seed: number) {
    this.digests = new DigestTable(seed);
  }

  row(sha256: string): number {
    const row = this.digests.add(hex(sha256));
    if (row === this.isThere.length) {
      for (const column of [this.isThere, this.isAltered, this.uses]) column.push(0);
      this.firstUse.push(NOWHERE);
    }
    return row;
  }

  use(sha256: string, by: number): void {
    const row = this.row(sha256);
    if (this.uses.get(row) === 0) this.firstUse.set(row, by);
    this.uses.set(row, this.uses.get(row) + 1);
  }

  /** @returns whether it was there before */
  put(sha256: string): boolean {
    const row = this.row(sha256);
    const before = this.isThere.get(row) === 1;
    this.isThere.set(row, 1);
    return before;
  }
}

export class Census {
  readonly digests: DigestTable;
  readonly pulls = new NumberRows(64);
  readonly sequences = new NumberRows(64);
  /** Milliseconds since 1970; NaN where a record does not tell. */
  readonly instants = new NumberRows(64);
  readonly kinds = new NumberRows(8);
  /** Whether its own bytes are in order, so that what it says of others counts. */
  readonly isSound = new NumberRows(8);
  readonly repositories = new NumberRows(32);
  readonly repositoryNames: string[] = [];
  private readonly repositoryRows = new Map<string, number>();
  /** Zeros where it has none. */
  private readonly previous = new ByteRows(SHORT);
  readonly newest = new ByteRows(MARK);
  readonly decided = new ByteRows(MARK);
  readonly actsDigests = new ByteRows(MARK);
  /** How many acts a decision knew, and 1; 0 where it knew none of them. */
  readonly actsCounts = new NumberRows(32);
  readonly policies: Shelf;
  readonly evidence: Shelf;
  readonly references = {
    from: new NumberRows(32),
    what: new NumberRows(8),
    pull: new NumberRows(64),
    record: new ByteRows(32),
  };
  readonly memories = {
    pull: new NumberRows(64),
    isSound: new NumberRows(8),
    sequence: new NumberRows(64),
    record: new ByteRows(32),
    merge: new ByteRows(SHORT),
    decisionRecord: new ByteRows(SHORT),
    newest: new ByteRows(MARK),
    decided: new ByteRows(MARK),
    firstAct: new NumberRows(32),
    actsCount: new NumberRows(32),
    acts: new ByteRows(MARK),
  };
  /** Attested records: found to be there or not at the end. */
  readonly attested = new ByteRows(32);
  readonly counts = { files: 0, records: 0, policies: 0, evidence: 0, attestations: 0, memories: 0 };
  /** Beginnings of the digests of records too spoilt to tell their place. */
  private readonly placeless = new Set<string>();
  private readonly findings: Findings;

  /** @param seed a number that nobody could foresee */
  constructor(findings: Findings, seed: number) {
    this.findings = findings;
    this.digests = new DigestTable(seed);
    this.policies = new Shelf(seed);
    this.evidence = new Shelf(seed);
  }

  add(file: Inspected): void {
    this.counts.files += 1;
    switch (file.is) {
      case "record":
        this.addRecord(file);
        return;
      case "policy":
        this.addPolicy(file);
        return;
      case "evidence":
        this.counts.evidence += 1;
        this.shelve(this.evidence, file, evidencePath(file.sha256), "evidence");
        return;
      case "attestation":
        this.addAttestation(file);
        return;
      case "memory":
        this.addMemory(file);
        return;
      case "readme":
        return;
      case "stranger":
        this.findings.add({ kind: "stranger", path: file.path });
        return;
      case "odd":
        this.findings.add({ kind: "odd-file", path: file.path, odd: file.odd });
        return;
    }
  }

  /** Where a record stands, for messages. */
  spot(row: number): Spot {
    const instant = this.instants.get(row);
    const [pullRequest, sequence] = [this.pulls.get(row), this.sequences.get(row)];
    return {
      path: recordPath(this.digests.hex(row)),
      ...(pullRequest === 0 ? {} : { pullRequest, sequence }),
      ...(Number.isNaN(instant) ? {} : { at: writeInstant(instant) }),
    };
  }

  hasPrevious(row: number): boolean {
    return !this.previous.startsWith(row, NONE);
  }

  /** What a record says comes before it: the first 32 digits. */
  previousHex(row: number): string {
    return this.previous.hex(row);
  }

  /** Whether what comes before a record is there, and too spoilt to tell its place. */
  followsPlaceless(row: number): boolean {
    return this.placeless.has(this.previousHex(row));
  }

  whatOf(reference: number): ReferenceKind {
    return WHATS[this.references.what.get(reference)] ?? "decision";
  }

  kindOf(row: number): Kind {
    return KINDS[this.kinds.get(row)] ?? "unknown";
  }

  private addRecord({ sha256, said, altered, problem }: Extract<Inspected, { is: "record" }>): void {
    const row = this.digests.add(hex(sha256));
    if (row < this.pulls.length) {
      this.findings.add({ kind: "doubled-file", path: recordPath(sha256) });
      return;
    }
    this.counts.records += 1;
    const isSound = altered === undefined && problem === undefined;
    if (said === undefined) this.placeless.add(sha256.slice(0, 2 * SHORT));
    this.pulls.push(said?.pullRequest ?? 0);
    this.sequences.push(said?.sequence ?? 0);
    this.instants.push(said === undefined ? Number.NaN : Date.parse(said.at));
    this.kinds.push(KINDS.indexOf(said?.kind ?? "unknown"));
    this.isSound.push(isSound ? 1 : 0);
    this.repositories.push(said === undefined ? 0 : this.repositoryRow(said.repository));
    this.previous.push(said?.previous === undefined ? NONE : hex(said.previous));
    this.newest.push(hex(said?.newest ?? ""));
    this.decided.push(hex(said?.decided ?? ""));
    this.actsDigests.push(hex(said?.acts?.digest ?? ""));
    this.actsCounts.push(said?.acts === undefined ? 0 : said.acts.count + 1);
    if (altered !== undefined) this.findings.add({ kind: "altered", of: "record", sha256: altered, ...this.spot(row) });
    // What is wrong with the form of bytes that are not the record's says nothing more.
    else if (problem !== undefined)
      this.findings.add({ kind: problem.code, detail: problem.detail, ...this.spot(row) });
    if (said !== undefined && isSound) this.addNamed(row, said);
    // The policy of an altered decision is still somebody's.
    else if (said?.policy !== undefined) this.policies.use(said.policy, row);
  }

  private addNamed(row: number, { policy, evidence, references }: Essence): void {
    if (policy !== undefined) this.policies.use(policy, row);
    for (const sha256 of evidence) this.evidence.use(sha256, row);
    for (const { what, record, pullRequest } of references) {
      this.references.from.push(row);
      this.references.what.push(WHATS.indexOf(what));
      this.references.pull.push(pullRequest);
      this.references.record.push(hex(record));
    }
  }

  private repositoryRow(name: string): number {
    let row = this.repositoryRows.get(name);
    if (row === undefined) {
      row = this.repositoryNames.push(name) - 1;
      this.repositoryRows.set(name, row);
    }
    return row;
  }

  private addPolicy(file: Extract<Inspected, { is: "policy" }>): void {
    this.counts.policies += 1;
    const path = policyPath(file.sha256);
    this.shelve(this.policies, file, path, "policy");
    if (file.altered === undefined && file.problem !== undefined)
      this.findings.add({ kind: file.problem.code, path, detail: file.problem.detail });
  }

  private shelve(
    shelf: Shelf,
    { sha256, altered }: { readonly sha256: string; readonly altered?: string },
    path: string,
    of: "policy" | "evidence",
  ): void {
    if (shelf.put(sha256)) this.findings.add({ kind: "doubled-file", path });
    if (altered !== undefined) this.findings.add({ kind: "altered", of, path, sha256: altered });
  }

  private addAttestation({ record, wrong }: Extract<Inspected, { is: "attestation" }>): void {
    this.counts.attestations += 1;
    this.attested.push(hex(record));
    const path = `attestations/${record.slice(0, 2)}/${record}.json`;
    if (wrong !== undefined) this.findings.add({ kind: "attestation-wrong", path, detail: wrong });
  }

  private addMemory({ pullRequest, said, problem }: Extract<Inspected, { is: "memory" }>): void {
    this.counts.memories += 1;
    const path = headPath(pullRequest);
    const { memories } = this;
    if (problem !== undefined) this.findings.add({ kind: problem.code, path, detail: problem.detail });
    memories.pull.push(pullRequest);
    memories.isSound.push(said === undefined ? 0 : 1);
    memories.sequence.push(said?.sequence ?? 0);
    memories.record.push(hex(said?.record ?? ""));
    memories.merge.push(hex(said?.merge ?? ""));
    memories.decisionRecord.push(hex(said?.decisionRecord ?? ""));
    memories.newest.push(hex(said?.newest ?? ""));
    memories.decided.push(hex(said?.decided ?? ""));
    memories.firstAct.push(memories.acts.length);
    memories.actsCount.push(said?.acts.length ?? 0);
    for (const act of said?.acts ?? []) memories.acts.push(hex(act));
  }
}
