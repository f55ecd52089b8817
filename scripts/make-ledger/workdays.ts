/** When people do things: on weekdays, mostly by day, with quiet weeks. */
import type { Chance } from "./chance.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `2026-11-21T12:00:00Z`. */
export const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** How busy a day is, from 0. */
export function rhythm(day: number, start: number, end: number): number {
  const date = new Date(day);
  const weekday = date.getUTCDay();
  const ofWeek = weekday === 0 ? 0.04 : weekday === 6 ? 0.07 : weekday === 5 ? 0.8 : 1;
  const [month, dayOfMonth] = [date.getUTCMonth(), date.getUTCDate()];
  const isHoliday = (month === 11 && dayOfMonth > 22) || (month === 0 && dayOfMonth < 3);
  const ofYear = isHoliday ? 0.12 : month === 7 ? 0.6 : 1;
  // The team grows.
  return ofWeek * ofYear * (0.75 + (0.5 * (day - start)) / (end - start));
}

/** The instants at which so many pull requests are opened, in order. */
export function openings(count: number, start: number, end: number, chance: Chance): number[] {
  const days = Array.from({ length: Math.floor((end - start) / DAY) }, (_, index) => start + index * DAY);
  const sums: number[] = [];
  let sum = 0;
  for (const day of days) {
    sum += rhythm(day, start, end);
    sums.push(sum);
  }
  const times = Array.from({ length: count }, () => {
    const wanted = chance.next() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) <= wanted) low = middle + 1;
      else high = middle;
    }
    return (days[low] ?? start) + inTheDay(chance);
  });
  return times.sort((a, b) => a - b);
}

const inTheDay = (chance: Chance): number =>
  Math.min(23.9, Math.max(5, 12.5 + 2.6 * chance.normal())) * HOUR + chance.between(0, 59) * 1_000;

/** Some time later, around so many hours, when people work. */
export function later(at: number, hours: number, chance: Chance): number {
  let next = at + Math.exp(chance.normal() * 0.9) * hours * HOUR;
  const hour = new Date(next).getUTCHours();
  if (hour < 7 || hour > 18) next += (hour > 18 ? 24 - hour + 8 : 8 - hour) * HOUR + chance.between(0, 90) * MINUTE;
  const weekday = new Date(next).getUTCDay();
  if (weekday === 6 && !chance.hits(0.1)) next += 2 * DAY;
  if (weekday === 0 && !chance.hits(0.1)) next += DAY;
  return Math.floor(next / 1_000) * 1_000;
}
