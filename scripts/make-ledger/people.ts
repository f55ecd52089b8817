/** Who works on the invented models. */
import type { Person } from "../../src/core/facts.ts";
import type { Signature } from "./git-model.ts";

/** Login, account id, name: names are for commits and for the list that an export joins; the ledger has none. */
const ROWS = [
  ["nina", 101, "Nina Okafor"],
  ["omar", 102, "Omar Haddad"],
  ["priya", 103, "Priya Raman"],
  ["quentin", 104, "Quentin Lefèvre"],
  ["rosa", 105, "Rosa Jiménez"],
  ["tomas", 106, "Tomáš Dvořák"],
  ["uma", 107, "Uma Krishnan"],
  ["walt", 108, "Walt Jensen"],
  ["yuki", 109, "Yuki Tanaka"],
  ["vera", 201, "Vera Lindqvist"],
  ["viktor", 202, "Viktor Nagy"],
  ["sam", 211, "Sam Osei"],
  ["sue", 212, "Sue Whitfield"],
  ["sergio", 213, "Sergio Prado"],
  ["fay", 221, "Fay Nakamura"],
  ["frank", 222, "Frank Adeyemi"],
  ["elif", 231, "Elif Demir"],
  ["dan", 241, "Dan Kowalski"],
  ["dana", 242, "Dana Petrova"],
  ["gil", 251, "Gil Ferreira"],
  ["greta", 252, "Greta Holm"],
] as const;

export type Login = (typeof ROWS)[number][0];
export const AUTHORS = ["nina", "omar", "priya", "quentin", "rosa", "tomas", "uma", "walt", "yuki"] as const;
export const BOT: Person = { login: "dependabot[bot]", id: 49699333, bot: true };
export const TEAM = "acme/ml-security";

const accounts = new Map<string, Person>(ROWS.map(([login, id]) => [login, { login, id }]));
export const account = (login: string): Person => accounts.get(login) ?? BOT;

/** Logins with the names behind them. */
export const NAMES: readonly { readonly login: string; readonly id: number; readonly name: string }[] = ROWS.map(
  ([login, id, name]) => ({ login, id, name }),
);
const names = new Map<string, string>(ROWS.map(([login, , name]) => [login, name]));

export const signatureOf = ({ login, id }: Person): Signature => ({
  name: names.get(login) ?? login,
  email: `${id}+${login}@users.noreply.github.com`,
});
export const WEB_FLOW: Signature = { name: "GitHub", email: "noreply@github.com" };

/** Who may fill a role, as the policies below name them. */
export const HOLDERS: Readonly<Record<string, readonly [Login, ...Login[]]>> = {
  validator: ["vera", "viktor"],
  "security-reviewer": ["sam", "sue", "sergio"],
  "fairness-reviewer": ["fay", "frank"],
  "explainability-reviewer": ["elif"],
  "data-steward": ["dan", "dana"],
  governance: ["gil", "greta"],
};
