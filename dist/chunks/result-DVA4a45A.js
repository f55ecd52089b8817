// src/scan/result.ts
/** What a scan says of one file. Plain JSON; wording of rules lives in one table. */
const SCAN_VERDICTS = [
	"safe",
	"unknown",
	"dangerous",
	"malformed"
];
const SEVERITIES = [
	"critical",
	"high",
	"medium",
	"low"
];
export { SEVERITIES as n, SCAN_VERDICTS as t };
