/** Signs a statement with a certificate that Sigstore issues to this job. Loaded only where something is attested. */
import { bundleToJSON } from "@sigstore/bundle";
import { DSSEBundleBuilder, FulcioSigner, RekorWitness, TSAWitness } from "@sigstore/sign";
import { canonicalJson } from "../../core/canonical-json.ts";

/** Where a Sigstore instance is reached. */
export interface SigstoreInstance {
  /** Issues certificates. */
  readonly fulcio: string;
  /** The transparency log. */
  readonly rekor?: string;
  /** The timestamp authority. */
  readonly tsa?: string;
}

/** The public instance, whose log anybody reads: https://docs.sigstore.dev/about/overview/ */
const PUBLIC_GOOD: SigstoreInstance = { fulcio: "https://fulcio.sigstore.dev", rekor: "https://rekor.sigstore.dev" };

/**
 * GitHub's own, for repositories that are not public: it has a timestamp authority and no log, so that nothing is published.
 * https://docs.github.com/actions/concepts/security/artifact-attestations
 */
function githubInstance(serverUrl: string): SigstoreInstance {
  const { hostname } = new URL(serverUrl);
  const host = hostname === "github.com" ? "githubapp.com" : hostname;
  return { fulcio: `https://fulcio.${host}`, tsa: `https://timestamp.${host}` };
}

export const instanceFor = ({ isPublic, serverUrl }: { isPublic: boolean; serverUrl: string }): SigstoreInstance =>
  isPublic ? PUBLIC_GOOD : githubInstance(serverUrl);

/** Of one request (ms), and how often one is made again: a job does not wait long for what it can do without. */
const TIMEOUT = 10_000;
const RETRIES = 2;

const PAYLOAD_TYPE = "application/vnd.in-toto+json";

/**
 * @param statement an in-toto statement, as JSON
 * @param getToken proves to Sigstore which workflow this job is of
 * @returns the bundle, as canonical JSON
 * @throws AttestError where a service does not do its part
 */
export async function attest(
  statement: string,
  getToken: () => Promise<string>,
  { fulcio, rekor, tsa }: SigstoreInstance,
): Promise<string> {
  const limits = { timeout: TIMEOUT, retry: RETRIES };
  const signer = new FulcioSigner({ identityProvider: { getToken }, fulcioBaseURL: fulcio, ...limits });
  const witnesses = [
    ...(rekor === undefined ? [] : [new RekorWitness({ rekorBaseURL: rekor, fetchOnConflict: true, ...limits })]),
    ...(tsa === undefined ? [] : [new TSAWitness({ tsaBaseURL: tsa, ...limits })]),
  ];
  const builder = new DSSEBundleBuilder({ signer, witnesses });
  try {
    const bundle = await builder.create({ data: Buffer.from(statement), type: PAYLOAD_TYPE });
    return canonicalJson(bundleToJSON(bundle));
  } catch (error) {
    throw new AttestError(error);
  }
}

/** Sigstore, or what proves to it who we are, did not do its part. */
export class AttestError extends Error {
  override readonly name = "AttestError";
  constructor(cause: unknown) {
    super(explain(cause), { cause });
  }
}

/** By the library's codes. */
const SAID: ReadonlyMap<unknown, string> = new Map([
  ["IDENTITY_TOKEN_READ_ERROR", "the job got no identity token"],
  ["CA_CREATE_SIGNING_CERTIFICATE_ERROR", "Sigstore's certificate authority issued no certificate"],
  ["TLOG_CREATE_ENTRY_ERROR", "Sigstore's transparency log took no entry"],
  ["TSA_CREATE_TIMESTAMP_ERROR", "the timestamp authority gave no timestamp"],
]);

function explain(error: unknown): string {
  if (!(error instanceof Error)) return plain(String(error));
  // What the library and the parser say of it holds the token.
  if ("code" in error && error.code === "IDENTITY_TOKEN_PARSE_ERROR") return "the job's identity token is none";
  const said = "code" in error ? SAID.get(error.code) : undefined;
  if (said === undefined) return plain(error.message);
  return error.cause instanceof Error ? plain(`${said}: ${error.cause.message}`) : said;
}

const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").slice(0, 200);
