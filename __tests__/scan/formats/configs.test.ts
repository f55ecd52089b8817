import { describe, expect, it, test } from "@jest/globals";
import { sourceOf } from "../../../src/scan/byte-sources.ts";
import { scanFile } from "../../../src/scan/scan-file.ts";
import { buildZip } from "../../support/zip-builder.ts";

const scan = (path: string, text: string | Uint8Array) => scanFile(path, sourceOf(Buffer.from(text)));
const rulesOf = async (path: string, text: string | Uint8Array) => {
  const { verdict, findings } = await scan(path, text);
  return { verdict, rules: [...new Set(findings.map(({ rule }) => rule))] };
};
const json = (value: unknown): string => JSON.stringify(value);

describe("a config in TOML or INI", () => {
  test.each([
    ["pyproject.toml", '[project]\nname = "credit"\n'],
    ["setup.cfg", "[metadata]\nname = credit\n"],
    ["Pipfile", '[[source]]\nurl = "https://pypi.org/simple"\n'],
    ["uv.lock", '[[package]] # the first\r\nname = "torch"\r\n'],
    [".dvc/config", "[core]\n    remote = store\n"],
  ])("%s is no broken JSON, although it begins as a list might", async (path, text) => {
    expect(await rulesOf(path, text)).toEqual({ verdict: "safe", rules: [] });
  });

  test.each([
    ["model.json", "[project]\nname = 1\n"],
    ["model.params", "[null]\n]"],
    ["model.params", "[core\n"],
  ])("%s is broken JSON where it begins with %j", async (path, text) => {
    expect(await rulesOf(path, text)).toEqual({ verdict: "malformed", rules: ["HFC005"] });
  });
});

describe("a JSON config", () => {
  test.each<[string, unknown]>([
    ["of a plain model", { model_type: "bert", architectures: ["BertModel"], hidden_size: 8 }],
    [
      "of a pipeline",
      { _class_name: "StableDiffusionPipeline", unet: ["diffusers", "UNet2DConditionModel"], vae: [null, null] },
    ],
    ["of sentence-transformers", [{ idx: 0, name: "0", path: "", type: "sentence_transformers.models.Transformer" }]],
    ["that trusts nothing", { trust_remote_code: false, auto_map: {} }],
    [
      "with a chat template",
      { chat_template: "{% for m in messages %}{{ m['role'] + ': ' + m['content'] | trim }}{% endfor %}" },
    ],
  ])("%s is safe", async (_, config) => {
    expect(await rulesOf("config.json", json(config))).toEqual({ verdict: "safe", rules: [] });
  });

  test.each<[string, string, string, unknown]>([
    ["HFC001", "unknown", "that names code of the repository", { auto_map: { AutoModel: "modeling_x.XModel" } }],
    [
      "HFC002",
      "dangerous",
      "that takes code from another repository",
      { auto_map: { AutoModel: "evil/repo--modeling.X" } },
    ],
    ["HFC002", "dangerous", "that does so in a list", { auto_map: { AutoTokenizer: [null, "evil/repo--tok.T"] } }],
    ["HFC003", "unknown", "that trusts remote code", { nested: { trust_remote_code: true } }],
    [
      "HFC001",
      "unknown",
      "of a pipeline with code of its own",
      { _class_name: ["my_pipeline", "P"], _diffusers_version: "0.30" },
    ],
    ["HFC001", "unknown", "of a pipeline with a part of its own", { _class_name: "P", unet: ["my_module", "Net"] }],
    ["HFC004", "unknown", "of a module on no list", [{ idx: 0, path: "", type: "os.system" }]],
    ["HFC006", "dangerous", "with a file elsewhere", { tokenizer_file: "../../etc/passwd" }],
    [
      "TPL001",
      "dangerous",
      "with a template that reaches",
      { chat_template: "{{ cycler.__init__.__globals__.os.popen('echo') }}" },
    ],
  ])("%s, %s: one %s", async (rule, verdict, _, config) => {
    expect(await rulesOf("config.json", json(config))).toEqual({ verdict, rules: [rule] });
  });

  it("with a key twice is malformed", async () => {
    expect(await rulesOf("config.json", '{"a": 1, "\\u0061": 2}')).toEqual({ verdict: "malformed", rules: ["HFC005"] });
  });

  it("that is none is malformed", async () => {
    expect(await rulesOf("config.json", '{"a": 1')).toEqual({ verdict: "malformed", rules: ["HFC005"] });
  });

  it("nested without end is malformed, at once", async () => {
    expect(await rulesOf("config.json", "[".repeat(1_000_000))).toEqual({ verdict: "malformed", rules: ["HFC005"] });
  });

  it("of one value a line is data", async () => {
    expect(await rulesOf("data.json", '{"a": 1}\n{"a": 2}\n')).toEqual({ verdict: "safe", rules: [] });
  });
});

