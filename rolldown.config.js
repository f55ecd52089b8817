import { fileURLToPath } from "node:url";
import { defineConfig } from "rolldown";

/** One bundle per entry, with rarely used parts as chunks that load on demand. Byte-identical when rebuilt. */
export default defineConfig({
  input: { cli: "src/cli.ts", index: "src/action.ts", "scan-worker": "src/scan-worker.ts" },
  platform: "node",
  // Sigstore's client fetches with a package that is larger than all else that signs: Node does the little that it asks for.
  resolve: {
    alias: { "make-fetch-happen": fileURLToPath(new URL("src/adapters/sigstore/plain-fetch.ts", import.meta.url)) },
  },
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name]-[hash].js",
    minify: "dce-only",
    legalComments: "inline",
    cleanDir: true,
  },
  checks: { circularDependency: true },
});
