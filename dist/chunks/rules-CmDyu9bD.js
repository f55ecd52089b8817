// src/scan/rules/rule.ts
/** A rule of one family: severity, the best verdict left, title, fix, and where to read on. */
const rule = (severity, atBest, title, fix, ...refs) => ({
	severity,
	atBest,
	title,
	fix,
	refs
});
/** Addresses and sentences that rules of more than one family have. */
const CWE = (number) => `https://cwe.mitre.org/data/definitions/${number}.html`;
const CVE = (id) => `https://nvd.nist.gov/vuln/detail/${id}`;
const PICKLE = "https://docs.python.org/3/library/pickle.html";
const SAFETENSORS = "Save the weights as safetensors, or take everything but weights out of the file.";
const DO_NOT_LOAD = "Do not load the file, not even to look at it: remove it, and get the weights from their maker as safetensors.";
const REBUILD = "Save the file again with the library that made it; if it is not yours, fetch it again from its source.";
const REVIEW = "Have somebody who knows the code review it, then allow it in the policy by name or by digest.";
// src/scan/rules/archives.ts
const UPLOAD$1 = "Add the file itself, from a source that you trust, in one of the formats the gate can read.";
/** Archives other than zip. */
const ARCHIVE_RULES = {
	ARC001: rule("medium", "malformed", "Tar archive that does not parse", REBUILD, CWE(1286)),
	ARC002: rule("high", "malformed", "Tar entry that leaves the folder, or is a link or device", "Pack the files themselves, with plain names inside the archive's own folder.", CWE(22)),
	ARC003: rule("medium", "unknown", "Archive that is not read here", UPLOAD$1, CWE(434)),
	ARC004: rule("medium", "unknown", "R data, which can hold code", UPLOAD$1, CVE("CVE-2024-27322")),
	ARC005: rule("medium", "unknown", "Archives nested too deep", "Unpack the inner archives.", CWE(409))
};
// src/scan/rules/arrays.ts
/** Arrays of NumPy, and what joblib writes around them. */
const ARRAY_RULES = {
	NPY001: rule("medium", "malformed", "Array whose header does not parse", REBUILD, "https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html"),
	NPY002: rule("medium", "malformed", "Array whose data is not as long as its shape says", REBUILD, CWE(130)),
	NPY003: rule("low", "safe", "Array of Python objects, kept as a pickle", "Save a plain numeric or string dtype.", CWE(502)),
	JOB001: rule("medium", "unknown", "Compression that is not read here", "Save without compression, or with zlib, gzip, bzip2, xz or lz4.", CWE(1286)),
	JOB002: rule("high", "unknown", "Data that grow beyond the limits when decompressed", "Save without compression.", CWE(409)),
	JOB003: rule("medium", "malformed", "Compressed data that are damaged, or have something behind them", REBUILD, CWE(1286)),
	JOB004: rule("medium", "unknown", "joblib file whose arrays hide what follows", "Save arrays as safetensors or `.npy`, or pickle without joblib.", CWE(502))
};
// src/scan/rules/configs.ts
/** Configs beside models: Hugging Face and MLflow. */
const CONFIG_RULES = {
	HFC001: rule("high", "unknown", "Config that names code of the repository", "Use a class of the library, or review the code and pin its revision.", "https://huggingface.co/docs/transformers/custom_models", CWE(829)),
	HFC002: rule("critical", "dangerous", "Config that takes code from another repository", "Copy the code into this repository and review it.", "https://huggingface.co/docs/transformers/custom_models", CWE(829)),
	HFC003: rule("high", "unknown", "Config that trusts remote code", "Remove `trust_remote_code`.", CWE(829)),
	HFC004: rule("medium", "unknown", "Config that imports a module which no list knows", REVIEW, CWE(829)),
	HFC005: rule("medium", "malformed", "JSON that does not parse, or has a key twice", "Write the file again with a JSON library.", CWE(1286)),
	HFC006: rule("high", "dangerous", "Config with a path outside its folder", "Name files relative to the config.", CWE(22)),
	MLM001: rule("medium", "unknown", "MLflow loader outside MLflow", REVIEW, "https://mlflow.org/docs/latest/model", CWE(829)),
	MLM002: rule("medium", "unknown", "MLflow model with bundled code", "Have the code reviewed as training code.", CWE(829)),
	MLM003: rule("medium", "malformed", "MLmodel that does not parse", REBUILD, CWE(1286)),
	MLM004: rule("critical", "dangerous", "YAML that builds Python objects", "Write the file with plain YAML types.", CWE(502))
};
/** What a file is, and how its bytes were reached. */
const CONTENT_RULES = {
	SNF001: rule("high", "malformed", "File that is two formats at once", REBUILD, CWE(434), CVE("CVE-2025-1889")),
	SNF002: rule("high", "malformed", "Pickle under the name of a format without code", DO_NOT_LOAD, CWE(434), CVE("CVE-2025-1889")),
	SNF003: rule("medium", "unknown", "Name that does not fit the content", "Give the file the extension of its format.", CWE(434)),
	SNF004: rule("medium", "unknown", "Content that could not be read", "Make the file readable for the gate, then run it again.", CWE(755)),
	SNF005: rule("medium", "unknown", "Limit reached before the end", "Split the file, or have it reviewed and allow its digest.", CWE(400)),
	SNF006: rule("low", "unknown", "Unknown binary format", "Add the file itself, from a source that you trust, in one of the formats the gate can read.", CWE(434)),
	SRC001: rule("medium", "unknown", "Bytes that could not be had", "Put the bytes where the gate can read them, or commit the report of a scan made where they are.", CWE(755)),
	SRC002: rule("medium", "unknown", "Scan that took too long", "Split the file or save it in a simpler format; or have it reviewed and allow its digest.", CWE(400)),
	SRC003: rule("medium", "unknown", "Scan that broke down", "Split the file or save it in a simpler format; or have it reviewed and allow its digest.", CWE(400)),
	SRC004: rule("medium", "unknown", "Link to something that was not scanned", "Put the file itself there, or have the link's target scanned as well.", CWE(59)),
	SRC005: rule("low", "safe", "Link to something that is scanned where it lies", "Nothing needs to be done.", CWE(59)),
	SRC006: rule("medium", "unknown", "Neither file nor folder", "Remove the pipe, socket or device.", CWE(66)),
	SRC007: rule("high", "unknown", "Content of another digest than expected", "Add the file again, so that pointer and content agree.", CWE(354)),
	SRC008: rule("low", "safe", "Digest that was not checked", "Have the whole file read (`lfs: full`) if its digest must be certain.", CWE(354)),
	SRC009: rule("medium", "unknown", "Content that is not known to be safe", "Have it reviewed and allow its digest, or save it in a format that can be read in full.", CWE(755))
};
// src/scan/rules/graphs.ts
/** Models that are graphs of operators: ONNX and TensorFlow. */
const GRAPH_RULES = {
	ONX001: rule("medium", "malformed", "ONNX structure that does not parse", REBUILD, CWE(1286)),
	ONX002: rule("high", "dangerous", "External data outside the model's folder", "Keep the file with the weights beside the model, and name it by its plain name.", CVE("CVE-2024-27318"), CWE(22)),
	ONX003: rule("critical", "dangerous", "Operator that runs Python", "Replace the operator by standard ones.", CWE(94)),
	ONX004: rule("medium", "unknown", "Operators of a custom domain", REVIEW, CWE(829)),
	ONX005: rule("low", "unknown", "Weights in another file", "Have that file scanned too, or save one file.", CWE(829)),
	TFS001: rule("medium", "malformed", "TensorFlow structure that does not parse", REBUILD, CWE(1286)),
	TFS002: rule("critical", "dangerous", "Operator that runs Python or touches files", "Export the model without these operators.", "https://github.com/tensorflow/tensorflow/blob/master/SECURITY.md", CWE(73)),
	TFS003: rule("medium", "unknown", "TensorFlow operator that no list knows", REVIEW, "https://github.com/tensorflow/tensorflow/blob/master/SECURITY.md")
};
// src/scan/rules/keras.ts
const KERAS = "Use layers of Keras itself, or register the class in reviewed code and load the weights alone.";
/** Models of Keras, and the HDF5 files that hold them. */
const KERAS_RULES = {
	KER001: rule("critical", "dangerous", "Lambda layer: Python code in the model", KERAS, CVE("CVE-2024-3660"), CWE(502)),
	KER002: rule("critical", "dangerous", "Config that calls something outside Keras", KERAS, CVE("CVE-2025-1550"), CVE("CVE-2025-8747")),
	KER003: rule("medium", "unknown", "Class or module that is not Keras's own", KERAS, CVE("CVE-2025-1550")),
	KER004: rule("high", "dangerous", "Config that reads a file or an address while loading", KERAS, CVE("CVE-2025-12058"), CWE(918)),
	KER005: rule("medium", "malformed", "Keras config that does not parse", REBUILD, CWE(1286)),
	KER006: rule("medium", "unknown", "Part that a Keras archive does not have", "Take the part out, or save the model again with Keras.", CWE(434)),
	HDF001: rule("medium", "unknown", "HDF5 structure that is not read here", "Save the weights as safetensors, or the model as `.keras`.", "https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html"),
	HDF002: rule("high", "dangerous", "HDF5 data kept in another file", "Store the data in the file itself.", CWE(73)),
	HDF003: rule("medium", "malformed", "HDF5 structure that does not parse", REBUILD, CWE(1286))
};
// src/scan/rules/lfs.ts
/** Pointers of Git LFS. */
const LFS_RULES = { LFS001: rule("medium", "unknown", "Pointer to bytes that were not read", "Bring the object into the clone with `git lfs pull`, or let the action read it (`lfs: range` or `full`).", "https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md") };
// src/scan/rules/notebooks.ts
/** Notebooks. */
const NOTEBOOK_RULES = {
	NBK001: rule("low", "safe", "Notebook with outputs", "Clear the outputs before committing.", CWE(200)),
	NBK002: rule("high", "unknown", "Text that looks like a secret", "Revoke the secret and take it out of the history.", CWE(798)),
	NBK003: rule("medium", "unknown", "Notebook output with scripts", "Clear the outputs before committing.", CWE(79)),
	NBK004: rule("medium", "malformed", "Notebook that does not parse", REBUILD, CWE(1286)),
	NBK005: rule("high", "unknown", "Notebook with a command that runs what it fetches or decodes", "Install packages by name and version, and keep programs in the repository.", CWE(494))
};
// src/scan/rules/pickle.ts
/** Pickles, in files of their own and inside of others. */
const PICKLE_RULES = {
	PKL001: rule("critical", "dangerous", "Import that runs code or commands", DO_NOT_LOAD, PICKLE, CWE(502)),
	PKL002: rule("medium", "unknown", "Pickle that imports something which no list knows", REVIEW, PICKLE, CWE(502)),
	PKL003: rule("critical", "dangerous", "Pickle that computes what it imports", DO_NOT_LOAD, CWE(502)),
	PKL004: rule("high", "dangerous", "Pickle that imports by a number instead of a name", DO_NOT_LOAD, "https://docs.python.org/3/library/copyreg.html"),
	PKL005: rule("high", "dangerous", "Pickle that imports an inner part of something", DO_NOT_LOAD, PICKLE, CWE(502)),
	PKL006: rule("critical", "dangerous", "Pickle that changes what it imported", DO_NOT_LOAD, CWE(915)),
	PKL007: rule("medium", "malformed", "Pickle that does not parse", REBUILD, CWE(1286)),
	PKL008: rule("medium", "malformed", "Bytes after the end of the pickle", REBUILD, CWE(434)),
	PKL009: rule("high", "unknown", "Pickle inside a pickle", SAFETENSORS, CWE(502)),
	PKL010: rule("medium", "unknown", "Pickle too large to be read in full", REVIEW, CWE(400)),
	PKL011: rule("high", "malformed", "Pickle whose frames do not fit its content", REBUILD, CWE(1286)),
	PKL012: rule("medium", "unknown", "Pickle that uses an import in a way which is not allowed", REVIEW, PICKLE, CWE(502)),
	PKL013: rule("low", "unknown", "Pickle that `torch.load(weights_only=True)` refuses", "Save the state dict with `torch.save` and its default protocol.", "https://pytorch.org/docs/stable/notes/serialization.html", PICKLE),
	PKL014: rule("medium", "unknown", "Reference that only the program behind the file resolves", REVIEW, PICKLE),
	PKL015: rule("critical", "dangerous", "Pickle that calls what it computed", DO_NOT_LOAD, PICKLE, CWE(502)),
	PKL016: rule("high", "unknown", "Call or state that libraries do not write", REVIEW, PICKLE, CWE(502))
};
// src/scan/rules/pipelines.ts
const ACTIONS = "https://docs.github.com/en/actions/reference/security/secure-use";
/** Workflows of GitHub, and pipelines of DVC. */
const PIPELINE_RULES = {
	GHA001: rule("medium", "unknown", "Action or workflow that is not pinned", "Write the full commit id behind the `@`, and the version in a comment.", ACTIONS, CWE(829)),
	GHA002: rule("critical", "unknown", "Code of a pull request runs with the repository's secrets", "Use `pull_request` for everything that runs the change's own code.", ACTIONS, CWE(94)),
	GHA003: rule("high", "unknown", "Text of outsiders in a command", "Hand the text over in `env:` and use the variable, in quotes.", ACTIONS, CWE(78)),
	GHA004: rule("medium", "unknown", "Token that may write everything", "List the permissions that the job needs.", ACTIONS, CWE(250)),
	GHA005: rule("medium", "malformed", "Workflow or action that does not parse", "Write the file as plain YAML.", CWE(1286)),
	DVC001: rule("low", "safe", "Command that DVC runs", "Review the command and the program it starts.", "https://dvc.org/doc/user-guide/project-structure/dvcyaml-files"),
	DVC002: rule("high", "unknown", "Command that runs what it fetches or decodes", "Put the program into the repository and start it from there.", CWE(494)),
	DVC003: rule("medium", "malformed", "DVC file that does not parse", "Write the file again with DVC.", CWE(1286))
};
// src/scan/rules/python.ts
/** Python source. */
const PYTHON_RULES = {
	PYS001: rule("high", "unknown", "Code that unpickles what it reads", "Load safetensors, or a format without code.", PICKLE, CWE(502)),
	PYS002: rule("high", "unknown", "`torch.load` without `weights_only=True`", "Pass `weights_only=True`, or load safetensors.", "https://pytorch.org/docs/stable/generated/torch.load.html", CVE("CVE-2025-32434")),
	PYS003: rule("high", "unknown", "YAML loaded with a loader that builds objects", "Use `yaml.safe_load`.", CWE(502)),
	PYS004: rule("high", "unknown", "Code that trusts code from elsewhere", "Remove `trust_remote_code=True`, or pin a reviewed revision.", CWE(829)),
	PYS005: rule("high", "unknown", "Code that switches Keras's safe mode off", "Leave `safe_mode` on.", CVE("CVE-2024-3660")),
	PYS006: rule("low", "safe", "Model without a pinned revision", "Pass `revision=` with a full commit id.", CWE(829)),
	PYS007: rule("medium", "unknown", "Source that is not plain UTF-8 Python", "Save the file as UTF-8 without a coding line.", CWE(176)),
	PYS008: rule("medium", "unknown", "Code that runs text as code", "Call the function by name.", CWE(95))
};
// src/scan/rules/pytorch.ts
/** Checkpoints of PyTorch. */
const PYTORCH_RULES = {
	PTH001: rule("high", "unknown", "TorchScript carries code of its own", SAFETENSORS, "https://pytorch.org/docs/stable/notes/serialization.html", CWE(94)),
	PTH002: rule("high", "malformed", "Storage that does not fit its tensors", REBUILD, CWE(125)),
	PTH003: rule("medium", "malformed", "Checkpoint whose parts are missing or doubled", REBUILD, CWE(1286)),
	PTH004: rule("medium", "unknown", "Entry that PyTorch does not write", "Take the entry out, or save the checkpoint again with PyTorch.", CWE(434)),
	PTH005: rule("medium", "unknown", "Checkpoint of the oldest kind, a tar", "Load it once in isolation and save it as safetensors.", CVE("CVE-2025-32434"))
};
// src/scan/rules/secrets.ts
/** Secrets, wherever they stand. */
const SECRET_RULES = { SEC001: rule("high", "unknown", "Text that looks like a secret", "Revoke the secret, keep the new one in the environment, and take the old one out of the history.", CWE(798)) };
// src/scan/rules/tables.ts
/** Tables: CSV, Parquet and Arrow. */
const TABLE_RULES = {
	TAB001: rule("medium", "unknown", "Columns that look personal", "Leave the columns out or make them anonymous, or have the data's owner allow them.", "https://gdpr-info.eu/art-4-gdpr/", CWE(359)),
	TAB002: rule("medium", "malformed", "Table whose schema does not parse", REBUILD, CWE(1286)),
	TAB003: rule("high", "dangerous", "Table that reads a file outside its folder", "Keep every part of the table in one folder, and name them by their plain names.", CWE(22)),
	TAB004: rule("low", "unknown", "Part of a table that is not read here", "Save the table as one file, without encryption.", CWE(829)),
	TAB005: rule("high", "unknown", "Column type that is a pickle", "Write the table again with pyarrow 15 or later, and with plain types.", CVE("CVE-2023-47248"), CWE(502))
};
// src/scan/rules/weights.ts
/** Formats of weights without code, and the chat templates that they carry. */
const WEIGHT_RULES = {
	STN001: rule("high", "malformed", "safetensors header that does not parse", REBUILD, "https://github.com/huggingface/safetensors#format", CWE(1286)),
	STN002: rule("high", "malformed", "safetensors header with a key twice", REBUILD, CWE(694)),
	STN003: rule("high", "malformed", "Tensor whose length does not fit its shape", REBUILD, CWE(130)),
	STN004: rule("high", "malformed", "Tensors that overlap, leave gaps, or miss the end", REBUILD, CWE(125)),
	GGU001: rule("high", "malformed", "GGUF structure that does not parse", REBUILD, "https://github.com/ggml-org/ggml/blob/master/docs/gguf.md", CWE(1286)),
	GGU002: rule("high", "malformed", "GGUF tensor out of bounds", REBUILD, CWE(125)),
	GGU003: rule("high", "malformed", "GGUF key or tensor twice", REBUILD, CWE(694)),
	TPL001: rule("critical", "dangerous", "Chat template that reaches into Python", "Take the template out, or use the one of the model's authors.", CVE("CVE-2024-34359"), CWE(1336)),
	TPL002: rule("medium", "unknown", "Chat template with constructs that templates do not need", REVIEW, CWE(1336))
};
// src/scan/rules/zip.ts
/** Zip archives, whatever is in them. */
const ZIP_RULES = {
	ZIP001: rule("high", "malformed", "Entry twice in one archive", REBUILD, CWE(694)),
	ZIP002: rule("high", "malformed", "Entries that differ only in case", REBUILD, CWE(178)),
	ZIP003: rule("high", "malformed", "Local header disagrees with the central directory", REBUILD, CWE(436), CVE("CVE-2025-1944")),
	ZIP004: rule("high", "malformed", "Checksum that does not fit", REBUILD, CWE(354), CVE("CVE-2025-10156")),
	ZIP005: rule("high", "malformed", "Flags that hide an entry from some readers", REBUILD, CWE(436), CVE("CVE-2025-1945")),
	ZIP006: rule("high", "malformed", "Bytes before, between or after the entries", REBUILD, CWE(434)),
	ZIP007: rule("high", "malformed", "Entry whose name leaves the folder", "Pack the archive again, with plain names inside its own folder.", CWE(22)),
	ZIP008: rule("medium", "unknown", "Compression that is not read here", "Pack the archive with deflate, or without compression.", CWE(1286)),
	ZIP009: rule("high", "malformed", "Archive that does not parse", REBUILD, CWE(1286)),
	ZIP010: rule("high", "malformed", "Entries that overlap", REBUILD, CWE(409)),
	ZIP011: rule("medium", "unknown", "Comment in the archive", "Write the archive without a comment.", CWE(434)),
	ZIP012: rule("medium", "malformed", "Entry that is a link or a device", "Pack the files themselves instead of links to them.", CWE(59))
};
// src/scan/rules.ts
/** Every rule there is, family by family. An id never changes its meaning and is never used again. */
const RULES = {
	...PICKLE_RULES,
	...CONTENT_RULES,
	...ZIP_RULES,
	...PYTORCH_RULES,
	...ARRAY_RULES,
	...WEIGHT_RULES,
	...KERAS_RULES,
	...GRAPH_RULES,
	...CONFIG_RULES,
	...LFS_RULES,
	...PYTHON_RULES,
	...NOTEBOOK_RULES,
	...PIPELINE_RULES,
	...TABLE_RULES,
	...SECRET_RULES,
	...ARCHIVE_RULES
};
const isRuleId = (id) => Object.hasOwn(RULES, id);
/** A rule by an id that may come from elsewhere, such as a record of another version. */
const ruleOf = (id) => isRuleId(id) ? RULES[id] : void 0;
export { isRuleId as n, ruleOf as r, RULES as t };
