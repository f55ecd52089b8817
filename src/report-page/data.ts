/** What the document brings along: the index at once, details block by block. */
import type { PullDetail, ReportIndex } from "../audit/report/report-data.ts";

export function readIndex(): ReportIndex {
  return JSON.parse(document.getElementById("index")?.textContent ?? "") as ReportIndex;
}

const unpacked = new Map<number, Promise<readonly PullDetail[]>>();

/** @param place of the pull request in the index's columns */
export async function readDetail(place: number, { block }: ReportIndex): Promise<PullDetail | undefined> {
  const at = Math.floor(place / block);
  const known = unpacked.get(at) ?? unpack(at);
  unpacked.set(at, known);
  return (await known)[place % block];
}

async function unpack(at: number): Promise<readonly PullDetail[]> {
  const packed = atob(document.getElementsByClassName("block").item(at)?.textContent ?? "");
  const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return JSON.parse(await new Response(stream).text()) as readonly PullDetail[];
}
