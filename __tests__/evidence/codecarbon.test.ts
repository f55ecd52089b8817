import { describe, expect, it, test } from "@jest/globals";
import { readReport } from "../../src/evidence/read-report.ts";
import { listMetrics, readAs, readKnown, reportFixture, shortfallOf } from "../support/report-fixtures.ts";

const runs = reportFixture("codecarbon", "emissions.csv");
const tasks = reportFixture("codecarbon", "tasks.csv");

describe("emissions that CodeCarbon measured", () => {
  it("are those of the last run", () => {
    expect(listMetrics(readKnown(runs))).toEqual([
      "duration = 2.502373657996941 s",
      "emissions = 8.880755528484618e-7 kg CO2eq",
      "emissions_rate = 3.548932630466283e-7",
      "cpu_power = 8.429304663066533",
      "gpu_power = 0",
      "ram_power = 10",
      "cpu_energy = 0.000006773408954116425 kWh",
      "gpu_energy = 0 kWh",
      "ram_energy = 0.000006947904441686761 kWh",
      "energy_consumed = 0.000013721313395803186 kWh",
      "water_consumed = 0",
    ]);
    expect(readKnown(runs).metrics[1]?.at).toBe("$[1].emissions");
  });

  it("are by task where tasks were measured", () => {
    const emissions = readKnown(tasks).metrics.filter(({ name }) => name === "emissions");
    expect(emissions.map(({ slice, at }) => [slice, at])).toEqual([
      ["load", "$[0].emissions"],
      ["train", "$[1].emissions"],
    ]);
  });

  it("name the tool's version, and no time: it is written without an offset", () => {
    expect(readKnown(runs).tool).toEqual({ name: "codecarbon", version: "3.3.2" });
    expect(readKnown(runs).madeAt).toBeUndefined();
  });

  const HEADER = "timestamp,duration,emissions,energy_consumed,codecarbon_version";
  const row = (cells: string, header = HEADER) =>
    readReport("emissions.csv", Buffer.from(`${header}\n2026-01-01T00:00:00,${cells},3.3.2\n`), "auto");

  it("need no columns that older versions do not have", () => {
    expect(row("12.5,0.4,1.1")).toMatchObject({
      known: { metrics: [{ value: 12.5 }, { value: 0.4 }, { value: 1.1 }] },
    });
  });

  test.each([
    ["no emissions", "12.5,,1.1", "broken emissions at $[0].emissions"],
    ["emissions that are NaN", "12.5,nan,1.1", "broken emissions at $[0].emissions"],
    ["emissions that are infinite", "12.5,inf,1.1", "broken emissions at $[0].emissions"],
    ["emissions with a unit", "12.5,400 g,1.1", "broken emissions at $[0].emissions"],
    ["emissions with a separator", '12.5,"1,000.5",1.1', "broken emissions at $[0].emissions"],
    ["negative emissions", "12.5,-0.4,1.1", "at line 2: expected emissions of 0 or more"],
    ["no energy measured", "12.5,0,0", "at line 2: no energy or no time was measured"],
    ["no time measured", "0,0.4,1.1", "at line 2: no energy or no time was measured"],
    ["a cell too many", "12.5,0.4,1.1,1", "at line 2: expected 5 cells"],
    ["a cell too few", "12.5,0.4", "at line 2: expected 5 cells"],
    ["a quote left open", '12.5,"0.4,1.1', "at line 2: a quote is open"],
  ])("are not taken from a row with %s", (_, cells, why) => {
    expect(shortfallOf(row(cells))).toContain(why);
  });

  const text = runs.bytes.toString();
  test.each([
    ["no row", `${text.split("\n")[0]}\n`, "at line 2: expected a row: no run was measured"],
    ["no column of emissions", text.replace(",emissions,", ",emitted,"), "at line 1: expected a column emissions"],
    [
      "a task without a name, beside others",
      "timestamp,duration,emissions,energy_consumed,task_name\nx,1,500,9,train\nx,1,0.1,9,\n",
      "at line 3: expected the name of the task",
    ],
    ["a column twice", text.replace(",gpu_power,", ",emissions,"), "at line 1: a column stands twice"],
    ["the header in the middle", text + text, "at line 4: the header stands there twice"],
    [
      "parts that do not come to the whole",
      text.replace("1.3721313395803186e-05", "1.3721313395803186e-06"),
      "at line 3: expected energy_consumed of 0.000013721313395803186",
    ],
    ["half a row at its end", text.slice(0, -200), "at line 3: expected 38 cells"],
  ])("are not taken from a file with %s", (_, damaged, why) => {
    expect(shortfallOf(readAs("codecarbon", runs.path, Buffer.from(damaged)))).toContain(why);
  });

  it("are not claimed of other tables", () => {
    const other = "timestamp,duration,emissions,energy_consumed\n2026,1,1,1\n";
    expect(readReport("emissions.csv", Buffer.from(other), "auto")).toHaveProperty("unavailable");
  });
});
