import { type Bundle, bundleFromJSON } from "@sigstore/bundle";
import { asObject, parseJson } from "../../scan/strict-json.ts";
import { type Refusal, refuse } from "./refusal.ts";

/** A signed folder names each of its files; this is room for some 50,000 (bytes). */
export const MAX_BUNDLE = 16 * 1_048_576;
/** Everything but what is signed: certificates, log entries, timestamps (characters). Usual ones have less than 12,000. */
const MAX_MATERIAL = 262_144;
/** Log entries, timestamps and certificates, each. */
const MAX_ENTRIES = 8;

/** Bundles of versions 0.1 to 0.3: https://docs.sigstore.dev/about/bundle/ */
const VERSIONS: readonly unknown[] = [
  "application/vnd.dev.sigstore.bundle+json;version=0.1",
  "application/vnd.dev.sigstore.bundle+json;version=0.2",
  "application/vnd.dev.sigstore.bundle+json;version=0.3",
  "application/vnd.dev.sigstore.bundle.v0.3+json",
];

/** Whether somebody means bytes to be a bundle, of whatever version. */
export function looksLikeBundle(bytes: Uint8Array): boolean {
  if (bytes.length > MAX_BUNDLE || !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(KIND))
    return false;
  if (!hasRoomForPayload(bytes)) return false;
  const parsed = parseJson(bytes);
  const mediaType = typeof parsed === "string" ? undefined : asObject(parsed.value)?.["mediaType"];
  return typeof mediaType === "string" && mediaType.includes(KIND);
}
const KIND = "vnd.dev.sigstore.bundle";

/**
 * Whether bytes may be a bundle with no more than its material around the payload, told before anything is parsed: JSON of many small values
 * takes long. A payload is one run of base64, in which JSON may write a character with a backslash.
 */
function hasRoomForPayload(bytes: Uint8Array): boolean {
  let [longest, run] = [0, 0];
  for (const byte of bytes.length > MAX_MATERIAL ? bytes : []) {
    run = IN_PAYLOAD[byte] === 1 ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return bytes.length - longest <= MAX_MATERIAL;
}
const IN_PAYLOAD = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[A-Za-z0-9+/=_\\-]/.test(String.fromCharCode(byte)) ? 1 : 0,
);
const TOO_MUCH = `all but its payload may have ${MAX_MATERIAL} bytes`;

/**
 * Reads a Sigstore bundle, and believes nothing of it. What it holds is bounded here, since the libraries bound nothing: they take
 * quadratic time over lists, and use a name from the file as a regular expression.
 */
export function readBundle(bytes: Uint8Array): Bundle | Refusal {
  if (bytes.length > MAX_BUNDLE) return refuse("too-large", `${bytes.length} bytes; at most ${MAX_BUNDLE} are read`);
  if (!hasRoomForPayload(bytes)) return refuse("not-a-bundle", TOO_MUCH);
  const parsed = parseJson(bytes);
  if (typeof parsed === "string") return refuse("not-a-bundle", parsed);
  if (parsed.duplicate !== undefined) return refuse("not-a-bundle", `the key ${parsed.duplicate} stands twice`);
  const shape = asObject(parsed.value);
  if (shape === undefined || shape["mediaType"] === undefined) return refuse("not-a-bundle", "it names no mediaType");
  if (!VERSIONS.includes(shape["mediaType"])) return refuse("unknown-version");
  const objection = objectionTo(shape, bytes.length);
  if (objection !== undefined) return refuse("not-a-bundle", objection);
  try {
    return bundleFromJSON(parsed.value);
  } catch (error) {
    return refuse("not-a-bundle", error instanceof Error ? error.message : String(error));
  }
}

type Shape = Readonly<Record<string, unknown>>;

function objectionTo(bundle: Shape, size: number): string | undefined {
  const { dsseEnvelope, messageSignature } = bundle;
  if ((dsseEnvelope === undefined) === (messageSignature === undefined))
    return "it needs either a dsseEnvelope or a messageSignature";
  const payload = asObject(dsseEnvelope)?.["payload"];
  if (size - (typeof payload === "string" ? payload.length : 0) > MAX_MATERIAL) return TOO_MUCH;
  const material = asObject(bundle["verificationMaterial"]) ?? {};
  const given = [material["publicKey"], material["certificate"], material["x509CertificateChain"]];
  if (given.filter((each) => each !== undefined).length !== 1)
    return "it needs one of publicKey, certificate and x509CertificateChain";
  const entries = material["tlogEntries"] ?? [];
  const lists = [
    entries,
    asObject(material["timestampVerificationData"])?.["rfc3161Timestamps"] ?? [],
    asObject(material["x509CertificateChain"])?.["certificates"] ?? [],
  ];
  if (!lists.every((list) => Array.isArray(list) && list.length <= MAX_ENTRIES))
    return `it may have ${MAX_ENTRIES} log entries, timestamps and certificates each`;
  return Array.isArray(entries) && entries.every(hasPlainCheckpoint)
    ? undefined
    : "a checkpoint of the log is not of the form that logs write";
}

/** As https://github.com/C2SP/C2SP/blob/main/signed-note.md has it, with names that mean nothing but themselves as an expression. */
const SIGNATURE = /^\u2014 [A-Za-z0-9._/:-]{1,200} [A-Za-z0-9+/=]{1,2000}$/;

function hasPlainCheckpoint(entry: unknown): boolean {
  const envelope = asObject(asObject(asObject(entry)?.["inclusionProof"])?.["checkpoint"])?.["envelope"];
  if (envelope === undefined) return true;
  if (typeof envelope !== "string") return false;
  const lines = envelope.split("\n").filter((line) => line.includes("\u2014"));
  return lines.length <= 4 * MAX_ENTRIES && lines.every((line) => SIGNATURE.test(line));
}
