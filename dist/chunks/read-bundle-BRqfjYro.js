export { t as MAX_BUNDLE, n as looksLikeBundle, r as readBundle } from "./read-bundle-Daf_PdA6.js";
