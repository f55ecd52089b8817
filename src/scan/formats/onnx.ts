import { ShortReadError } from "../byte-sources.ts";
import { escapeEvidence } from "../escape-evidence.ts";
import { leavesFolder } from "../leaves-folder.ts";
import { type Field, ProtobufError, ProtobufWalker } from "../protobuf.ts";
import { Notes, type ReadContext, type Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";

/** Domains whose operators ONNX Runtime and ONNX define (https://onnx.ai/onnx/operators/, ORT's ContribOperators.md). */
const DOMAINS = new Set([
  "",
  "ai.onnx",
  "ai.onnx.ml",
  "ai.onnx.training",
  "ai.onnx.preview",
  "ai.onnx.preview.training",
  "com.microsoft",
  "com.microsoft.nchwc",
  "com.ms.internal.nhwc",
]);
/** Operators that run Python (onnxruntime-extensions, ORT training). */
const PYTHON = /^(?:PyOp|PythonOp|PythonOpGrad|PyCustomOp|ATen|ATenOp|ExternalFunction)$/;

/** Field numbers of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto by message: what is in them. */
type Kind =
  | "model"
  | "graph"
  | "node"
  | "attribute"
  | "function"
  | "opset"
  | "tensor"
  | "sparse"
  | "training"
  | "entry";
const CHILDREN: Readonly<Record<Kind, Readonly<Record<number, Kind>>>> = {
  model: { 7: "graph", 8: "opset", 20: "training", 25: "function" },
  graph: { 1: "node", 5: "tensor", 15: "sparse" },
  node: { 5: "attribute" },
  attribute: { 5: "tensor", 6: "graph", 10: "tensor", 11: "graph", 22: "sparse", 23: "sparse" },
  function: { 7: "node", 9: "opset", 11: "attribute" },
  sparse: { 1: "tensor", 2: "tensor" },
  training: { 1: "graph", 2: "graph" },
  tensor: { 13: "entry" },
  opset: {},
  entry: {},
};

/** Fields of ModelProto and their wire types: nothing else is in an ONNX file. */
const MODEL_FIELDS: Readonly<Record<number, number>> = {
  1: 0,
  2: 2,
  3: 2,
  4: 2,
  5: 0,
  6: 2,
  7: 2,
  8: 2,
  14: 2,
  20: 2,
  25: 2,
  26: 2,
};

/** The field of ModelProto that every model has (https://github.com/onnx/onnx/blob/main/docs/IR.md#models). */
const IR_VERSION = 1;
/** Models of this IR version and later name the operator sets that they use. */
const OPSETS_SINCE = 3n;

/** Operators, domains and external data of an ONNX model. Weights are not read. */
export async function readOnnx(source: ByteSource, context: ReadContext): Promise<Reading> {
  const notes = new Notes(["onnx"], context.limits);
  const reader = new OnnxReader(source, context, notes);
  try {
    await reader.read();
    notes.full();
  } catch (error) {
    if (!(error instanceof ProtobufError || error instanceof ShortReadError)) throw error;
    if (reader.budget.bytes < 0) notes.limit("protobufBytes");
    notes.find("ONX001", `The structure cannot be read: ${error.message}.`);
  }
  return notes.done();
}

/** Kinds of operators in one model; real ones have some dozens. */
const MOST_OPERATORS = 10_000;

class OnnxReader {
  readonly budget: { bytes: number };
  private readonly walker: ProtobufWalker;
  private readonly source: ByteSource;
  private readonly notes: Notes;
  private readonly used = new Map<string, string>();
  private readonly defined = new Set<string>();
  private external = 0;

  constructor(source: ByteSource, context: ReadContext, notes: Notes) {
    this.budget = { bytes: context.limits.protobufBytes };
    this.walker = new ProtobufWalker(source, this.budget);
    this.source = source;
    this.notes = notes;
  }

  async read(): Promise<void> {
    let version = 0n;
    let graphs = 0;
    let opsets = 0;
    for await (const field of this.walker.fields(0, this.source.size)) {
      if (MODEL_FIELDS[field.number] !== field.wire)
        throw new ProtobufError(`field ${field.number} is not one of a model`);
      const kind = CHILDREN.model[field.number];
      if (field.number === IR_VERSION) version = field.value;
      if (kind === "graph") graphs += 1;
      if (kind === "opset") opsets += 1;
      if (kind !== undefined) await this.message(kind, field, 1);
    }
    // What every loader asks for, so that a file which was cut short is not taken for a model.
    if (version === 0n) throw new ProtobufError("no IR version");
    if (graphs !== 1) throw new ProtobufError(`${graphs} graphs`);
    if (opsets === 0 && version >= OPSETS_SINCE) throw new ProtobufError("no operator set");
    for (const [operator, domain] of this.used)
      if (!DOMAINS.has(domain) && !this.defined.has(operator))
        this.notes.find("ONX004", "The model uses an operator of a custom domain.", {
          evidence: escapeEvidence(operator),
        });
    if (this.external > 0) this.notes.find("ONX005", `${this.external} tensors lie in other files.`);
  }

  private async message(kind: Kind, at: Field, depth: number): Promise<void> {
    const names = new Map<number, string>();
    const children = CHILDREN[kind];
    const wanted = TEXTS[kind];
    for await (const field of this.walker.fields(at.start, at.length, depth)) {
      if (wanted?.includes(field.number) === true && field.wire === 2) {
        const text = await this.walker.text(field);
        if (names.has(field.number) && names.get(field.number) !== text)
          throw new ProtobufError("a name that stands twice");
        names.set(field.number, text);
      }
      const child = children[field.number];
      if (child !== undefined && field.wire === 2) await this.message(child, field, depth + 1);
    }
    if (kind === "node") this.noteNode(names.get(4) ?? "", names.get(7) ?? "");
    if (kind === "function") this.defined.add(`${names.get(10) ?? ""}::${names.get(1) ?? ""}`);
    if (kind === "entry" && names.get(1) === "location") this.noteLocation(names.get(2) ?? "");
  }

  private noteNode(operator: string, domain: string): void {
    const name = `${domain}::${operator}`;
    if (PYTHON.test(operator))
      this.notes.find("ONX003", "An operator of the model runs Python.", { evidence: escapeEvidence(name) });
    if (this.used.size < MOST_OPERATORS) this.used.set(name, domain);
    else if (!this.used.has(name)) this.notes.limit("entries");
  }

  private noteLocation(location: string): void {
    this.external += 1;
    if (leavesFolder(location.replace(/^(?:\.\/)+/, "")) || /^[a-z][a-z0-9+.-]*:/i.test(location))
      this.notes.find("ONX002", "A tensor is read from outside the model's folder.", {
        evidence: escapeEvidence(location),
      });
  }
}

/** Fields that are read as text. */
const TEXTS: Partial<Readonly<Record<Kind, readonly number[]>>> = { node: [4, 7], function: [1, 10], entry: [1, 2] };