describe("a chat template", () => {
  test.each([
    "{{ bos_token }}{% for message in messages %}{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('no') }}{% endif %}{% endfor %}",
    "{%- set ns = namespace(found=false) -%}{% set ns.found = true %}{{ messages[0]['content'].strip() | upper }}",
    "{{ message.tool_calls | tojson(indent=4) }}{{ strftime_now('%d %b') }}{{ items[i + 1] }}{{ text.split('</think>')[-1] }}",
  ])("of a real kind is safe: %s", async (template) => {
    expect((await rulesOf("chat_template.jinja", template)).verdict).toBe("safe");
  });

  test.each([
    "{{ ''.__class__ }}",
    "{{ ''['__class__'] }}",
    "{{ ''['\\x5f\\x5fclass\\x5f\\x5f'] }}",
    "{{ '' | attr('x') }}",
    "{% set x = self._TemplateReference__context %}",
    "{{ lipsum.__globals__['os'].popen('echo') }}",
    "{{ joiner.x }}",
    "{%- for x in ().__class__.__base__.__subclasses__() -%}{% endfor %}",
  ])("that reaches into Python is dangerous: %s", async (template) => {
    expect(await rulesOf("chat_template.jinja", template)).toMatchObject({ verdict: "dangerous" });
  });

  test.each([
    "{{ x['_' * 2 ~ 'class' ~ '_' * 2] }}",
    "{% include 'other' %}",
    "{% import 'other' as o %}",
    "{{ x | shell }}",
    "{{ x['a' ~ b] }}",
  ])("with what no template needs is unknown: %s", async (template) => {
    expect(await rulesOf("chat_template.jinja", template)).toMatchObject({ verdict: "unknown" });
  });
});

