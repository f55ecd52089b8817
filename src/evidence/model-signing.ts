/**
 * A signature of OpenSSF model signing, read as a report of which files it speaks: whether it holds, who signed and whether the files are
 * those that were signed is judged elsewhere.
 */
import type { Subject } from "../core/report-facts.ts";
import { openEnvelope } from "./open-envelope.ts";
import { ReportError } from "./report-error.ts";
import type { ReportFormat } from "./report-format.ts";
import type { ReportSource } from "./report-source.ts";
import { isModelSignature, readSignedFolder } from "./signed-folder.ts";
import { type Statement, subjectsOf, toStatement } from "./statement.ts";

/** Files that a record keeps. */
const KEPT = 1_000;

export const modelSigning: ReportFormat = {
  name: "model-signing",
  recognise: (source) => {
    try {
      return isModelSignature(read(source));
    } catch {
      return false;
    }
  },
  parse: (source) => {
    const statement = read(source);
    const { algorithm, files } = readSignedFolder(statement);
    // The digest over all of them names the whole.
    const subjects: Subject[] = subjectsOf(statement).slice(0, KEPT);
    for (const [name, { digests }] of files) {
      const [sha256] = digests;
      if (subjects.length >= KEPT) break;
      if (algorithm === "sha256" && digests.length === 1 && sha256 !== undefined) subjects.push({ name, sha256 });
    }
    return { subjects };
  },
};

function read(source: ReportSource): Statement {
  const value = source.json();
  const statement = openEnvelope(source.path, value);
  if (statement === value) throw new ReportError("$", "expected a Sigstore bundle with a dsseEnvelope");
  return toStatement(statement);
}
