import { describe, expect, test } from "@jest/globals";
import { ALLOWLIST } from "../../../src/scan/pickle/allowlist.ts";
import { isBlocked } from "../../../src/scan/pickle/blocked.ts";
import { BLOCKLIST } from "../../../src/scan/pickle/blocklist.ts";
import { isReaching } from "../../../src/scan/pickle/imports.ts";
import { binary, bytes, rulesOf, scan } from "./assemble.ts";

const ALLOWED = ALLOWLIST.flatMap(({ modules, names }) =>
  modules.flatMap((module) => names.map((name) => ({ module, name }))),
);

describe("the lists", () => {
  test("nothing allowed is blocked, dotted or a dunder name, but one method of time zones", () => {
    expect(ALLOWED.filter(({ module, name }) => isBlocked(module, name) || isReaching({ module, name }))).toEqual([
      { module: "zoneinfo", name: "ZoneInfo._unpickle" },
    ]);
  });

  test("every group names its source and holds something", () => {
    for (const { source, names, modules } of ALLOWLIST)
      expect([source !== "", names.length > 0, modules.length > 0]).toEqual([true, true, true]);
    for (const { source, names = [], modules = [] } of BLOCKLIST)
      expect([source !== "", names.length + modules.length > 0]).toEqual([true, true]);
  });

  test.each([
    ["os", "system", true],
    ["os.path", "join", true],
    ["osprey", "system", false],
    ["torch.utils._config_module", "load_config", true],
    ["builtins", "eval", true],
    ["builtins", "set", false],
    ["logging", "getLogger", false],
    ["torch.storage", "_load_from_bytes", false],
  ])("%s.%s is blocked: %p", (module, name, blocked) => {
    expect(isBlocked(module, name)).toBe(blocked);
  });
});

test("a nested pickle's later streams are read too", async () => {
  const inner = bytes(0x80, 2, "N.", 0x80, 2, "cos\nsystem\n(U", 10, "echo inertR.");
  const hostile = bytes(0x80, 2, "N.", 0x80, 2, "cos\nsystem\n(U", 10, "echo inerttR.");
  for (const nested of [inner, hostile])
    expect(rulesOf(await scan(bytes(0x80, 4, binary(nested), ".")))).toEqual(
      expect.arrayContaining(["PKL001", "PKL009"]),
    );
});
