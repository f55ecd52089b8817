import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { AttestError, attest, instanceFor } from "../../../src/adapters/sigstore/attest.ts";
import { checkAttestation } from "../../../src/adapters/sigstore/check-attestation.ts";
import fetchPlainly from "../../../src/adapters/sigstore/plain-fetch.ts";
import { attestationOf } from "../../../src/ledger/attestation.ts";
import { sealRecord } from "../../../src/ledger/digest.ts";
import { decisionOf } from "../../ledger/samples.ts";
import { makeKeys, signStatement, toBytes } from "../../support/signatures.ts";
import { ISSUER, startSigstore, type TestSigstore, tokenOf, WORKFLOW } from "../../support/sigstore.ts";

const record = decisionOf();
const { sha256 } = sealRecord(record);
const statement = attestationOf(record, sha256);

let publicGood: TestSigstore;
let ofGitHub: TestSigstore;
let bundle: Buffer;
const logged = ({ url }: TestSigstore) => ({ fulcio: url, rekor: url });
const signed = async (text: string, token = tokenOf()) =>
  Buffer.from(await attest(text, async () => token, logged(publicGood)));

beforeAll(async () => {
  publicGood = await startSigstore();
  ofGitHub = await startSigstore({ hasLogs: false });
  bundle = await signed(statement);
});
afterAll(async () => {
  await publicGood.close();
  await ofGitHub.close();
});

const check = (bytes: Uint8Array, rest: Partial<Parameters<typeof checkAttestation>[2]> = {}, digest = sha256) =>
  checkAttestation(bytes, digest, { trusted: [publicGood.trusted], ...rest });

