import { writeFileSync } from "node:fs";
import { join } from "node:path";

const cli = join(import.meta.dirname, "..", "dist", "cli.js");
const hex = (number) => number.toString(16).padStart(40, "0");

function facts(count) {
  return {
    schema: "secmlops-gate/facts@1",
    now: "2026-11-21T12:00:00Z",
    repository: { name: "acme/credit" },
    pullRequest: {
      number: 7,
      base: "main",
      author: { login: "nina" },
      fork: false,
      body: { unavailable: "not needed" },
    },
    base: hex(1),
    mergeBase: hex(1),
    head: hex(2),
    changes: [
      { path: "models/a.pt", status: "modified", oldMode: "100644", newMode: "100644", oldId: hex(3), newId: hex(4) },
    ],
    acts: {
      known: Array.from({ length: count }, (_, index) => ({
        id: `comment:${index}`,
        kind: ["sign-off", "object", "revoke", "approve"][index % 4],
        actor: { login: `person-${index % 500}` },
        at: new Date(Date.UTC(2026, 10, 1) + index * 1000).toISOString(),
        via: "command",
        targets: index % 2 ? { ids: [{ id: `REQ-${index % 20}` }] } : { group: "all" },
        shown: {},
      })),
    },
  };
}

const policy = `version: 1
roles: { reviewer: [person-1, person-2, person-3] }
requirements:
${Array.from({ length: 20 }, (_, index) => `  REQ-${index}: { title: R${index}, dimension: people, concern: security, applies-to: [model], needs: { sign-off: { role: reviewer } } }`).join("\n")}
`;

/** Acts of one pull request, judged by `evaluate` in one process. */
export function* actsBench({ folder, measure, median }) {
  const policyFile = join(folder, "acts.yml");
  writeFileSync(policyFile, policy);
  const walls = {};
  for (const count of [0, 5_000, 10_000]) {
    const file = join(folder, `acts-${count}.json`);
    writeFileSync(file, JSON.stringify(facts(count)));
    const runs = Array.from({ length: 5 }, () => measure([cli, "evaluate", "--policy", policyFile, "--facts", file]));
    const broken = runs.find(({ code }) => code === 2 || code === 70);
    if (broken) throw new Error(broken.stderr);
    walls[count] = median(runs.map(({ seconds }) => seconds));
    yield {
      what: `evaluate: ${count.toLocaleString("en")} acts x 20 requirements`,
      figure: `${walls[count].toFixed(2)} s`,
    };
  }
  const growth = (walls[10_000] - walls[0]) / (walls[5_000] - walls[0]);
  yield {
    what: "evaluate: 10,000 acts against 5,000, start taken off",
    figure: `${growth.toFixed(2)}x`,
    budget: "<= 2.6x (linear)",
    held: growth <= 2.6,
  };
}
