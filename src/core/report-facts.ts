/** Reports as their parsers understood them, as far as a decision depends on them. */
import * as z from "zod";
import { SCAN_VERDICTS } from "../scan/result.ts";

const count = z.int().nonnegative();
const hex = (digits: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`), `${digits} lower-case hex digits`);
const instant = z.iso.datetime({ offset: false });

/**
 * What a number is measured in. A `ratio` compares two groups and is best at 1, from whichever side it comes. `fraction` lies between 0 and 1;
 * a share that a tool writes as `percent` stays so, because people know it by that number.
 */
export const UNITS = ["fraction", "percent", "ratio", "count", "kg CO2eq", "kWh", "s"] as const;
export type Unit = (typeof UNITS)[number];

/** Whom or what a number is about, if not everybody: a group of people, or a slice of the data. */
const about = {
  group: z.string().min(1).optional(),
  slice: z.string().min(1).optional(),
};

const metric = z.strictObject({
  /** As the tool calls it. */
  name: z.string().min(1),
  value: z.number(),
  unit: z.enum(UNITS).optional(),
  ...about,
  /** How many samples the number rests on. */
  samples: count.optional(),
  /** Where in the report it stands, as `$.by_group[0].accuracy` (RFC 9535) or `line 7`. */
  at: z.string(),
});
export type Metric = z.infer<typeof metric>;

/** A number that the report was to state, and does not: `NaN`, `null`, text. Never left out, so that it is never passed over. */
const brokenMetric = z.strictObject({ name: z.string().min(1), ...about, at: z.string(), detail: z.string().min(1) });
export type BrokenMetric = z.infer<typeof brokenMetric>;

export const TEST_RESULTS = ["passed", "warned", "failed", "errors", "skipped"] as const;
export type TestResult = (typeof TEST_RESULTS)[number];

/** What the tool itself concluded: how many of its tests came out how, and the first that did not pass. */
const tests = z.strictObject({
  passed: count,
  warned: count,
  failed: count,
  errors: count,
  skipped: count,
  examples: z.array(
    z.strictObject({
      name: z.string(),
      result: z.enum(TEST_RESULTS).exclude(["passed"]),
      at: z.string(),
      detail: z.string().optional(),
    }),
  ),
});
export type Tests = z.infer<typeof tests>;

/** Content that a report names as what it is about. Any one digest is enough to know it by. */
export const subject = z
  .strictObject({
    name: z.string().optional(),
    sha256: hex(64).optional(),
    /** As DVC names content. */
    md5: hex(32).optional(),
    /** A git blob's id. */
    gitBlob: z
      .string()
      .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, "a full git object id in lower-case hex")
      .optional(),
  })
  .refine(
    ({ sha256, md5, gitBlob }) => sha256 !== undefined || md5 !== undefined || gitBlob !== undefined,
    "a subject needs a digest",
  )
  // The same for those who have but the JSON Schema.
  .meta({ anyOf: [{ required: ["sha256"] }, { required: ["md5"] }, { required: ["gitBlob"] }] });
export type Subject = z.infer<typeof subject>;

/** One file that a scan elsewhere has read, with the digests of all its bytes. */
const scannedFile = z.strictObject({
  path: z.string().min(1),
  sha256: hex(64),
  /** As DVC names content. */
  md5: hex(32).optional(),
  verdict: z.enum(SCAN_VERDICTS),
});
export type ScannedFile = z.infer<typeof scannedFile>;

export const report = z.strictObject({
  /** The format it was read as. */
  format: z.string().min(1),
  tool: z.strictObject({ name: z.string().optional(), version: z.string().optional() }).optional(),
  /** When it was made, by its own word. */
  madeAt: instant.optional(),
  metrics: z.array(metric).default([]),
  broken: z.array(brokenMetric).default([]),
  /** Metrics that nothing asks for and that were left out. */
  omitted: count.default(0),
  tests: tests.optional(),
  subjects: z.array(subject).default([]),
  /** Of `secmlops-gate scan --format json` alone. */
  files: z.array(scannedFile).optional(),
});
export type Report = z.infer<typeof report>;

const fact = <T extends z.ZodType>(known: T) =>
  z.union([z.strictObject({ known }), z.strictObject({ unavailable: z.string().min(1) })]);
const objectId = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, "a full git object id in lower-case hex");

/** A report as its format's parser understood it; the bytes themselves are not a fact. */
export const reportFact = z.strictObject({
  path: z.string().min(1),
  /** The git id of its bytes. */
  id: objectId,
  /** The format that a proof asks for, `auto` included. */
  format: z.string().min(1),
  /** `job`: from the folder that a job made at this head, and that the policy of base vouches for. */
  from: z.enum(["change", "job"]).default("change"),
  content: fact(report),
  /** Where the places that proofs name by path lie in it; `null` where nothing is there. */
  places: z.array(z.strictObject({ path: z.string(), at: z.string().nullable() })).default([]),
  /** The file beside it that names what it is about, as `sha256sum` writes it. */
  sums: z.strictObject({ path: z.string(), id: objectId, content: fact(z.array(subject)) }).optional(),
});
export type ReportFact = z.infer<typeof reportFact>;
