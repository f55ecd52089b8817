import { EXIT, type ExitCode, type Io } from "./io.ts";
export async function runPolicyTest(_paths: readonly string[], _options: object, _io: Io): Promise<ExitCode> {
  return EXIT.usage;
}
