import { parseCommands } from "../acts/parse-commands.ts";
import type { Act, Targets } from "../facts.ts";
import { quote } from "../policy/problem.ts";
import type { ShortAct, ShortPerson } from "./short-form.ts";

/** What somebody did in a case, before it is bound to content. */
export interface Deed {
  readonly by: ShortPerson;
  readonly kind: Act["kind"];
  readonly via: Act["via"];
  readonly targets?: Targets;
  readonly note?: string;
  readonly until?: string;
  readonly role?: string;
  readonly at?: string;
  /** `today`, `stale`, `none`, or a digest. */
  readonly bound: string;
  readonly source: "intact" | "deleted" | "dismissed" | "edited";
  readonly remembered: readonly string[];
}

/** Understands one act in short form: a command as it would be typed, or a review as such. */
export function parseDeed(act: ShortAct): Deed[] | { problem: string; suggestion?: string } {
  const form = typeof act === "string" ? splitShort(act) : act;
  if (form === undefined)
    return {
      problem: `${quote(String(act))} is not an act: expected who, a colon and what, as "alice: /sign-off GOV-1: read it"`,
    };
  const review = form.do.trim();
  if (review === "approve" || review === "request-changes") {
    if (form.via !== undefined && form.via !== "review")
      return { problem: `${quote(review)} is a review: remove "via: ${form.via}"` };
    return [{ ...commonPart(form, "review"), kind: review }];
  }
  const { commands, nearMisses } = parseCommands(form.do);
  const [miss] = nearMisses;
  if (miss) return { problem: `${quote(miss.text)} would not be counted as a command`, suggestion: miss.suggestion };
  const deeds = commands.flatMap(({ verb, targets, note, until }): Deed[] =>
    verb === "recheck"
      ? []
      : [
          {
            ...commonPart(form, "command"),
            kind: verb,
            ...(targets === undefined ? {} : { targets }),
            ...(note === undefined ? {} : { note }),
            ...(until === undefined ? {} : { until }),
          },
        ],
  );
  if (deeds.length > 0) return deeds;
  return {
    problem: `${quote(form.do)} is no act: expected a command, as /sign-off GOV-1, or "approve" or "request-changes"`,
  };
}

/** `alice: /sign-off GOV-1: read it`: the first colon ends the name. */
function splitShort(text: string): Exclude<ShortAct, string> | undefined {
  const colon = text.indexOf(":");
  const by = text.slice(0, Math.max(0, colon)).trim();
  const deed = text.slice(colon + 1).trim();
  return by === "" || deed === "" || /\s/.test(by) ? undefined : { by, do: deed };
}

function commonPart(form: Exclude<ShortAct, string>, usual: Act["via"]): Omit<Deed, "kind"> {
  return {
    by: form.by,
    via: form.via ?? usual,
    bound: form.bound ?? "today",
    source: form.source ?? "intact",
    remembered: form.remembered ?? [],
    ...(form.role === undefined ? {} : { role: form.role }),
    ...(form.at === undefined ? {} : { at: form.at }),
  };
}
