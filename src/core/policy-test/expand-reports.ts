/** Reports of a case: what their readers would have made of them, in the formats that the policy asks for. */
import { compileGlobs } from "../change/globs.ts";
import type { FileChange } from "../facts.ts";
import type { EvidenceProof, Policy } from "../policy/policy.ts";
import { proofsOf } from "../policy/proofs-of.ts";
import type { Metric, Report, ReportFact, Subject, Unit } from "../report-facts.ts";
import { objectId } from "./expand-parts.ts";
import type { ShortReport } from "./short-form.ts";

/** @param side part of each report's id, so that the same words on base and head are two contents */
export function expandReports(
  reports: Readonly<Record<string, ShortReport>> = {},
  side: "base" | "head",
  changes: readonly FileChange[],
  policy: Policy,
): ReportFact[] {
  const proofs = policy.requirements
    .flatMap(({ needs }) => proofsOf(needs))
    .filter((proof): proof is EvidenceProof => proof.kind === "evidence");
  return Object.entries(reports)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, short]) => {
      const formats = new Set(proofs.filter((proof) => compileGlobs(proof.report)(path)).map(({ format }) => format));
      return [...formats].map((asked) => expandReport(path, short, asked, side, changes));
    });
}

function expandReport(
  path: string,
  short: ShortReport,
  asked: string,
  side: string,
  changes: readonly FileChange[],
): ReportFact {
  const fact = { path, id: objectId(`${side} report ${path} ${JSON.stringify(short)}`), format: asked, places: [] };
  if ("unavailable" in short) return { ...fact, from: "change", content: short };
  const { from = "change", format, names, tests } = short;
  const madeAt = short["made-at"];
  const content: Report = {
    format: format ?? (asked === "auto" ? "json" : asked),
    metrics: expandMetrics(short),
    broken: [],
    omitted: 0,
    subjects: (names ?? []).flatMap((name) => subjectOf(name, changes)),
    ...(madeAt === undefined ? {} : { madeAt }),
    ...(tests === undefined
      ? {}
      : {
          tests: {
            passed: tests.passed ?? 0,
            warned: tests.warned ?? 0,
            failed: tests.failed ?? 0,
            errors: tests.errors ?? 0,
            skipped: tests.skipped ?? 0,
            examples: [],
          },
        }),
  };
  return { ...fact, from, content: { known: content } };
}

function expandMetrics({ metrics, groups, units }: Exclude<ShortReport, { unavailable: string }>): Metric[] {
  const unitOf = (name: string): { unit?: Unit } => {
    const unit = units?.[name] ?? (name.endsWith("_ratio") ? "ratio" : undefined);
    return unit === undefined ? {} : { unit };
  };
  const overall = Object.entries(metrics ?? {}).map(([name, value]) => ({
    name,
    value,
    ...unitOf(name),
    at: `$.${name}`,
  }));
  const byGroup = Object.entries(groups ?? {}).flatMap(([group, { samples, metrics: values = {} }]) =>
    Object.entries(values).map(([name, value]) => ({
      name,
      value,
      ...unitOf(name),
      group,
      ...(samples === undefined ? {} : { samples }),
      at: `$.by_group.${group}.${name}`,
    })),
  );
  return [...overall, ...byGroup];
}

/** What names the content that a change brings at a path: of a Git LFS object its oid, of what DVC keeps its hash. */
function subjectOf(path: string, changes: readonly FileChange[]): Subject[] {
  for (const { path: own, newId, lfs, outs } of changes) {
    if (own === path && lfs?.new !== undefined) return [{ name: path, sha256: lfs.new.oid }];
    if (own === path && newId !== undefined) return [{ name: path, gitBlob: newId }];
    const out = outs !== undefined && "known" in outs ? outs.known.find((each) => each.path === path)?.new : undefined;
    if (out !== undefined) return [{ name: path, md5: out.replace(/^md5:/, "") }];
  }
  return [];
}