describe("a Keras config", () => {
  const keras = (layer: unknown) =>
    buildZip([
      { name: "metadata.json", data: json({ keras_version: "3.0.0" }) },
      {
        name: "config.json",
        data: json({ module: "keras", class_name: "Sequential", config: { layers: [layer] } }),
        deflate: true,
      },
    ]);
  const layer = (name: string, config: unknown = {}, module = "keras.layers") => ({
    module,
    class_name: name,
    config,
    registered_name: null,
  });

  it("of plain layers is safe", async () => {
    const dense = layer("Dense", {
      activation: "relu",
      kernel_initializer: layer("GlorotUniform", { seed: null }, "keras.initializers"),
    });
    expect(await rulesOf("m.keras", keras(dense))).toEqual({ verdict: "safe", rules: [] });
  });

  test.each([
    ["keras.src.ops.numpy", "Multiply"],
    ["keras.src.ops.nn", "Relu"],
    ["keras.src.ops.core", "Cast"],
    ["keras.src.applications.convnext", "LayerScale"],
  ])("with the operation %s.%s is safe", async (module, name) => {
    expect(await rulesOf("m.keras", keras(layer(name, {}, module)))).toEqual({ verdict: "safe", rules: [] });
  });

  test.each<[string, string, string, unknown]>([
    ["KER002", "dangerous", "an operation that calls what it is given", layer("Map", {}, "keras.src.ops.core")],
    ["KER002", "dangerous", "a function of the operations", layer("vectorize", {}, "keras.src.ops.numpy")],
    ["KER001", "dangerous", "a Lambda layer", layer("Lambda", { function: {} })],
    [
      "KER001",
      "dangerous",
      "a function in marshalled code",
      layer("Dense", { activation: { class_name: "__lambda__", config: {} } }),
    ],
    ["KER002", "dangerous", "a module that runs commands", layer("system", "echo", "os")],
    [
      "KER002",
      "dangerous",
      "a builtin that runs code",
      { module: "builtins", class_name: "function", config: "eval", registered_name: "function" },
    ],
    ["KER002", "dangerous", "a download", layer("get_file", {}, "keras.utils")],
    ["KER002", "dangerous", "a submodule of a dangerous one", layer("x", {}, "keras.src.utils.file_utils")],
    ["KER003", "unknown", "a function of Keras's own modules", layer("clone_model", {}, "keras.src.models.cloning")],
    ["KER003", "unknown", "a module of somebody else", layer("Attention", {}, "my_package.layers")],
    [
      "KER003",
      "unknown",
      "a registered class",
      { module: null, class_name: "Mine", config: {}, registered_name: "pkg>Mine" },
    ],
    ["KER004", "dangerous", "a vocabulary in a file", layer("StringLookup", { vocabulary: "/etc/passwd" })],
  ])("%s, %s: one with %s", async (rule, verdict, _, value) => {
    expect(await rulesOf("m.keras", keras(value))).toEqual({ verdict, rules: [rule] });
  });
});

describe("an MLmodel", () => {
  const model = (flavor: string) => `flavors:\n  python_function:\n${flavor}\nmodel_uuid: x\n`;

  test.each([
    ["safe", [], "    loader_module: mlflow.sklearn\n    code: null"],
    ["unknown", ["MLM001"], "    loader_module: my_loader"],
    ["unknown", ["MLM002"], "    loader_module: mlflow.pyfunc.model\n    code: code"],
    ["dangerous", ["MLM004", "MLM001"], "    loader_module: !!python/object/apply:os.system [echo]"],
    ["malformed", ["MLM003"], "    a: 1\n    a: 2"],
  ])("is %s, by %j", async (verdict, rules, flavor) => {
    const result = await rulesOf("model/MLmodel", model(flavor));
    expect(result.verdict).toBe(verdict);
    expect(rules).toEqual(expect.arrayContaining(result.rules));
  });
});

describe("other files", () => {
  const oid = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393";
  test.each([
    [
      "a Git LFS pointer",
      "model.pt",
      `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 12345\n`,
      "unknown",
      ["LFS001"],
    ],
    ["a 7z archive", "model.7z", "7z\xbc\xaf\x27\x1c\0\x04", "unknown", ["ARC003"]],
    ["a 7z archive under another name", "model.pt", "7z\xbc\xaf\x27\x1c\0\x04", "unknown", ["ARC003", "SNF003"]],
    ["a RAR archive", "model.bin", "Rar!\x1a\x07\x01\0", "unknown", ["ARC003"]],
    ["R data", "model.rds", "X\n\0\0\0\x03", "unknown", ["ARC004"]],
    ["random bytes", "model.bin", "\x01\x02\x03\x04", "unknown", ["SNF006"]],
    ["plain text", "README.md", "# A model\n", "safe", []],
    ["text that begins like a pickle", "notes.txt", "class\nof\nits own", "safe", []],
    ["text that is a pickle", "notes.txt", "cos\nsystem\n(S'echo test'\ntR.", "dangerous", ["PKL001"]],
    ["YAML that builds objects", "a.yaml", "x: !!python/object/apply:os.system [echo]\n", "dangerous", ["MLM004"]],
    ["nothing", "empty.bin", "", "safe", []],
  ])("%s", async (_, path, text, verdict, rules) => {
    expect(await rulesOf(path, Buffer.from(text, "latin1"))).toEqual({ verdict, rules });
  });
});
