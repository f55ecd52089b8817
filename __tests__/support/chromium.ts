import { existsSync } from "node:fs";
import { describe } from "@jest/globals";
import { type Browser, chromium } from "playwright-core";

/** Where Debian and others put it; `CHROMIUM` names another. */
const PLACES = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const found = PLACES.find((place) => place !== undefined && existsSync(place));

if (found === undefined && process.env["CHROMIUM_REQUIRED"] === "1")
  throw new Error("there is no Chromium to look with: install Debian's `chromium`, or name one with CHROMIUM");

/** Tests that need a browser. Where there is none they show as skipped, and fail where one is required, as in CI. */
export const describeInChromium = found === undefined ? describe.skip : describe;

export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: found ?? "chromium", args: ["--no-sandbox", "--disable-dev-shm-usage"] });
