/**
 * What the runner's toolkit asks of the package `@actions/http-client`, done by Node itself. The bundles have this in its place: it would
 * bring a second `undici`, half of all that the action loads, for the one request that asks for an identity token.
 */
import { setTimeout as sleep } from "node:timers/promises";

/** How long one try may take, and pauses between tries (ms). */
const PATIENCE = 10_000;
const PAUSES = [500, 2_000] as const;

interface Credential {
  readonly token: string;
}

export class BearerCredentialHandler implements Credential {
  readonly token: string;

  constructor(token: string) {
    this.token = token;
  }
}

export class HttpClient {
  readonly #headers: Readonly<Record<string, string>>;

  constructor(agent: string, [credential]: readonly Credential[]) {
    this.#headers = {
      accept: "application/json",
      "user-agent": agent,
      ...(credential === undefined ? {} : { authorization: `Bearer ${credential.token}` }),
    };
  }

  /**
   * Tries again where the server is at fault, or there is no answer.
   * @throws Error with `statusCode` where the answer is no success
   */
  async getJson(url: string): Promise<{ statusCode: number; result: unknown }> {
    for (let tries = 0; ; tries += 1) {
      const wait = PAUSES[tries];
      try {
        const signal = AbortSignal.timeout(PATIENCE);
        const response = await fetch(url, { headers: this.#headers, redirect: "error", signal });
        if (response.ok) return { statusCode: response.status, result: await response.json() };
        const refused = Object.assign(new Error(`it answered ${response.status}`), { statusCode: response.status });
        if (response.status < 500) throw Object.assign(refused, { final: true });
        throw refused;
      } catch (error) {
        if (wait === undefined || (error instanceof Error && "final" in error)) throw error;
        await sleep(wait);
      }
    }
  }
}
