import { ShortReadError } from "../byte-sources.ts";
import { escapeEvidence } from "../escape-evidence.ts";
import { noteKerasConfig } from "../keras-config.ts";
import { type Field, ProtobufError, ProtobufWalker } from "../protobuf.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { parseJson } from "../strict-json.ts";
import { DANGEROUS_OPERATORS, KNOWN_OPERATORS } from "./tensorflow-operators.ts";

/**
 * Messages of TensorFlow (tensorflow/core/protobuf/saved_model.proto, meta_graph.proto, framework/graph.proto,
 * function.proto; tensorflow/python/keras/protobuf/saved_metadata.proto) and what is in their fields.
 */
type Kind = "saved" | "meta" | "graph" | "node" | "library" | "function" | "metadata" | "object";
const CHILDREN: Readonly<Record<Kind, Readonly<Record<number, Kind>>>> = {
  saved: { 2: "meta" },
  meta: { 2: "graph" },
  graph: { 1: "node", 2: "library" },
  library: { 1: "function" },
  function: { 3: "node" },
  metadata: { 1: "object" },
  node: {},
  object: {},
};

/** Fields by number and wire type that a message has on top: what a file is, is told by them. */
const TOPS: Readonly<Record<"saved" | "graph" | "metadata", Readonly<Record<number, number>>>> = {
  saved: { 1: 0, 2: 2 },
  graph: { 1: 2, 2: 2, 3: 0, 4: 2, 5: 2 },
  metadata: { 1: 2 },
};

/** A SavedModel, a frozen graph, or `keras_metadata.pb`: its operators, and the configs of its layers. */
export async function readSavedModel(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["saved-model"], context.limits);
  const budget = { bytes: context.limits.protobufBytes };
  try {
    const name = context.path.slice(context.path.lastIndexOf("/") + 1);
    const walker = new ProtobufWalker(source, budget);
    const top = name === "keras_metadata.pb" ? "metadata" : await topOf(walker, source.size);
    const reader = new GraphReader(walker, notes);
    const whole: Field = { number: 0, wire: 2, value: 0n, start: 0, length: source.size };
    await reader.message(top, whole, 0);
    if (reader.seen === 0) throw new ProtobufError("no graph");
    notes.full();
  } catch (error) {
    if (!(error instanceof ProtobufError || error instanceof ShortReadError)) throw error;
    if (budget.bytes < 0) notes.limit("protobufBytes");
    notes.find("TFS001", `The structure cannot be read: ${error.message}.`);
  }
  return notes.done();
}

async function topOf(walker: ProtobufWalker, size: number): Promise<"saved" | "graph"> {
  const fits = { saved: true, graph: true };
  for await (const { number, wire } of walker.fields(0, size)) {
    fits.saved &&= TOPS.saved[number] === wire;
    fits.graph &&= TOPS.graph[number] === wire;
  }
  if (fits.saved) return "saved";
  if (fits.graph) return "graph";
  throw new ProtobufError("neither a SavedModel nor a graph");
}

class GraphReader {
  /** Nodes and layers. */
  seen = 0;
  private readonly walker: ProtobufWalker;
  private readonly notes: Notes;
  private readonly told = new Set<string>();

  constructor(walker: ProtobufWalker, notes: Notes) {
    this.walker = walker;
    this.notes = notes;
  }

  async message(kind: Kind, at: Field, depth: number): Promise<void> {
    let operator = "";
    for await (const field of this.walker.fields(at.start, at.length, depth)) {
      if (field.wire !== 2) continue;
      if (kind === "node" && field.number === 2) operator = await this.walker.text(field);
      else if (kind === "object" && field.number === 4) await this.layer(field);
      const child = CHILDREN[kind][field.number];
      if (child !== undefined) await this.message(child, field, depth + 1);
    }
    if (kind === "node") this.noteOperator(operator);
  }

  private noteOperator(operator: string): void {
    this.seen += 1;
    if (KNOWN_OPERATORS.has(operator) || this.told.has(operator)) return;
    this.told.add(operator);
    const where = { evidence: escapeEvidence(operator) };
    if (DANGEROUS_OPERATORS.has(operator))
      this.notes.find("TFS002", "An operator runs Python, or touches files.", where);
    else if (!/^__(?:inference|forward|backward)_/.test(operator))
      this.notes.find("TFS003", "An operator is on no list.", where);
  }

  private async layer(field: Field): Promise<void> {
    this.seen += 1;
    const parsed = parseJson(await this.walker.bytes(field, 16_777_216), true);
    if (typeof parsed === "string") throw new ProtobufError("a layer's metadata that are no JSON");
    noteKerasConfig(parsed.value, this.notes);
  }
}
