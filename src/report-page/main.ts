/** The report's page: shows one section at a time, the list, and the page of a pull request, all by address. */
import { drawCharts } from "./charts.ts";
import { readDetail, readIndex } from "./data.ts";
import { el, replace, safely } from "./dom.ts";
import { openList } from "./list.ts";
import { damagePart, pullPage } from "./pull.ts";

const index = readIndex();
const views = [...document.querySelectorAll<HTMLElement>(".view")];
const links = [...document.querySelectorAll<HTMLAnchorElement>("nav a")];
const said = document.getElementById("said");
const title = document.title;
/** A reader is told of what changed without moving there. */
const say = (text: string): void => {
  if (said !== null) said.textContent = text;
};
const listRoot = document.getElementById("list");
const list = listRoot === null ? undefined : openList(listRoot, index, say);
const pullRoot = document.getElementById("pull");
const places = new Map(index.pulls.number.map((number, place) => [number, place]));
const lost = new Map(index.lost);
let isFirst = true;
let turn = 0;

async function route(): Promise<void> {
  const own = ++turn;
  const [name = "", query = ""] = location.hash.slice(1).split("?", 2);
  const number = /^pull-(\d{1,16})$/.exec(name)?.[1];
  const place = number === undefined ? undefined : places.get(Number(number));
  if (number !== undefined && pullRoot !== null) {
    if (place === undefined)
      replace(
        pullRoot,
        el("h2", { tabindex: -1 }, `#${number} is not in this report`),
        lost.has(Number(number)) && damagePart(lost.get(Number(number)) ?? []),
        el("p", {}, el("a", { href: "#pulls" }, "All pull requests")),
      );
    else await showPull(place, pullRoot, own);
    // Somebody has gone on meanwhile.
    if (own === turn) show("pull", `#${number}`);
    return;
  }
  const target = document.getElementById(name);
  const view = target?.closest<HTMLElement>(".view")?.id ?? "overview";
  if (view === "pulls") list?.show(query);
  show(view, links.find((link) => link.hash === `#${view}`)?.textContent ?? "", target ?? undefined);
}

async function showPull(place: number, root: HTMLElement, own: number): Promise<void> {
  const detail = await readDetail(place, index).catch(() => undefined);
  if (own !== turn) return;
  const order = list?.order() ?? [];
  const at = order.indexOf(place);
  const link = (to: number | undefined, text: string) => {
    const number = to === undefined ? undefined : index.pulls.number[to];
    return number !== undefined && el("a", { href: `#pull-${number}` }, `${text} #${number}`);
  };
  const around = el(
    "p",
    { class: "back" },
    el("a", { href: list?.address() ?? "#pulls" }, "← All pull requests"),
    at >= 0 && link(order[at - 1], "Previous:"),
    at >= 0 && link(order[at + 1], "Next:"),
  );
  replace(
    root,
    around,
    detail === undefined
      ? el("h2", { tabindex: -1 }, "Its details cannot be unpacked here")
      : safely(() => pullPage(place, detail, index), detail),
  );
}

/** @param target a place inside the view to go to */
function show(view: string, name: string, target?: HTMLElement): void {
  for (const each of views) each.hidden = each.id !== view;
  document.body.dataset.view = view;
  const section = view === "pull" ? "pulls" : view;
  for (const link of links)
    if (link.hash === `#${section}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  document.title = name === "" ? title : `${name} · ${title}`;
  const heading = document.querySelector<HTMLElement>(`#${view} h2`);
  const isInside = target !== undefined && target.id !== view;
  if (isInside) target.scrollIntoView();
  else scrollToTop();
  // On opening, the reader begins at the top of the document.
  if (!isFirst || location.hash !== "") (isInside ? undefined : heading)?.focus({ preventScroll: true });
  isFirst = false;
}

/** A section's name is its address, and where the document is still loading the browser itself goes there last. */
function scrollToTop(): void {
  const scroll = () => window.scrollTo(0, 0);
  scroll();
  if (document.readyState !== "complete") addEventListener("load", () => requestAnimationFrame(scroll), { once: true });
}

addEventListener("hashchange", () => void route());
document.querySelector(".skip")?.addEventListener("click", (event) => {
  // The address is the view's; the reader only jumps.
  event.preventDefault();
  document.getElementById("main")?.focus();
});
drawCharts(index);
void route().then(() => {
  document.documentElement.dataset.ready = "true";
});
