import { describe, expect, it, test } from "@jest/globals";
import { bytes, rulesOf, scan, text, u32 } from "./assemble.ts";

/** A function that a pickle may refer to, and no more. */
const LOG = "cnumpy\nlog1p\n";
const state = (name: string): Buffer => bytes("}", text(name), LOG, "s");

/** An object whose attributes are functions under names of methods. */
const BEARER = bytes("cargparse\nNamespace\n)", 0x81, state("keys"), "b");

/** Ways to have something called with what is on the allowlist, or to take all memory. None is `safe`. */
const CASES: readonly (readonly [title: string, pickle: Buffer, rule: string])[] = [
  [
    "state that names the next state's setter",
    bytes("cargparse\nNamespace\n)", 0x81, state("__setstate__"), "bNb."),
    "PKL016",
  ],
  [
    "state that is set through the memo",
    bytes("cargparse\nNamespace\n)", 0x81, "q", 0, "0h", 0, state("__setstate__"), "b."),
    "PKL016",
  ],
  [
    "state that is set on a copy",
    bytes("(cargparse\nNamespace\n)", 0x81, "2", state("__setstate__"), "bN", 0x86, "l."),
    "PKL016",
  ],
  [
    "a name that no literal shows, by a text out of bytes",
    bytes("cbuiltins\nstr\nC", 4, "keys", text("ascii"), 0x86, "R."),
    "PKL016",
  ],
  ["attributes by a constructor", bytes("ctypes\nSimpleNamespace\n", state("__setstate__"), 0x85, "RNb."), "PKL016"],
  [
    "items that become attributes, then items by such a method",
    bytes("csklearn.utils._bunch\nBunch\n)", 0x81, text("extend"), LOG, "s(Ne."),
    "PKL016",
  ],
  [
    "items that become attributes, then state by such a method",
    bytes("cscipy.optimize._optimize\nOptimizeResult\n)", 0x81, text("__setstate__"), LOG, "sNb."),
    "PKL016",
  ],
  [
    "items added by a method that state brought",
    bytes("cargparse\nNamespace\n)", 0x81, state("append"), "bNa."),
    "PKL016",
  ],
  [
    "a maker of random states that calls its second argument",
    bytes("cnumpy.random._pickle\n__randomstate_ctor\n", text("echo"), LOG, 0x86, "R."),
    "PKL012",
  ],
  [
    "a maker of random states that is handed what a call gave",
    bytes(
      "cnumpy.random._pickle\n__randomstate_ctor\n",
      text("echo"),
      "cfunctools\npartial\n",
      LOG,
      0x85,
      "R",
      0x86,
      "R.",
    ),
    "PKL016",
  ],
  [
    "a maker of bit generators that calls a class",
    bytes("cnumpy.random._pickle\n__bit_generator_ctor\n", LOG, 0x85, "R."),
    "PKL012",
  ],
  [
    "the maker of old objects, which calls the base's constructor",
    bytes("ccopy_reg\n_reconstructor\n(csklearn.pipeline\nPipeline\ncsklearn.pipeline\nPipeline\nNtR."),
    "PKL012",
  ],
  [
    "Cython's makers, which make what they are given",
    bytes("csklearn.neighbors._kd_tree\nnewObj\n", LOG, 0x85, "R."),
    "PKL012",
  ],
  [
    "Cython's makers on an object with a __new__ of its own",
    bytes("csklearn.neighbors._kd_tree\nnewObj\ncargparse\nNamespace\n)", 0x81, state("__new__"), "b", 0x85, "R."),
    "PKL016",
  ],
  ["a partial function that is called", bytes("cfunctools\npartial\n", LOG, 0x85, "R)R."), "PKL015"],
  ["an item getter that is called", bytes("coperator\nitemgetter\nK", 0, 0x85, "R]", 0x85, "R."), "PKL015"],
  ["text of an object", bytes("cbuiltins\nstr\ncargparse\nNamespace\n)", 0x81, state("x"), "b", 0x85, "R."), "PKL016"],
  [
    "a list of an endless range",
    bytes("cbuiltins\nlist\ncbuiltins\nrange\nJ", u32(2 ** 31 - 1), 0x85, "R", 0x85, "R."),
    "PKL016",
  ],
  ["bytes by their number", bytes("cbuiltins\nbytearray\nJ", u32(2 ** 31 - 1), 0x85, "R."), "PKL016"],
  ["bytes by a number that is computed", bytes("cbuiltins\nbytearray\nL99999999999999999999L\n", 0x85, "R."), "PKL016"],
  ["a fraction by a power of ten", bytes("cfractions\nFraction\n", text("1e999999999"), 0x85, "R."), "PKL016"],
  ["an array by its shape", bytes("cnumpy\nndarray\nJ", u32(2 ** 31 - 1), 0x85, 0x85, "R."), "PKL012"],
  [
    "an array by the shape that its maker is given",
    bytes("cnumpy._core.multiarray\n_reconstruct\n(cnumpy\nndarray\nJ", u32(2 ** 31 - 1), 0x85, "C", 1, "btR."),
    "PKL016",
  ],
  [
    "arguments that come from the memo, out of sight",
    bytes("(cnumpy\nndarray\nK", 0, 0x85, "C", 1, "btq", 0, "0cnumpy._core.multiarray\n_reconstruct\nh", 0, "R."),
    "PKL016",
  ],
  [
    "arguments that are swapped for other ones just before the call",
    bytes("ccopy_reg\n_reconstructor\n(Nt(NNtq", 1, "0(Ntq", 2, "0h", 1, "R."),
    "PKL007",
  ],
  [
    "a distribution of SciPy, whose state is executed",
    bytes("cscipy.stats._continuous_distns\nnorm_gen\n)", 0x81, "}b."),
    "PKL002",
  ],
  [
    "a table's design of statsmodels, whose state is evaluated",
    bytes("cstatsmodels.base.data\nModelData\n)", 0x81, "}b."),
    "PKL002",
  ],
  [
    "joblib's old arrays, which load other files",
    bytes("cjoblib.numpy_pickle\nNDArrayWrapper\n)", 0x81, "}b."),
    "PKL002",
  ],
  [
    "getattr with a name that is computed",
    bytes("cbuiltins\ngetattr\n(ccollections\nCounter\n", "ccollections\nCounter\n)RtR."),
    "PKL001",
  ],
  ["getattr of a dunder name", bytes("cbuiltins\ngetattr\n(cnumpy\nlog1p\n", text("__class__"), "tR."), "PKL005"],
  [
    "getattr, then a call of what it gives",
    bytes("cbuiltins\ngetattr\n(cnumpy\nndarray\n", text("tofile"), "tR)R."),
    "PKL002",
  ],
  ["getattr of a blocked module's name", bytes("cbuiltins\ngetattr\n(cos\npath\n", text("join"), "tR."), "PKL001"],
  ["setattr", bytes("cbuiltins\nsetattr\n(ccollections\nCounter\n", text("a"), "NtR."), "PKL001"],
  ["LowLevelCallable of SciPy", bytes("cscipy._lib._ccallback\nLowLevelCallable\n)R."), "PKL002"],
  ["a function with its arguments filled in", bytes("cfunctools\npartial\n", LOG, 0x85, "R."), "PKL002"],
  ["a dict that asks an object for its keys", bytes("ccollections\ndefaultdict\nN", BEARER, 0x86, "R."), "PKL016"],
  ["a UUID that asks an object to replace its text", bytes("cuuid\nUUID\n", BEARER, 0x85, "R."), "PKL016"],
  ["a date that is given an object", bytes("cdatetime\ndatetime\n", BEARER, 0x85, "R."), "PKL016"],
  [
    "a sparse matrix that asks another one for its copy",
    bytes("cscipy.sparse._csr\ncsr_matrix\n", BEARER, 0x85, "R."),
    "PKL016",
  ],
  ["text of a list of objects", bytes("cbuiltins\nstr\n]", BEARER, "a", 0x85, "R."), "PKL016"],
  [
    "the maker of old objects, whose base asks an object for its keys",
    bytes("ccopy_reg\n_reconstructor\n(ccollections\nOrderedDict\ncbuiltins\ndict\n", BEARER, "tR."),
    "PKL016",
  ],
  ["state that is asked for its items", bytes("csklearn.pipeline\nPipeline\n)", 0x81, BEARER, "b."), "PKL016"],
  ["state that is a function", bytes("csklearn.pipeline\nPipeline\n)", 0x81, LOG, "b."), "PKL016"],
  [
    "a parameter that asks an object to detach",
    bytes("ctorch._utils\n_rebuild_parameter\n(", BEARER, "NNtR."),
    "PKL016",
  ],
  [
    "a function that asks an object for a method, by arguments out of sight",
    bytes("(", BEARER, "NNtq", 0, "0ctorch._utils\n_rebuild_parameter\nh", 0, "R."),
    "PKL016",
  ],
  [
    "a function that asks an object for a method, as one of many arguments",
    bytes("(cpandas._libs.tslibs.timestamps\nTimestamp\n", "N".repeat(20), BEARER, "o."),
    "PKL016",
  ],
  [
    "PyTorch's maker of tensors with attributes, which sets them on a class for the whole program",
    bytes(
      "ctorch._tensor\n_rebuild_from_type_v2\n(ctorch.jit._pickle\nrestore_type_tag\ncbuiltins\ntype\n",
      "cuuid\nUUID\nN",
      0x86,
      state("__init__"),
      "tR.",
    ),
    "PKL015",
  ],
  [
    "PyTorch's maker of tensors with attributes, which calls with arguments that nobody looked at",
    bytes("ctorch._tensor\n_rebuild_from_type_v2\n(cbuiltins\nbytearray\nNJ", u32(2 ** 31 - 1), 0x85, "NtR."),
    "PKL015",
  ],
  [
    "memory of the pickle's choice for NumPy to read",
    bytes("cargparse\nNamespace\n)", 0x81, "}", text("__array_interface__"), "}sb."),
    "PKL016",
  ],
  [
    "memory of the pickle's choice, named in the way of protocol 0",
    bytes("cargparse\nNamespace\n)", 0x81, "}V_\\u005farray_interface__\n}sb."),
    "PKL016",
  ],
  ["numpy.load", bytes("cnumpy\nload\n", text("other.npy"), 0x85, "R."), "PKL001"],
  ["pandas.read_pickle", bytes("cpandas\nread_pickle\n", text("other.pkl"), 0x85, "R."), "PKL001"],
];

