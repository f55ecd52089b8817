import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const SUPPORT = join(import.meta.dirname, "..", "__tests__", "support");

/**
 * The tests' own GitHub, bundled on the fly, since Node 20 runs no TypeScript.
 * @param folder where the bundle goes; it has to stay while the GitHub is used
 */
export async function loadTestsGitHub(folder) {
  const bundle = await rolldown({
    input: { stage: join(SUPPORT, "gate-on-github.ts"), runner: join(SUPPORT, "github", "run-action.ts") },
    platform: "node",
    plugins: [{ name: "stay-at-home", resolveId: packageAtHome, transform: folderAtHome }],
  });
  await bundle.write({ dir: folder, format: "esm", entryFileNames: "[name].mjs", chunkFileNames: "[name].mjs" });
  await bundle.close();
  const load = (name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href);
  return { ...(await load("stage")), ...(await load("runner")) };
}

/** Packages are used where they are installed, which is not beside the bundle. */
function packageAtHome(name) {
  return /^(?:[./]|node:|rolldown)/.test(name) ? undefined : { id: import.meta.resolve(name), external: true };
}

/** Files are read beside the source, as they are when the tests run. */
const folderAtHome = (code, id) => code.replaceAll("import.meta.dirname", JSON.stringify(dirname(id)));
