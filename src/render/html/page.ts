import { Html, html } from "./html.ts";
import { STYLE } from "./style.ts";

/**
 * One self-contained page: nothing is loaded, and nothing runs.
 * @param title plain text
 * @returns the document, ending in a line end
 */
export const pageHtml = (title: string, body: Html): string =>
  `${
    html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${title}</title><style>${STYLE_SHEET}</style></head>
<body><main>
${body}
</main></body></html>`.markup
  }\n`;

/** Our own, and so as it is: entities mean nothing inside `style`. */
const STYLE_SHEET = new Html(STYLE);
