/** Signatures that verified, or why they did not, as far as a decision depends on them. */
import * as z from "zod";
import { subject } from "./report-facts.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "a sha256 in lower-case hex");
const objectId = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, "a full git object id in lower-case hex");
const count = z.int().nonnegative();

/**
 * Who signed. `identity` is the name in a certificate that Sigstore issued, as a workflow's address or an e-mail address, and `issuer`
 * is who had proved that name to it. `key` is the sha256 of a public key's SubjectPublicKeyInfo.
 */
export const signerFact = z.union([
  z.strictObject({ identity: z.string().min(1), issuer: z.string().min(1) }),
  z.strictObject({ key: sha256 }),
]);
export type SignerFact = z.infer<typeof signerFact>;

/**
 * How a file of a signed folder is not as it was signed. `unsigned`: it is there, and was not when the folder was signed. `unreachable`: its
 * bytes cannot be had, or it is a link.
 */
export const FILE_STATES = ["differs", "missing", "unsigned", "unreachable"] as const;
export type FileState = (typeof FILE_STATES)[number];

const signedFiles = z.strictObject({
  /** The folder that is signed; `""` is the whole repository. */
  folder: z.string(),
  /** Files whose content is what was signed. */
  matching: count,
  problems: z.array(z.strictObject({ path: z.string(), state: z.enum(FILE_STATES) })),
  /** Problems left out. */
  omitted: count.default(0),
  /** Of the files that match, those that the change brings or alters, in path order. */
  covered: z.array(z.strictObject({ path: z.string(), id: objectId, sha256: sha256.optional() })),
});
export type SignedFiles = z.infer<typeof signedFiles>;

const signature = z.strictObject({
  signer: signerFact,
  /** Attested by the transparency log or by a timestamp authority. */
  signedAt: z.iso.datetime({ offset: false }).optional(),
  /** Of an in-toto statement; absent where the bytes of a file are signed as they are. */
  predicateType: z.string().optional(),
  subjects: z.array(subject),
  /** Of a signed folder alone. */
  files: signedFiles.optional(),
});
export type Signature = z.infer<typeof signature>;

/** A Sigstore bundle that a proof reads. Whether its signer is one that the policy accepts is not decided here. */
export const signatureFact = z.strictObject({
  path: z.string().min(1),
  /** The git id of its bytes. */
  id: objectId,
  /** A `report` that it lies beside, a `folder` that it lies in, or the `statement` that it holds, where a report is a signature itself. */
  signs: z.enum(["report", "folder", "statement"]),
  /** The report, where it signs one. */
  about: z.strictObject({ path: z.string().min(1), id: objectId, sha256 }).optional(),
  content: z.union([z.strictObject({ known: signature }), z.strictObject({ unavailable: z.string().min(1) })]),
});
export type SignatureFact = z.infer<typeof signatureFact>;
