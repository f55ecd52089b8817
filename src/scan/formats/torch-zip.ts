import { escapeEvidence } from "../escape-evidence.ts";
import type { Dialect, PickledStorage } from "../pickle/scan-pickle.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { readPickle } from "./pickle.ts";
import { noteStorages } from "./torch-storages.ts";
import { openZipSparingly, type ZipMember } from "./zip-archive.ts";
import type { ZipEntry } from "./zip-directory.ts";
import { readMemberBytes, readMemberStart, scanMember } from "./zip-members.ts";

/** What torch.save writes beside pickles and storages (torch/serialization.py, caffe2/serialize/inline_container.cc). */
const PLAIN: ReadonlyMap<string, RegExp> = new Map([
  ["version", /^\d{1,4}\n?$/],
  ["byteorder", /^(?:little|big)$/],
  [".data/serialization_id", /^\d{1,64}$/],
  [".format_version", /^\d{1,4}$/],
  [".storage_alignment", /^\d{1,8}$/],
]);

/**
 * A checkpoint of torch.save or torch.jit.save: one folder with `data.pkl`, storages `data/0`, `data/1` ... that are
 * weights and nothing else, and a few plain entries. Storages are not read; everything else is.
 */
export async function readTorchZip(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["torch-zip"], context.limits);
  const contents = await openZipSparingly(source, context, notes, (entries) => {
    const folder = folderOf(entries);
    return (entry) => storageKey(relative(entry, folder)) !== undefined;
  });
  if (contents === undefined) return notes.done();
  notes.full();
  const entries = [...contents.members, ...contents.spared];
  const folder = folderOf(entries);
  if (folder === undefined) notes.find("PTH003", "The entries do not lie in one folder with one `data.pkl`.");
  const names = entries.map((entry) => relative(entry, folder));
  const script = names.some((name) => name.startsWith("code/") || name === "constants.pkl");
  if (script) notes.find("PTH001", "The file is a TorchScript archive: loading it compiles the code that it carries.");
  const there = new Map<string, number>();
  for (const entry of entries) {
    const key = storageKey(relative(entry, folder));
    if (key === undefined) continue;
    const where = { member: escapeEvidence(entry.name), offset: entry.header };
    if (entry.method !== 0) notes.find("ZIP008", "A storage is compressed, which PyTorch never does.", where);
    there.set(key, entry.size);
  }
  const told: PickledStorage[] = [];
  for (const member of contents.members) {
    const name = relative(member, folder);
    if (storageKey(name) !== undefined) continue;
    if (name.endsWith(".pkl") || name.endsWith(".debug_pkl"))
      told.push(...(await readPart(member, script ? "torch-full" : "torch-weights", source, context, notes)));
    else await readOther(name, member, script, source, context, notes);
  }
  // In TorchScript, constants and data have storages of the same names.
  if (!script) noteStorages(told, there, notes);
  return notes.done();
}

/** The key of the storage that lies under this name in the archive's folder; `undefined` if none does. */
function storageKey(name: string): string | undefined {
  return name.endsWith(".pkl") ? undefined : /^(?:data|constants|traced_inputs)\/([^/.][^/]*)$/.exec(name)?.[1];
}

const relative = ({ name }: ZipEntry, folder: string | undefined): string =>
  folder !== undefined && name.startsWith(folder) ? name.slice(folder.length) : name;

/** The one folder around all entries, with its "/"; "" if `data.pkl` lies on top. */
function folderOf(entries: readonly ZipEntry[]): string | undefined {
  const pickles = entries.filter(({ name }) => /^(?:[^/]+\/)?data\.pkl$/.test(name));
  const [first] = pickles;
  if (first === undefined || pickles.length !== 1) return undefined;
  const folder = first.name.slice(0, -"data.pkl".length);
  return entries.every(({ name }) => name.startsWith(folder)) ? folder : undefined;
}

/** @returns the storages that the pickle refers to */
async function readPart(
  member: ZipMember,
  dialect: Dialect,
  source: ByteSource,
  context: ReadContext,
  notes: Notes,
): Promise<readonly PickledStorage[]> {
  const bytes = await readMemberBytes(source, member, context, notes);
  if (bytes === undefined) {
    notes.partial();
    return [];
  }
  const reading = await readPickle(bytes, context, dialect);
  notes.add(reading, escapeEvidence(member.name));
  return reading.storages;
}

async function readOther(
  name: string,
  member: ZipMember,
  script: boolean,
  source: ByteSource,
  context: ReadContext,
  notes: Notes,
): Promise<void> {
  const where = { member: escapeEvidence(member.name), offset: member.header };
  const plain = PLAIN.get(name);
  if (plain !== undefined) {
    const start = Buffer.from(await readMemberStart(source, member, 128)).toString("latin1");
    if (!plain.test(start)) notes.find("PTH004", "The entry does not hold what PyTorch writes there.", where);
  } else if (!script || !/^(?:code\/.*\.py|extra\/[^/]+|model\.json)$/.test(name)) {
    notes.find("PTH004", "PyTorch writes no entry of this name.", where);
    await scanMember(source, member, context, notes);
  }
}
