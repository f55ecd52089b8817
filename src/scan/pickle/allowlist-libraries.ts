import type { ImportUse } from "../result.ts";
import type { Allowed } from "./allowlist.ts";

/** Made by `__new__`, and given attributes: no constructor runs. */
const PLAIN: readonly ImportUse[] = ["referenced", "constructed", "built"];
const MAKER: readonly ImportUse[] = ["referenced", "called", "built"];
const FUNCTION: readonly ImportUse[] = ["referenced"];

/**
 * Boosters, SciPy's interpolators and results, and functions that models refer to.
 *
 * Left out on purpose: `functools.partial`, which makes any call of what is on the list, with any arguments, out of an
 * attribute that some code takes for a method; distributions of `scipy.stats`, whose `__setstate__` executes the text of one of their
 * attributes (`_parse_arg_template`), SciPy's k-d trees, which take their nodes as raw memory, and data sets of boosters.
 */
// biome-ignore format: a table
export const LIBRARIES: readonly Allowed[] = [
  {
    source: "https://github.com/dmlc/xgboost/blob/master/python-package/xgboost/core.py: a booster's state is its serialised model",
    uses: PLAIN,
    modules: ["xgboost.core", "xgboost.sklearn"],
    names: ["Booster", "XGBModel", "XGBClassifier", "XGBRegressor", "XGBRanker", "XGBRFClassifier", "XGBRFRegressor"],
  },
  {
    source: "https://github.com/microsoft/LightGBM/blob/master/python-package/lightgbm/basic.py: a booster's state is its model's text",
    uses: PLAIN,
    modules: ["lightgbm.basic", "lightgbm.sklearn"],
    names: ["Booster", "LGBMModel", "LGBMClassifier", "LGBMRegressor", "LGBMRanker"],
  },
  {
    source: "https://github.com/scipy/scipy/tree/main/scipy/interpolate: classes with attributes and no `__setstate__`",
    uses: PLAIN,
    modules: [
      "scipy.interpolate._interpolate", "scipy.interpolate._cubic", "scipy.interpolate._bsplines", "scipy.interpolate._fitpack2", "scipy.interpolate._rgi", "scipy.interpolate.interpolate",
      "scipy.interpolate._polyint",
    ],
    names: [
      "interp1d", "PPoly", "BPoly", "NdPPoly", "CubicSpline", "CubicHermiteSpline", "PchipInterpolator", "Akima1DInterpolator", "BSpline", "UnivariateSpline", "InterpolatedUnivariateSpline",
      "LSQUnivariateSpline", "RectBivariateSpline", "SmoothBivariateSpline", "RegularGridInterpolator", "BarycentricInterpolator", "KroghInterpolator",
    ],
  },
  {
    source: "The method that an interpolator of SciPy has chosen: scipy/interpolate/_interpolate.py",
    uses: FUNCTION,
    modules: ["scipy.interpolate._interpolate"],
    names: ["interp1d._call_linear_np", "interp1d._call_linear", "interp1d._call_nearest", "interp1d._call_previousnext", "interp1d._call_spline", "interp1d._call_nan_spline"],
  },
  {
    source: "Results of optimisers, dicts with attributes: scipy/optimize/_optimize.py; linear systems: scipy/signal/_ltisys.py",
    uses: PLAIN,
    modules: ["scipy.optimize._optimize", "scipy.optimize.optimize", "scipy.optimize._zeros_py", "scipy.optimize._constraints", "scipy.optimize._lbfgsb_py", "scipy.signal._ltisys"],
    names: [
      "OptimizeResult", "RootResults", "Bounds", "LbfgsInvHessProduct", "TransferFunctionContinuous", "TransferFunctionDiscrete", "StateSpaceContinuous", "StateSpaceDiscrete",
      "ZerosPolesGainContinuous", "ZerosPolesGainDiscrete",
    ],
  },
  {
    source: "A density estimate: scipy/stats/_kde.py, a class with attributes alone",
    uses: PLAIN,
    modules: ["scipy.stats._kde", "scipy.stats.kde"],
    names: ["gaussian_kde"],
  },
  {
    source: "Polynomials: numpy/polynomial, classes with attributes alone",
    uses: PLAIN,
    modules: [
      "numpy", "numpy.lib.polynomial", "numpy.polynomial.polynomial", "numpy.polynomial.chebyshev", "numpy.polynomial.legendre", "numpy.polynomial.hermite", "numpy.polynomial.hermite_e",
      "numpy.polynomial.laguerre",
    ],
    names: ["poly1d", "Polynomial", "Chebyshev", "Legendre", "Hermite", "HermiteE", "Laguerre"],
  },
  {
    source: "Types of strings and the masked constant: numpy/_core/_internal.py, numpy/ma/core.py",
    uses: ["called", "built"],
    modules: ["numpy._core._internal", "numpy.ma.core"],
    names: ["_convert_to_stringdtype_kwargs", "MaskedConstant"],
  },
  {
    source: "Universal functions and reductions of NumPy in a FunctionTransformer and the like: they compute, whatever they are given",
    uses: FUNCTION,
    modules: ["numpy"],
    names: [
      "abs", "absolute", "add", "all", "amax", "amin", "any", "arccos", "arcsin", "arctan", "argmax", "argmin", "argsort", "around", "average", "cbrt", "ceil", "clip", "concatenate", "cos",
      "cosh", "cumsum", "diff", "divide", "dot", "exp", "exp2", "expm1", "fabs", "floor", "hstack", "isfinite", "isinf", "isnan", "log", "log10", "log1p", "log2", "logical_and",
      "logical_not", "logical_or", "max", "maximum", "mean", "median", "min", "minimum", "multiply", "nan_to_num", "nanmax", "nanmean", "nanmedian", "nanmin", "nanstd", "nansum", "negative",
      "power", "prod", "ptp", "ravel", "reciprocal", "round", "sign", "sin", "sinh", "sqrt", "square", "std", "subtract", "sum", "tan", "tanh", "transpose", "true_divide", "var", "vstack",
    ],
  },
  {
    source: "Functions of SciPy that compute: scipy/special",
    uses: FUNCTION,
    modules: ["scipy.special", "scipy.special._ufuncs", "scipy.special._logsumexp"],
    names: ["expit", "logit", "erf", "gammaln", "softmax", "logsumexp", "xlogy"],
  },
  {
    source: "Functions of Python that compute: https://docs.python.org/3/library/functions.html, https://docs.python.org/3/library/operator.html",
    uses: FUNCTION,
    modules: ["builtins", "_operator"],
    names: ["abs", "len", "max", "min", "sum", "sorted", "round", "add", "sub", "mul", "truediv", "neg", "eq", "ne", "lt", "le", "gt", "ge"],
  },
  {
    source: "Ways to pick items; what it gives is never called by the pickle: Lib/operator.py",
    uses: MAKER,
    modules: ["operator", "_operator"],
    names: ["itemgetter"],
  },
  {
    source: "Arrays of numbers, addresses, counters: Modules/arraymodule.c, Lib/ipaddress.py, Modules/itertoolsmodule.c",
    uses: MAKER,
    modules: ["array"],
    names: ["array", "_array_reconstructor"],
  },
  { source: "The class that such an array is made of", uses: ["constructed"], modules: ["array"], names: ["array"] },
  {
    source: "Internet addresses, of a number: Lib/ipaddress.py",
    uses: ["called"],
    modules: ["ipaddress"],
    names: ["IPv4Address", "IPv6Address", "IPv4Network", "IPv6Network"],
  },
  {
    source: "Time zones by name, from the system's own table: Lib/zoneinfo",
    uses: ["referenced", "called"],
    modules: ["zoneinfo"],
    names: ["ZoneInfo._unpickle"],
  },
  { source: "The class of time zones", uses: FUNCTION, modules: ["zoneinfo"], names: ["ZoneInfo"] },
  {
    source: "Time zones of pytz and dateutil in older tables: pytz/__init__.py, dateutil/tz/tz.py",
    uses: ["referenced", "called"],
    modules: ["pytz"],
    names: ["_UTC"],
  },
  {
    source: "Python's random state, of numbers: Lib/random.py",
    uses: ["called", "built"],
    modules: ["random"],
    names: ["Random"],
  },
  {
    source: "Lists and values with a type in TorchScript, given back as they are: torch/jit/_pickle.py",
    uses: ["called"],
    modules: ["torch.jit._pickle"],
    names: ["build_intlist", "build_tensorlist", "build_doublelist", "build_boollist", "restore_type_tag"],
  },
];
