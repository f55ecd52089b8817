/** What `audit replay` does with each file of a ledger, in this thread or another. */
import { kindOf } from "../../audit/ledger-file.ts";
import { openShelf } from "../../audit/replay/policy-shelf.ts";
import { type Replayed, Replayer } from "../../audit/replay/replay-record.ts";
import type { Look } from "./job.ts";

/** Plain data: it goes to another thread. */
export interface ReplayJob {
  readonly kind: "replay";
  /** All that the ledger holds, by digest. */
  readonly policies: ReadonlyMap<string, Uint8Array>;
}

/** Of records; anything else is no decision. */
export function openReplayJob({ policies }: ReplayJob): Look<Replayed> {
  const replayer = new Replayer(openShelf(policies));
  return ({ path, bytes, odd }) => {
    const found = kindOf(path);
    if (found.kind !== "record") return { outcome: "none" };
    if (odd !== undefined) return { outcome: "failed", path, why: "it is no file: run `audit verify`" };
    return replayer.replay(bytes, found.sha256);
  };
}
