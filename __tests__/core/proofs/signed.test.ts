import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { judgeSigner } from "../../../src/core/proofs/signed.ts";
import { fingerprintOf } from "../../../src/core/public-key.ts";
import { keyOf } from "../../support/signatures.ts";

const ISSUER = "https://token.actions.githubusercontent.com";
const REPO = "https://github.com/acme/credit/.github/workflows";
const judge = (pattern: string, identity: string) =>
  judgeSigner({ identity, issuer: ISSUER }, [{ identity: pattern, issuer: ISSUER }]);

describe("an accepted identity", () => {
  test.each([
    [`${REPO}/sign.yml@refs/heads/main`, `${REPO}/sign.yml@refs/heads/main`],
    [`${REPO}/sign.yml@refs/tags/*`, `${REPO}/sign.yml@refs/tags/v1.0`],
    [`${REPO}/*@refs/heads/main`, `${REPO}/sign.yml@refs/heads/main`],
    ["https://github.com/acme/*/.github/workflows/sign.yml@refs/heads/main", `${REPO}/sign.yml@refs/heads/main`],
    ["*@acme.com", "nina@acme.com"],
    ["n*a@ac*.com", "nina@acme.com"],
    ["**", "nina"],
  ])("%s fits %s", (pattern, identity) => expect(judge(pattern, identity)).toBe(true));

  test.each([
    ["a longer one", `${REPO}/sign.yml@refs/heads/main`, `${REPO}/sign.yml@refs/heads/main2`],
    ["one that goes before", "acme.com", "nina@acme.com"],
    ["another case", `${REPO}/sign.yml@refs/heads/main`, `${REPO}/Sign.yml@refs/heads/main`],
    ["a branch that is called like a tag", `${REPO}/*@refs/tags/*`, `${REPO}/evil.yml@refs/heads/x@refs/tags/v1`],
    ["a branch with a folder", `${REPO}/sign.yml@refs/heads/*`, `${REPO}/sign.yml@refs/heads/eve/main`],
    ["a repository further down", "https://github.com/*/sign.yml", "https://github.com/acme/evil/sign.yml"],
    ["another character for a dot", "nina@acme.com", "nina@acmexcom"],
    ["nothing", "nina@acme.com", ""],
  ])("does not fit %s", (_, pattern, identity) => expect(judge(pattern, identity)).toBe(false));

  test("fits itself, and nothing by another issuer", () => {
    const plain = fc.string().filter((text) => !text.includes("*"));
    fc.assert(
      fc.property(plain, plain, (one, other) => {
        expect(judge(one, one)).toBe(true);
        expect(judge(one, other)).toBe(one === other);
        expect(judge(`${one}*`, `${one}${other.replaceAll("/", "")}`)).toBe(true);
        expect(judgeSigner({ identity: one, issuer: other }, [{ identity: one, issuer: `${other}/` }])).toBe(false);
      }),
    );
  });
});

describe("an accepted key", () => {
  const key = fingerprintOf(keyOf("p256")) ?? "";
  test("is known however it is laid out", () => {
    const pem = keyOf("p256");
    for (const text of [pem, `\n${pem}\n\n`, pem.replaceAll("\n", "\r\n"), `Public Key:\n${pem}`])
      expect(judgeSigner({ key }, [{ key: text }])).toBe(true);
  });
  test("is no other key, no identity, and nothing but a key", () => {
    expect(judgeSigner({ key }, [{ key: keyOf("other") }])).toBe(false);
    expect(judgeSigner({ key }, [{ identity: "*", issuer: ISSUER }])).toBe(false);
    expect(judgeSigner({ identity: "nina", issuer: ISSUER }, [{ key: keyOf("p256") }])).toBe(false);
    expect(judgeSigner({ key }, [{ key: "" }, { key }, { key: keyOf("p256") + keyOf("other") }])).toBe(false);
    expect(judgeSigner({ key }, [])).toBe(false);
  });
});
