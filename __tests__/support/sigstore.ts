/** A Sigstore instance of the tests' own, on a local port: certificates, logs and timestamps by `@sigstore/mock`. */
import { createHash, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  fulcioHandler,
  initializeCA,
  initializeCTLog,
  initializeTLog,
  initializeTSA,
  rekorHandler,
  tsaHandler,
} from "@sigstore/mock";
import { trustMaterialOf } from "../../src/adapters/sigstore/verify-bundle.ts";

export const WORKFLOW = "https://github.com/acme/credit/.github/workflows/gate.yml@refs/heads/main";
export const ISSUER = "https://token.actions.githubusercontent.com";

export interface TestSigstore {
  readonly url: string;
  /** `trusted_root.json` of this instance. */
  readonly root: unknown;
  readonly trusted: ReturnType<typeof trustMaterialOf>;
  /** Paths that were asked for, in order. */
  readonly requests: readonly string[];
  /** The variables of a job with `id-token: write`, whose process reaches this instance in the place of the public one. */
  readonly env: Readonly<Record<string, string>>;
  /** From now on answers at such a path are an error. */
  breakAt(path: string, status?: number): void;
  close(): Promise<void>;
}

/** The name by which the log signs. */
const LOG = "https://rekor.local";

/** A token as a job of a workflow has it. */
export function tokenOf(sub = WORKFLOW, iss = ISSUER): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part({ sub, iss, aud: "sigstore" })}.${part("unsigned")}`;
}

/** Rekor keeps digests of what it is given of an envelope (rekor, pkg/types/dsse/v0.0.1); the mock keeps whatever it gets. */
function asLogged(body: string): string {
  if (!body.includes('"proposedContent"')) return body;
  const entry = JSON.parse(body);
  const { envelope, verifiers } = entry.spec.proposedContent;
  const { payload, signatures } = JSON.parse(envelope);
  const sha256 = (content: string | Buffer) => ({
    algorithm: "sha256",
    value: createHash("sha256").update(content).digest("hex"),
  });
  const spec = {
    envelopeHash: sha256(envelope),
    payloadHash: sha256(Buffer.from(payload, "base64")),
    signatures: signatures.map(({ sig }: { sig: string }, index: number) => ({
      signature: sig,
      verifier: verifiers[index],
    })),
  };
  return JSON.stringify({ ...entry, spec });
}

/** @param hasLogs as the public instance has them; GitHub's own has none */
export async function startSigstore({ hasLogs = true }: { hasLogs?: boolean } = {}): Promise<TestSigstore> {
  const keys = () => generateKeyPairSync("ec", { namedCurve: "P-256" });
  const since = new Date(Date.now() - 3_600_000).toISOString();
  const ctLog = await initializeCTLog(keys());
  const ca = await initializeCA(generateKeyPairSync("ec", { namedCurve: "P-384" }), hasLogs ? ctLog : undefined);
  const log = await initializeTLog(LOG, keys());
  const tsa = await initializeTSA(generateKeyPairSync("ec", { namedCurve: "P-384" }));
  // To the second, as Sigstore's own authority tells the time: of a fraction the library reads three digits, and the mock writes no last zero.
  Object.assign(tsa, { getCurrentTime: () => new Date(Math.floor(Date.now() / 1_000) * 1_000) });
  const handlers = new Map(
    [fulcioHandler(ca), rekorHandler(log), tsaHandler(tsa)].map(({ path, fn }) => [path, fn] as const),
  );
  const requests: string[] = [];
  const broken = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const path = request.url ?? "";
    requests.push(path);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const status = broken.get(path);
    const body = Buffer.concat(chunks).toString();
    // As a runner gives a job its token: https://docs.github.com/actions/reference/security/oidc
    if (path.startsWith("/token?") && request.headers.authorization === "Bearer runner") {
      response.end(JSON.stringify({ value: tokenOf() }));
      return;
    }
    const answer = status === undefined ? await handlers.get(path)?.(asLogged(body)) : undefined;
    response.writeHead(answer?.statusCode ?? status ?? 404, { "Content-Type": answer?.contentType ?? "text/plain" });
    response.end(answer?.response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base64 = (bytes: ArrayBufferView) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
  const logOf = (publicKey: Buffer) => ({
    baseUrl: LOG,
    hashAlgorithm: "SHA2_256",
    publicKey: {
      rawBytes: publicKey.toString("base64"),
      keyDetails: "PKIX_ECDSA_P256_SHA_256",
      validFor: { start: since },
    },
    logId: { keyId: createHash("sha256").update(publicKey).digest("base64") },
  });
  const authority = (...certificates: ArrayBufferView[]) => ({
    subject: { organization: "sigstore.mock", commonName: "sigstore" },
    uri: "https://authority.local",
    certChain: { certificates: certificates.map((each) => ({ rawBytes: base64(each) })) },
    validFor: { start: since },
  });
  const root = {
    mediaType: "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
    tlogs: hasLogs ? [logOf(log.publicKey)] : [],
    ctlogs: hasLogs ? [logOf(ctLog.publicKey)] : [],
    certificateAuthorities: [authority(ca.rootCertificate)],
    timestampAuthorities: [authority(tsa.intCertificate, tsa.rootCertificate)],
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ url, root },
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?job=1`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "runner",
      TEST_SIGSTORE: url,
      NODE_OPTIONS: `--import=${new URL("redirect-sigstore.js", import.meta.url).href}`,
    },
    trusted: trustMaterialOf(root),
    requests,
    breakAt: (path, status = 400) => broken.set(path, status),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
