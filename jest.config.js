import { availableParallelism } from "node:os";

/** Native ES modules throughout; TypeScript is stripped by swc. */
export default {
  testEnvironment: "node",
  roots: ["<rootDir>/__tests__"],
  testMatch: ["**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: { parser: { syntax: "typescript" }, target: "es2023", experimental: { keepImportAttributes: true } },
        module: { type: "es6" },
      },
    ],
  },
  testTimeout: 180_000,
  // Most of the time goes to child processes, git and the shipped action: who waits for one leaves its core to others.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
};
