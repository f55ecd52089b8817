import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type LfsObject, openLfs } from "../../../src/adapters/lfs/batch.ts";
import { type RangeSource, rangeSource } from "../../../src/adapters/lfs/range-source.ts";
import { basicAuthorization } from "../../../src/adapters/lfs/secrets.ts";
import { openScanPool } from "../../../src/adapters/scan/pool.ts";
import type { FileResult } from "../../../src/scan/result.ts";
import { scanFile } from "../../../src/scan/scan-file.ts";
import { type Bundles, buildBundles } from "../../support/build-bundles.ts";
import type { Content } from "../../support/lfs/content.ts";
import { ignoreRange, refuse } from "../../support/lfs/faults.ts";
import { largeSafetensors, largeTorchZip } from "../../support/lfs/large-models.ts";
import { type LfsServer, serveLfs } from "../../support/lfs/server.ts";

const MB = 1_000_000;
const SAFETENSORS = largeSafetensors(
  Array.from({ length: 300 }, (_, at) => `model.layers.${at}.weight`),
  MB,
);
const TORCH = largeTorchZip(60, 4 * MB);

let server: LfsServer;
beforeAll(async () => {
  server = await serveLfs();
});
afterAll(() => server.close());
beforeEach(() => server.reset());

async function sourceFor(object: LfsObject): Promise<RangeSource> {
  const located = await openLfs({ endpoint: server.endpoint }).relocate(object);
  if ("unavailable" in located) throw new Error(located.unavailable);
  return rangeSource(located, { pause: async () => {} });
}

/** By range nobody reads all of an object, so any oid will do; that is why it does not count as verified. */
const add = (content: Content, digit: string): LfsObject => server.add(content, digit.repeat(64));

describe("a model in Git LFS, scanned by range", () => {
  it("of 300 MB of safetensors is safe after its header", async () => {
    const source = await sourceFor(add(SAFETENSORS, "a"));
    const result = await scanFile("model.safetensors", source);
    expect(result).toMatchObject({ verdict: "safe", coverage: "full", formats: ["safetensors"], findings: [] });
    expect(source.size).toBeGreaterThan(300 * MB);
    expect(source.bytesFetched()).toBeLessThan(200_000);
    expect(source.requests()).toBeLessThanOrEqual(4);
    expect(source.verified).toBe(false);
  });

  it("of 240 MB of torch.save's zip is safe after its pickle and its directory", async () => {
    const source = await sourceFor(add(TORCH, "b"));
    const result = await scanFile("model.pt", source);
    expect(result).toMatchObject({ verdict: "safe", coverage: "full", formats: ["torch-zip"], findings: [] });
    expect(source.size).toBeGreaterThan(240 * MB);
    expect(source.bytesFetched()).toBeLessThan(MB);
    expect(source.bytesHeld()).toBeLessThan(MB);
    expect(source.requests()).toBeLessThan(80);
  });

  it("that calls a shell is dangerous", async () => {
    const source = await sourceFor(add(largeTorchZip(60, 4 * MB, "cposix\nsystem\nX\x04\0\0\0echo\x85R0"), "c"));
    const result = await scanFile("model.pt", source);
    expect(result.verdict).toBe("dangerous");
    expect(result.imports).toContainEqual(
      expect.objectContaining({ module: "posix", name: "system", class: "blocked" }),
    );
    expect(source.bytesFetched()).toBeLessThan(MB);
  });

  it("whose storage fails half-way is not safe, and says why", async () => {
    server.onDownload = (download, count) => count > 3 && refuse(500)(download, count);
    const result = await scanFile("model.pt", await sourceFor(add(TORCH, "d")));
    expect(["unknown", "malformed"]).toContain(result.verdict);
    expect(JSON.stringify(result.findings)).toContain("cannot answer now (500)");
  });

  it("whose storage gives only the whole is unknown where its end matters, and says what to do", async () => {
    server.onDownload = ignoreRange(true);
    const result = await scanFile("model.pt", await sourceFor(add(TORCH, "e")));
    expect(result.verdict).toBe("unknown");
    expect(JSON.stringify(result.findings)).toContain("scan with `lfs: full`");
  });
});

describe("in a worker, which has no token and no way to ask for another link", () => {
  let bundles: Bundles;
  beforeAll(() => {
    bundles = buildBundles();
  });
  afterAll(() => bundles.remove());

  async function scanInWorker(name: string, content: Content, beforeScan = () => {}): Promise<FileResult> {
    server.accepted.add(basicAuthorization("ghs_secret"));
    const object = add(content, name);
    const lfs = openLfs({ endpoint: server.endpoint, authorization: basicAuthorization("ghs_secret") });
    const source = await lfs.relocate(object);
    if ("unavailable" in source) throw new Error(source.unavailable);
    beforeScan();
    const pool = openScanPool({ worker: bundles.worker, workers: 1 });
    try {
      return await pool.scan({ path: "models/model.pt", source });
    } finally {
      await pool.close();
    }
  }

  it("a large model is scanned by the link and its headers alone", async () => {
    const result = await scanInWorker("1", TORCH);
    expect(result).toMatchObject({ verdict: "safe", coverage: "full", size: TORCH.size });
    expect(result).not.toHaveProperty("sha256");
    expect(server.requests.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(MB);
  });

  it("a link whose time is over makes the file unknown, and shows nothing of the link", async () => {
    const result = await scanInWorker("2", TORCH, () => server.expire());
    expect(result.verdict).toBe("unknown");
    expect(JSON.stringify(result)).toContain("the link is no longer valid");
    expect(JSON.stringify(result)).not.toMatch(/signature|RemoteAuth|ghs_/);
  });
});
