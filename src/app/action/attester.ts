/** Whether this run attests what it records, and how. What signs is loaded only then. */
import * as z from "zod";
import type { Runner } from "../../adapters/actions/runner.ts";
import { attestationOf } from "../../ledger/attestation.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import type { GateRecord } from "../../ledger/record.ts";
import type { Inputs } from "./inputs.ts";

/**
 * Attests a record that passes.
 * @returns a Sigstore bundle, or nothing where there need not be one and none could be had
 * @throws LedgerError `unattested` where there has to be one
 */
export type Attester = (record: GateRecord, digest: string) => Promise<string | undefined>;

const payload = z.object({ repository: z.object({ visibility: z.string() }) });

/** @returns nothing where nothing is to be attested */
export function openAttester(
  { idToken, payload: event, serverUrl, annotate }: Runner,
  { attest: wanted, ledger, ledgerMode }: Inputs,
): Attester | undefined {
  if (wanted === "false" || ledger === undefined) return undefined;
  const isPublic = payload.safeParse(event).data?.repository.visibility === "public";
  // The public log names the repository for good: that is for its owner to say, unless everybody knows it.
  if (wanted === "auto" && (idToken === undefined || !isPublic)) return undefined;
  const isRequired = wanted === "true" && ledgerMode === "required";
  return async (record, digest) => {
    const { attest, instanceFor, AttestError } = await import("../../adapters/sigstore/attest.ts");
    try {
      if (idToken === undefined) throw new AttestError(new Error("the job has no `id-token: write` permission"));
      return await attest(attestationOf(record, digest), idToken, instanceFor({ isPublic, serverUrl }));
    } catch (error) {
      if (!(error instanceof AttestError)) throw error;
      const number = record.predicate.pullRequest;
      if (isRequired)
        throw new LedgerError(
          "unattested",
          `the record of #${number} could not be attested, and the input \`attest\` is true: ${error.message}`,
          { cause: error },
        );
      const message = `the record is kept without an attestation: ${error.message}`;
      annotate({ level: "warning", title: `SecMLOps Gate #${number}`, message });
      return undefined;
    }
  };
}
