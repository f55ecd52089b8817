import { createHash } from "node:crypto";
import { describe, expect, it, test } from "@jest/globals";
import fc from "fast-check";
import { looksLikeBundle } from "../../../src/adapters/sigstore/read-bundle.ts";
import { trustMaterialOf, verifyBundle } from "../../../src/adapters/sigstore/verify-bundle.ts";
import { keyProblem } from "../../../src/adapters/sigstore/verify-key.ts";
import {
  type Bundle,
  keyOf,
  made,
  makeKeys,
  parse,
  published,
  signBytes,
  signStatement,
  toBytes,
} from "../../support/signatures.ts";

interface Case {
  readonly root?: string;
  readonly artefact?: string;
  readonly key?: string;
  readonly about: string;
}
const cases: Readonly<Record<string, Case>> = JSON.parse(published("conformance/cases.json").toString());
const BEACON = {
  identity:
    "https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main",
  issuer: "https://token.actions.githubusercontent.com",
};

function verifyCase(name: string, bundle = published(`conformance/${name}.json`)) {
  const { root, artefact = "artefact.txt", key } = cases[name] ?? { about: "" };
  return verifyBundle(bundle, {
    keys: key === undefined ? [] : [key],
    artefact: published(`conformance/${artefact}`),
    ...(root === undefined
      ? {}
      : { trusted: trustMaterialOf(JSON.parse(published(`conformance/root.${root}.json`).toString())) }),
  });
}

const isToFail = (name: string) => name.endsWith("_fail");
/** Its certificates name nobody, as those of a test service need not. */
const NAMELESS = "intoto-with-custom-trust-root";

describe("bundles of Sigstore's conformance suite", () => {
  test.each(
    Object.keys(cases)
      .filter(isToFail)
      .map((name) => [name, cases[name]?.about ?? ""]),
  )("%s is refused: %s", (name) => {
    expect(verifyCase(name)).toHaveProperty("refused");
  });

  test.each(Object.keys(cases).filter((name) => !isToFail(name) && name !== NAMELESS))("%s verifies", (name) => {
    const signer = cases[name]?.key === undefined ? BEACON : { key: expect.stringMatching(/^[0-9a-f]{64}$/) };
    expect(verifyCase(name)).toMatchObject({ signer });
  });

  it("prove nothing under another root than their own", () => {
    for (const name of ["rekor2-happy-path", NAMELESS])
      expect(
        verifyBundle(published(`conformance/${name}.json`), {
          keys: [],
          artefact: published("conformance/artefact.txt"),
        }),
      ).toHaveProperty("refused");
  });
});

describe("a keyless bundle", () => {
  const happy = () => parse(published("conformance/happy-path-v0.3.json"));
  const verify = (bundle: Bundle) =>
    verifyBundle(toBytes(bundle), { keys: [], artefact: published("conformance/artefact.txt") });

  it("says who signed, for whom, and when the log saw it", () => {
    expect(verify(happy())).toEqual({ signer: BEACON, signedAt: "2024-03-19T17:26:26.000Z", signed: "artefact" });
  });

  const damages: readonly (readonly [string, (bundle: Bundle) => void, string])[] = [
    ["without log entries", (b) => (b.verificationMaterial.tlogEntries = []), "no-trusted-time"],
    [
      "whose log gives no promise",
      (b) => delete b.verificationMaterial.tlogEntries[0].inclusionPromise,
      "no-trusted-time",
    ],
    [
      "whose log proves no inclusion",
      (b) => delete b.verificationMaterial.tlogEntries[0].inclusionProof,
      "not-a-bundle",
    ],
    ["at another time", (b) => (b.verificationMaterial.tlogEntries[0].integratedTime = "1710869187"), "not-in-log"],
    [
      "after its certificate ended",
      (b) => (b.verificationMaterial.tlogEntries[0].integratedTime = "1910869186"),
      "certificate-not-trusted",
    ],
    [
      "with another entry's body",
      (b) => (b.verificationMaterial.tlogEntries[0].canonicalizedBody = Buffer.from("{}").toString("base64")),
      "not-in-log",
    ],
    ["without a certificate", (b) => delete b.verificationMaterial.certificate, "not-a-bundle"],
    ["with a key beside its certificate", (b) => (b.verificationMaterial.publicKey = { hint: "x" }), "not-a-bundle"],
    ["of a later version", (b) => (b.mediaType = "application/vnd.dev.sigstore.bundle.v0.9+json"), "unknown-version"],
    ["without a version", (b) => delete b.mediaType, "not-a-bundle"],
    [
      "with two contents",
      (b) => (b.dsseEnvelope = { payload: "e30=", payloadType: "x", signatures: [{ sig: "AA==" }] }),
      "not-a-bundle",
    ],
    [
      "with a digest of nothing known",
      (b) => (b.messageSignature.messageDigest.algorithm = "SHA3_256"),
      "not-a-bundle",
    ],
    [
      "with a thousand log entries",
      (b) => (b.verificationMaterial.tlogEntries = Array(1_000).fill(b.verificationMaterial.tlogEntries[0])),
      "not-a-bundle",
    ],
    [
      "whose log is named by an expression",
      (b) => {
        const { checkpoint } = b.verificationMaterial.tlogEntries[0].inclusionProof;
        checkpoint.envelope = checkpoint.envelope.replace("\u2014 rekor.sigstore.dev", "\u2014 (((.+)+)+)+~");
      },
      "not-a-bundle",
    ],
  ];
  test.each(damages)("%s is refused", (_, damage, refused) => {
    const bundle = happy();
    damage(bundle);
    expect(verify(bundle)).toMatchObject({ refused });
  });

  it("is refused for any other bytes", () => {
    const { artefact, ...options } = { keys: [], artefact: Buffer.from("other") };
    expect(verifyBundle(toBytes(happy()), { ...options, artefact })).toMatchObject({ refused: "other-content" });
    expect(verifyBundle(toBytes(happy()), options)).toMatchObject({ refused: "no-artefact" });
  });

  it("is refused where the log's entry names another certificate", () => {
    const [one, other] = [happy(), parse(published("conformance/happy-path-intoto-in-dsse-v3.json"))];
    one.verificationMaterial.certificate = other.verificationMaterial.certificate;
    expect(verify(one)).toHaveProperty("refused");
  });
});

