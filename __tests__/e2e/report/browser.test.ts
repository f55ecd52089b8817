/** The report as a person meets it: in a real browser, opened from disk. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openExported } from "../../../src/adapters/ledger/exported.ts";
import { isRecord } from "../../../src/audit/read-pulls.ts";
import { openRecord } from "../../../src/ledger/digest.ts";
import type { Predicate } from "../../../src/ledger/record.ts";
import { type Bundles, buildBundles } from "../../support/build-bundles.ts";
import { describeInChromium, openChromium } from "../../support/chromium.ts";
import { HOSTILE, writeHistory, writeHostile } from "../../support/report-ledgers.ts";
import { findLowContrast, findNamelessControls, findSkippedHeadings } from "./look.ts";

describeInChromium("the report in Chromium", () => {
  const folder = mkdtempSync(join(tmpdir(), "report-in-chromium-"));
  const [ledger, report] = [join(folder, "ledger.jsonl"), join(folder, "report.html")];
  const repository = join(folder, "scoring.git");
  const [hostileLedger, hostile] = [join(folder, "hostile.jsonl"), join(folder, "hostile.html")];
  let bundles: Bundles;
  let browser: Browser;
  let records: Predicate[];

  beforeAll(async () => {
    bundles = buildBundles();
    await writeHistory(ledger, repository);
    writeHostile(hostileLedger);
    for (const [from, to] of [
      [ledger, report],
      [hostileLedger, hostile],
    ] as const)
      execFileSync(process.execPath, [bundles.cli, "audit", "report", from, "--out", to], { stdio: "pipe" });
    records = [];
    for await (const { bytes } of openExported(ledger).files(isRecord)) records.push(openRecord(bytes).predicate);
    browser = await openChromium();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    bundles?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens the report, fails on any error or request, and closes again. */
  async function look(
    hash: string,
    use: (page: Page) => Promise<void>,
    { file = report, ...options }: BrowserContextOptions & { file?: string } = {},
  ): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const trouble: string[] = [];
    page.on("pageerror", (error) => trouble.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") trouble.push(message.text());
    });
    page.on("request", (request) => {
      if (!request.url().startsWith("file:") && !request.url().startsWith("blob:")) trouble.push(request.url());
    });
    try {
      await page.goto(`file://${file}${hash}`);
      if (options.javaScriptEnabled !== false) await page.waitForSelector("html[data-ready]", { state: "attached" });
      await use(page);
      expect(trouble).toEqual([]);
    } finally {
      await context.close();
    }
  }

  const text = (page: Page, selector: string) => page.locator(selector).textContent();
  const settled = async (page: Page, words: string | RegExp) => {
    await page.locator("#count").filter({ hasText: words }).waitFor();
  };
  const mergesOf = () => records.flatMap((each) => (each.kind === "merge" ? [each] : []));
  const pullsIn = () => new Set(records.map(({ pullRequest }) => pullRequest)).size;

  it("says the figures that the ledger says, and loads nothing", async () => {
    const governed = mergesOf().filter((each) => "known" in each.governed && each.governed.known).length;
    await look("", async (page) => {
      expect(await page.title()).toContain("acme/scoring");
      expect(await text(page, ".tile-merged .value")).toBe(String(mergesOf().length));
      expect(await text(page, ".tile-merged .note")).toBe(`${governed} governed`);
      expect(await page.locator("#chart-months svg").count()).toBeGreaterThan(0);
      expect(await page.locator(".heat tbody tr").count()).toBe(5);
      // Things are counted on the axis, each number once.
      const axis = await page.locator("#chart-months svg [aria-label='y-axis tick label'] text").allTextContents();
      const shown = axis.filter((label) => label !== "");
      expect(shown.length).toBeGreaterThan(1);
      expect(shown).toEqual([...new Set(shown)]);
    });
  });

  it.each(["", "#overview", "#coverage", "#pulls"])("opens at its head, also at the address %j", async (hash) => {
    await look(hash, async (page) => {
      await page.waitForLoadState("load");
      await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
      expect(await page.evaluate("scrollY")).toBe(0);
      expect(await page.getByText("Gate history report").isVisible()).toBe(true);
    });
  });

  it("keeps the list in step with search, filters and order, and says how many are left", async () => {
    await look("#pulls", async (page) => {
      await settled(page, `${pullsIn()} of ${pullsIn()} pull requests`);
      const data = new Set(
        records.flatMap((each) =>
          each.kind === "decision" && each.facts.changes.some(({ path }) => path.endsWith(".parquet"))
            ? [each.pullRequest]
            : [],
        ),
      );
      await page.getByLabel("Search").fill("parquet");
      await settled(page, `${data.size} of`);
      expect(await page.evaluate("location.hash")).toBe("#pulls?q=parquet");
      expect(await text(page, "#said")).toBe(`${data.size} of ${pullsIn()} pull requests`);
      await page.getByLabel("Outcome").selectOption("not governed");
      await settled(page, /^0 of/);
      await page.getByRole("button", { name: "Clear filters" }).click();
      await settled(page, `${pullsIn()} of`);
      await page.getByRole("button", { name: "Number" }).click();
      await page.getByRole("button", { name: "Number" }).click();
      const numbers = await page.locator(".list tbody th a").allInnerTexts();
      const sorted = [...numbers].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
      expect(numbers).toEqual(sorted);
      expect(await page.locator("th[aria-sort]").getAttribute("aria-sort")).toBe("ascending");
    });
  });

  it("opens where an address points, with filters, a control's exceptions, and what is not there", async () => {
    const { pullRequest } = mergesOf().find(({ decision }) => decision !== null) ?? { pullRequest: 0 };
    await look(`#pull-${pullRequest}`, async (page) => {
      expect(await text(page, "#pull h2")).toContain(`#${pullRequest}`);
      const told = (await text(page, "#pull")) ?? "";
      for (const each of records)
        if (each.pullRequest === pullRequest && each.previous) expect(told).toContain(each.previous);
      await page.getByRole("link", { name: "← All pull requests" }).click();
      await settled(page, `${pullsIn()} of`);
      await page.goBack();
      await page.locator("#pull h2", { hasText: `#${pullRequest}` }).waitFor();
    });
    await look("#pulls?outcome=gated&sort=number&order=up", async (page) => {
      expect(await page.getByLabel("Outcome").inputValue()).toBe("gated");
      expect(new Set(await page.locator(".list tbody td:nth-child(2)").allInnerTexts())).toEqual(new Set(["✓ gated"]));
    });
    await look("#pull-999999", async (page) =>
      expect(await text(page, "#pull h2")).toBe("#999999 is not in this report"),
    );
    await look("#constructor", async (page) => expect(await page.locator("#overview").isVisible()).toBe(true));
  });

  it("gives commands that verify a pull request in a clone, and that find what was changed", async () => {
    const clone = join(folder, "clone");
    execFileSync("git", ["clone", "-q", "--no-checkout", repository, clone], { stdio: "pipe" });
    const { pullRequest } = records.find((each) => each.kind === "decision" && each.evidence.length > 1) ?? {
      pullRequest: 0,
    };
    let blocks: string[] = [];
    await look(`#pull-${pullRequest}`, async (page) => {
      blocks = await page.locator("#pull pre").allInnerTexts();
    });
    const [chain = "", evidence = ""] = blocks;
    const sh = (script: string) =>
      execFileSync("bash", ["-euc", script], { cwd: clone, encoding: "utf8", stdio: "pipe" });
    const own = records.filter((each) => each.pullRequest === pullRequest);
    const said = sh(chain);
    for (const { previous } of own) if (previous !== undefined) expect(said).toContain(`"previous":"${previous}"`);
    expect(said).not.toContain("NOT WHAT IT WAS");
    const stored = own.flatMap((each) => (each.kind === "decision" ? each.evidence : []));
    for (const line of sh(evidence).trim().split("\n"))
      expect(stored.map((each) => each.sha256)).toContain(line.slice(0, 64));
    const [record = ""] = /^[0-9a-f]{64}$/m.exec(chain) ?? [];
    const path = `records/${record.slice(0, 2)}/${record}.json`;
    const touched = chain
      .replace(/^git fetch.*$/m, "")
      .replace(" > record.json", ' | sed "s/acme/acne/" > record.json');
    expect(sh(`${touched}\ngit show origin/secmlops-ledger:${path} > /dev/null`)).toContain(
      `NOT WHAT IT WAS: ${record}`,
    );
  });

  it("is walked with the keyboard alone", async () => {
    await look("", async (page) => {
      const focused = () => page.evaluate("document.activeElement.id || document.activeElement.textContent");
      await page.keyboard.press("Tab");
      expect(await focused()).toBe("Skip to the content");
      await page.keyboard.press("Enter");
      expect(await focused()).toBe("main");
      await page.getByRole("link", { name: "Pull requests", exact: true }).focus();
      await page.keyboard.press("Enter");
      await settled(page, `${pullsIn()} of`);
      expect(await focused()).toBe("pulls-title");
      await page.keyboard.press("Tab");
      await page.keyboard.type("models/");
      await settled(page, new RegExp(`^(?!${pullsIn()} )`));
      await page.getByRole("button", { name: "Number" }).focus();
      await page.keyboard.press("Enter");
      expect(await focused()).toBe("Number");
      await page.keyboard.press("Tab");
      for (let step = 0; step < 12 && !/^#\d/.test(String(await focused())); step++) await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForSelector("body[data-view=pull]");
      expect(await focused()).toBe("pull-title");
      const outline = await page.evaluate(
        "(() => { const link = document.querySelector('.back a'); link.focus(); return getComputedStyle(link).outlineStyle; })()",
      );
      expect(outline).not.toBe("none");
    });
  });

  it("shows hostile text as text, everywhere", async () => {
    for (const hash of ["", "#pulls", "#pull-7", "#requirements", "#controls"])
      await look(
        hash,
        async (page) => {
          expect(await page.evaluate("window.pwned")).toBeUndefined();
          expect(await page.locator("img").count()).toBe(0);
          expect(await page.locator("a[href^=javascript]").count()).toBe(0);
          expect(await text(page, "h1")).toBe(`acme/${HOSTILE}`);
        },
        { file: hostile },
      );
    await look(
      "#pull-7",
      async (page) => {
        const told = (await text(page, "#pull")) ?? "";
        for (const part of [`Title ${HOSTILE}`, `Note ${HOSTILE}`, `<b>${HOSTILE}`, `models/${HOSTILE}.onnx`])
          expect(told.includes(part) ? part : told).toBe(part);
        expect(told).toContain("\\u{202e}");
      },
      { file: hostile },
    );
  });

  it.each(["light", "dark"] as const)("can be read in the %s scheme", async (colorScheme) => {
    const { pullRequest } = mergesOf().find(({ decision }) => decision !== null) ?? { pullRequest: 0 };
    const views = [
      "",
      "#requirements",
      "#controls",
      "#sign-offs",
      "#waivers",
      "#coverage",
      "#about",
      "#pulls",
      `#pull-${pullRequest}`,
    ];
    for (const hash of views)
      await look(
        hash,
        async (page) => {
          expect({ hash, low: await page.evaluate(findLowContrast) }).toEqual({ hash, low: [] });
          expect({ hash, nameless: await page.evaluate(findNamelessControls) }).toEqual({ hash, nameless: [] });
          expect({ hash, skipped: await page.evaluate(findSkippedHeadings) }).toEqual({ hash, skipped: [] });
        },
        { colorScheme },
      );
  });

  it("would be found out if it could not be read", async () => {
    await look("", async (page) => {
      await page.addStyleTag({ content: ".lead { color: #aaa } .tile a { opacity: 0.4 }" });
      await page.evaluate("document.querySelector('#overview h3').outerHTML = '<h6>late</h6><button></button>'");
      const low = (await page.evaluate(findLowContrast)) as string[];
      expect(low.some((each) => each.startsWith("P.lead"))).toBe(true);
      expect(low.some((each) => each.startsWith("SPAN.value"))).toBe(true);
      expect(await page.evaluate(findNamelessControls)).toHaveLength(1);
      expect(await page.evaluate(findSkippedHeadings)).toHaveLength(1);
    });
  });

  it("is laid out with landmarks, and its tables have headers", async () => {
    await look("", async (page) => {
      for (const role of ["banner", "navigation", "main", "contentinfo", "status"] as const)
        expect(await page.getByRole(role).count()).toBe(1);
      expect(await page.locator("table:not(:has(caption))").count()).toBe(0);
      expect(await page.locator("th:not([scope])").count()).toBe(0);
      expect(
        await page.evaluate(
          "(() => { const ids = [...document.querySelectorAll('[id]')].map((e) => e.id); return ids.length - new Set(ids).size; })()",
        ),
      ).toBe(0);
      expect(await page.locator("nav a[aria-current=page]").allInnerTexts()).toEqual(["Overview"]);
    });
  });

  it("fits a telephone", async () => {
    for (const hash of ["", "#controls", "#pulls", "#coverage"])
      await look(
        hash,
        async (page) => {
          const over = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
          expect({ hash, over: Math.max(0, Number(over)) }).toEqual({ hash, over: 0 });
        },
        { viewport: { width: 360, height: 740 } },
      );
  });

  it("prints the whole summary, or the pull request that is open, and no controls", async () => {
    await look("", async (page) => {
      await page.emulateMedia({ media: "print" });
      for (const id of ["overview", "requirements", "controls", "sign-offs", "waivers", "coverage", "about"])
        expect(await page.locator(`#${id}`).isVisible()).toBe(true);
      for (const each of ["nav", "#pulls", "#pull"]) expect(await page.locator(each).first().isVisible()).toBe(false);
    });
    const { pullRequest } = mergesOf()[0] ?? { pullRequest: 0 };
    await look(`#pull-${pullRequest}`, async (page) => {
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("#pull").isVisible()).toBe(true);
      expect(await page.locator("#overview").isVisible()).toBe(false);
    });
  });

  it("prints tables whose header stays with its rows, and no sheet with the title alone", async () => {
    const style = (page: Page, selector: string, name: string) =>
      page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${name}`);
    await look("#pulls", async (page) => {
      await page.emulateMedia({ media: "print" });
      expect(await style(page, "#pulls", "breakBefore")).toBe("auto");
      expect(await style(page, ".list thead tr", "breakAfter")).toBe("avoid");
      expect(await style(page, ".list tbody tr:nth-child(2)", "breakAfter")).toBe("auto");
      expect(await page.locator(".list wbr").count()).toBeGreaterThan(0);
    });
  });

  it("has tiles that lead to as many pull requests as they say", async () => {
    await look("", async (page) => {
      const tiles = (await page.evaluate(
        "[...document.querySelectorAll('.tile a[href^=\"#pulls\"]')].map((a) => [a.getAttribute('href'), (a.querySelector('.value').textContent.includes('%') ? a.querySelector('.note') : a.querySelector('.value')).textContent])",
      )) as [string, string][];
      expect(tiles.length).toBeGreaterThan(1);
      for (const [hash, words] of tiles) {
        await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
        await settled(page, new RegExp(`^${/[\d,]+/.exec(words)?.[0]} of`));
      }
    });
  });

  it("tells its summary without JavaScript", async () => {
    await look(
      "",
      async (page) => {
        for (const id of ["overview", "requirements", "controls", "sign-offs", "waivers", "coverage", "about"])
          expect(await page.locator(`#${id}`).isVisible()).toBe(true);
        expect(await text(page, ".lead")).toContain("acme/scoring");
        expect(await text(page, "#pulls noscript")).toContain("need JavaScript");
      },
      { javaScriptEnabled: false },
    );
  });
});
