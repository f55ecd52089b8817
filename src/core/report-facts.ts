/** Reports as their parsers understood them, as far as a decision depends on them. */
import * as z from "zod";
import { SCAN_VERDICTS } from "../scan/result.ts";

const hex = (digits: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`), `${digits} lower-case hex digits`);

/** One file that a scan elsewhere has read, with the digests of all its bytes. */
const scannedFile = z.strictObject({
  path: z.string().min(1),
  sha256: hex(64),
  /** As DVC names content. */
  md5: hex(32).optional(),
  verdict: z.enum(SCAN_VERDICTS),
});
export type ScannedFile = z.infer<typeof scannedFile>;

/** What `secmlops-gate scan --format json` wrote. */
export const scanReport = z.strictObject({
  version: z.string(),
  files: z.array(scannedFile),
});
export type ScanReport = z.infer<typeof scanReport>;
