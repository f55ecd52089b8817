// src/scan/names.ts
/** The last extension, lower case, without its dot; "" for none. */
function extensionOf(path) {
	const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("!")) + 1);
	const dot = name.lastIndexOf(".");
	return dot <= 0 ? "" : name.slice(dot + 1).toLowerCase();
}
const PICKLES = [
	"pickle",
	"compressed",
	"torch-zip",
	"torch-legacy"
];
const TORCH = [
	"torch-zip",
	"torch-legacy",
	"zip",
	"pickle",
	"tar"
];
/**
* What an extension promises, first what to try where the content has no mark. An extension that many formats use
* promises nothing.
*/
const BY_EXTENSION = {
	pkl: PICKLES,
	pickle: PICKLES,
	dill: PICKLES,
	joblib: PICKLES,
	pt: TORCH,
	pth: TORCH,
	npy: ["npy"],
	npz: ["npz", "zip"],
	safetensors: ["safetensors"],
	gguf: ["gguf"],
	keras: ["keras", "zip"],
	h5: ["hdf5"],
	hdf5: ["hdf5"],
	onnx: ["onnx"],
	pb: ["saved-model"],
	json: ["json"],
	ipynb: ["notebook"],
	py: ["python-source"],
	jinja: ["chat-template"],
	zip: [
		"zip",
		"torch-zip",
		"npz",
		"keras"
	],
	tar: ["tar"],
	gz: ["compressed"],
	bz2: ["compressed"],
	xz: ["compressed"],
	lzma: ["compressed"],
	lz4: ["compressed"],
	zst: ["compressed"],
	z: ["compressed"],
	txt: ["text"],
	md: ["text"],
	csv: ["csv"],
	tsv: ["csv"],
	parquet: ["parquet"],
	pq: ["parquet"],
	arrow: ["arrow"],
	feather: ["arrow"],
	ipc: ["arrow"],
	yml: ["text"],
	yaml: ["text"],
	toml: ["text"]
};
/** The formats that a name promises; none for a name that promises nothing. */
function formatsOfName(path) {
	const extension = extensionOf(path);
	return Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] ?? [] : [];
}
export { formatsOfName as n, extensionOf as t };
