/**
 * Names that libraries look up on an object itself, not on its class: what a pickle sets under them is called, or read as
 * raw memory. NumPy reads any address that `__array_interface__` gives it while a table is loaded
 * (https://numpy.org/doc/stable/reference/arrays.interface.html). No library writes them into a pickle.
 */
const LOOKED_UP: ReadonlySet<string> = new Set([
  "__array__",
  "__array_interface__",
  "__array_struct__",
  "__array_namespace__",
  "__cuda_array_interface__",
  "__dlpack__",
  "__arrow_array__",
  "__arrow_c_array__",
  "__arrow_c_stream__",
  "__dataframe__",
  "__setstate__",
  "__class__",
  "__sklearn_tags__",
]);

/** Longer texts are none of them. */
export const LONGEST_LOOKED_UP = 32;

/** What is said of a pickle that holds one of them. */
export const LOOKED_UP_MESSAGE = "The pickle names a method that libraries ask objects for.";

/** Whether a text of `length` bytes in a window is one of these names; all of it must lie in the window. */
export const isLookedUp = (window: Uint8Array, from: number, length: number): boolean =>
  length <= LONGEST_LOOKED_UP &&
  window[from] === 0x5f &&
  window[from + 1] === 0x5f &&
  from + length <= window.length &&
  isLookedUpName(Buffer.from(window.buffer, window.byteOffset + from, length).toString("latin1"));

export const isLookedUpName = (text: string): boolean => LOOKED_UP.has(text);
