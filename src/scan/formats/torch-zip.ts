import { escapeEvidence } from "../escape-evidence.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { readPickle } from "./pickle.ts";
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
  const names = new Map(members.map((member) => [relative(member, folder), member]));
  const script = [...names.keys()].some((name) => name.startsWith("code/") || name === "constants.pkl");
  if (script) notes.find("PTH001", "The file is a TorchScript archive: loading it compiles the code that it carries.");
  const storages = new Map<string, number>();
  for (const [name, member] of names) {
    if (/^(?:data|constants)\/[^/.][^/]*$/.test(name) && !name.endsWith(".pkl")) {
      if (member.method !== 0)
        notes.find("ZIP008", "A storage is compressed, which PyTorch never does.", {
          member: escapeEvidence(member.name),
        });
      storages.set(name.slice(name.indexOf("/") + 1), member.size);
    } else await readPart(name, member, script, source, context, notes);
  }
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

async function readPart(
  name: string,
  member: ZipMember,
  script: boolean,
  source: ByteSource,
  context: ReadContext,
  notes: Notes,
): Promise<void> {
  const where = { member: escapeEvidence(member.name), offset: member.header };
  if (name.endsWith(".pkl") || name.endsWith(".debug_pkl")) {
    const bytes = await readMemberBytes(source, member, context, notes);
    if (bytes === undefined) notes.partial();
    else notes.add(await readPickle(bytes, context, script ? "torch-full" : "torch-weights"), where.member);
    return;
  }
  const plain = PLAIN.get(name);
  if (plain !== undefined) {
    const start = Buffer.from(await readMemberStart(source, member, 128)).toString("latin1");
    if (!plain.test(start)) notes.find("PTH004", "The entry does not hold what PyTorch writes there.", where);
    return;
  }
  if (script && /^(?:code\/.*\.py|extra\/[^/]+|model\.json)$/.test(name)) return;
  notes.find("PTH004", "PyTorch writes no entry of this name.", where);
  await scanMember(source, member, context, notes);
}
