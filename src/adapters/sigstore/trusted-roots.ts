/** Instances of Sigstore that somebody trusts, as `gh attestation trusted-root` prints them. */
import { X509Certificate } from "node:crypto";
import type { Bundle } from "@sigstore/bundle";
import { type TrustMaterial, toSignedEntity } from "@sigstore/verify";
import { LedgerError } from "../../ledger/ledger-error.ts";
import { asObject, parseJson } from "../../scan/strict-json.ts";
import { trustMaterialOf } from "./verify-bundle.ts";

/** One at least. Each is an instance by itself: what one demands, another cannot make up for. */
export type TrustedRoots = readonly [TrustMaterial, ...TrustMaterial[]];

/** Of a file (bytes): the roots of Sigstore and of GitHub have some 12,000 each. */
export const MAX_TRUSTED_ROOT = 1_048_576;
const MAX_ROOTS = 16;
/** Authorities and logs, of each kind. */
const MAX_ENTRIES = 64;

/** https://github.com/sigstore/protobuf-specs, sigstore_trustroot.proto: of versions 0.1 and 0.2. */
const MEDIA_TYPE = /^application\/vnd\.dev\.sigstore\.trustedroot(?:\+json;version=0\.[12]|\.v0\.[12]\+json)$/;
const LISTS = ["certificateAuthorities", "timestampAuthorities", "tlogs", "ctlogs"] as const;
const REMEDY = "name a trusted_root.json, or what `gh attestation trusted-root` prints";

/**
 * @param text a `trusted_root.json`, or several, each on a line of its own
 * @param name of the file, for messages
 * @throws LedgerError `malformed`
 */
export function readTrustedRoots(text: string, name: string): TrustedRoots {
  if (Buffer.byteLength(text) > MAX_TRUSTED_ROOT)
    throw new LedgerError("malformed", `${name} is larger than ${MAX_TRUSTED_ROOT} bytes: ${REMEDY}`);
  const whole = parseJson(Buffer.from(text));
  const lines = text.split("\n").map((line, index) => [`${name}:${index + 1}`, line.trim()] as const);
  const [first, ...others] =
    typeof whole === "string" ? lines.filter(([, line]) => line !== "") : [[name, text] as const];
  if (first === undefined) throw new LedgerError("malformed", `${name} is empty: ${REMEDY}`);
  if (others.length >= MAX_ROOTS)
    throw new LedgerError("malformed", `${name} has more than ${MAX_ROOTS} lines: ${REMEDY}`);
  return [readRoot(first), ...others.map(readRoot)];
}

function readRoot([place, text]: readonly [string, string]): TrustMaterial {
  const refuse = (why: string) => new LedgerError("malformed", `${place} is no trusted root: ${why}: ${REMEDY}`);
  const parsed = parseJson(Buffer.from(text));
  if (typeof parsed === "string") throw refuse(parsed);
  if (parsed.duplicate !== undefined) throw refuse("a key stands twice");
  const root = asObject(parsed.value);
  const mediaType = root?.["mediaType"];
  if (root === undefined || typeof mediaType !== "string" || !MEDIA_TYPE.test(mediaType))
    throw refuse("it has no mediaType of a trusted root of version 0.1 or 0.2");
  const [authorities, times, logs] = LISTS.map((key) => {
    const list = root[key] ?? [];
    if (!Array.isArray(list) || list.length > MAX_ENTRIES)
      throw refuse(`${key} is no list of at most ${MAX_ENTRIES} entries`);
    return list.length;
  });
  if (!authorities) throw refuse("it has no certificateAuthorities");
  if (!times && !logs) throw refuse("it has neither timestampAuthorities nor tlogs, so that nobody says when");
  try {
    return trustMaterialOf(root);
  } catch {
    throw refuse("a certificate or key in it cannot be read");
  }
}

/** The name of the authority that a signer's certificate says it is by; nothing of a bundle that was signed by a key. */
export function issuerOf(bundle: Bundle): Buffer | undefined {
  try {
    const { key } = toSignedEntity(bundle);
    return key.$case === "certificate" ? key.certificate.issuer : undefined;
  } catch {
    return undefined;
  }
}

/** That name as text: whoever wrote the certificate chose it. */
export function nameOfIssuer({ verificationMaterial: { content } }: Bundle): string {
  const [leaf] =
    content.$case === "x509CertificateChain"
      ? content.x509CertificateChain.certificates
      : content.$case === "certificate"
        ? [content.certificate]
        : [];
  try {
    return leaf === undefined ? "" : new X509Certificate(leaf.rawBytes).issuer.replace(/\n/g, ", ");
  } catch {
    return "";
  }
}

/** Whether an instance has an authority of that name. Only verification says whether it issued the certificate. */
export const hasAuthority = ({ certificateAuthorities }: TrustMaterial, issuer: Buffer): boolean =>
  certificateAuthorities.some(({ certChain }) => certChain.some(({ subject }) => issuer.equals(subject)));
