/** What a ledger can be exported as. */
export const EXPORT_FORMATS = ["jsonl", "csv", "oscal"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
