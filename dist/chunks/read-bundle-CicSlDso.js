export { t as MAX_BUNDLE, n as looksLikeBundle, r as readBundle } from "./read-bundle-B78rrZD7.js";
