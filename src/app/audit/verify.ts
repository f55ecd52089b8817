import { randomBytes, randomInt } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { mapFiles } from "../../adapters/ledger/map-files.ts";
import { MAX_TRUSTED_ROOT, readTrustedRoots } from "../../adapters/sigstore/trusted-roots.ts";
import { type Checkpoint, readCheckpoint, writeCheckpoint } from "../../audit/verify/checkpoint.ts";
import { verifyLedger } from "../../audit/verify/verify.ts";
import { LedgerError } from "../../ledger/ledger-error.ts";
import { renderVerification } from "../../render/verification.ts";
import { EXIT, type ExitCode, type Io, print, printJson, tell, UsageError } from "../io.ts";

import { writeNamed } from "../write-named.ts";
import { openLedgerAt } from "./open-ledger.ts";
import { openVerifyJob, type VerifyJob } from "./verify-job.ts";

export interface VerifyOptions {
  readonly branch?: string;
  readonly since?: string;
  readonly checkpoint?: string;
  /** `--no-history` makes it false. */
  readonly history: boolean;
  readonly signatures: boolean;
  readonly identity?: string;
  readonly issuer?: string;
  readonly trustedRoot?: string;
  readonly format: "text" | "json";
}

/** `audit verify`. */
export async function runAuditVerify(ledger: string | undefined, options: VerifyOptions, io: Io): Promise<ExitCode> {
  if (options.signatures && !options.history)
    throw new UsageError("--signatures looks at the commits that --no-history leaves out: give one of the two");
  const since = options.since === undefined ? undefined : await openCheckpoint(options.since, io);
  const trustedRoot = options.trustedRoot === undefined ? undefined : await openTrustedRoot(options.trustedRoot, io);
  const { branch, identity, issuer } = options;
  const source = await openLedgerAt(
    { ...(ledger === undefined ? {} : { ledger }), ...(branch === undefined ? {} : { branch }) },
    io,
  );
  try {
    if (options.signatures && source.history === undefined)
      throw new UsageError(`--signatures looks at commits, and ${source.name} has none: name a clone`);
    const job: VerifyJob = {
      kind: "verify",
      salt: randomBytes(16).toString("hex"),
      ...(identity === undefined ? {} : { identity }),
      ...(issuer === undefined ? {} : { issuer }),
      ...(trustedRoot === undefined ? {} : { trustedRoot }),
    };
    const inspected = mapFiles(source.files(), { look: openVerifyJob(job), job });
    const { verification, checkpoint } = await verifyLedger(source, inspected, {
      seed: randomInt(2 ** 32),
      now: io.now.toISOString().replace(/\.\d+Z$/, "Z"),
      history: options.history,
      signatures: options.signatures,
      ...(identity === undefined ? {} : { identity }),
      ...(since === undefined ? {} : { since }),
    });
    if (options.format === "json") printJson(io, verification);
    else print(io, renderVerification(verification));
    if (options.checkpoint !== undefined) await keepCheckpoint(options.checkpoint, checkpoint, io);
    return verification.errors === 0 ? EXIT.pass : EXIT.failed;
  } finally {
    await source.close();
  }
}

/** @returns its text, which was read once to see that it is one: each thread reads it for itself */
async function openTrustedRoot(path: string, io: Io): Promise<string> {
  const file = resolve(io.cwd, path);
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || found.isDirectory())
    throw new UsageError(`there is no file ${path}: name one that \`gh attestation trusted-root\` wrote`);
  if (found.size > MAX_TRUSTED_ROOT)
    throw new UsageError(`${path} is larger than ${MAX_TRUSTED_ROOT} bytes: name a trusted root`);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  try {
    readTrustedRoots(text, path);
  } catch (error) {
    if (error instanceof LedgerError) throw new UsageError(error.message);
    throw error;
  }
  return text;
}

async function openCheckpoint(path: string, io: Io): Promise<Checkpoint> {
  const text = await readFile(resolve(io.cwd, path), "utf8").catch(() => {
    throw new UsageError(`there is no readable file ${path}: name the checkpoint that audit verify --checkpoint wrote`);
  });
  try {
    return readCheckpoint(text, path);
  } catch (error) {
    if (error instanceof LedgerError) throw new UsageError(error.message);
    throw error;
  }
}

/** A checkpoint is a promise to hold the ledger to; one of a ledger with errors would promise those. */
async function keepCheckpoint(path: string, checkpoint: (() => Checkpoint) | undefined, io: Io): Promise<void> {
  if (checkpoint === undefined) {
    tell(io, `${path} was not written: the ledger did not verify`);
    return;
  }
  await writeNamed(path, "--checkpoint", writeCheckpoint(checkpoint()), io);
}
