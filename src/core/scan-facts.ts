/** What the artefact scan said of each changed artefact, as far as a decision depends on it. */
import * as z from "zod";
import { SCAN_VERDICTS, SEVERITIES } from "../scan/result.ts";

const count = z.int().nonnegative();
const verdict = z.enum(SCAN_VERDICTS);

const finding = z.strictObject({
  /** Of the scanner's rules, as `PKL001`. */
  rule: z.string().min(1),
  severity: z.enum(SEVERITIES),
  /** The best that an artefact with this finding can be called. */
  verdict,
  /** The file inside an archive. */
  member: z.string().optional(),
  /** Bytes from the start of the file, or of the member. */
  offset: count.optional(),
  message: z.string(),
  evidence: z.string().optional(),
  /** The `module.name` that it is about, if it is about an import. */
  import: z.string().optional(),
  fingerprint: z.string().min(1),
  /** Whether the artefact that this one replaces has it too. */
  onBase: z.boolean().default(false),
});
export type ScanFinding = z.infer<typeof finding>;

/** Columns of tabular data, in order, and rows as far as the file tells. */
const table = z.strictObject({
  columns: z.array(z.strictObject({ name: z.string(), type: z.string().optional() })),
  rows: count.optional(),
});
export type ScannedTable = z.infer<typeof table>;

/**
 * How sure it is that the bytes which were read are those of the change: `verified` where they came from git or were held
 * against their digest, `unverified` where only parts of a Git LFS object were read, `none` where nothing could be read.
 */
export const REACHES = ["verified", "unverified", "none"] as const;
export type Reach = (typeof REACHES)[number];

export const scanFact = z.strictObject({
  path: z.string().min(1),
  /** What names the content: the git id of the changed file, or DVC's hash; empty where DVC names none. */
  id: z.string(),
  /** Of the content itself, where it is known: of a Git LFS object its oid. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "a sha256 in lower-case hex")
    .optional(),
  /** Bytes. */
  size: count.optional(),
  reach: z.enum(REACHES),
  verdict,
  coverage: z.enum(["full", "partial", "none"]),
  formats: z.array(z.string()),
  limitsHit: z.array(z.string()).default([]),
  findings: z.array(finding),
  /** Findings that were left out of the list. */
  omitted: count.default(0),
  table: table.optional(),
  /** Of the data that this one replaces. */
  baseTable: table.optional(),
});
export type ScanFact = z.infer<typeof scanFact>;
