import type { Reason } from "../core/reason.ts";
import type { LeafVerdict, ProofVerdict, RequirementStatus, RequirementVerdict } from "../core/verdict.ts";
import {
  describeLeaf,
  describeLift,
  describeLook,
  describePassedOver,
  nameAlternative,
  nameConcerns,
} from "./describe.ts";
import { describeNumbers, reasonsBesides } from "./describe-evidence.ts";
import { describeReasons } from "./describe-reasons.ts";
import { describeTables } from "./describe-tables.ts";
import type { Detail } from "./detail.ts";
import { STATUS_ICON } from "./icons.ts";
import { breakLines, type Writer } from "./markdown-context.ts";
import { renderGroups } from "./markdown-groups.ts";
import { renderSeats } from "./markdown-seats.ts";
import { alternativesOf, isSignOff, isTree } from "./proof-tree.ts";
import { capitalise, say, strong, type Text } from "./span.ts";

/** What stands below a requirement's title: notes, a line each, and then the list of its seats and alternatives. */
interface Below {
  readonly notes: readonly string[];
  readonly items: readonly string[];
}
const NOTHING: Below = { notes: [], items: [] };
const stack = (parts: readonly Below[]): Below => ({
  notes: parts.flatMap(({ notes }) => notes),
  items: parts.flatMap(({ items }) => items),
});

/** A requirement that waits or is broken: its title, what to look at, and a line for each thing that is missing. */
export function renderOpen(writer: Writer, requirement: RequirementVerdict, detail: Detail): string {
  const { id, title, dimension, concerns, status, reasons, proof, lifted } = requirement;
  const head = say`${strong(`${id} ${title}`)} · ${dimension.charAt(0).toUpperCase() + dimension.slice(1)} · ${nameConcerns(concerns)}`;
  const background = detail.background ? writer.line(describeBackground(writer, requirement)) : "";
  const below = proof === undefined ? NOTHING : renderProof(writer, requirement, proof, detail);
  const notes = [
    ...(background === "" ? [] : [background]),
    ...renderReasons(writer, requirement, reasons, status, detail),
    ...below.notes,
    ...(detail.background ? lifted.map((one) => writer.line(describeLift(one))) : []),
  ];
  const groups = renderGroups(writer, requirement, detail);
  const text = [breakLines([writer.line(head), ...notes]), ...below.items].join("\n");
  return groups === "" ? text : `${text}\n\n${groups}`;
}

function renderReasons(
  writer: Writer,
  { id }: RequirementVerdict,
  reasons: readonly Reason[],
  status: RequirementStatus,
  detail: Detail,
): string[] {
  const context = { requirement: id, waiverRole: writer.verdict.waiverRole };
  const all = describeReasons(reasons, context);
  const shown = all.slice(0, detail.reasons);
  const rest = all.length - shown.length;
  return [
    ...shown.map((text) => `${STATUS_ICON[status]} ${writer.line(text)}`),
    ...(rest > 0 ? [`and ${writer.more(rest, "reason")}`] : []),
  ];
}

function describeBackground(writer: Writer, { why, governed }: RequirementVerdict): Text {
  const files = describeLook(governed, writer.file);
  const look = files.length === 0 ? [] : say`Look at ${files}.`;
  if (why === undefined) return look;
  return say`${/[.!?]$/.test(why) ? why : `${why}.`}${look.length === 0 ? "" : say` ${look}`}`;
}

function renderProof(writer: Writer, requirement: RequirementVerdict, proof: ProofVerdict, detail: Detail): Below {
  if (!isTree(proof)) return renderLeaf(writer, requirement, proof, detail);
  const shown = proof.kind === "any" ? alternativesOf(proof) : proof.of;
  const [only] = shown;
  if (proof.kind === "any" && shown.length === 1 && only !== undefined)
    return renderProof(writer, requirement, only, detail);
  const children = shown.map((child) => ({ child, below: renderProof(writer, requirement, child, detail) }));
  if (proof.kind === "all") return stack(children.map(({ below }) => below));
  const branches = children.flatMap(({ child, below }) => {
    if (child.kind === "all" && child.of.length > 1) return ["- All of these:", ...indent(asList(below))];
    // Several lines of one proof are no alternatives.
    if (isTree(child) || asList(below).length < 2) return asList(below);
    return [`- ${writer.line(nameAlternative(child))}:`, ...indent(asList(below))];
  });
  return { notes: [], items: [`- ${STATUS_ICON[proof.status]} One of these is enough:`, ...indent(branches)] };
}
const asList = ({ notes, items }: Below) => [...notes.map((note) => `- ${note}`), ...items];
const indent = (lines: readonly string[]) => lines.map((line) => `  ${line}`);

function renderLeaf(writer: Writer, requirement: RequirementVerdict, leaf: LeafVerdict, detail: Detail): Below {
  const items = isSignOff(leaf) ? renderSeats(writer, requirement, leaf, detail) : [];
  // The seats themselves say that they are open.
  const reasons = (leaf.kind === "evidence" ? reasonsBesides(leaf) : leaf.reasons).filter(
    ({ code }) => !(items.length > 0 && (code === "seats-open" || code === "no-pull-request")),
  );
  const numbers = leaf.kind === "evidence" ? describeNumbers(leaf, writer.place, detail.numbers) : [];
  const passedOver = detail.background ? describePassedOver(leaf) : [];
  const notes = [
    ...renderReasons(writer, requirement, reasons, leaf.status, detail),
    ...numbers.map(
      ({ text, status }) => `${status === undefined ? "" : `${STATUS_ICON[status]} `}${writer.line(text)}`,
    ),
    ...(passedOver.length === 0 ? [] : [writer.line(passedOver)]),
  ];
  const tables = detail.background ? describeTables(leaf).map(writer.line) : [];
  if (notes.length + items.length > 0) return { notes: [...notes, ...tables], items };
  return {
    notes: [`${STATUS_ICON[leaf.status]} ${writer.line(capitalise(describeLeaf(leaf, writer.place)))}`, ...tables],
    items,
  };
}
