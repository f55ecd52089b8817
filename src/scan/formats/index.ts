import type { FormatName } from "../format-names.ts";
import type { ReadContext, Reading } from "../reading.ts";
import type { ByteSource } from "../result.ts";
import { readArrow } from "./arrow.ts";
import { readChatTemplate } from "./chat-template.ts";
import { readCompressed } from "./compressed.ts";
import { readCsv } from "./csv.ts";
import { readDvc } from "./dvc.ts";
import { readGguf } from "./gguf.ts";
import { readHdf5 } from "./hdf5.ts";
import { readJson } from "./json.ts";
import { readKeras } from "./keras.ts";
import { readLfsPointer } from "./lfs-pointer.ts";
import { readMlmodel } from "./mlmodel.ts";
import { readNotebook } from "./notebook.ts";
import { readNpy, readNpz } from "./npy.ts";
import { readOnnx } from "./onnx.ts";
import { readOpaque } from "./opaque.ts";
import { readParquet } from "./parquet.ts";
import { readPickleFile } from "./pickle.ts";
import { readPythonSource } from "./python-source.ts";
import { readSafetensors } from "./safetensors.ts";
import { readSavedModel } from "./saved-model.ts";
import { readTar } from "./tar.ts";
import { readText } from "./text.ts";
import { readTorchLegacy } from "./torch-legacy.ts";
import { readTorchZip } from "./torch-zip.ts";
import { readWorkflow } from "./workflow.ts";
import { readZip } from "./zip.ts";

/** Reads the structure of one format. May throw `ShortReadError`, or what the source throws; nothing else on any bytes. */
export type Reader = (source: ByteSource, context: ReadContext) => Promise<Reading>;

/** One line for each format; a missing one does not compile. */
export const READERS: Readonly<Record<FormatName, Reader>> = {
  pickle: readPickleFile,
  zip: readZip,
  "torch-zip": readTorchZip,
  "torch-legacy": readTorchLegacy,
  tar: readTar,
  npy: readNpy,
  npz: readNpz,
  compressed: readCompressed,
  safetensors: readSafetensors,
  gguf: readGguf,
  keras: readKeras,
  hdf5: readHdf5,
  onnx: readOnnx,
  "saved-model": readSavedModel,
  json: readJson,
  "chat-template": readChatTemplate,
  mlmodel: readMlmodel,
  "lfs-pointer": readLfsPointer,
  "python-source": readPythonSource,
  notebook: readNotebook,
  workflow: readWorkflow,
  dvc: readDvc,
  csv: readCsv,
  parquet: readParquet,
  arrow: readArrow,
  text: readText,
  opaque: readOpaque,
};
