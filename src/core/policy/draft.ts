/** A policy on its way to being composed: what was said so far, each part with the place that said it. */
import type { Permission } from "../facts.ts";
import type { InputUse } from "./input-uses.ts";
import type { Concern, Dimension, Enforcement, Needs, Phase, Policy } from "./policy.ts";
import { formatPlace, type Place } from "./problem.ts";
import { keyAt, type Placed } from "./spot.ts";

export interface RequirementValues {
  readonly title: string;
  readonly dimension: Dimension;
  readonly concern: readonly Concern[];
  readonly phase: Phase;
  readonly why: string;
  readonly "applies-to": readonly string[];
  readonly paths: readonly string[];
  readonly when: string;
  readonly enforcement: Enforcement;
  readonly final: boolean;
  readonly waivable: boolean;
  readonly needs: Needs;
  readonly controls: readonly string[];
}
export type RequirementField = keyof RequirementValues;
/** `inputs`: those of a pack that the value was made of. */
export type DraftField<T> = Placed<T> & { readonly inputs?: readonly InputUse[] };
export type DraftFields = { readonly [K in RequirementField]?: DraftField<RequirementValues[K]> };

export interface DraftRequirement {
  readonly id: string;
  /** Where it was first named, and in what: a file or a pack's name. */
  readonly at: Place;
  readonly origin: string;
  readonly fields: DraftFields;
}

export interface RoleUser {
  readonly login: string;
  readonly until?: string;
}
export interface DraftRole {
  readonly at: Place;
  /** Written as a list: says all there is to say, so nothing is taken over from what it extends. */
  readonly whole: boolean;
  readonly users?: Placed<readonly RoleUser[]>;
  readonly teams?: Placed<readonly string[]>;
  readonly permission?: Placed<Permission>;
}

export interface DraftAsset {
  readonly at: Place;
  /** Takes nothing over from what it extends, the built-in patterns included. */
  readonly replaces: boolean;
  readonly paths: readonly Placed<string>[];
}

export interface Draft {
  readonly mode?: Placed<Policy["mode"]>;
  readonly enforceFrom?: Placed<string>;
  /** By name. */
  readonly roles: ReadonlyMap<string, DraftRole>;
  /** By asset kind. */
  readonly assets: ReadonlyMap<string, DraftAsset>;
  /** By id in lower case. */
  readonly requirements: ReadonlyMap<string, DraftRequirement>;
  readonly waiverRole?: Placed<string>;
  readonly waiverDays?: Placed<number>;
  readonly exceptions?: readonly Placed<Policy["exceptions"][number]>[];
}

export const EMPTY_DRAFT: Draft = {
  roles: new Map(),
  assets: new Map(),
  requirements: new Map(),
};

/** Where `max-days` is not set. */
export const DEFAULT_WAIVER_DAYS = 30;

export const foldId = (id: string): string => id.toLowerCase();
/** Where something was set, for "… sets it". */
export const setAt = (placed: Placed<unknown>): Place => keyAt(placed.spot);
export const isFinal = ({ fields }: DraftRequirement): boolean => fields.final?.value === true;
export const enforcementOf = ({ fields }: DraftRequirement): Enforcement => fields.enforcement?.value ?? "block";
export const isWaivable = ({ fields }: DraftRequirement): boolean => fields.waivable?.value ?? true;

/** A place as part of a sentence. */
export const see = (place: Place): string => `(${formatPlace(place)})`;
