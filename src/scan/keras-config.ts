import { escapeEvidence } from "./escape-evidence.ts";
import type { Notes } from "./reading.ts";
import { asObject, walkJson } from "./strict-json.ts";

/** Modules whose classes Keras's own files name (keras/src/saving/serialization_lib.py writes them). */
const MODULES =
  /^(?:keras|tf_keras)(?:\.src)?(?:\.(?:layers|models|initializers|regularizers|constraints|activations|optimizers|losses|metrics|quantizers|dtype_policies|random)(?:\.[a-z0-9_]+)*)?$/;

/**
 * Operations that functional models keep as layers (`x * 2`, `keras.ops.mean(x)`; keras/src/ops), and the one class of
 * `applications`. Those of `core` that call what they are given (`Map`, `Scan`, `WhileLoop` and the like) are not among them.
 */
const isOperation = (module: string, name: string): boolean =>
  (module === "keras.src.applications.convnext" && name === "LayerScale") ||
  (/^keras\.(?:src\.)?ops\.(?:numpy|nn|math|linalg|image|einops)$/.test(module)
    ? /^[A-Z][A-Za-z0-9]*$/.test(name)
    : /^keras\.(?:src\.)?ops\.core$/.test(module) &&
      /^(?:Cast|SaturateCast|Scatter|ScatterUpdate|Slice|SliceUpdate|StopGradient|Unstack|ConvertToTensor)$/.test(
        name,
      ));

/** Functions that Keras finds by name in `builtins`, which it writes for its own (keras/src/activations, losses, metrics). */
const FUNCTIONS = new Set(
  "celu elu exponential gelu glu hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh leaky_relu linear log_sigmoid log_softmax mish relu relu6 selu sigmoid silu soft_shrink softmax softplus softsign sparse_plus sparse_sigmoid sparsemax squareplus swish tanh tanh_shrink threshold accuracy binary_accuracy binary_crossentropy binary_focal_crossentropy categorical_accuracy categorical_crossentropy categorical_focal_crossentropy categorical_hinge circle cosine_similarity ctc dice hinge huber kl_divergence log_cosh mean_absolute_error mean_absolute_percentage_error mean_squared_error mean_squared_logarithmic_error poisson sparse_categorical_accuracy sparse_categorical_crossentropy sparse_top_k_categorical_accuracy squared_hinge top_k_categorical_accuracy tversky mae mape mse msle".split(
    " ",
  ),
);

/** Modules that no model needs and that run code or reach files. */
const REACHING =
  /^(?:builtins|__builtin__|os|posix|nt|subprocess|sys|shutil|socket|runpy|importlib|ctypes|pickle|marshal|code|pty|tempfile|urllib|requests|http|webbrowser|keras\.(?:src\.)?(?:utils|saving|backend|ops|legacy|callbacks|applications|datasets|preprocessing)|numpy\.(?:f2py|distutils|testing))(?:\.|$)/;

/** Arguments that Keras reads as a file or an address while the layer is built. */
const READ_WHILE_LOADING = new Set([
  "vocabulary",
  "idf_weights",
  "filepath",
  "file_path",
  "filename",
  "file",
  "origin",
  "fname",
  "url",
  "log_dir",
  "checkpoint_path",
]);

/**
 * Looks at a model's config (https://keras.io/guides/serialization_and_saving/): each object in it names a module and a
 * class, and Keras imports and calls them.
 */
export function noteKerasConfig(config: unknown, notes: Notes, member?: string): void {
  const at = member === undefined ? {} : { member };
  for (const [keys, value] of walkJson(config)) {
    const where = { ...at, evidence: escapeEvidence(keys.slice(-6).join(".")) };
    const object = asObject(value);
    if (object !== undefined) noteObject(object, notes, where);
    const key = keys.at(-1) ?? "";
    if (typeof value !== "string") continue;
    if (READ_WHILE_LOADING.has(key) && value !== "")
      notes.find("KER004", "The config reads a file or an address while it is loaded.", {
        ...where,
        evidence: escapeEvidence(value),
      });
    else if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value) || /^(?:\/|\\\\|[A-Za-z]:[\\/]|\.\.[\\/])/.test(value))
      notes.find("KER003", "The config names a path or an address.", { ...where, evidence: escapeEvidence(value) });
  }
}

type Where = { readonly member?: string; readonly evidence: string };

function noteObject(object: Readonly<Record<string, unknown>>, notes: Notes, where: Where): void {
  const { class_name: name, module, registered_name: registered, config } = object;
  if (typeof name !== "string") return;
  const shown = { ...where, evidence: escapeEvidence(`${typeof module === "string" ? module : ""}:${name}`) };
  if (name === "__lambda__" || name === "Lambda" || /(?:^|[>.])Lambda$/.test(name)) {
    notes.find("KER001", "The model has a Lambda layer or function.", shown);
    return;
  }
  if (name.includes("TorchModuleWrapper")) {
    // It unpickles its config: CVE-2025-49655.
    notes.find("KER002", "The model wraps a PyTorch module, which is a pickle in the config.", shown);
    return;
  }
  if (name.includes("get_file") || (name.includes("__") && !SPECIAL.has(name))) {
    notes.find("KER002", "The config names a function that is no layer.", shown);
    return;
  }
  const named = typeof module === "string" ? module : undefined;
  if (name === "function" && (named === "builtins" || (named !== undefined && MODULES.test(named))))
    noteFunction(config, notes, shown);
  else if (named !== undefined && isOperation(named, name)) return;
  else if (named !== undefined && REACHING.test(named) && !(named === "builtins" && PLAIN.has(name)))
    notes.find("KER002", "The config imports something outside layers and models.", shown);
  // What lies in its modules beside classes are functions and other modules, which versions before 3.9 hand out.
  else if (named !== undefined && MODULES.test(named) && !/^[A-Z_]*[A-Z]/.test(name))
    notes.find("KER003", "The config names what is no class of Keras.", shown);
  else if (named !== undefined && named !== "" && !MODULES.test(named) && named !== "builtins")
    notes.find("KER003", "The config imports a module that is not Keras's own.", shown);
  else if (typeof registered === "string" && registered.includes(">"))
    notes.find("KER003", "The config needs a class that somebody registered.", {
      ...shown,
      evidence: escapeEvidence(registered),
    });
  else if (["TFOpLambda", "SlicingOpLambda", "TensorFlowOpLayer"].includes(name))
    notes.find("KER003", "The model calls TensorFlow functions by name.", shown);
}

/** Names of serialised values that are no classes. */
const SPECIAL = new Set([
  "__tensor__",
  "__numpy__",
  "__bytes__",
  "__ellipsis__",
  "__slice__",
  "__keras_tensor__",
  "__typespec__",
  "__complex__",
  "__tuple__",
  "__dict__",
  "__set__",
  "__list__",
]);
const PLAIN = new Set(["dict", "list", "tuple", "set", "slice", "int", "float", "str", "bool"]);

function noteFunction(config: unknown, notes: Notes, where: Where): void {
  if (typeof config === "string" && FUNCTIONS.has(config)) return;
  const shown = {
    ...where,
    evidence: escapeEvidence(typeof config === "string" ? config : JSON.stringify(config ?? null)),
  };
  const builtin =
    typeof config === "string" &&
    /^(?:eval|exec|compile|open|getattr|setattr|delattr|__import__|input|breakpoint|globals|locals|vars|print)$/.test(
      config,
    );
  if (builtin) notes.find("KER002", "The config calls a function of Python itself.", shown);
  else notes.find("KER003", "The config calls a function that Keras does not have.", shown);
}
