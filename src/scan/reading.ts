import type { LimitName, ScanLimits } from "./limits.ts";
import type { ByteSource, FileResult, ScannedImport, ScanVerdict, TabularShape } from "./result.ts";
import { RULES, type RuleId } from "./rules.ts";

/** A finding before it knows its file: the rule table and the path make a `Finding` of it. */
export interface Found {
  readonly rule: RuleId;
  readonly message: string;
  readonly member?: string;
  readonly offset?: number;
  /** `module.name`, if this is about one import. */
  readonly import?: string;
  /** Escaped already. */
  readonly evidence?: string;
}

/** What one reader says of some bytes. */
export interface Reading {
  readonly formats: readonly string[];
  readonly verdict: ScanVerdict;
  readonly coverage: FileResult["coverage"];
  readonly limitsHit: readonly string[];
  readonly imports: readonly ScannedImport[];
  readonly findings: readonly Found[];
  readonly table?: TabularShape;
}

/** What readers of one file share. */
export interface ReadContext {
  /** The name, for what only a name can tell; the content decides. */
  readonly path: string;
  readonly limits: ScanLimits;
  /** Archives around these bytes. */
  readonly depth: number;
  readonly budget: Budget;
  /** Reads a member as if it were a file: sniffed, by every reader that fits. */
  readonly scan: (source: ByteSource, member: string) => Promise<Reading>;
}

/** What is left to spend on one file, its members included. */
export interface Budget {
  inflated: number;
  entries: number;
}

const WORSE: Readonly<Record<ScanVerdict, number>> = { safe: 0, unknown: 1, malformed: 2, dangerous: 3 };

/** The worse of two verdicts. */
export const worse = (a: ScanVerdict, b: ScanVerdict): ScanVerdict => (WORSE[a] >= WORSE[b] ? a : b);

const LESS: Readonly<Record<FileResult["coverage"], number>> = { full: 0, partial: 1, none: 2 };

/** The lesser of two coverages. */
export const lesser = (a: FileResult["coverage"], b: FileResult["coverage"]): FileResult["coverage"] =>
  LESS[a] >= LESS[b] ? a : b;

/** Collects what one reader notices. The verdict follows from it: `safe` takes a call of `full()` and nothing against it. */
export class Notes {
  private verdict: ScanVerdict = "safe";
  private coverage: FileResult["coverage"] = "none";
  private readonly formats: readonly string[];
  private readonly kept: number;
  private readonly limitsHit = new Set<string>();
  private readonly imports: ScannedImport[] = [];
  private readonly findings: Found[] = [];
  private table: TabularShape | undefined;
  /** Whether a reading was added that lacks something. */
  private lacking = false;

  constructor(formats: readonly string[], limits: Pick<ScanLimits, "findings">) {
    this.formats = formats;
    this.kept = limits.findings;
  }

  find(rule: RuleId, message: string, where: Omit<Found, "rule" | "message"> = {}): void {
    this.verdict = worse(this.verdict, RULES[rule].atBest);
    this.keep({ rule, message, ...where });
  }

  /** A limit was reached: what follows was not read. */
  limit(name: LimitName): void {
    this.limitsHit.add(name);
  }

  /** What table this is; the first one counts. */
  shape(table: TabularShape): void {
    this.table ??= table;
  }

  /** All structure was read. Adding a lesser reading takes it back. */
  full(): void {
    this.coverage = "full";
  }

  /** Some structure was read. */
  partial(): void {
    this.coverage = "partial";
  }

  /** Takes over what another reader said, as of `member` if it read one. Its formats stay its own. */
  add(reading: Omit<Reading, "formats">, member?: string): void {
    this.verdict = worse(this.verdict, reading.verdict);
    for (const name of reading.limitsHit) this.limitsHit.add(name);
    for (const found of reading.imports) if (this.imports.length < this.kept) this.imports.push(found);
    for (const found of reading.findings) this.keep(member === undefined ? found : within(found, member));
    if (reading.coverage !== "full") this.lacking = true;
  }

  done(): Reading {
    const lacking = this.lacking || this.limitsHit.size > 0;
    const coverage = lacking && this.coverage === "full" ? "partial" : this.coverage;
    return {
      formats: this.formats,
      verdict: coverage === "full" ? this.verdict : worse(this.verdict, "unknown"),
      coverage,
      limitsHit: [...this.limitsHit],
      imports: this.imports,
      findings: this.findings,
      ...(this.table === undefined ? {} : { table: this.table }),
    };
  }

  private keep(found: Found): void {
    if (this.findings.length < this.kept) this.findings.push(found);
    else this.limitsHit.add("findings" satisfies LimitName);
  }
}

const within = (found: Found, member: string): Found => ({
  ...found,
  member: found.member === undefined ? member : `${member}!${found.member}`,
});
