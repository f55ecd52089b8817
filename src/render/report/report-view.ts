import type { Coverage } from "../../audit/coverage/coverage.ts";
import type { ForeignNote } from "../../audit/coverage/own-records.ts";
import type { Figures } from "../../audit/report/figures.ts";

/** What a report's static part tells of. */
export interface ReportView {
  readonly repository: { readonly name: string; readonly url?: string };
  /** Where it was read, without the folders of a machine: `branch secmlops-ledger at 1a2b3c4`, `ledger.jsonl`. */
  readonly ledger: string;
  readonly tip?: string;
  readonly branch: string;
  readonly version: string;
  /** When the report was made, and the day it counts waivers' ends from. */
  readonly now: string;
  /** Days, both included; absent where everything is told. */
  readonly from?: string;
  readonly to?: string;
  readonly records: number;
  readonly damaged: readonly { readonly sha256: string; readonly damage: string }[];
  /** Of records of other repositories, which are left out. */
  readonly foreign?: ForeignNote;
  readonly figures: Figures;
  /** Of all changes, governed or not; absent where no repository was given. */
  readonly coverage?: Coverage;
  /** Full names by login. */
  readonly people: ReadonlyMap<string, string>;
}
