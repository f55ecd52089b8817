import { spawnSync } from "node:child_process";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join, resolve } from "node:path";

const root = join(import.meta.dirname, "..");
const [FILES, BYTES] = [10, 1_000_000_000];
const PART = 4_194_304;

/**
 * `secmlops-gate verify-model` on a signed folder of 10 GB, beside hashing its files and nothing else, and beside OpenSSF's own tool where
 * the folder that `BENCH_PEERS` names has it (`pip install model-signing pyopenssl`). The files are sparse: what is measured is the
 * work, and no disk.
 */
export async function* signatureBench({ folder, measure }) {
  const model = join(folder, "model");
  const key = join(folder, "model.pub");
  mkdirSync(model);
  const paths = Array.from({ length: FILES }, (_, index) => join(model, `part-${index}.bin`));
  for (const [index, path] of paths.entries()) writePart(path, index);
  const digests = paths.map(hashPart);
  const alone = Math.max(
    speedOf(() => paths.map(hashPart)),
    speedOf(() => paths.map(hashPart)),
  );
  writeSignature(model, key, digests);
  const name = `signature: ${(FILES * BYTES) / 1e9} GB in ${FILES} files`;
  yield { what: `${name}, hashed and nothing else`, figure: `${alone.toFixed(0)} MB/s` };
  const words = [join(root, "dist/cli.js"), "verify-model", model, "--key", key];
  const runs = [measure(words), measure(words)];
  for (const { code, stdout, stderr } of runs)
    if (code !== 0) throw new Error(`verify-model exits ${code}: ${stdout}${stderr}`);
  const speed = (FILES * BYTES) / 1e6 / Math.min(...runs.map(({ seconds }) => seconds));
  const megabytes = Math.max(...runs.map((each) => each.megabytes));
  yield {
    what: `${name}, verified`,
    figure: `${speed.toFixed(0)} MB/s`,
    budget: ">= 0.8 x hashing alone",
    held: speed >= 0.8 * alone,
  };
  yield {
    what: `${name}, memory`,
    figure: `${megabytes.toFixed(0)} MB`,
    budget: "<= 150 MB",
    held: megabytes <= 150,
  };
  yield peer(name, model, key);
  rmSync(model, { recursive: true });
}

/** In MB/s. */
function speedOf(work) {
  const started = performance.now();
  work();
  return (FILES * BYTES) / 1e6 / ((performance.now() - started) / 1_000);
}

/** Zeros behind a few bytes. */
function writePart(path, index) {
  const handle = openSync(path, "w");
  writeSync(handle, `part ${index}`);
  ftruncateSync(handle, BYTES);
  closeSync(handle);
}

function hashPart(path) {
  const handle = openSync(path, "r");
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(PART);
  for (let at = 0; at < BYTES; ) {
    const read = readSync(handle, buffer, 0, PART, at);
    hash.update(buffer.subarray(0, read));
    at += read;
  }
  closeSync(handle);
  return hash.digest("hex");
}

/** As OpenSSF model signing 1.0 has it, by a new key. */
function writeSignature(model, key, digests) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const pem = publicKey.export({ type: "spki", format: "pem" });
  writeFileSync(key, pem);
  const all = createHash("sha256");
  for (const digest of digests) all.update(digest, "hex");
  const payload = Buffer.from(
    JSON.stringify({
      _type: "https://in-toto.io/Statement/v1",
      subject: [{ name: "model", digest: { sha256: all.digest("hex") } }],
      predicateType: "https://model_signing/signature/v1.0",
      predicate: {
        serialization: { method: "files", hash_type: "sha256", allow_symlinks: false, ignore_paths: ["model.sig"] },
        resources: digests.map((digest, index) => ({ name: `part-${index}.bin`, algorithm: "sha256", digest })),
      },
    }),
  );
  const payloadType = "application/vnd.in-toto+json";
  const encoded = Buffer.concat([
    Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `),
    payload,
  ]);
  const bundle = {
    mediaType: "application/vnd.dev.sigstore.bundle.v0.3+json",
    verificationMaterial: { publicKey: { hint: createHash("sha256").update(pem).digest("hex") }, tlogEntries: [] },
    dsseEnvelope: {
      payload: payload.toString("base64"),
      payloadType,
      signatures: [{ sig: sign("sha256", encoded, privateKey).toString("base64"), keyid: "" }],
    },
  };
  writeFileSync(join(model, "model.sig"), JSON.stringify(bundle));
}

function peer(name, model, key) {
  const what = `${name}, by model_signing`;
  const folder = process.env["BENCH_PEERS"];
  const python = [folder, folder === undefined ? undefined : join(folder, "scanners")]
    .filter((each) => each !== undefined)
    .map((each) => resolve(each, "bin/python"))
    .find((each) => existsSync(each) && spawnSync(each, ["-c", "import model_signing"]).status === 0);
  if (python === undefined) return { what, figure: "skipped: not in BENCH_PEERS" };
  const words = [
    "-m",
    "model_signing",
    "verify",
    "key",
    model,
    "--signature",
    join(model, "model.sig"),
    "--public_key",
    key,
  ];
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(python, words, { encoding: "utf8" });
  const seconds = (performance.now() - started) / 1_000;
  if (status !== 0) return { what, figure: `failed: ${(stdout + stderr).trim().split("\n").at(-1)}` };
  return { what, figure: `${((FILES * BYTES) / 1e6 / seconds).toFixed(0)} MB/s` };
}
