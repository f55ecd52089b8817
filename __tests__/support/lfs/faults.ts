/** Ways in which the storage of a Git LFS server misbehaves. */
import { gzipSync } from "node:zlib";
import { type Download, type LfsServer, send } from "./server.ts";

type Fault = LfsServer["onDownload"];

/** Misbehaves the first `times` times. */
export const times =
  (most: number, fault: Fault): Fault =>
  (download, count) =>
    count <= most && fault(download, count);

export const refuse =
  (status: number, headers: Record<string, string> = {}): Fault =>
  ({ response }) => {
    response.writeHead(status, headers);
    response.end("<Error>key=secret</Error>");
    return true;
  };

/** Serves the whole object, whatever was asked for. @param told whether its length is told */
export const ignoreRange =
  (told: boolean): Fault =>
  async (download) => {
    const { content, response } = download;
    response.writeHead(200, told ? { "content-length": String(content.size) } : {});
    await send({ ...download, start: 0, end: content.size });
    response.end();
    return true;
  };

const headersOf = ({ request, content, start, end }: Download) => ({
  status: request.headers.range === undefined ? 200 : 206,
  headers: {
    "content-length": String(end - start),
    ...(request.headers.range === undefined ? {} : { "content-range": `bytes ${start}-${end - 1}/${content.size}` }),
  },
});

/** Breaks the connection after half of the bytes. */
export const reset: Fault = async (download) => {
  const { status, headers } = headersOf(download);
  download.response.writeHead(status, headers);
  await send({ ...download, end: download.start + Math.floor((download.end - download.start) / 2) });
  await new Promise((done) => setTimeout(done, 20));
  download.response.destroy();
  return true;
};

/** A byte now and then, and never the last. */
export const trickle: Fault = async (download) => {
  const { status, headers } = headersOf(download);
  const { response, content, start } = download;
  response.writeHead(status, headers);
  for (let at = start; !response.destroyed && at < start + 100; at += 1) {
    response.write(content.at(at, 1));
    await new Promise((done) => setTimeout(done, 10));
  }
  return true;
};

/** Answers with other headers or another body than are right. */
export const lie =
  (wrong: (download: Download) => { readonly headers?: Record<string, string>; readonly body?: Buffer }): Fault =>
  (download) => {
    const { content, start, end, response } = download;
    const { status, headers } = headersOf(download);
    const { headers: other = {}, body = content.at(start, end - start) } = wrong(download);
    response.writeHead(status, { ...headers, "content-length": String(body.length), ...other });
    response.end(body);
    return true;
  };

export const compress: Fault = lie(({ content, start, end }) => ({
  headers: { "content-encoding": "gzip" },
  body: gzipSync(content.at(start, end - start)),
}));

export const redirect =
  (target: (path: string) => string): Fault =>
  ({ request, response }) => {
    if (request.at !== "storage") return false;
    response.writeHead(302, { location: target(request.path) });
    response.end();
    return true;
  };