describe("an attack with what the allowlist holds", () => {
  test.each(CASES)("%s is not safe", async (_, pickle, rule) => {
    const reading = await scan(pickle);
    expect(reading.verdict).not.toBe("safe");
    expect(rulesOf(reading)).toContain(rule);
  });

  it("differs from what libraries write", async () => {
    const harmless = [
      bytes("cargparse\nNamespace\n)", 0x81, state("log"), "b."),
      bytes("ctypes\nSimpleNamespace\n)R", state("log"), "b."),
      bytes("csklearn.utils._bunch\nBunch\n)", 0x81, text("data"), "Ns}b."),
      bytes(
        "cnumpy.random._pickle\n__randomstate_ctor\n",
        text("MT19937"),
        "cnumpy.random._pickle\n__bit_generator_ctor\n",
        0x86,
        "R.",
      ),
      bytes("ccollections\ndefaultdict\ncbuiltins\nlist\n", 0x85, "R."),
      bytes("csklearn.tree._tree\nTree\n(K", 1, "cjoblib.numpy_pickle\nNumpyArrayWrapper\n)", 0x81, "K", 1, "tR."),
      bytes("cbuiltins\ngetattr\nczoneinfo\nZoneInfo\n", text("_unpickle"), 0x86, "R", text("UTC"), 0x88, 0x86, "R."),
      bytes("cbuiltins\nbytearray\n", text("abc"), text("latin-1"), 0x86, "R."),
    ];
    for (const pickle of harmless) expect(await scan(pickle)).toMatchObject({ verdict: "safe", findings: [] });
  });
});

