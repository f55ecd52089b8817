import * as z from "zod";
import { factsSchema } from "../core/facts.ts";
import { policyJsonSchema } from "../core/policy/file-schema.ts";
import { EXIT, type ExitCode, type Io, print, UsageError } from "./io.ts";

/** `policy schema`: what editors check policy files with; `--of facts`: what other tools write facts by. */
export function runPolicySchema({ of }: { readonly of: string }, io: Io): ExitCode {
  print(io, JSON.stringify(schemaOf(of), null, 2));
  return EXIT.pass;
}

function schemaOf(what: string): unknown {
  switch (what) {
    case "policy":
      return policyJsonSchema();
    case "facts":
      return z.toJSONSchema(factsSchema, { io: "input", target: "draft-2020-12" });
    default:
      throw new UsageError(`--of takes policy or facts, not ${JSON.stringify(what)}`);
  }
}
