import type { ImportUse } from "../result.ts";
import type { Allowed } from "./allowlist.ts";

const CLASS: readonly ImportUse[] = ["referenced", "constructed", "built"];
const MAKER: readonly ImportUse[] = ["referenced", "called", "built"];
const SOURCE = "https://github.com/pandas-dev/pandas/blob/main/pandas";

/**
 * Tables of pandas 1 to 3. Their `__setstate__` methods set attributes (core/generic.py, core/internals/managers.py,
 * core/arrays, _libs/arrays.pyx); the functions make blocks and indexes of what they are given. `pandas.io` and
 * `pandas.core.computation`, which read files and evaluate text, are blocked.
 */
// biome-ignore format: a table
export const PANDAS: readonly Allowed[] = [
  {
    source: `${SOURCE}/core/frame.py, core/series.py: pandas 3 names them by its own module, older ones by theirs`,
    uses: CLASS,
    modules: ["pandas", "pandas.core.frame", "pandas.core.series"],
    names: ["DataFrame", "Series"],
  },
  {
    source: `${SOURCE}/core/indexes`,
    uses: CLASS,
    modules: [
      "pandas", "pandas.core.indexes.base", "pandas.core.indexes.range", "pandas.core.indexes.multi", "pandas.core.indexes.category", "pandas.core.indexes.datetimes",
      "pandas.core.indexes.timedeltas", "pandas.core.indexes.period", "pandas.core.indexes.interval", "pandas.core.indexes.numeric",
    ],
    names: [
      "Index", "RangeIndex", "MultiIndex", "CategoricalIndex", "DatetimeIndex", "TimedeltaIndex", "PeriodIndex", "IntervalIndex", "Int64Index", "UInt64Index", "Float64Index",
    ],
  },
  {
    source: `${SOURCE}/core/indexes: Index.__reduce__; what they make is an index, by its class's \`__new__\``,
    uses: MAKER,
    modules: ["pandas.core.indexes.base", "pandas.core.indexes.datetimes", "pandas.core.indexes.timedeltas", "pandas.core.indexes.period", "pandas.core.indexes.interval"],
    names: ["_new_Index", "_new_DatetimeIndex", "_new_TimedeltaIndex", "_new_PeriodIndex", "_new_IntervalIndex"],
  },
  {
    source: `${SOURCE}/core/indexes/frozen.py`,
    uses: CLASS,
    modules: ["pandas.core.indexes.frozen"],
    names: ["FrozenList"],
  },
  {
    source: `${SOURCE}/core/internals/managers.py, _libs/internals.pyx`,
    uses: ["referenced", "called", "constructed", "built"],
    modules: ["pandas.core.internals.managers", "pandas._libs.internals", "pandas.core.internals.blocks"],
    names: ["BlockManager", "SingleBlockManager", "BlockPlacement", "_unpickle_block", "new_block"],
  },
  {
    source: `${SOURCE}/core/arrays`,
    uses: CLASS,
    modules: [
      "pandas", "pandas.arrays", "pandas.core.arrays.categorical", "pandas.core.arrays.datetimes", "pandas.core.arrays.timedeltas", "pandas.core.arrays.period", "pandas.core.arrays.interval",
      "pandas.core.arrays.integer", "pandas.core.arrays.floating", "pandas.core.arrays.boolean", "pandas.core.arrays.string_", "pandas.core.arrays.sparse.array", "pandas.core.arrays.numpy_",
    ],
    names: [
      "Categorical", "DatetimeArray", "TimedeltaArray", "PeriodArray", "IntervalArray", "IntegerArray", "FloatingArray", "BooleanArray", "StringArray", "SparseArray", "PandasArray",
      "NumpyExtensionArray",
    ],
  },
  {
    source: `${SOURCE}/_libs/arrays.pyx, as Cython makes an array anew`,
    uses: MAKER,
    modules: ["pandas._libs.arrays"],
    names: ["__pyx_unpickle_NDArrayBacked"],
  },
  {
    source: `${SOURCE}/core/dtypes/dtypes.py and core/arrays: types of columns`,
    uses: ["referenced", "called", "constructed", "built"],
    modules: [
      "pandas", "pandas.core.dtypes.dtypes", "pandas.core.arrays.integer", "pandas.core.arrays.floating", "pandas.core.arrays.boolean", "pandas.core.arrays.string_",
      "pandas.core.arrays.sparse.dtype",
    ],
    names: [
      "CategoricalDtype", "DatetimeTZDtype", "PeriodDtype", "IntervalDtype", "SparseDtype", "StringDtype", "BooleanDtype", "Int8Dtype", "Int16Dtype", "Int32Dtype", "Int64Dtype",
      "UInt8Dtype", "UInt16Dtype", "UInt32Dtype", "UInt64Dtype", "Float32Dtype", "Float64Dtype",
    ],
  },
  {
    source: `${SOURCE}/_libs/tslibs: times, spans and their makers`,
    uses: MAKER,
    modules: ["pandas._libs.tslibs.timestamps", "pandas._libs.tslibs.timedeltas", "pandas._libs.tslibs.nattype", "pandas._libs.tslibs.period"],
    names: ["_unpickle_timestamp", "_timedelta_unpickle", "_nat_unpickle", "Timestamp", "Timedelta", "Period"],
  },
  {
    source: `${SOURCE}/_libs/interval.pyx, _libs/sparse.pyx, _libs/missing.pyx`,
    uses: MAKER,
    modules: ["pandas", "pandas._libs.interval", "pandas._libs.sparse", "pandas._libs.missing"],
    names: ["Interval", "IntIndex", "BlockIndex", "NA", "NAType", "_get_NA", "Period"],
  },
  {
    source: `${SOURCE}/_libs/tslibs/offsets.pyx: frequencies, made of numbers and truth values`,
    uses: ["referenced", "called", "constructed", "built"],
    modules: ["pandas._libs.tslibs.offsets"],
    names: [
      "Day", "Hour", "Minute", "Second", "Milli", "Micro", "Nano", "BusinessDay", "BusinessHour", "Week", "MonthEnd", "MonthBegin", "BusinessMonthEnd", "BusinessMonthBegin", "QuarterEnd",
      "QuarterBegin", "BQuarterEnd", "BQuarterBegin", "YearEnd", "YearBegin", "BYearEnd", "BYearBegin", "SemiMonthEnd", "SemiMonthBegin", "WeekOfMonth", "LastWeekOfMonth", "DateOffset",
    ],
  },
];
