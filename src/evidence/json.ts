/** Any JSON with numbers in it, for reports that no other reader knows: the policy says which number is what. */
import { listNumbers } from "./list-numbers.ts";
import type { ReportFormat } from "./report-format.ts";

export const json: ReportFormat = {
  name: "json",
  recognise: () => false,
  parse: (source) => ({ ...listNumbers(source.json(), "$"), document: source.json() }),
};
