import { evaluate } from "../core/evaluate.ts";
import { factsSchema } from "../core/facts.ts";
import { EXIT, type ExitCode, type Io } from "./io.ts";
import { exitOf, type Format, showVerdict } from "./show-verdict.ts";
import { openPolicy, readJson } from "./workshop.ts";

export interface EvaluateOptions {
  readonly policy: string;
  readonly facts: string;
  readonly packs?: string;
  readonly format: Format;
}

/** `evaluate`: the pure decision, JSON in, JSON out. */
export async function runEvaluate(options: EvaluateOptions, io: Io): Promise<ExitCode> {
  const facts = await readJson(options.facts, io, (value) => factsSchema.safeParse(value));
  const policy = await openPolicy(options.policy, io, options.packs);
  if (policy === undefined) return EXIT.usage;
  const verdict = evaluate(policy, facts);
  showVerdict(verdict, options.format, io, facts.scans);
  return exitOf(verdict);
}
