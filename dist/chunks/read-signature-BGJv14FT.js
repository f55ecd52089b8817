export { t as readModelSignature, n as readReportSignature, r as readReportStatement } from "./read-signature-BtUKa5Ul.js";
