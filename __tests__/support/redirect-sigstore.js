/** Loaded into the shipped action by a test: what is meant for Sigstore's public instance goes to the test's own. */
const PUBLIC = /^https:\/\/(?:fulcio|rekor)\.sigstore\.dev(?=\/)/;
const fetchAnywhere = globalThis.fetch;

globalThis.fetch = (url, options) =>
  fetchAnywhere(typeof url === "string" ? url.replace(PUBLIC, process.env["TEST_SIGSTORE"] ?? "") : url, options);
