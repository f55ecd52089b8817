import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "@jest/globals";

/**
 * Compares a text with a golden file. `UPDATE_GOLDEN=1` writes it instead, for a person to read in the diff;
 * a missing file fails otherwise.
 */
export function expectGolden(path: string, actual: string): void {
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
    return;
  }
  if (!existsSync(path))
    throw new Error(`${path} does not exist: run the tests with UPDATE_GOLDEN=1, and read what it wrote`);
  expect(actual).toBe(readFileSync(path, "utf8"));
}
