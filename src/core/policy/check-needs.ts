/** Checks one requirement's needs as a whole: size, and sign-offs that must be by different people. */
import { FORMAT_NAMES } from "../../scan/format-names.ts";
import { isBlocked } from "../../scan/pickle/blocked.ts";
import { isRuleId, RULES } from "../../scan/rules.ts";
import { checkEvidence } from "./check-evidence.ts";
import type { Survey } from "./check-semantics.ts";
import type { Needs, ScanProof, SignOffProof } from "./policy.ts";
import { listWords, quote, suggest } from "./problem.ts";
import { depthOf, proofsOf } from "./proofs-of.ts";
import { type Placed, type Spot, valueAt } from "./spot.ts";

const MAX_PROOFS = 32;
const MAX_DEPTH = 8;
/** Giving out seats among sign-offs that exclude each other is exact, and its cost grows with their number. */
const MAX_DISTINCT = 4;
/** It looks at every number of seats filled so far, sign-off by sign-off: the product of each one's count plus one. */
const MAX_SEATINGS = 512;

export function checkNeeds(id: string, { value, spot }: Placed<Needs>, survey: Survey): void {
  const { report } = survey;
  const at = spot.key ?? spot.at;
  const proofs = proofsOf(value);
  if (proofs.length > MAX_PROOFS)
    report.error(
      "limit",
      at,
      `${id} has ${proofs.length} proofs, and at most ${MAX_PROOFS} are possible; split the requirement`,
    );
  if (depthOf(value) > MAX_DEPTH)
    report.error(
      "limit",
      at,
      `the needs of ${id} are nested ${depthOf(value)} deep, and at most ${MAX_DEPTH} are possible; split the requirement`,
    );
  for (const proof of proofs) {
    if (proof.kind === "scan") checkScan(proof, survey, spot);
    if (proof.kind === "evidence") checkEvidence(proof, survey, spot);
  }
  const signOffs = proofs.filter((proof) => proof.kind === "sign-off");
  for (const proof of signOffs) checkCount(proof, survey, spot);
  checkDistinct(signOffs, survey, spot);
  const apart = signOffs.filter((proof) => isApart(proof, signOffs));
  if (apart.length > MAX_DISTINCT)
    report.error(
      "limit",
      at,
      `${id} has ${apart.length} sign-offs that "distinct-from" keeps apart, and at most ${MAX_DISTINCT} are possible; use "count" where one role needs several people`,
    );
  else if (apart.reduce((seatings, { count }) => seatings * (count + 1), 1) > MAX_SEATINGS)
    report.error(
      "limit",
      at,
      `the sign-offs of ${id} that "distinct-from" keeps apart ask for ${listWords(
        apart.map(({ count }) => String(count)),
        "and",
      )} people, which is too many to tell apart; lower a "count", or split the requirement`,
    );
}

function isApart(proof: SignOffProof, signOffs: readonly SignOffProof[]): boolean {
  return proof.distinctFrom.length > 0 || signOffs.some((other) => other.distinctFrom.includes(proof.role));
}

function checkDistinct(signOffs: readonly SignOffProof[], { report, proofSpots }: Survey, fallback: Spot): void {
  for (const proof of signOffs) {
    const others = new Set(signOffs.filter((other) => other !== proof).map(({ role }) => role));
    proof.distinctFrom.forEach((role, index) => {
      const at = valueAt(proofSpots.get(proof) ?? fallback, ["distinct-from", index]);
      if (role === proof.role)
        report.error(
          "never-fails",
          at,
          `a sign-off cannot be distinct from its own role ${quote(role)}; for two different people of one role, write "count: 2"`,
        );
      else if (!others.has(role))
        report.error(
          "unknown-name",
          at,
          `"distinct-from" names the role ${quote(role)}, and no other sign-off of this requirement asks for it`,
          suggest(role, others),
        );
    });
  }
}

/** A format or rule that the scanner does not know would pass nothing. */
function checkScan(proof: ScanProof, { report, proofSpots }: Survey, fallback: Spot): void {
  const spot = proofSpots.get(proof) ?? fallback;
  for (const [index, format] of (proof.formats ?? []).entries())
    if (!FORMAT_NAMES.some((name) => name === format))
      report.error(
        "unknown-name",
        valueAt(spot, ["formats", index]),
        `the scanner knows no format called ${quote(format)}`,
        suggest(format, FORMAT_NAMES),
      );
  for (const [index, allowance] of proof.allow.entries()) {
    if ("import" in allowance && isBlocked(...splitName(allowance.import)))
      report.warn(
        "never-holds",
        valueAt(spot, ["allow", index, "import"]),
        `${quote(allowance.import)} is known to do harm, so its name opens nothing; what uses it can be allowed by its sha256`,
      );
    if ("rule" in allowance && !isRuleId(allowance.rule))
      report.error(
        "unknown-name",
        valueAt(spot, ["allow", index, "rule"]),
        `the scanner knows no rule called ${quote(allowance.rule)}`,
        suggest(allowance.rule, Object.keys(RULES)),
      );
  }
}

/** A role of named people alone has as many as are named, and no more. */
function checkCount(proof: SignOffProof, { draft, broken, report, proofSpots }: Survey, fallback: Spot): void {
  const role = draft.roles.get(proof.role);
  if (role === undefined || broken.all || broken.roles.has(proof.role)) return;
  const isOpen = role.permission !== undefined || (role.teams?.value ?? []).length > 0;
  const named = new Set((role.users?.value ?? []).map(({ login }) => login.toLowerCase())).size;
  if (isOpen || named >= proof.count) return;
  report.error(
    "never-holds",
    valueAt(proofSpots.get(proof) ?? fallback, ["count"]),
    `${proof.count} people must sign as ${quote(proof.role)}, and the role has ${named}; name more, or lower "count"`,
    { also: role.at },
  );
}

/** `os.path.join` is `join` of `os.path`. */
function splitName(whole: string): [module: string, name: string] {
  const dot = whole.lastIndexOf(".");
  return [whole.slice(0, dot), whole.slice(dot + 1)];
}
