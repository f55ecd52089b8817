import type { Person } from "../facts.ts";
import { foldLogin } from "./identify.ts";

/** Whether two accounts are one: by id where both are known, else by login without case. Nobody is the same as an unknown account. */
export function isSamePerson(one: Person | null, other: Person | null): boolean {
  if (one === null || other === null) return false;
  if (one.id !== undefined && other.id !== undefined) return one.id === other.id;
  return foldLogin(one.login) === foldLogin(other.login);
}
