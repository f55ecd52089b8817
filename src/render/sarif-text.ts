/** What files wrote, as SARIF may carry it. */
import { showHidden } from "./escape.ts";

/** A message longer than this is cut. */
const MESSAGE = 1_000;
/** Stands for the folder that the scan was started in. */
export const ROOT = "%SRCROOT%";

/** Text that shows as what it is. */
export const toPlain = (text: string): string => showHidden(text.toWellFormed());

/**
 * SARIF has links and placeholders in plain messages, `[text](target)` and `{0}`: a file must not be able to write one
 * (sections 3.11.5 and 3.11.6).
 */
export function toMessage(text: string): string {
  const points = Array.from(toPlain(text));
  const cut = points.length > MESSAGE ? `${points.slice(0, MESSAGE - 1).join("")}…` : points.join("");
  return cut.replaceAll("](", "]\\(").replace(/[{}]/g, "$&$&");
}

/** A path as a URI reference: relative ones to where the scan was started. */
export function locate(path: string): { uri: string; uriBaseId?: typeof ROOT } {
  const encoded = path.toWellFormed().split("/").map(encodeURIComponent).join("/");
  return path.startsWith("/") ? { uri: `file://${encoded}` } : { uri: encoded === "" ? "." : encoded, uriBaseId: ROOT };
}
