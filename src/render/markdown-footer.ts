import { type DigestEntry, writeDigestList } from "../core/acts/digest-list.ts";
import type { Notice, RequirementVerdict, Verdict } from "../core/verdict.ts";
import { describeReason, nameBase } from "./describe.ts";
import { showsBars } from "./describe-evidence.ts";
import { BAR_LEGEND } from "./describe-metric.ts";
import type { Detail } from "./detail.ts";
import { fold, type Writer } from "./markdown-context.ts";
import { byUrgency, decidingLeaves, isOpen, isSignOff } from "./proof-tree.ts";
import { code, list, say, type Text } from "./span.ts";
import { wordNotice } from "./wording.ts";
import { describeContribution } from "./wording-acts.ts";

/** What a reader must see before anything else; the rest of the notices stands at the end. */
const URGENT: readonly Notice["code"][] = ["tampered", "head-policy-problem"];

/** The notices of one half as bullets; acts that did not count have a list of their own. */
export function renderNotices(writer: Writer, detail: Detail, half: "urgent" | "other"): string {
  const { notices, waiverRole } = writer.verdict;
  const ours = notices.filter(
    ({ code }) => code !== "act-not-counted" && URGENT.includes(code) === (half === "urgent"),
  );
  const icon = half === "urgent" ? "⚠️ " : "";
  const lines = ours
    .slice(0, detail.notices)
    .map((notice) => `- ${icon}${writer.line(describeReason(wordNotice(notice, { waiverRole })))}`);
  const rest = ours.length - lines.length;
  return [...lines, ...(rest > 0 ? [`- and ${writer.more(rest, "note")}`] : [])].join("\n");
}

/** The commands, with ids to copy, and who may not sign off because the change is theirs. */
export function renderHelp(writer: Writer): string {
  const { verdict, context } = writer;
  if (context.local) return "";
  const open = byUrgency(verdict.requirements.filter(isOpen));
  const signable = open.find(({ proof }) => decidingLeaves(proof).some(isSignOff))?.id;
  const settled = verdict.requirements.find(({ status }) => status === "satisfied")?.id;
  const id = signable ?? settled ?? open[0]?.id;
  if (id === undefined) return "";
  const waivable = open.find((requirement) => requirement.waivable);
  const commands: Text[] = [];
  if (signable !== undefined) {
    commands.push(
      say`Sign off: tick your box (needs write access), or comment ${code(`/sign-off ${signable}: what you looked at`)}`,
    );
  }
  commands.push(
    say`Object: ${code(`/object ${id}: reason`)}. It stands until you ${code(`/revoke ${id}`)} or sign off`,
  );
  if (signable !== undefined || settled !== undefined) {
    commands.push(say`Take a sign-off back: untick your box, or ${code(`/revoke ${id}`)}`);
  }
  if (verdict.waiverRole !== undefined && waivable !== undefined) {
    commands.push(
      say`Waive, as ${verdict.waiverRole}: ${code(`/waive ${waivable.id} until ${inDays(verdict.now, 14)}: reason`)}`,
    );
  }
  commands.push(say`Judge again: ${code("/recheck")}`);
  const makers = verdict.contributors.map(
    ({ person, because, commit }) => say`${person.login} (${describeContribution(because, commit)})`,
  );
  const made = makers.length === 0 ? [] : ["", writer.line(say`Worked on this change: ${list(makers, "and", 10)}.`)];
  return fold("How to sign off, object or waive", [...commands.map((command) => `- ${writer.line(command)}`), ...made]);
}

/** An example day for commands to copy: `days` after an instant, both UTC. */
function inDays(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The folded list of the requirements' digests, as many as `room` UTF-8 bytes hold. It stands wherever people can act: what it
 * does not show, nobody can sign with a bare command or a tick.
 */
export function renderDigestList(
  { verdict, context }: Writer,
  requirements: readonly RequirementVerdict[],
  room = Number.POSITIVE_INFINITY,
): string {
  if (context.local) return "";
  const entries = requirements.flatMap(({ id, digest }) => (digest === undefined ? [] : [{ id, digest }]));
  let left = room - Buffer.byteLength(writeDigestList(verdict.head, []).join("\n"));
  const fitting: DigestEntry[] = [];
  for (const entry of entries) {
    left -= Buffer.byteLength(writeDigestList("", [entry]).join("\n")) - EMPTY_LIST;
    if (left < 0) break;
    fitting.push(entry);
  }
  return fitting.length === 0 ? "" : writeDigestList(verdict.head, fitting).join("\n");
}
const EMPTY_LIST = Buffer.byteLength(writeDigestList("", []).join("\n"));

/** What exactly was judged, and by what. */
export function renderDigests(writer: Writer): string {
  const { verdict, context } = writer;
  const parts = [
    say`Head ${code(verdict.head.slice(0, 7))} into ${code(nameBase(verdict))}`,
    say`policy ${code(verdict.policyDigest.slice(0, 8))}`,
    ...(context.record === undefined ? [] : [say`record ${code(context.record.slice(0, 8))}`]),
    ...(context.ledger || context.local || hasNotice(verdict, "no-ledger") ? [] : [say`no history is kept`]),
    ...(context.local ? [say`local run`] : []),
  ];
  const legend = showsBars(verdict) ? `<sub>${writer.line(say`${BAR_LEGEND}.`)}</sub>\n\n` : "";
  return `${legend}<sub>${parts.map((part) => writer.line(part)).join(" · ")}</sub>`;
}

const hasNotice = ({ notices }: Verdict, wanted: Notice["code"]): boolean =>
  notices.some(({ code }) => code === wanted);
