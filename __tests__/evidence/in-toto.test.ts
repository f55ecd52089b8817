import { describe, expect, it, test } from "@jest/globals";
import {
  altered,
  type JsonValue,
  listMetrics,
  readAs,
  readKnown,
  reportFixture,
  shortfallOf,
} from "../support/report-fixtures.ts";

const passed = reportFixture("in-toto", "passed.json");
const failed = reportFixture("in-toto", "failed.json");
const sealed = reportFixture("in-toto", "passed.dsse.json");
const MODEL = {
  name: "models/credit.onnx",
  sha256: "36cc7e3d6f6200756c81e18470827e9dac1c602fcd87761cbb0b8f015611c098",
};
const base64 = (value: JsonValue) => Buffer.from(JSON.stringify(value)).toString("base64");

describe("a statement of in-toto", () => {
  it("tells which tests passed, of which content", () => {
    const report = readKnown(passed);
    expect(listMetrics(report)).toEqual(["passedTests = 3 count", "warnedTests = 0 count", "failedTests = 0 count"]);
    expect(report.tests).toMatchObject({ passed: 3, warned: 0, failed: 0, examples: [] });
    expect(report.subjects).toEqual([
      MODEL,
      { name: "README.md", gitBlob: "ebe4add40f63c3c98bc9b32ff1e736f04120b023" },
    ]);
  });

  it("tells which tests failed, and where they stand", () => {
    expect(shortfallOf(readAs("in-toto", failed.path, failed.bytes))).toBe(
      "warned rotation at $.predicate.warnedTests[0]; failed missing values at $.predicate.failedTests[0]",
    );
  });

  it("reads the same in a DSSE envelope, and in a bundle of Sigstore", () => {
    expect(readKnown(sealed)).toEqual(readKnown(passed));
    // Sigstore's own tools sign with an identity from the network. The shape: protobuf-specs v0.3, Bundle.dsse_envelope.
    const bundle = {
      mediaType: "application/vnd.dev.sigstore.bundle.v0.3+json",
      verificationMaterial: { certificate: { rawBytes: "" }, tlogEntries: [] },
      dsseEnvelope: JSON.parse(sealed.bytes.toString()),
    };
    const bytes = Buffer.from(JSON.stringify(bundle));
    expect(readKnown({ ...sealed, bytes })).toEqual(readKnown(passed));
    expect(readAs("auto", "a.json", bytes)).toMatchObject({ known: { format: "in-toto" } });
  });

  it("reads a statement of version 0.1", () => {
    const old = altered(passed, "_type", "https://in-toto.io/Statement/v0.1");
    expect(readKnown(old).tests).toMatchObject({ passed: 3 });
  });

  it("counts the result itself where no test is listed, or none bears it out", () => {
    expect(readKnown(altered(passed, "predicate.passedTests", undefined)).tests).toMatchObject({ passed: 1 });
    expect(readKnown(altered(passed, "predicate.result", "FAILED")).tests).toMatchObject({
      passed: 3,
      failed: 1,
      examples: [{ name: "the whole", at: "$.predicate.result" }],
    });
    expect(readKnown(altered(failed, "predicate.result", "PASSED")).tests).toMatchObject({ failed: 1 });
  });

  it("of another predicate gives its subjects, and the predicate's numbers by their place", () => {
    const other = altered(altered(passed, "predicateType", "https://example.org/evaluation/v1"), "predicate", {
      accuracy: 0.9,
      folds: [{ auc: 0.8 }],
      note: "1.0",
    });
    const report = readKnown(other);
    expect(listMetrics(report)).toEqual(["predicate.accuracy = 0.9", "predicate.folds[0].auc = 0.8"]);
    expect(report.subjects).toHaveLength(2);
    expect(report.tests).toBeUndefined();
  });

  it("leaves the signature of a model to the reader that verifies it", () => {
    const signature = altered(passed, "predicateType", "https://model_signing/signature/v1.0");
    expect(JSON.stringify(readAs("auto", "model.sig", signature.bytes))).not.toContain("in-toto");
  });

  it("passes over digests that name nothing the gate knows", () => {
    const commit = { digest: { gitCommit: "d".repeat(40) } };
    expect(readKnown(altered(passed, "subject.1", commit)).subjects).toEqual([MODEL]);
  });

  test.each<[string, string, JsonValue | undefined, string]>([
    ["it is of another version", "_type", "https://in-toto.io/Statement/v2", "at $._type"],
    ["its type is gone", "_type", undefined, "at $._type"],
    ["it speaks of nothing", "subject", [], "at $.subject"],
    ["its subjects are gone", "subject", undefined, "at $.subject"],
    ["a subject has no digest", "subject.0.digest", undefined, "at $.subject[0].digest"],
    ["a digest is too short", "subject.0.digest.sha256", "abc", "at $.subject[0].digest.sha256"],
    ["a digest is in capitals", "subject.0.digest.sha256", "A".repeat(64), "at $.subject[0].digest.sha256"],
    ["a digest is a number", "subject.1.digest.gitBlob", 7, "at $.subject[1].digest.gitBlob"],
    ["its predicate has no type", "predicateType", undefined, "at $.predicateType"],
    ["its predicate is gone", "predicate", undefined, "at $.predicate"],
    ["its predicate is a list", "predicate", [], "at $.predicate"],
    ["the result is gone", "predicate.result", undefined, "at $.predicate.result"],
    ["the result is another word", "predicate.result", "SKIPPED", "at $.predicate.result"],
    ["the result is in small letters", "predicate.result", "passed", "at $.predicate.result"],
    ["it does not say what was configured", "predicate.configuration", undefined, "at $.predicate.configuration"],
    ["no test ran", "predicate.passedTests", [], "at $.predicate: no test ran"],
    ["the tests are an object", "predicate.passedTests", {}, "at $.predicate.passedTests"],
    ["a test has no name", "predicate.passedTests.1", null, "at $.predicate.passedTests[1]"],
    ["a test failed", "predicate.failedTests", ["x"], "failed x at $.predicate.failedTests[0]"],
    ["the whole failed", "predicate.result", "FAILED", "failed the whole"],
    ["the whole warned", "predicate.result", "WARNED", "warned the whole"],
  ])("is no pass where %s", (_, place, value, expected) => {
    expect(shortfallOf(readAs("in-toto", "a.json", altered(passed, place, value).bytes))).toContain(expected);
  });

  test.each<[string, string, JsonValue | undefined, string]>([
    ["is of another type", "payloadType", "text/plain", "at $.payloadType"],
    ["has no type", "payloadType", undefined, "at $.payloadType"],
    ["is no base64", "payload", "{}", "at $.payload: expected base64"],
    ["is a number", "payload", 7, "at $.payload: expected text"],
    ["is empty", "payload", "", "at $.payload: inside it, at $"],
    ["is no JSON", "payload", base64("x").slice(2), "at $.payload: inside it"],
    ["is null", "payload", base64(null), "at $: expected an object"],
    ["is another document", "payload", base64({ a: 1 }), "at $._type"],
    ["is an envelope again", "payload", base64({ payload: "", payloadType: "" }), "at $._type"],
  ])("in an envelope tells nothing where the payload %s", (_, place, value, expected) => {
    expect(shortfallOf(readAs("in-toto", "a.json", altered(sealed, place, value).bytes))).toContain(expected);
  });

  test.each<[string, string, JsonValue | undefined, string]>([
    ["none", "signatures", [], "at $.signatures: expected at least one"],
    ["no list of them", "signatures", undefined, "at $.signatures"],
    ["one that is empty", "signatures.0", {}, "at $.signatures[0].sig"],
  ])("in an envelope tells nothing where there is %s of the signatures", (_, place, value, expected) => {
    expect(shortfallOf(readAs("in-toto", "a.json", altered(sealed, place, value).bytes))).toContain(expected);
  });
});
