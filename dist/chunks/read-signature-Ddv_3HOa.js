export { t as readModelSignature, n as readReportSignature, r as readReportStatement } from "./read-signature-w0Gu4uPh.js";