const STATEMENT = {
  _type: "https://in-toto.io/Statement/v1",
  subject: [{ name: "a", digest: { sha256: "a".repeat(64) } }],
  predicateType: "https://example.com/x",
  predicate: {},
};

describe("a bundle signed by a key", () => {
  test.each(["p256", "p384", "ed25519", "rsa"] as const)("verifies by a key of kind %s", (kind) => {
    const keys = makeKeys(kind);
    const other = makeKeys(kind);
    const bytes = Buffer.from("a report");
    const digest = createHash("sha256").update(bytes).digest();
    const signer = { key: expect.stringMatching(/^[0-9a-f]{64}$/) };
    const statement = toBytes(signStatement(STATEMENT, keys));
    const message = toBytes(signBytes(bytes, keys, digest));
    expect(verifyBundle(statement, { keys: [other.pem, keys.pem] })).toMatchObject({ signer });
    expect(verifyBundle(message, { keys: [keys.pem], artefact: bytes })).toEqual({ signer, signed: "artefact" });
    expect(verifyBundle(statement, { keys: [other.pem] })).toMatchObject({ refused: "key-not-given" });
    expect(verifyBundle(statement, { keys: [] })).toMatchObject({ refused: "key-not-given" });
    expect(verifyBundle(message, { keys: [keys.pem], artefact: Buffer.from("a rep0rt") })).toMatchObject({
      refused: "other-content",
    });
  });

  test.each(["rsa-short", "k256"] as const)("is refused for a key of kind %s", (kind) => {
    const keys = makeKeys(kind);
    expect(verifyBundle(toBytes(signStatement(STATEMENT, keys)), { keys: [keys.pem] })).toMatchObject({
      refused: "key-not-given",
    });
    expect(keyProblem(keys.pem)).toMatch(/^it is not ECDSA/);
  });

  test.each(["p256", "p384", "p521"])("that OpenSSF's tool made verifies by a key on %s", (name) => {
    expect(verifyBundle(made(`${name}.sig`), { keys: [keyOf(name)] })).toHaveProperty("signer");
    expect(verifyBundle(made(`${name}.sig`), { keys: [keyOf("other")] })).toMatchObject({ refused: "key-not-given" });
  });

  it("is refused once its payload, its payload's type or its signature is another", () => {
    const keys = makeKeys();
    const damages: ((bundle: Bundle) => void)[] = [
      (b) =>
        (b.dsseEnvelope.payload = Buffer.from(JSON.stringify({ ...STATEMENT, predicate: { a: 1 } })).toString(
          "base64",
        )),
      (b) => (b.dsseEnvelope.payloadType = "application/json"),
      (b) => (b.dsseEnvelope.signatures[0].sig = "MAYCAQECAQE="),
      (b) => (b.dsseEnvelope.signatures = []),
      (b) => b.dsseEnvelope.signatures.push(b.dsseEnvelope.signatures[0]),
    ];
    for (const damage of damages) {
      const bundle = signStatement(STATEMENT, keys);
      damage(bundle);
      expect(verifyBundle(toBytes(bundle), { keys: [keys.pem] })).toHaveProperty("refused");
    }
  });

  it("cannot be told to be keyless by nobody's certificate", () => {
    const keys = makeKeys();
    const bundle = signStatement(STATEMENT, keys);
    bundle.verificationMaterial = { certificate: { rawBytes: "MAA=" }, tlogEntries: [] };
    expect(verifyBundle(toBytes(bundle), { keys: [keys.pem] })).toHaveProperty("refused");
  });
});

