/** What somebody with other eyes would stumble over. Each runs inside the page, and so stands by itself, as text. */

/**
 * Visible text whose colour is too close to what lies behind it: 4.5 to 1, or 3 to 1 where it is large (WCAG 2.2, 1.4.3,
 * https://www.w3.org/TR/WCAG22/#contrast-minimum).
 */
export const findLowContrast = `(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parse = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => [0, 1, 2].map((at) => top[at] * top[3] + under[at] * (1 - top[3])).concat(1);
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
  };
  const light = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((each) => each / 255).map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const low = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.textContent.trim() === "" || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (element.closest(":disabled, svg, script, .unseen, .skip, noscript, option")) continue;
    const style = getComputedStyle(element);
    const behind = ground(element);
    let opacity = 1;
    for (let at = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
    const colour = parse(style.color);
    const ink = over([colour[0], colour[1], colour[2], colour[3] * opacity], behind);
    const [brighter, darker] = [light(ink), light(behind)].sort((a, b) => b - a);
    const ratio = (brighter + 0.05) / (darker + 0.05);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) low.add(element.tagName + "." + element.className + " " + ratio.toFixed(2) + " " + node.textContent.trim().slice(0, 20));
  }
  return [...low].slice(0, 10);
})()`;

/** Links, buttons and fields without a name. */
export const findNamelessControls = `[...document.querySelectorAll("a, button, input, select, summary, [role=region]")]
  .filter((element) => element.checkVisibility())
  .filter((element) => {
    const label = element.getAttribute("aria-label") || [...(element.labels || [])].map((each) => each.textContent).join("");
    return (label || element.textContent).trim() === "" || (element.matches("input, select") && label.trim() === "");
  })
  .map((element) => element.outerHTML.slice(0, 80))`;

/** Headings that come more than one level below the one before. */
export const findSkippedHeadings = `(() => {
  let before = 0;
  return [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter((heading) => heading.checkVisibility())
    .filter((heading) => {
      const level = Number(heading.tagName.slice(1));
      const isSkipped = level > before + 1;
      before = level;
      return isSkipped;
    })
    .map((heading) => heading.outerHTML.slice(0, 80));
})()`;
