import { describe, expect, it, test } from "@jest/globals";
import { sourceOf } from "../../../src/scan/byte-sources.ts";
import { scanFile } from "../../../src/scan/scan-file.ts";

const rulesOf = async (text: string, path = "train.py") =>
  (await scanFile(path, sourceOf(Buffer.from(text)))).findings.map(({ rule }) => rule);

describe("training code with unsafe loads", () => {
  test.each([
    ["PYS001", "import pickle\npickle.load(f)"],
    ["PYS001", "import pickle as p\np.loads(b)"],
    ["PYS001", "from pickle import (\n  dump,\n  load as read,\n)\nread(f)"],
    ["PYS001", "from pickle import *\nload(f)"],
    ["PYS001", "import pickle\nload = pickle.load\n"],
    ["PYS001", "import dill, json\nx = dill.loads(b)"],
    ["PYS001", "import joblib\nmodel = joblib.load('m.joblib')"],
    ["PYS001", "import pandas as pd\npd.read_pickle('a')"],
    ["PYS001", "import numpy as np\nnp.load(f, allow_pickle=True)"],
    ["PYS001", "import numpy as np\nnp.load(f, None, True)"],
    ["PYS001", "import pickle\nx = f'{pickle.load(open(1))}'"],
    ["PYS001", "import pickle\nclass U(pickle.Unpickler): pass"],
    ["PYS001", "__import__('pickle').loads(b)"],
    ["PYS001", "import ｐｉｃｋｌｅ\nｐｉｃｋｌｅ.load(f)"],
    ["PYS001", "import pickle\np = pickle\np.load(f)"],
    ["PYS001", "import pickle\nx = (pickle\n  .load(f))"],
    ["PYS001", "import pickle\nx = (pickle.\n  load(f))"],
    ["PYS001", "import pickle\npickle \\\n  .load(f)"],
    ["PYS001", "import pickle as p\ngetattr(p, 'lo' + 'ads')(b)"],
    ["PYS001", "from pickle import load as l\nl(f)"],
    ["PYS001", "import torch\ntorch.hub.load('a/b', 'c')"],
    ["PYS001", "from torch import hub\nhub.load('a/b', 'c')"],
    ["PYS001", "import joblib as j; j.load('a')"],
    ["PYS001", "import numpy\nnumpy.load('a', **{'allow_pickle': True})"],
    ["PYS002", "import torch\nload = torch.load\nload(p)"],
    ["PYS002", "import torch as t\nt.serialization.load(p)"],
    ["PYS008", "exec(requests.get(url).text)"],
    ["PYS008", "import builtins\nbuiltins.eval(x)"],
    ["PYS002", "import torch\ntorch.load(path)"],
    ["PYS002", "import torch as t\nt.load(path, weights_only=False)"],
    ["PYS002", "import torch\ntorch.load(path, weights_only=flag)"],
    ["PYS002", "from torch import load\nload(path, map_location={'a': (1, 2)})"],
    ["PYS003", "import yaml\nyaml.load(f)"],
    ["PYS003", "import yaml\nyaml.load(f, Loader=yaml.UnsafeLoader)"],
    ["PYS003", "from yaml import unsafe_load\nunsafe_load(f)"],
    ["PYS004", "AutoModel.from_config(c, trust_remote_code=True)"],
    ["PYS004", "kwargs = {'trust_remote_code': True}"],
    ["PYS005", "keras.saving.load_model(p, safe_mode=False)"],
    ["PYS005", "keras.config.enable_unsafe_deserialization()"],
    ["PYS006", "AutoModel.from_pretrained('a/b')"],
    ["PYS006", "AutoModel.from_pretrained('a/b', revision='main')"],
    ["PYS008", "eval(text)"],
    ["PYS008", "exec(compile(a, b, 'exec'))"],
    ["PYS007", "# -*- coding: utf-7 -*-\n+AAo-import os"],
  ])("%s: %s", async (rule, source) => {
    expect(await rulesOf(source)).toContain(rule);
  });

  test.each([
    "# pickle.load(f)\n",
    "x = 'pickle.load(f)'\n",
    '"""torch.load(x)"""\n',
    "import torch\ntorch.load(path, map_location='cpu', weights_only=True)",
    "import numpy as np\nnp.load(f)",
    "import numpy as np\nnp.load(f, allow_pickle=False)",
    "import yaml\nyaml.load(f, Loader=yaml.SafeLoader)",
    "import yaml\nyaml.load(f, yaml.CSafeLoader)\nyaml.safe_load(f)",
    "model.eval()\nself.load(path)",
    "AutoModel.from_pretrained('a/b', revision='0123456789abcdef0123456789abcdef01234567')",
    "AutoModel.from_pretrained('./local')",
    "import torch\nx = model.torch.load(p)",
    "import yaml\nfrom yaml import SafeLoader\nyaml.load(f, Loader=SafeLoader)",
    "import pickle\npickle.dump(x, f)\ngetattr(pickle, 'dumps')",
    'x = r"C:\\torch.load(p)"',
    "df.eval('a + b')\npd.eval('a + b')\nimport re\nre.compile(x)",
    "# import torch\n# torch.load(p)\n",
    "import json\njson.load(f)\nmodel.load_state_dict(x)",
    "def f(x, trust_remote_code=False): pass",
  ])("nothing: %s", async (source) => {
    expect(await rulesOf(source)).toEqual([]);
  });

  it("is found in the cells of a notebook, beside secrets and outputs", async () => {
    const cells = [
      {
        cell_type: "code",
        source: ["%matplotlib inline\n", "!ls 'x\n", "import torch\n", "torch.load('x')"],
        outputs: [{ data: { "text/html": "<script>x</script>" } }],
      },
      { cell_type: "markdown", source: `AKIA${"QZ2WSX3EDC4RFV5T"}` },
    ];
    const rules = await rulesOf(JSON.stringify({ cells, nbformat: 4 }), "a.ipynb");
    expect(rules.sort()).toEqual(["NBK001", "NBK002", "NBK003", "PYS002"]);
  });

  it("takes long hostile source without getting stuck", async () => {
    const sources = [
      "torch.load(".repeat(20_000),
      "f'{".repeat(20_000),
      "'".repeat(60_001),
      "a.".repeat(60_000),
      "((((".repeat(20_000),
    ];
    for (const source of sources) expect(await rulesOf(`import torch\n${source}`)).toBeDefined();
  });
});