describe("bytes that are no bundle", () => {
  test.each([
    ["nothing", ""],
    ["text", "signature"],
    ["a list", "[]"],
    ["a key twice", '{"mediaType":"a","mediaType":"b"}'],
    ["deep nesting", "[".repeat(100_000)],
    ["a prototype", '{"__proto__":{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}}'],
  ])("%s are refused", (_, text) => {
    expect(verifyBundle(Buffer.from(text), { keys: [] })).toHaveProperty("refused", "not-a-bundle");
  });

  it("are refused unread where they are more than a bundle may have", () => {
    expect(verifyBundle(Buffer.alloc(16 * 1_048_576 + 1, 0x20), { keys: [] })).toMatchObject({ refused: "too-large" });
  });

  it("are refused where what is not signed is huge", () => {
    const bundle = signStatement(STATEMENT, makeKeys());
    bundle.verificationMaterial.publicKey.hint = "x".repeat(300_000);
    expect(verifyBundle(toBytes(bundle), { keys: [] })).toMatchObject({ refused: "not-a-bundle" });
  });

  it("are not even parsed where many small values are", () => {
    const many = Buffer.from(
      `{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","a":[${"1,".repeat(200_000)}`,
    );
    expect(verifyBundle(many, { keys: [] })).toMatchObject({ detail: expect.stringContaining("all but its payload") });
    expect(looksLikeBundle(many)).toBe(false);
  });

  it("are not those of a large payload, however JSON writes it", () => {
    const keys = makeKeys();
    const bundle = signStatement({ ...STATEMENT, predicate: { notes: "ÿ?>".repeat(200_000) } }, keys);
    const plain = toBytes(bundle);
    const escaped = Buffer.from(plain.toString().replaceAll("/", "\\/").replaceAll("=", "\\u003d"));
    for (const bytes of [plain, escaped]) {
      expect(verifyBundle(bytes, { keys: [keys.pem] })).toHaveProperty("signer");
      expect(looksLikeBundle(bytes)).toBe(true);
    }
  });

  it("are refused whatever one byte of a good bundle becomes", () => {
    const good = published("openssf/keyless/model.sig");
    const outcome = (bytes: Buffer) => verifyBundle(bytes, { keys: [] });
    const same = outcome(good);
    expect(same).toMatchObject({ signer: { identity: "stefanb@us.ibm.com" } });
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Buffer.from(good);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const result = outcome(bytes);
        // What is no part of the proof, such as a member that nobody reads, may change.
        expect("refused" in result ? same : result).toEqual(same);
      }),
      { numRuns: 300 },
    );
  });

  it("never make it throw", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void verifyBundle(bytes, { keys: [] })));
    const kinds = ["v0.3", "v0.1"].map((version) => parse(published(`conformance/happy-path-${version}.json`)));
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.json(), fc.nat(), (bundle, json, place) => {
        const damaged = replaceAt(structuredClone(bundle), place, JSON.parse(json));
        expect(verifyBundle(toBytes(damaged), { keys: [], artefact: Buffer.from("x") })).toHaveProperty("refused");
      }),
      { numRuns: 300 },
    );
  });
});

/** Puts a value in the place of one member, counted through. */
function replaceAt(bundle: Bundle, place: number, value: unknown): Bundle {
  const places: [Bundle, string][] = [];
  const visit = (inside: Bundle) => {
    for (const [key, each] of Object.entries(inside ?? {}))
      if (typeof inside === "object") {
        places.push([inside, key]);
        if (typeof each === "object") visit(each);
      }
  };
  visit(bundle);
  const [parent, key] = places[place % places.length] ?? [bundle, "x"];
  parent[key] = value;
  return bundle;
}
