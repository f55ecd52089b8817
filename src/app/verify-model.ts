import { constants } from "node:fs";
import { open, readFile, realpath, stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { type DiskPlace, fileHasher, listFolder } from "../adapters/files-of-folder.ts";
import { reasonOf } from "../adapters/scan/reason-of.ts";
import { MAX_BUNDLE } from "../adapters/sigstore/read-bundle.ts";
import { readModelSignature } from "../adapters/sigstore/read-signature.ts";
import { keyProblem } from "../adapters/sigstore/verify-key.ts";
import { byCodeUnits } from "../core/change/code-units.ts";
import type { AcceptedSigner } from "../core/policy/policy.ts";
import { judgeSigner } from "../core/proofs/signed.ts";
import { fitsSigned, planFolder } from "../evidence/compare-folder.ts";
import type { SignedFolder } from "../evidence/signed-folder.ts";
import { MODEL_OUTPUT_SCHEMA, type ModelVerdict, nameSigner, renderModel } from "../render/model-text.ts";
import { VERSION } from "../version.ts";
import { EXIT, type ExitCode, type Io, print, printJson, UsageError } from "./io.ts";

export const MODEL_FORMATS = ["text", "json"] as const;

export interface VerifyModelOptions {
  readonly format: (typeof MODEL_FORMATS)[number];
  /** `model.sig` in the folder by default. */
  readonly signature?: string;
  readonly identity?: string;
  readonly issuer?: string;
  /** A file that holds a public key in PEM form. */
  readonly key?: string;
}

/** `verify-model`: whether a folder is what somebody who is accepted signed, by OpenSSF model signing. Nothing is fetched. */
export async function runVerifyModel(folder: string, options: VerifyModelOptions, io: Io): Promise<ExitCode> {
  const accepted = await readAccepted(options, io);
  const root = await realpath(resolve(io.cwd, folder)).catch(() => undefined);
  if (root === undefined || !(await stat(root)).isDirectory()) throw new UsageError(`there is no folder ${folder}`);
  const shown = options.signature ?? join(folder, "model.sig");
  const file = options.signature === undefined ? join(root, "model.sig") : resolve(io.cwd, options.signature);
  const bytes = await readSignature(file, shown);
  const base = { folder, signature: shown, matching: 0, bytes: 0, problems: [] };
  const read = readModelSignature(bytes, { keys: "key" in accepted ? [accepted.key] : [] });
  if ("unavailable" in read) return conclude({ ...base, verdict: "failed", objection: read.unavailable }, options, io);
  const { signer, signedAt, predicateType } = read.known.signature;
  const known = {
    ...{ ...base, signer },
    ...(signedAt === undefined ? {} : { signedAt }),
    ...(predicateType === undefined ? {} : { predicateType }),
  };
  if (!judgeSigner(signer, [accepted])) {
    const wanted = "key" in accepted ? `the key in ${options.key}` : nameSigner(accepted);
    return conclude({ ...known, verdict: "failed", objection: `it is not by ${wanted}` }, options, io);
  }
  const inside = relative(root, await realpath(file))
    .split(sep)
    .join("/");
  const compared = await compare(root, read.known.folder, inside.startsWith("../") ? undefined : inside);
  const verdict = compared.problems.length === 0 && compared.matching > 0 ? "verified" : "failed";
  return conclude({ ...known, ...compared, verdict }, options, io);
}

function conclude(verdict: ModelVerdict, { format }: VerifyModelOptions, io: Io): ExitCode {
  const tool = { name: "secmlops-gate", version: VERSION };
  if (format === "json") printJson(io, { schema: MODEL_OUTPUT_SCHEMA, tool, ...verdict });
  else print(io, `${renderModel(verdict)}\n`);
  return verdict.verdict === "verified" ? EXIT.pass : EXIT.failed;
}

/** @throws UsageError where it is not said whose signature is accepted, or cannot be */
async function readAccepted({ identity, issuer, key }: VerifyModelOptions, io: Io): Promise<AcceptedSigner> {
  if (key === undefined && identity !== undefined && issuer !== undefined) return { identity, issuer };
  if (key === undefined || identity !== undefined || issuer !== undefined)
    throw new UsageError("say whose signature is accepted: either --identity with --issuer, or --key");
  const pem = await readFile(resolve(io.cwd, key), "utf8").catch((error: unknown) => {
    throw new UsageError(`the key ${key} could not be read: ${reasonOf(error)}`);
  });
  const problem = keyProblem(pem);
  if (problem !== undefined) throw new UsageError(`the key ${key} cannot be used: ${problem}`);
  return { key: pem };
}

/** @throws UsageError where there is none */
async function readSignature(file: string, shown: string): Promise<Uint8Array> {
  try {
    // A pipe is not waited for.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) throw new Error("it is not a regular file");
      const { size } = stats;
      // One byte more than may be: what reads it says so.
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(size, MAX_BUNDLE + 1)));
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new UsageError(`there is no signature at ${shown} (${reasonOf(error)}); name its file with --signature`);
  }
}

async function compare(
  root: string,
  signed: SignedFolder,
  signature: string | undefined,
): Promise<Pick<ModelVerdict, "matching" | "bytes" | "problems">> {
  const places = await listFolder(root, signed.links).catch((error: unknown): DiskPlace[] => {
    throw new UsageError(`the folder could not be listed: ${reasonOf(error)}`);
  });
  const plan = planFolder(signed, places, { signature, elsewhere: () => false });
  const problems: ModelVerdict["problems"][number][] = [...plan.problems];
  const hash = fileHasher(signed);
  let [matching, bytes] = [0, 0];
  for (const { place, signed: file } of plan.toHash) {
    const { path, at } = place;
    try {
      const hashed = await hash(at);
      if (fitsSigned(hashed, file)) {
        matching += 1;
        bytes += hashed.size;
      } else problems.push({ path, state: "differs" });
    } catch (error) {
      problems.push({ path, state: "unreachable", detail: reasonOf(error) });
    }
  }
  return { matching, bytes, problems: problems.sort((a, b) => byCodeUnits(a.path, b.path)) };
}
