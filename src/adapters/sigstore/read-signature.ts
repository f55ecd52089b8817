/** From the bytes of a signature to what it says, verified. */
import type { Fact } from "../../core/facts.ts";
import type { Signature } from "../../core/signature-facts.ts";
import { ReportError } from "../../evidence/report-error.ts";
import { isModelSignature, readSignedFolder, type SignedFolder } from "../../evidence/signed-folder.ts";
import { readStatement, type Statement, subjectsOf } from "../../evidence/statement.ts";
import { explainRefusal, refuse } from "./refusal.ts";
import { type Verified, type VerifyOptions, verifyBundle } from "./verify-bundle.ts";

export interface SignedModel {
  readonly signature: Signature;
  readonly folder: SignedFolder;
}

/** Reads the signature of a folder of files. Never throws, on any bytes. */
export function readModelSignature(bytes: Uint8Array, options: Omit<VerifyOptions, "artefact">): Fact<SignedModel> {
  return guard(() => {
    const { verified, statement } = readSignedStatement(bytes, options);
    return {
      signature: describe(verified, statement, isModelSignature(statement) ? [] : undefined),
      folder: readSignedFolder(statement),
    };
  });
}

/** Reads a signature that is a report itself. Never throws, on any bytes. */
export function readReportStatement(bytes: Uint8Array, options: Omit<VerifyOptions, "artefact">): Fact<Signature> {
  return guard(() => {
    const { verified, statement } = readSignedStatement(bytes, options);
    return describe(verified, statement);
  });
}

/**
 * Reads the signature of a report: of its bytes, or of a statement that names their sha256. Never throws, on any bytes.
 * @param report the report's bytes, with their sha256
 */
export function readReportSignature(
  bytes: Uint8Array,
  report: { readonly bytes: Uint8Array; readonly sha256: string },
  options: Omit<VerifyOptions, "artefact">,
): Fact<Signature> {
  return guard(() => {
    const verified = verify(bytes, { ...options, artefact: report.bytes });
    if (verified.signed === "artefact") return describe(verified, undefined, [{ sha256: report.sha256 }]);
    const statement = readStatement(verified.signed.payloadType, verified.signed.payload);
    const subjects = subjectsOf(statement);
    const own = subjects.filter(({ sha256 }) => sha256 === report.sha256);
    if (own.length === 0)
      throw new Refused(explainRefusal(refuse("other-content", "none of its subjects has the sha256 of the report")));
    // Of many subjects a record keeps some: the one that counts is among them.
    return describe(verified, statement, [...own, ...subjects.filter(({ sha256 }) => sha256 !== report.sha256)]);
  });
}

class Refused extends Error {}

function guard<T>(read: () => T): Fact<T> {
  try {
    return { known: read() };
  } catch (error) {
    if (error instanceof Refused) return { unavailable: error.message };
    const detail = error instanceof ReportError ? error.message : "it is not what signers write";
    return { unavailable: explainRefusal(refuse("not-a-statement", detail)) };
  }
}

function verify(bytes: Uint8Array, options: VerifyOptions): Verified {
  const verified = verifyBundle(bytes, options);
  if ("refused" in verified) throw new Refused(explainRefusal(verified));
  return verified;
}

function readSignedStatement(bytes: Uint8Array, options: VerifyOptions): { verified: Verified; statement: Statement } {
  const verified = verify(bytes, options);
  if (verified.signed === "artefact") throw new Refused(explainRefusal(refuse("not-a-statement")));
  return { verified, statement: readStatement(verified.signed.payloadType, verified.signed.payload) };
}

/** Subjects that a record keeps. */
const KEPT = 100;

function describe(
  { signer, signedAt }: Verified,
  statement: Statement | undefined,
  subjects = statement === undefined ? [] : subjectsOf(statement),
): Signature {
  return {
    signer,
    ...(signedAt === undefined ? {} : { signedAt }),
    ...(statement === undefined ? {} : { predicateType: statement.predicateType.slice(0, 200).toWellFormed() }),
    subjects: subjects.slice(0, KEPT),
  };
}