describe("a finding about an import", () => {
  it("names it, once for each import, so that a policy can allow it", async () => {
    const reading = await scan(bytes("(cmine\nModel\n)", 0x81, "}b", "cother\nthing\ncos\nsystem\nt."));
    expect(reading.findings.map((found) => [found.rule, found.import])).toEqual([
      ["PKL002", "mine.Model"],
      ["PKL002", "other.thing"],
      ["PKL001", "os.system"],
    ]);
    expect(reading.coverage).toBe("full");
  });

  it("names it in every rule that is about imports", async () => {
    for (const pickle of [
      "cnumpy\nfloat64\n)R.",
      "ca\n__b__\n.",
      "ca\nb.c\n.",
      "ceval\nx\n.",
      "c__builtin__\neval\n.",
    ]) {
      const { findings } = await scan(bytes(pickle));
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.every((found) => found.import !== undefined)).toBe(true);
    }
  });
});

describe("streams one after the other", () => {
  it("that mean something else to an unpickler that keeps its memo are dangerous", async () => {
    const first = bytes(0x80, 4, text("os"), 0x94, "0", text("system"), 0x94, ".");
    const second = bytes(0x80, 4, text("collections"), 0x94, "0", text("Counter"), 0x94, "0h", 0, "h", 1, 0x93, ")R.");
    expect((await scan(second)).verdict).toBe("safe");
    const reading = await scan(bytes(first, second));
    expect([reading.verdict, rulesOf(reading)]).toEqual(["dangerous", ["PKL001"]]);
  });
});

