/** The ledger's branch, as one run of the action reaches it. */
import { type Ledger, openLedger } from "../../adapters/github/ledger-branch.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import type { Gate } from "./gate.ts";

export function openGateLedger({ github, repository, inputs, mirror }: Gate): Ledger {
  return openLedger({
    host: {
      query: github.query,
      mutate: github.mutate,
      rest: (route, parameters) => github.rest(route, { ...parameters }),
    },
    repository,
    branch: inputs.ledger ?? "",
    readBlob: (id) => readLedgerBlob(mirror, id),
  });
}

/** A blob of the ledger, as text: what is larger than GraphQL gives. */
export async function readLedgerBlob(mirror: Gate["mirror"], id: string): Promise<string> {
  const blob = (await mirror.readBlobs([id], MAX_MEMORY)).get(id);
  if (blob === undefined || !("bytes" in blob))
    throw new LedgerError("gone", `the ledger's memory of this pull request (${id}) cannot be read: run the job again`);
  return blob.bytes.toString("utf8");
}
const MAX_MEMORY = 64 * 1024 * 1024;
