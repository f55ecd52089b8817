/** Any YAML 1.2 with numbers in it, read as `json` reads JSON. */
import { listNumbers } from "./list-numbers.ts";
import type { ReportFormat } from "./report-format.ts";

export const yaml: ReportFormat = {
  name: "yaml",
  recognise: () => false,
  parse: (source) => ({ ...listNumbers(source.yaml(), "$"), document: source.yaml() }),
};
