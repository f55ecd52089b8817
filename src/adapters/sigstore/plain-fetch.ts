/**
 * What Sigstore's client asks of the package `make-fetch-happen`, done by Node itself. The bundles have this in its place: with its cache and
 * its proxies that package is larger than all else that signs, and neither is used here.
 */

interface PlainOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds. */
  readonly timeout?: number;
}

type Answer = Response & { buffer(): Promise<Buffer> };

/** How long anything may take that says no time itself (ms). */
const PATIENCE = 10_000;

/** @throws TypeError where there is no answer, and a DOMException `TimeoutError` where it takes too long */
async function fetchPlainly(url: string, options: PlainOptions = {}): Promise<Answer> {
  const { method = "GET", headers = {}, body, timeout = PATIENCE } = options;
  const response = await fetch(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
    signal: AbortSignal.timeout(timeout),
    redirect: "error",
  });
  return Object.assign(response, { buffer: async () => Buffer.from(await response.arrayBuffer()) });
}

// biome-ignore lint/style/noDefaultExport: it is the package's only export
export default fetchPlainly;
