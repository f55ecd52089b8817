import { n as sha256Hex } from "./canonical-json-DABuQivo.js";
// src/core/public-key.ts
const PEM = /-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]{1,10000})-----END PUBLIC KEY-----/;
/**
* The SubjectPublicKeyInfo (RFC 5280) of a public key in PEM form (RFC 7468); text may stand around it.
* @returns nothing where there is not one public key
*/
function publicKeyOf(pem) {
	const [, body] = PEM.exec(pem) ?? [];
	if (body === void 0 || pem.split("-----BEGIN ").length !== 2) return void 0;
	const bytes = Buffer.from(body, "base64");
	return bytes.length === 0 ? void 0 : bytes;
}
/** The sha256 of a public key, by which it is told from others however its text is laid out; nothing where there is not one. */
function fingerprintOf(pem) {
	const bytes = publicKeyOf(pem);
	return bytes === void 0 ? void 0 : sha256Hex(bytes);
}
export { publicKeyOf as n, fingerprintOf as t };
