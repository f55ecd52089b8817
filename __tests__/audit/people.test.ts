import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { PeopleError, readPeople } from "../../src/audit/people.ts";

const CSV = 'login,name,id\nalice,Alice Miller,7\nbob,"Bob ""B"" O\'Hara",\ncarol[bot],A robot,\n';
const JSON_LIST = `[
  { "login": "alice", "name": "Alice Miller", "id": 7 },
  { "login": "bob", "name": "Bob" }
]`;

describe("names for accounts", () => {
  it.each([
    ["by id, whatever the login is by now", CSV, { login: "renamed", id: 7 }, "Alice Miller"],
    ["by login where no id is known", CSV, { login: "Alice" }, "Alice Miller"],
    ["not by a login that belongs to another account now", CSV, { login: "alice", id: 8 }, undefined],
    ["by login where the file knows no id", CSV, { login: "BOB", id: 3 }, 'Bob "B" O\'Hara'],
    ["of a bot", CSV, { login: "carol[bot]" }, "A robot"],
    ["of nobody the file knows", CSV, { login: "constructor" }, undefined],
    ["from JSON", JSON_LIST, { login: "bob" }, "Bob"],
    ["from a file with a byte order mark and CR LF", "\ufefflogin,name\r\nfay,Fay\r\n", { login: "fay" }, "Fay"],
  ])("are found %s", (_, file, person, name) => expect(readPeople(file).nameOf(person)).toBe(name));

  it.each([
    ["an unknown column", "login,nick\nfay,F\n", /^line 1: expected the header/],
    ["an unknown member", '[\n{"login":"fay","name":"F","mail":"f@x"}]', /^line 2: entry 1: .*mail/s],
    ["a login twice", "login,name\nfay,F\n\nFAY,G\n".replace("\n\n", "\n"), /^line 3: FAY is there already, in line 2/],
    ["an id twice", "login,name,id\nfay,F,3\nsam,S,3\n", /^line 3: sam \(3\) is there already, in line 2/],
    ["a login twice in JSON", '[{"login":"fay","name":"F"},\n\n{"login":"fay","name":"F"}]', /^line 3: fay/],
    ["no login", "login,name\nfay smith,F\n", /^line 2: expected a login/],
    ["no name", "login,name\nfay, \n", /^line 2: expected a name/],
    ["an id that is none", "login,name,id\nfay,F,seven\n", /^line 2: expected an account id/],
    ["a row that is too short", "login,name,id\nfay,F\n", /line 2/],
    ["a quote that stays open", 'login,name\nfay,"F\n', /line 2/],
    ["nothing", "", /^line 1/],
    ["what is no JSON", "[1", /^it is not JSON: .*: expected a list, as \[\{"login": "nina"/],
    [
      "an object",
      ' {"nina":"Nina X"}',
      /^expected a list, as \[\{"login": "nina", "name": "Nina Novak", "id": 41\}\], found an object$/,
    ],
    [
      "an entry without its members",
      '[{"nina":"N"}]',
      /^line 1: entry 1: login and name are missing; nina is unknown: /,
    ],
    ["an entry of another type", '[{"login":"fay","name":7}]', /^line 1: entry 1: name: expected text, found 7: /],
  ])("are refused with the line: %s", (_, file, said) => {
    expect(() => readPeople(file)).toThrow(PeopleError);
    expect(() => readPeople(file)).toThrow(said);
  });

  it("are read from any text without another error", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((rest) => `login,name\n${rest}`),
          fc.json(),
        ),
        (text) => {
          try {
            readPeople(text);
          } catch (error) {
            expect(error).toBeInstanceOf(PeopleError);
          }
        },
      ),
    );
  });
});
