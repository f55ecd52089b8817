/** In-toto statements: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md, and v0.1, which came before. */
import type { Subject } from "../core/report-facts.ts";
import { asObject, parseJson } from "../scan/strict-json.ts";
import { ReportError } from "./report-error.ts";
import { type Fields, member, takeList, takeObject, takeText } from "./take.ts";

const PAYLOAD_TYPE = "application/vnd.in-toto+json";
const TYPES: readonly unknown[] = ["https://in-toto.io/Statement/v1", "https://in-toto.io/Statement/v0.1"];

export interface StatementSubject {
  readonly name?: string;
  /** Digests in lower-case hex, by the name of their algorithm. */
  readonly digests: ReadonlyMap<string, string>;
  /** Its place, for messages. */
  readonly at: string;
}

export interface Statement {
  readonly predicateType: string;
  readonly predicate: Fields;
  readonly subjects: readonly StatementSubject[];
}

/**
 * Reads what a DSSE envelope holds, signed or not.
 * @throws ReportError where it is no in-toto statement in JSON, or is about nothing
 */
export function readStatement(payloadType: string, payload: Uint8Array): Statement {
  if (payloadType !== PAYLOAD_TYPE)
    throw new ReportError("payloadType", `expected ${PAYLOAD_TYPE}, found ${payloadType.slice(0, 100)}`);
  const parsed = parseJson(payload);
  if (typeof parsed === "string") throw new ReportError("the payload", `expected JSON, and it is ${parsed}`);
  if (parsed.duplicate !== undefined)
    throw new ReportError("the payload", `the key ${JSON.stringify(parsed.duplicate)} stands twice in one object`);
  return toStatement(parsed.value);
}

/**
 * @param value JSON
 * @throws ReportError where it is no in-toto statement, or is about nothing
 */
export function toStatement(value: unknown): Statement {
  const statement = takeObject(value, "$");
  if (!TYPES.includes(statement["_type"]))
    throw new ReportError("$._type", "expected an in-toto statement, v1 or v0.1");
  const subjects = takeList(statement["subject"], "$.subject").map((subject, index) =>
    readSubject(subject, member("$.subject", index)),
  );
  if (subjects.length === 0) throw new ReportError("$.subject", "expected at least one subject");
  return {
    predicateType: takeText(statement["predicateType"], "$.predicateType"),
    predicate: asObject(statement["predicate"]) ?? {},
    subjects,
  };
}

function readSubject(value: unknown, at: string): StatementSubject {
  const { name, digest } = takeObject(value, at);
  const digests = new Map<string, string>();
  for (const [algorithm, hex] of Object.entries(takeObject(digest, `${at}.digest`)))
    if (typeof hex === "string" && /^(?:[0-9a-f]{2})+$/.test(hex)) digests.set(algorithm, hex);
  return { ...(typeof name === "string" ? { name } : {}), digests, at };
}

/** Its subjects as far as they are named by digests that git, LFS or DVC know content by. */
export function subjectsOf({ subjects }: Pick<Statement, "subjects">): Subject[] {
  return subjects.flatMap(({ name, digests }): Subject[] => {
    const sha256 = ofLength(digests.get("sha256"), 64);
    const md5 = ofLength(digests.get("md5"), 32);
    const gitBlob = ofLength(digests.get("gitBlob"), 40) ?? ofLength(digests.get("gitBlob"), 64);
    if (sha256 === undefined && md5 === undefined && gitBlob === undefined) return [];
    return [
      {
        ...(name === undefined ? {} : { name }),
        ...(sha256 === undefined ? {} : { sha256 }),
        ...(md5 === undefined ? {} : { md5 }),
        ...(gitBlob === undefined ? {} : { gitBlob }),
      },
    ];
  });
}

const ofLength = (hex: string | undefined, length: number): string | undefined =>
  hex?.length === length ? hex : undefined;
