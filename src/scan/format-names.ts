/** Every format that a reader knows. `formats/index.ts` has one reader for each. */
export const FORMAT_NAMES = [
  "pickle",
  "zip",
  "torch-zip",
  "torch-legacy",
  "tar",
  "npy",
  "npz",
  "compressed",
  "safetensors",
  "gguf",
  "keras",
  "hdf5",
  "onnx",
  "saved-model",
  "json",
  "chat-template",
  "mlmodel",
  "lfs-pointer",
  "python-source",
  "notebook",
  "text",
  "opaque",
] as const;

export type FormatName = (typeof FORMAT_NAMES)[number];
