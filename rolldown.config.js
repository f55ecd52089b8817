import { fileURLToPath } from "node:url";
import { defineConfig } from "rolldown";

/** One bundle per entry, with rarely used parts as chunks that load on demand. Byte-identical when rebuilt. */
const programs = {
  input: {
    cli: "src/cli.ts",
    index: "src/action.ts",
    "scan-worker": "src/scan-worker.ts",
    "audit-worker": "src/audit-worker.ts",
  },
  platform: "node",
  // Clients for HTTP that are larger than all that uses them: Node does the little that is asked of them.
  resolve: {
    alias: {
      "make-fetch-happen": pathOf("src/adapters/sigstore/plain-fetch.ts"),
      "@actions/http-client/lib/auth": pathOf("src/adapters/actions/plain-http.ts"),
      "@actions/http-client": pathOf("src/adapters/actions/plain-http.ts"),
    },
  },
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name]-[hash].js",
    // Names stay, so that what a defect prints can be read; white space goes, a quarter of all.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    comments: { legal: true },
    cleanDir: true,
  },
  checks: { circularDependency: true },
};

function pathOf(file) {
  return fileURLToPath(new URL(file, import.meta.url));
}

const NOTHING = "\0nothing";

/** What `audit report` puts into its page: one script for browsers. */
const page = {
  input: { "report-page": "src/report-page/main.ts" },
  platform: "browser",
  // A name that `nothing` lacks would only be found out in the browser.
  onLog: (level, log, report) => report(log.code === "IMPORT_IS_UNDEFINED" ? "error" : level, log),
  plugins: [
    {
      // Words are shared with what reads policies and facts. A page reads neither, so that it needs no schemas and no globs.
      name: "without-schemas",
      resolveId: (name) => (["zod", "picomatch", "node:crypto", "node:path"].includes(name) ? NOTHING : undefined),
      load: (id) => (id === NOTHING ? { code: nothing(), moduleType: "js" } : undefined),
    },
  ],
  output: {
    dir: "dist",
    format: "iife",
    entryFileNames: "[name].js",
    minify: true,
    comments: { legal: true },
    codeSplitting: false,
  },
};

/** Answers whatever it is called and asked for with itself. */
function nothing() {
  const names = [
    ...[
      "strictObject",
      "looseObject",
      "object",
      "string",
      "number",
      "int",
      "boolean",
      "array",
      "union",
      "record",
      "literal",
    ],
    ...["discriminatedUnion", "json", "lazy", "iso", "unknown", "registry", "createHash", "hash", "posix"],
  ];
  return `const nothing = new Proxy(function () {}, { get: (_, name) => name === Symbol.toPrimitive ? () => "" : nothing, apply: () => nothing });
export { nothing as default, nothing as enum, nothing as null, ${names.map((name) => `nothing as ${name}`).join(", ")} };`;
}

export default defineConfig([programs, page]);
