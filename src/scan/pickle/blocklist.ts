/**
 * What no pickle has a reason to import. It only raises `unknown` to `dangerous`: what is missing here is still not
 * `safe`. Every group names what shows the danger.
 */
export interface Blocked {
  readonly source: string;
  /** Every name in these modules, and in all below them. */
  readonly modules?: readonly string[];
  /** `module.name`. */
  readonly names?: readonly string[];
}

const PYTHON = "https://docs.python.org/3/library/";

// biome-ignore format: a table
export const BLOCKLIST: readonly Blocked[] = [
  {
    source: `${PYTHON}os.html, ${PYTHON}subprocess.html: commands and processes, and what wraps them`,
    modules: [
      "os", "posix", "nt", "ntpath", "posixpath", "subprocess", "_posixsubprocess", "popen2", "commands", "pty", "tty", "sh", "pexpect", "ptyprocess",
      "plumbum", "fabric", "invoke", "paramiko", "asyncio", "multiprocessing", "concurrent", "signal", "resource", "_winapi", "winreg", "_winreg", "msvcrt", "fcntl",
      "platform", "psutil", "distutils", "setuptools", "pkg_resources", "pip", "ensurepip", "venv", "virtualenv", "webbrowser", "antigravity", "_osx_support",
      "_aix_support", "_pyrepl", "curses", "readline",
    ],
    names: ["uuid._get_command_stdout", "uuid._popen", "imaplib.IMAP4_stream", "mailcap.findmatch", "ctypes.util._findLib_ld", "test.support.run_in_subinterp"],
  },
  {
    source: `${PYTHON}functions.html: functions that run text, read files, or reach every attribute`,
    modules: ["__builtins__"],
    names: [
      "eval", "exec", "execfile", "compile", "open", "file", "input", "raw_input", "__import__", "getattr", "setattr", "delattr", "hasattr", "globals", "locals", "vars",
      "dir", "breakpoint", "apply", "map", "filter", "reload", "exit", "quit", "help", "memoryview", "super", "classmethod", "staticmethod", "property", "callable", "iter", "next",
    ].flatMap((name) => [`builtins.${name}`, `__builtin__.${name}`]),
  },
  {
    source: `${PYTHON}importlib.html, ${PYTHON}runpy.html: modules that load or run code`,
    modules: [
      "importlib", "_frozen_importlib", "_frozen_importlib_external", "imp", "_imp", "runpy", "pkgutil", "zipimport", "zipapp", "code", "codeop", "bdb", "pdb", "cProfile",
      "profile", "_lsprof", "trace", "timeit", "doctest", "unittest", "test", "idlelib", "lib2to3", "compileall", "py_compile", "modulefinder", "pydoc", "site", "sitecustomize",
      "usercustomize", "sys", "gc", "inspect", "dis", "ast", "symtable", "tracemalloc", "faulthandler", "atexit", "sched", "_sitebuiltins", "IPython", "ipykernel", "jupyter_client",
      "_testcapi", "_testinternalcapi", "_xxsubinterpreters", "_interpreters", "rlcompleter", "cmd", "this", "pytest", "_pytest", "nose", "py", "execnet",
    ],
    names: [
      "types.CodeType", "types.FunctionType", "types.LambdaType", "types.MethodType", "types.ModuleType", "types.BuiltinFunctionType", "types.new_class", "types.DynamicClassAttribute",
      "operator.attrgetter", "operator.methodcaller", "operator.call", "operator.setitem", "operator.delitem", "_operator.attrgetter", "_operator.methodcaller", "_operator.call",
      "_operator.setitem", "_operator.delitem", "functools.reduce", "_functools.reduce", "itertools.starmap", "codecs.open", "io.open", "io.FileIO", "io.open_code", "_io.open",
      "_io.FileIO", "_io.open_code", "linecache.getline", "linecache.getlines", "linecache.updatecache", "fileinput.input", "fileinput.FileInput", "warnings._getaction",
      "typing._eval_type", "typing.get_type_hints", "typing.ForwardRef", "dataclasses._create_fn", "collections.namedtuple", "enum._EnumDict", "gettext.c2py", "string.Formatter",
      "weakref.finalize", "contextlib.ExitStack",
    ],
  },
  {
    source: `${PYTHON}pickle.html, CWE-502: modules that deserialise again, without this scan`,
    modules: ["pickle", "_pickle", "cPickle", "marshal", "shelve", "dbm", "_dbm", "_gdbm", "yaml", "ruamel", "jsonpickle", "pickletools", "copyreg.pickle", "srsly", "oyaml", "pickle5"],
    names: [
      "dill.load", "dill.loads", "dill._dill.load", "dill._dill.loads", "dill.session.load_module", "cloudpickle.load", "cloudpickle.loads", "cloudpickle.cloudpickle.subimport",
      "joblib.load", "joblib.numpy_pickle.load", "joblib.numpy_pickle._unpickle", "joblib._store_backends", "numpy.load", "numpy.lib.npyio.load", "numpy.lib._npyio_impl.load",
      "numpy.fromfile", "numpy.memmap", "numpy.lib.format.read_array", "pandas.read_pickle", "pandas.io.pickle.read_pickle", "pandas.compat.pickle_compat.loads",
      "torch.load", "torch.serialization.load", "torch.jit.load",  "torch.package.PackageImporter", "sklearn.utils._joblib.load",
      "mlflow.pyfunc.load_model", "keras.models.load_model", "tensorflow.keras.models.load_model", "transformers.pipeline",
    ],
  },
  {
    source: `${PYTHON}shutil.html, ${PYTHON}socket.html: files and networks`,
    modules: [
      "shutil", "tempfile", "glob", "fnmatch", "zipfile", "tarfile", "mmap", "sqlite3", "_sqlite3", "socket", "_socket", "ssl", "_ssl", "select",
      "selectors", "socketserver", "SocketServer", "http", "httplib", "BaseHTTPServer", "SimpleHTTPServer", "urllib", "urllib2", "urllib3", "requests", "httpx", "aiohttp", "ftplib",
      "smtplib", "smtpd", "poplib", "imaplib", "nntplib", "telnetlib", "xmlrpc", "xmlrpclib", "wsgiref", "asyncore", "asynchat", "cgi", "cgitb", "websockets", "websocket", "tornado",
      "flask", "django", "boto3", "botocore", "s3fs", "fsspec", "smart_open", "_thread", "thread", "queue.Queue", "tkinter", "Tkinter", "turtle",
      "filecmp", "fileinput", "dircache", "crypt", "getpass", "netrc", "keyring", "secrets", "huggingface_hub", "gdown", "wget",
    ],
    names: ["pathlib.Path.write_text", "pathlib.Path.unlink", "pathlib._NormalAccessor"],
  },
  {
    source: `${PYTHON}ctypes.html: native code`,
    modules: ["ctypes", "_ctypes", "cffi", "_cffi_backend", "numba", "llvmlite", "cupy", "pycuda", "jpype", "rpy2", "weave", "pythran"],
    names: ["numpy.ctypeslib.load_library", "torch.ops.load_library", "torch.classes.load_library", "tensorflow.load_op_library", "tensorflow.load_library"],
  },
  {
    source: "https://github.com/mmaitre314/picklescan/security/advisories: functions of numerical libraries that run text or commands",
    modules: [
      "numpy.testing", "numpy.f2py", "numpy.distutils", "torch.hub", "torch.utils.cpp_extension", "torch.utils._config_module", "torch.utils.bottleneck", "torch.utils.collect_env",
      "torch.utils.data.datapipes", "torch._inductor", "torch._dynamo", "torch.fx", "torch.multiprocessing", "torch.testing", "torch.jit.unsupported_tensor_ops",
      "torch.package", "torch.distributed.rpc", "torch.distributed.run", "torch.distributed.launch", "sympy.parsing", "nltk.data", "nltk.downloader", "nltk.internals", "logging.config", "logging.handlers", "torch.onnx", "torch.utils.model_zoo", "torch.utils.benchmark", "torch.utils.hipify", "torch.utils.throughput_benchmark", "torch._C._jit",
      "tensorflow.python.platform", "tensorflow.python.lib.io", "tensorflow.io", "tensorflow.python.ops.script_ops", "keras.src.utils.file_utils", "scipy.io", "scipy.weave",
      "pandas.core.computation", "pandas.io", "numexpr", "jinja2", "mako", "networkx.readwrite", "matplotlib.cbook", "bokeh", "pydantic.v1.utils",
    ],
    names: [
      "pandas.eval", "sympy.sympify", "sympy.core.sympify.sympify", "logging.FileHandler", "pandas.read_csv", "pandas.read_hdf", "numpy.genfromtxt", "numpy.loadtxt", "numpy.save", "numpy.savetxt", "numpy.frompyfunc",
      "numpy.apply_along_axis", "keras.layers.Lambda", "keras.src.layers.core.lambda_layer.Lambda", "keras.utils.get_file", "tensorflow.py_function",
      "tensorflow.numpy_function", "torch.compile", "torch.jit.script", "torch.save", "sklearn.datasets.fetch_openml", "sklearn.utils.fixes._open_text", "joblib.dump",
      "joblib.Parallel", "joblib.Memory",
    ],
  },
];