describe("strings of Python 2", () => {
  it("may hold bytes that are not ASCII", async () => {
    expect(await scan(bytes("S'gr\\xfc\\xdfe'\n."))).toMatchObject({ verdict: "safe" });
    expect(await scan(bytes("S'gr", 0xfc, "'\n."))).toMatchObject({ verdict: "safe" });
  });
});

/** Arrays that NumPy 2.4 takes, and then reads memory that is not there (protocol 4, one array of bytes or objects). */
// biome-ignore format: a table
const STATES: Readonly<Record<string, string>> = {
  "an array of objects whose list is shorter than its shape": "8004958a000000000000008c166e756d70792e5f636f72652e6d756c74696172726179948c0c5f7265636f6e7374727563749493948c056e756d7079948c076e6461727261799493944b0085944301629487945294284b014b40859468038c0564747970659493948c024f3894898887945294284b038c017c944e4e4e4affffffff4affffffff4b3f749462895d944e617494622e",
  "a dtype of objects whose flags deny them": "80049591000000000000008c166e756d70792e5f636f72652e6d756c74696172726179948c0c5f7265636f6e7374727563749493948c056e756d7079948c076e6461727261799493944b0085944301629487945294284b014b01859468038c0564747970659493948c024f3894898887945294284b038c017c944e4e4e4affffffff4affffffff4b007494628943084141414141414141947494622e",
  "an array of objects that is given bytes": "80049591000000000000008c166e756d70792e5f636f72652e6d756c74696172726179948c0c5f7265636f6e7374727563749493948c056e756d7079948c076e6461727261799493944b0085944301629487945294284b014b01859468038c0564747970659493948c024f3894898887945294284b038c017c944e4e4e4affffffff4affffffff4b3f7494628943084141414141414141947494622e",
  "a field of objects in a dtype whose flags deny them": "800495bc000000000000008c166e756d70792e5f636f72652e6d756c74696172726179948c0c5f7265636f6e7374727563749493948c056e756d7079948c076e6461727261799493944b0085944301629487945294284b014b01859468038c0564747970659493948c02563894898887945294284b038c017c944e8c01619485947d946811680c8c024f3894898887945294284b0368104e4e4e4affffffff4affffffff4b3f7494624b008694734b084b014b007494628943084141414141414141947494622e",
};

describe("states of arrays that NumPy takes as they are", () => {
  test.each(Object.entries(STATES))("%s are not safe", async (_, hex) => {
    const reading = await scan(Buffer.from(hex, "hex"));
    expect([reading.verdict, rulesOf(reading)]).toEqual(["unknown", ["PKL016"]]);
  });

  it("differ from an array of objects with as many as its shape says", async () => {
    const fits =
      "8004958d000000000000008c166e756d70792e5f636f72652e6d756c74696172726179948c0c5f7265636f6e7374727563749493948c056e756d7079948c076e6461727261799493944b0085944301629487945294284b014b02859468038c0564747970659493948c024f3894898887945294284b038c017c944e4e4e4affffffff4affffffff4b3f749462895d94284e4b01657494622e";
    expect(await scan(Buffer.from(fits, "hex"))).toMatchObject({ verdict: "safe", findings: [] });
  });
});
