/**
 * Shows checklists as GitHub would: renders a Markdown file to HTML in a comment box and photographs it, light and
 * dark. For development only; needs Node >= 22.18 and a Chromium.
 *
 *     node scripts/preview-checklist.ts <checklist.md> <output folder> [width in pixels, 860 by default]
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { chromium } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const THEMES = {
  light: {
    page: "#ffffff",
    text: "#1f2328",
    muted: "#59636e",
    border: "#d1d9e0",
    head: "#f6f8fa",
    code: "#818b981f",
    link: "#0969da",
  },
  dark: {
    page: "#0d1117",
    text: "#f0f6fc",
    muted: "#9198a1",
    border: "#3d444d",
    head: "#151b23",
    code: "#656c7633",
    link: "#4493f8",
  },
} as const;
type Theme = keyof typeof THEMES;

const disc = (fill: string, mark: string) =>
  `<svg class="icon" viewBox="0 0 16 16"><rect x="1" y="1" width="14" height="14" rx="3" fill="${fill}"/>${mark}</svg>`;
const stroke = (d: string, colour: string, width = 2) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

/** The icons drawn by hand, so that the picture does not depend on an installed emoji font. */
const ICONS: Readonly<Record<string, string>> = {
  "✅": disc("#2da44e", stroke("M4.5 8.5l2.3 2.3 4.7-5.2", "#fff")),
  "❌": `<svg class="icon" viewBox="0 0 16 16">${stroke("M3 3l10 10M13 3L3 13", "#e5484d", 3)}</svg>`,
  "⏳": `<svg class="icon" viewBox="0 0 16 16">${stroke("M4 2h8M4 14h8", "#b08800", 2)}<path d="M5 3h6c0 3-2 3.6-2 5s2 2 2 5H5c0-3 2-3.6 2-5s-2-2-2-5z" fill="#f2c94c" stroke="#b08800"/></svg>`,
  "⏸️": disc("#5b8def", stroke("M6 5v6M10 5v6", "#fff")),
  "⚠️": `<svg class="icon" viewBox="0 0 16 16"><path d="M8 1.6l6.8 12H1.2z" fill="#ffc83d" stroke="#c98a00"/>${stroke("M8 6v3.4M8 11.6v.1", "#3b2f00", 1.8)}</svg>`,
  ℹ️: disc("#3b88fd", stroke("M8 7.5v4M8 4.6v.1", "#fff")),
  "▫️": `<svg class="icon" viewBox="0 0 16 16"><rect x="4.5" y="4.5" width="7" height="7" rx="1" fill="none" stroke="#8b949e" stroke-width="1.4"/></svg>`,
  "☑️": disc("#8b949e", stroke("M4.5 8.5l2.3 2.3 4.7-5.2", "#fff")),
};

/** GitHub's comments turn a line end inside a paragraph into a break. */
const breakLines = (html: string) =>
  html.replace(/<p>[\s\S]*?<\/p>/g, (paragraph) => paragraph.replace(/(?:<br \/>)?\n/g, "<br>"));
const drawIcons = (html: string) =>
  Object.entries(ICONS).reduce((text, [icon, svg]) => text.replaceAll(icon, svg), html);
const markTasks = (html: string) =>
  html
    .replace(/<ul>\s*<li><input/g, '<ul class="tasks"><li><input')
    .replace(/<li><input/g, '<li class="task"><input')
    .replaceAll(' disabled=""', "");

function page(markdown: string, theme: Theme, width: number): string {
  const { page: background, text, muted, border, head, code, link } = THEMES[theme];
  const body = micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  const padding = width < 500 ? 8 : 16;
  return `<!doctype html><meta charset="utf-8"><style>
    * { box-sizing: border-box }
    body { margin: 0; padding: ${padding}px; width: ${width}px; background: ${background}; color: ${text}; color-scheme: ${theme};
      font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif }
    .comment { border: 1px solid ${border}; border-radius: 6px; overflow: hidden }
    .author { padding: 8px 16px; background: ${head}; border-bottom: 1px solid ${border}; color: ${muted} }
    .author b { color: ${text} }
    .author span { border: 1px solid ${border}; border-radius: 2em; padding: 0 7px; font-size: 12px; margin-left: 4px }
    .body { padding: ${padding}px; word-wrap: break-word }
    .body > :first-child { margin-top: 0 } .body > :last-child { margin-bottom: 0 }
    p, ul, table, details { margin: 0 0 16px }
    h2, h3 { font-weight: 600; line-height: 1.25; margin: 24px 0 16px }
    h2 { font-size: 1.5em; padding-bottom: .3em; border-bottom: 1px solid ${border} } h3 { font-size: 1.25em }
    ul { padding-left: 2em } ul ul { margin: 0 } li + li { margin-top: .25em }
    li.task { list-style: none } li.task > input { margin: 0 .2em .25em -1.4em; vertical-align: middle }
    code { font: 85%/1.5 ui-monospace, "Liberation Mono", "DejaVu Sans Mono", monospace; background: ${code}; border-radius: 6px; padding: .2em .4em; white-space: break-spaces }
    a { color: ${link}; text-decoration: underline; text-underline-offset: .2rem }
    table { border-collapse: collapse; display: block; width: max-content; max-width: 100%; overflow: auto }
    th, td { border: 1px solid ${border}; padding: 6px 13px; text-align: left }
    summary { cursor: pointer } sub { font-size: 75%; line-height: 0; color: inherit; position: relative; bottom: -.25em }
    .icon { width: 1.15em; height: 1.15em; vertical-align: -.2em }
  </style><div class="comment"><div class="author"><b>secmlops-gate</b><span>bot</span> commented now</div>
  <div class="body">${drawIcons(markTasks(breakLines(body)))}</div></div>`;
}

const [file, folder, size = "860"] = process.argv.slice(2);
if (file === undefined || folder === undefined) {
  process.stderr.write("usage: preview-checklist <checklist.md> <output folder> [width]\n");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const markdown = readFileSync(file, "utf8");
const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
try {
  for (const theme of ["light", "dark"] as const) {
    const width = Number(size);
    const tab = await browser.newPage({ viewport: { width, height: 200 }, deviceScaleFactor: 1.5 });
    const html = page(markdown, theme, width);
    writeFileSync(join(folder, `checklist-${theme}.html`), html);
    await tab.setContent(html);
    await tab.screenshot({ path: join(folder, `checklist-${theme}.png`), fullPage: true });
    await tab.close();
  }
} finally {
  await browser.close();
}
