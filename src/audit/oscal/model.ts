/**
 * What we write of OSCAL assessment results 1.1.3, as the JSON has it: every member is there under its own name.
 * Source: https://pages.nist.gov/OSCAL-Reference/models/v1.1.3/assessment-results/json-definitions/
 */
import type { Href, Instant, Line, Markup, Token } from "./text.ts";
import { NS } from "./text.ts";
import type { Uuid } from "./uuid.ts";

export const OSCAL_VERSION = "1.1.3";

export interface Prop {
  readonly name: Token;
  readonly ns?: Href;
  readonly value: Line;
  readonly class?: Token;
}

export interface Link {
  readonly href: Href;
  readonly rel: "reference";
  readonly text?: Markup;
}

export interface Actor {
  readonly type: "tool" | "party";
  readonly "actor-uuid": Uuid;
  readonly "role-id"?: Token;
  readonly props?: readonly Prop[];
}

export interface SubjectRef {
  readonly "subject-uuid": Uuid;
  readonly type: "resource" | "inventory-item";
  readonly title: Markup;
  readonly props: readonly Prop[];
}

export interface RelevantEvidence {
  readonly href?: Href;
  readonly description: Markup;
  readonly props?: readonly Prop[];
}

export interface Observation {
  readonly uuid: Uuid;
  readonly title: Markup;
  readonly description: Markup;
  readonly props: readonly Prop[];
  readonly methods: readonly Method[];
  readonly types: readonly ("control-objective" | "finding")[];
  readonly origins: readonly [{ readonly actors: readonly Actor[] }];
  readonly subjects: readonly SubjectRef[];
  readonly "relevant-evidence": readonly RelevantEvidence[];
  readonly collected: Instant;
}
export type Method = "EXAMINE" | "TEST";

export interface RiskLogEntry {
  readonly uuid: Uuid;
  readonly title: Markup;
  readonly description?: Markup;
  readonly start: Instant;
  readonly props?: readonly Prop[];
  readonly "logged-by"?: readonly { readonly "party-uuid": Uuid }[];
  readonly "status-change"?: RiskStatus;
}
export type RiskStatus = "open" | "deviation-requested" | "deviation-approved";

export interface Risk {
  readonly uuid: Uuid;
  readonly title: Markup;
  readonly description: Markup;
  readonly statement: Markup;
  readonly props: readonly Prop[];
  readonly status: RiskStatus;
  readonly origins: readonly [{ readonly actors: readonly Actor[] }];
  readonly deadline?: Instant;
  readonly "risk-log": { readonly entries: readonly RiskLogEntry[] };
  readonly "related-observations"?: readonly { readonly "observation-uuid": Uuid }[];
}

export interface Finding {
  readonly uuid: Uuid;
  readonly title: Markup;
  readonly description: Markup;
  readonly props: readonly Prop[];
  readonly origins: readonly [{ readonly actors: readonly Actor[] }];
  readonly target: {
    readonly type: "objective-id";
    readonly "target-id": Token;
    readonly title: Markup;
    readonly status: {
      readonly state: "satisfied" | "not-satisfied";
      readonly reason: "pass" | "fail" | "other";
      readonly remarks?: Markup;
    };
  };
  readonly "related-observations"?: readonly { readonly "observation-uuid": Uuid }[];
  readonly "related-risks"?: readonly { readonly "risk-uuid": Uuid }[];
  readonly remarks?: Markup;
}

export interface Resource {
  readonly uuid: Uuid;
  readonly title: Markup;
  readonly description?: Markup;
  readonly props?: readonly Prop[];
  readonly citation?: { readonly text: Markup; readonly links?: readonly Link[] };
  readonly rlinks?: readonly {
    readonly href: Href;
    readonly "media-type"?: "application/json";
    readonly hashes?: readonly [{ readonly algorithm: "SHA-256"; readonly value: Line }];
  }[];
}

/** A property of ours. */
export const prop = (name: string, value: Line, kind?: Token): Prop => ({
  name: name as Token,
  ns: NS,
  value,
  ...(kind === undefined ? {} : { class: kind }),
});

/** OSCAL allows no empty list: what is empty is left out. */
export const unlessEmpty = <Name extends string, T>(
  name: Name,
  list: readonly T[],
): { readonly [Key in Name]?: readonly T[] } =>
  list.length === 0 ? {} : ({ [name]: list } as { readonly [Key in Name]?: readonly T[] });
