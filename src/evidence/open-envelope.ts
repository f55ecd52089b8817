/** DSSE (https://github.com/secure-systems-lab/dsse/blob/master/envelope.md), bare or as a Sigstore bundle carries it. */
import { asObject } from "../scan/strict-json.ts";
import { ReportError } from "./report-error.ts";
import { ReportSource } from "./report-source.ts";
import { takeList, takeObject, takeText } from "./take.ts";

const PAYLOAD_TYPE = "application/vnd.in-toto+json";
/** RFC 4648 with either alphabet: DSSE lets writers choose. */
const BASE64 = /^(?:[A-Za-z0-9+/]*|[A-Za-z0-9_-]*)={0,2}$/;

/**
 * @returns the JSON value inside the envelope, with nothing verified; a value that is no envelope as it is
 * @throws ReportError where it is an envelope, and what is in it is not JSON of in-toto
 */
export function openEnvelope(path: string, value: unknown): unknown {
  const bundled = asObject(value)?.dsseEnvelope;
  const at = bundled === undefined ? "$" : "$.dsseEnvelope";
  const { payload, payloadType, signatures } = asObject(bundled ?? value) ?? {};
  if (bundled === undefined && payload === undefined) return value;
  if (payloadType !== PAYLOAD_TYPE) throw new ReportError(`${at}.payloadType`, `expected ${PAYLOAD_TYPE}`);
  // Whether they are any good is not asked here; an envelope without any is none.
  const signed = takeList(signatures, `${at}.signatures`);
  if (signed.length === 0) throw new ReportError(`${at}.signatures`, "expected at least one signature");
  for (const [place, each] of signed.entries()) {
    const where = `${at}.signatures[${place}]`;
    takeText(takeObject(each, where).sig, `${where}.sig`);
  }
  const text = takeText(payload, `${at}.payload`);
  if (!BASE64.test(text)) throw new ReportError(`${at}.payload`, "expected base64");
  try {
    return new ReportSource(path, Buffer.from(text, "base64")).json();
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    throw new ReportError(`${at}.payload`, `inside it, ${error.message}`);
  }
}
