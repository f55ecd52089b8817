import { escapeEvidence } from "../escape-evidence.ts";
import type { Dialect, PickledStorage } from "../pickle/scan-pickle.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { readPickle } from "./pickle.ts";
import { noteStorages } from "./torch-storages.ts";
import { openZip, readMemberBytes, readMemberStart, scanMember, type ZipMember } from "./zip.ts";

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
  const members = await openZip(source, context, notes);
  if (members === undefined) return notes.done();
  notes.full();
  const folder = folderOf(members);
  if (folder === undefined) notes.find("PTH003", "The entries do not lie in one folder with one `data.pkl`.");
  const parts = members.map((member) => ({ name: relative(member, folder), member }));
  const script = parts.some(({ name }) => name.startsWith("code/") || name === "constants.pkl");
  if (script) notes.find("PTH001", "The file is a TorchScript archive: loading it compiles the code that it carries.");
  const there = new Map<string, number>();
  const told: PickledStorage[] = [];
  for (const { name, member } of parts) {
    if (/^(?:data|constants|traced_inputs)\/[^/.][^/]*$/.test(name) && !name.endsWith(".pkl")) {
      const where = { member: escapeEvidence(member.name), offset: member.header };
      if (member.method !== 0) notes.find("ZIP008", "A storage is compressed, which PyTorch never does.", where);
      there.set(name.slice(name.indexOf("/") + 1), member.size);
    } else if (name.endsWith(".pkl") || name.endsWith(".debug_pkl"))
      told.push(...(await readPart(member, script ? "torch-full" : "torch-weights", source, context, notes)));
    else await readOther(name, member, script, source, context, notes);
  }
  // In TorchScript, constants and data have storages of the same names.
  if (!script) noteStorages(told, there, notes);
  return notes.done();
}

const relative = ({ name }: ZipMember, folder: string | undefined): string =>
  folder !== undefined && name.startsWith(folder) ? name.slice(folder.length) : name;

/** The one folder around all entries, with its "/"; "" if `data.pkl` lies on top. */
function folderOf(members: readonly ZipMember[]): string | undefined {
  const pickles = members.filter(({ name }) => /^(?:[^/]+\/)?data\.pkl$/.test(name));
  const [first] = pickles;
  if (first === undefined || pickles.length !== 1) return undefined;
  const folder = first.name.slice(0, -"data.pkl".length);
  return members.every(({ name }) => name.startsWith(folder)) ? folder : undefined;
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
