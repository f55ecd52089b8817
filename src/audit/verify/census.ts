/** All that was seen of a ledger, in little memory: some 100 bytes for each record, whatever its size. */
import { attestationPath, evidencePath, headPath, policyPath, recordPath } from "../../ledger/layout.ts";
import { DigestTable } from "./digest-table.ts";
import type { Findings, ReferenceKind, Spot } from "./finding.ts";
import type { Inspected } from "./inspect.ts";
import type { Essence } from "./inspect-record.ts";
import { RememberedThings } from "./remembered-things.ts";
import { ByteRows, NumberRows } from "./rows.ts";

export const KINDS = ["decision", "merge", "other", "unknown"] as const;
export type Kind = (typeof KINDS)[number];
const WHATS = ["decision", "member", "merge"] as const satisfies readonly ReferenceKind[];

/** Bytes of what is only compared. */
const MARK = 8;
const NOWHERE = 0xffffffff;
const MOST_REPOSITORIES = 0xffff;

/** In one byte: the place in `KINDS`, and these. */
const IS_THERE = 0x80;
const IS_SOUND = 0x40;
const KIND = 0x0f;

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
  /** Of evidence, how long it is, and how long the first record says; -1 where nobody does. */
  readonly lengths = new NumberRows(64);
  readonly saidLengths = new NumberRows(64);

  constructor(seed: number) {
    this.digests = new DigestTable(seed);
  }

  row(sha256: string): number {
    const row = this.digests.add(hex(sha256));
    if (row === this.isThere.length) {
      for (const column of [this.isThere, this.isAltered, this.uses]) column.push(0);
      this.firstUse.push(NOWHERE);
      this.lengths.push(-1);
      this.saidLengths.push(-1);
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
  /** Of every record that is there, and of those that others name. */
  readonly digests: DigestTable;
  /** 0 where a record does not tell, or is not there. */
  readonly pulls = new NumberRows(64);
  readonly sequences = new NumberRows(32);
  /** Milliseconds since 1970; NaN where a record does not tell. */
  readonly instants = new NumberRows(64);
  private readonly flags = new NumberRows(8);
  readonly repositories = new NumberRows(16);
  readonly repositoryNames: string[] = [];
  private readonly repositoryRows = new Map<string, number>();
  /** The row of the record before, and 1; 0 where it has none. */
  private readonly previous = new NumberRows(32);
  readonly newest = new ByteRows(MARK);
  /** The row of what a decision or a merge says beyond that, and 1; 0 of other records. */
  private readonly more = new NumberRows(32);
  /** `acts`: how many it knew, and 1; 0 where it could not read them. */
  readonly decisions = { decided: new ByteRows(MARK), acts: new NumberRows(32) };
  /** `at`: milliseconds since 1970. `from`: the row of the merge. `decision`: the row of the record that it names as the last decision, and 1. */
  readonly merges = { at: new NumberRows(64), from: new NumberRows(32), decision: new NumberRows(32) };
  readonly policies: Shelf;
  readonly evidence: Shelf;
  /** From one record to another, by rows. `pull`: the pull request that the other should be of. */
  readonly references = {
    from: new NumberRows(32),
    to: new NumberRows(32),
    what: new NumberRows(8),
    pull: new NumberRows(64),
  };
  readonly memories = {
    pull: new NumberRows(64),
    isSound: new NumberRows(8),
    sequence: new NumberRows(32),
    record: new ByteRows(MARK),
    merge: new ByteRows(MARK),
    decisionRecord: new ByteRows(MARK),
    newest: new ByteRows(MARK),
    decided: new ByteRows(MARK),
    firstAct: new NumberRows(32),
    actsCount: new NumberRows(32),
    acts: new ByteRows(MARK),
  };
  readonly things: RememberedThings;
  /** Rows of attested records. */
  readonly attested = new NumberRows(32);
  readonly counts = { files: 0, records: 0, policies: 0, evidence: 0, attestations: 0, memories: 0 };
  private readonly findings: Findings;

  /** @param seed a number that nobody could foresee */
  constructor(findings: Findings, seed: number) {
    this.findings = findings;
    this.digests = new DigestTable(seed);
    this.policies = new Shelf(seed);
    this.evidence = new Shelf(seed);
    this.things = new RememberedThings(seed);
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
        // Bytes that are not the evidence's have a finding of their own.
        if (file.altered === undefined) this.evidence.lengths.set(this.evidence.row(file.sha256), file.bytes);
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

  /** The row of the record that it says is before it; nothing where it says that there is none. */
  previousOf(row: number): number | undefined {
    const previous = this.previous.get(row);
    return previous === 0 ? undefined : previous - 1;
  }

  isThere(row: number): boolean {
    return (this.flags.get(row) & IS_THERE) !== 0;
  }

  /** Whether its own bytes are in order, so that what it says of others counts. */
  isSound(row: number): boolean {
    return (this.flags.get(row) & IS_SOUND) !== 0;
  }

  kindOf(row: number): Kind {
    return KINDS[this.flags.get(row) & KIND] ?? "unknown";
  }

  /** Where in `decisions`, or `merges`, stands what a decision or a merge says; nothing of one that is not in order. */
  moreOf(row: number, kind: "decision" | "merge"): number | undefined {
    const more = this.more.get(row);
    return more > 0 && this.isSound(row) && this.kindOf(row) === kind ? more - 1 : undefined;
  }

  whatOf(reference: number): ReferenceKind {
    return WHATS[this.references.what.get(reference)] ?? "decision";
  }

  /** The row of a record, which it gets now if it had none. */
  private rowOf(sha256: string): number {
    const row = this.digests.add(hex(sha256));
    if (row < this.pulls.length) return row;
    for (const column of [this.pulls, this.sequences, this.repositories, this.previous, this.more]) column.push(0);
    this.instants.push(Number.NaN);
    this.flags.push(KINDS.indexOf("unknown"));
    this.newest.push(new Uint8Array());
    return row;
  }

  private addRecord({ sha256, said, altered, problem }: Extract<Inspected, { is: "record" }>): void {
    const row = this.rowOf(sha256);
    if (this.isThere(row)) {
      this.findings.add({ kind: "doubled-file", path: recordPath(sha256) });
      return;
    }
    this.counts.records += 1;
    const isSound = altered === undefined && problem === undefined;
    this.flags.set(row, KINDS.indexOf(said?.kind ?? "unknown") | IS_THERE | (isSound ? IS_SOUND : 0));
    if (said !== undefined) {
      this.pulls.set(row, said.pullRequest);
      this.sequences.set(row, Math.min(said.sequence, NOWHERE));
      this.instants.set(row, Date.parse(said.at));
      this.repositories.set(row, this.repositoryRow(said.repository));
      this.previous.set(row, said.previous === undefined ? 0 : this.rowOf(said.previous) + 1);
      this.newest.set(row, hex(said.newest ?? ""));
      if (said.decided !== undefined) {
        this.decisions.decided.push(hex(said.decided));
        this.decisions.acts.push(said.acts === undefined ? 0 : said.acts + 1);
        this.more.set(row, this.decisions.acts.length);
      }
    }
    if (altered !== undefined) this.findings.add({ kind: "altered", of: "record", sha256: altered, ...this.spot(row) });
    // What is wrong with the form of bytes that are not the record's says nothing more.
    else if (problem !== undefined)
      this.findings.add({ kind: problem.code, detail: problem.detail, ...this.spot(row) });
    if (said !== undefined && isSound) this.addNamed(row, said);
    // The policy of an altered decision is still somebody's.
    else if (said?.policy !== undefined) this.policies.use(said.policy, row);
  }

  private addNamed(row: number, { policy, evidence, references, leaves, merged }: Essence): void {
    if (leaves !== undefined) this.things.add("record", row, leaves);
    if (policy !== undefined) this.policies.use(policy, row);
    for (const { sha256, bytes } of evidence) {
      this.evidence.use(sha256, row);
      const [at, { saidLengths }] = [this.evidence.row(sha256), this.evidence];
      const said = saidLengths.get(at);
      if (said === -1) saidLengths.set(at, bytes);
      else if (said !== bytes)
        this.findings.add({ kind: "evidence-length", sha256, says: bytes, has: said, ...this.spot(row) });
    }
    if (merged !== undefined) {
      this.merges.at.push(Date.parse(merged.at));
      this.merges.from.push(row);
      this.merges.decision.push(merged.decision === undefined ? 0 : this.rowOf(merged.decision) + 1);
      this.more.set(row, this.merges.at.length);
    }
    for (const { what, record, pullRequest } of references) {
      // Of a merge it is kept already.
      if (what === "decision") continue;
      this.references.from.push(row);
      this.references.to.push(this.rowOf(record));
      this.references.what.push(WHATS.indexOf(what));
      this.references.pull.push(pullRequest);
    }
  }

  private repositoryRow(name: string): number {
    let row = this.repositoryRows.get(name);
    if (row === undefined) {
      // More than any ledger has; all others count as one.
      if (this.repositoryNames.length >= MOST_REPOSITORIES) return MOST_REPOSITORIES;
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
    this.attested.push(this.rowOf(record));
    if (wrong !== undefined)
      this.findings.add({ kind: "attestation-wrong", path: attestationPath(record), detail: wrong });
  }

  private addMemory({ pullRequest, said, problem }: Extract<Inspected, { is: "memory" }>): void {
    this.counts.memories += 1;
    const path = headPath(pullRequest);
    const { memories } = this;
    if (problem !== undefined) this.findings.add({ kind: problem.code, path, detail: problem.detail });
    if (said !== undefined) this.things.add("memory", memories.pull.length, said.remembers);
    memories.pull.push(pullRequest);
    memories.isSound.push(said === undefined ? 0 : 1);
    memories.sequence.push(Math.min(said?.sequence ?? 0, NOWHERE));
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