describe("an attestation of a record", () => {
  test("is a statement about the record's file", () => {
    expect(JSON.parse(statement)).toEqual({
      _type: "https://in-toto.io/Statement/v1",
      subject: [{ name: `records/${sha256.slice(0, 2)}/${sha256}.json`, digest: { sha256 } }],
      predicateType: "https://secmlops-gate.dev/gate-record/v1",
      predicate: {
        kind: "decision",
        repository: "acme/credit",
        pullRequest: 7,
        head: record.predicate.head,
        sequence: 1,
        status: "pending",
      },
    });
  });

  test("says by which workflow it was signed, and when", () => {
    expect(check(bundle)).toEqual({
      signer: { identity: WORKFLOW, issuer: ISSUER },
      signedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
    expect(check(bundle, { identity: "https://github.com/acme/credit/.github/workflows/*@refs/heads/main" })).toEqual(
      check(bundle),
    );
  });

  test("of an instance without a log counts by its timestamp, where that instance is trusted, and nowhere else", async () => {
    const instance = { fulcio: ofGitHub.url, tsa: ofGitHub.url };
    const own = Buffer.from(await attest(statement, async () => tokenOf(), instance));
    expect(check(own, { trusted: [ofGitHub.trusted] })).toMatchObject({ signer: { identity: WORKFLOW } });
    expect(check(own)).toHaveProperty("wrong");
    expect(check(own, { trusted: [publicGood.trusted, ofGitHub.trusted] })).toMatchObject({
      signer: { identity: WORKFLOW },
    });
  });

  test("of an instance that nobody said is trusted is not wrong, but unknown, and tells the authority that it names", () => {
    expect(checkAttestation(bundle, sha256)).toEqual({ unknown: expect.stringContaining("sigstore.mock") });
  });

  test.each<[string, (sealed: ReturnType<typeof JSON.parse>) => void, string]>([
    [
      "another record",
      (sealed) => {
        const other = attestationOf(record, "a".repeat(64));
        sealed.dsseEnvelope.payload = Buffer.from(other).toString("base64");
      },
      "about another record",
    ],
    [
      "no statement",
      (sealed) => {
        sealed.dsseEnvelope.payload = Buffer.from("[]").toString("base64");
      },
      "no statement",
    ],
    [
      "bytes",
      (sealed) => {
        delete sealed.dsseEnvelope;
        sealed.messageSignature = { messageDigest: { algorithm: "SHA2_256", digest: "AA==" }, signature: "AA==" };
      },
      "no Sigstore bundle",
    ],
  ])("of an unknown instance that is about %s is wrong all the same", (_title, spoil, why) => {
    const sealed = JSON.parse(bundle.toString());
    spoil(sealed);
    const found = checkAttestation(Buffer.from(JSON.stringify(sealed)), sha256);
    expect(found).toHaveProperty("wrong");
    if (why !== "no Sigstore bundle") expect(found).toEqual({ wrong: expect.stringContaining(why) });
  });

  test.each<[string, () => Promise<Buffer> | Buffer, Parameters<typeof check>[1], string]>([
    ["of another record", () => signed(attestationOf(record, "a".repeat(64))), {}, "about another record"],
    ["of something else", () => signed(statement.replace("gate-record/v1", "verdict/v1")), {}, "it states"],
    [
      "of two records",
      () => signed(statement.replace('"subject":[', '"subject":[{"digest":{"sha256":"00"},"name":"x"},')),
      {},
      "about another record",
    ],
    ["of no statement", () => signed("[]"), {}, "no statement"],
    ["by another workflow", () => bundle, { identity: `${WORKFLOW}x` }, "not by"],
    ["known to somebody else", () => bundle, { issuer: "https://accounts.example" }, "not to https://accounts.example"],
    ["by a key", () => toBytes(signStatement(statement, makeKeys())), {}, "key"],
    ["that is none", () => Buffer.from("{}"), {}, "no Sigstore bundle"],
  ])("%s is refused, and says why", async (_title, make, options, why) => {
    expect(check(await make(), options)).toEqual({ wrong: expect.stringContaining(why) });
  });

  test("with one flipped bit never names another signer, and nothing is thrown", () => {
    const good = check(bundle);
    fc.assert(
      fc.property(fc.nat(bundle.length - 1), fc.nat(7), (place, bit) => {
        const flipped = Buffer.from(bundle);
        flipped[place] = (flipped[place] ?? 0) ^ (1 << bit);
        const found = check(flipped);
        if ("signer" in found) expect(found).toEqual(good);
      }),
      { numRuns: 100 },
    );
  });
});

describe("signing", () => {
  test.each([
    ["/api/v2/signingCert", "Sigstore's certificate authority issued no certificate: (400) Bad Request"],
    ["/api/v1/log/entries", "Sigstore's transparency log took no entry: (400) Bad Request"],
  ])("without %s fails with one sentence", async (path, said) => {
    const down = await startSigstore();
    down.breakAt(path);
    const failure = await attest(statement, async () => tokenOf(), logged(down)).catch((error: unknown) => error);
    await down.close();
    expect(failure).toBeInstanceOf(AttestError);
    expect(String(failure)).toContain(said);
  });

  test("never shows the token that it was given", async () => {
    const failure = await attest(statement, async () => "s3cret.is-no-token", logged(publicGood)).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(AttestError);
    expect(String(failure)).toBe("AttestError: the job's identity token is none");
  });

  test("asks the public instance for a public repository alone, whose name may be published", () => {
    const server = "https://github.com";
    expect(instanceFor({ isPublic: true, serverUrl: server })).toEqual({
      fulcio: "https://fulcio.sigstore.dev",
      rekor: "https://rekor.sigstore.dev",
    });
    expect(instanceFor({ isPublic: false, serverUrl: server })).toEqual({
      fulcio: "https://fulcio.githubapp.com",
      tsa: "https://timestamp.githubapp.com",
    });
    expect(instanceFor({ isPublic: false, serverUrl: "https://acme.ghe.com" })).toEqual({
      fulcio: "https://fulcio.acme.ghe.com",
      tsa: "https://timestamp.acme.ghe.com",
    });
  });
});

describe("what the bundles fetch with", () => {
  test("gives bytes as Sigstore's client wants them, and follows no redirect", async () => {
    const answer = await fetchPlainly(`${publicGood.url}/api/v2/nothing`, { method: "POST", body: "{}" });
    expect([answer.ok, answer.status, (await answer.buffer()).length]).toEqual([false, 404, 0]);
  });
});
