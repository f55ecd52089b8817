import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "@jest/globals";
import { sourceOf } from "../../../src/scan/byte-sources.ts";
import { scanFile } from "../../../src/scan/scan-file.ts";
import { personalColumns } from "../../../src/scan/tables/personal-columns.ts";
import { THRIFT, ThriftError, ThriftReader } from "../../../src/scan/tables/thrift.ts";

const scan = (path: string, text: string | Uint8Array) => scanFile(path, sourceOf(Buffer.from(text)));
const namesOf = async (path: string, text: string | Uint8Array) => {
  const { table } = await scan(path, text);
  return table === undefined ? undefined : { names: table.columns.map(({ name }) => name), rows: table.rows };
};
const model = (name: string) => readFileSync(join(import.meta.dirname, "../../golden/scan/models", name));

describe("the columns of text tables", () => {
  test.each([
    ["commas", "a,b,c\n1,2,3\n4,5,6\n", { names: ["a", "b", "c"], rows: 2 }],
    ["semicolons", "a;b\n1,5;2\n", { names: ["a", "b"], rows: 1 }],
    ["tabs", "a\tb\n1\t2", { names: ["a", "b"], rows: 1 }],
    ["bars", "a|b\r\n1|2\r\n", { names: ["a", "b"], rows: 1 }],
    ["one column", "height\n1\n2\n", { names: ["height"], rows: 2 }],
    ["quoted names", '"a, b","say ""c"""\n1,2\n', { names: ["a, b", 'say "c"'], rows: 1 }],
    ["line ends in quotes", 'a,"b\nc"\n"1\n2",3\n', { names: ["a", "b\nc"], rows: 1 }],
    ["a byte order mark", "\ufeffa,b\n1,2\n", { names: ["a", "b"], rows: 1 }],
    ["an index without a name", ",a\n0,1\n", { names: ["", "a"], rows: 1 }],
    ["no header", "1.5,2,x\n3,4,y\n", { names: ["1", "2", "3"], rows: 2 }],
    ["a quote that never closes", 'a,"b\n1,2\n', { names: ["a", '"b'], rows: 0 }],
    ["nothing", "", undefined],
  ])("with %s", async (_, text, shape) => {
    expect(await namesOf("data.csv", text)).toEqual(shape);
    expect((await scan("data.csv", text)).verdict).toBe("safe");
  });

  it("are told without rows where the file is large", async () => {
    const text = `a,b\n${"1,2\n".repeat(1_100_000)}`;
    expect(await namesOf("data.csv", text)).toEqual({ names: ["a", "b"] });
  });

  it("are told up to 2,000, with names of at most 200 characters", async () => {
    const shape = await namesOf(
      "data.csv",
      Array.from({ length: 5_000 }, (_, at) => `c${at}${"x".repeat(300)}`).join(),
    );
    expect(shape?.names).toHaveLength(2_000);
    expect(shape?.names.every((name) => name.length <= 200)).toBe(true);
  });

  it("are not taken from binary data", async () => {
    expect(await scan("data.csv", "a,b\n\0\x01")).toMatchObject({ verdict: "unknown" });
  });
});

describe("columns that look personal", () => {
  test.each(
    [
      ["email", "e_mail", "E-Mail", "customerEmail", "EMAIL_ADDRESS", "user.email"],
      ["phone", "phone_number", "homePhone", "Telefonnummer", "téléphone", "手机号"],
      ["ssn", "social_security_number", "passport", "PassportNumber", "iban", "credit_card_number", "tax_id"],
      ["birth_date", "dateOfBirth", "DOB", "geburtsdatum", "date_naissance", "fecha_nacimiento", "生年月日"],
      ["first_name", "LastName", "firstname", "Vorname", "prénom", "apellidos", "cognome", "nazwisko"],
      ["ip_address", "client_ip", "IPAddr", "mac_address", "zip_code", "street", "Straße", "주민등록번호"],
    ].flat(),
  )("%s", (name) => {
    expect(personalColumns([name, "value"])).toEqual([name]);
  });

  test.each(
    [
      ["name", "id", "address", "sex", "age", "title", "label", "target", "text", "mail_class", "description"],
      ["headphones", "emails_count", "num_emails", "has_phone", "PhoneService", "phone_model", "email_type"],
      ["lat", "latency", "long", "length", "birthrate", "shipping", "recipe", "tip", "zip", "skip_address"],
      ["avg_street_price", "class_name", "filename", "feature_name", "ipynb", "telephony", "capital_gain"],
    ].flat(),
  )("not %s", (name) => {
    expect(personalColumns([name, "value"])).toEqual([]);
  });

  test.each([
    [
      ["lat", "lon"],
      ["lat", "lon"],
    ],
    [
      ["pickup_latitude", "pickup_longitude", "fare"],
      ["pickup_latitude", "pickup_longitude"],
    ],
  ])("are a latitude and a longitude together: %j", (names, personal) => {
    expect(personalColumns(names)).toEqual(personal);
  });

  it("are one finding, which shows them", async () => {
    const result = await scan("people.csv", "id,email,dob\n1,a@example.org,2000-01-01\n");
    expect(result).toMatchObject({
      verdict: "unknown",
      findings: [{ rule: "TAB001", severity: "medium", evidence: "email, dob" }],
    });
  });

  it("take no time for names made to last", () => {
    expect(personalColumns(Array.from({ length: 2_000 }, () => "aB".repeat(100)))).toEqual([]);
  });
});

describe("Parquet and Arrow", () => {
  const columns = ["age", "income", "tags.list.element", "place.town", "place.size"];
  const fields = ["age", "income", "tags.item", "place.town", "place.size"];

  test.each([
    ["plain.parquet", columns],
    ["plain.feather", fields],
    ["stream.arrow", fields],
  ])("%s tells its columns and rows", async (name, names) => {
    expect(await namesOf(name, model(name))).toEqual({ names, rows: 3 });
  });

  it("read no more than their footer, whatever their size", async () => {
    const bytes = model("plain.parquet");
    const middle = 50_000_000;
    const source = {
      size: bytes.length + middle,
      read: async (offset: number, length: number) => {
        const out = Buffer.alloc(Math.min(length, bytes.length + middle - offset));
        for (let at = 0; at < out.length; at += 1) {
          const place = offset + at;
          out[at] = (place < 4 ? bytes[place] : place < 4 + middle ? 0 : bytes[place - middle]) ?? 0;
        }
        return out;
      },
    };
    const result = await scanFile("plain.parquet", source);
    expect(result).toMatchObject({ verdict: "safe", table: { rows: 3 } });
    expect(result.bytesRead).toBeLessThan(1_500_000);
    // PAR1 could begin a pickle with a long line, and one line is heard out.
  });

  const parquet = (footer: readonly number[]) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(footer.length);
    return Buffer.concat([Buffer.from("PAR1"), Buffer.from(footer), length, Buffer.from("PAR1")]);
  };
  test.each<[string, readonly number[]]>([
    ["an empty footer", []],
    ["a footer without fields", [0]],
    ["structs nested without end", Array.from({ length: 100_000 }, () => 0x1c)],
    ["lists nested without end", [0x19, ...Array.from({ length: 100_000 }, () => 0x19)]],
    ["a list of 2^31 elements", [0x29, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x07, 0]],
    ["a string of 2^31 bytes", [0x68, 0xff, 0xff, 0xff, 0xff, 0x07, 0]],
    ["a number without end", [0x36, ...Array.from({ length: 20 }, () => 0xff)]],
    ["a negative number of rows", [0x29, 0x1c, 0x48, 0x01, 0x61, 0x00, 0x16, 0x01, 0]],
    ["a schema that promises more children", [0x29, 0x1c, 0x48, 0x01, 0x61, 0x15, 0x08, 0x00, 0x16, 0x02, 0]],
  ])("with %s are malformed, at once", async (_, footer) => {
    const result = await scan("a.parquet", parquet(footer));
    expect(result).toMatchObject({ verdict: "malformed", findings: [{ rule: "TAB002" }] });
  });

  it("skip values of every type of Thrift", () => {
    const reader = new ThriftReader(
      Uint8Array.from([
        0x11, 0x12, 0x13, 0x05, 0x14, 0x02, 0x17, 1, 2, 3, 4, 5, 6, 7, 8, 0x1b, 0x01, 0x81, 0x01, 0x61, 1, 0,
      ]),
    );
    reader.skip(THRIFT.struct);
    expect(reader.left).toBe(0);
    expect(() => new ThriftReader(Uint8Array.from([0x1d, 0])).skip(THRIFT.struct)).toThrow(ThriftError);
  });

  it("whose tables share their children a million times over are malformed, at once", async () => {
    // Each field's vector of children names the next field twice.
    const bytes = model("stream.arrow");
    const result = await scan("a.arrow", sharing(bytes));
    expect(result).toMatchObject({
      verdict: "malformed",
      findings: [{ message: expect.stringContaining("more fields than any schema has") }],
    });
  });

  test.each(["plain.feather", "stream.arrow", "plain.parquet"])("%s is never safe once it is cut", async (name) => {
    const bytes = model(name);
    for (let length = 1; length < bytes.length; length += 1)
      expect([length, (await scan(name, bytes.subarray(0, length))).verdict]).not.toEqual([length, "safe"]);
  });
});

/** A stream whose schema has 40 fields in a row, each of which has the next one as a child twice. */
function sharing(stream: Buffer): Buffer {
  const depth = 40;
  const fieldAt = (place: number): number => 64 + 64 * place;
  const body = Buffer.alloc(64 + 64 * (depth + 1));
  const table = (at: number, vtable: readonly number[], from: number): void => {
    body.writeUInt16LE(4 + 2 * vtable.length, from);
    for (const [place, offset] of vtable.entries()) body.writeUInt16LE(offset, from + 4 + 2 * place);
    body.writeInt32LE(at - from, at);
  };
  body.writeUInt32LE(16, 0);
  // The message: its type at 20, its header at 24; the schema at 48, with one vector of fields.
  table(16, [0, 4, 8], 4);
  body.writeUInt8(1, 20);
  body.writeUInt32LE(48 - 24, 24);
  table(48, [0, 4], 32);
  body.writeUInt32LE(4, 52);
  body.writeUInt32LE(1, 56);
  body.writeUInt32LE(fieldAt(0) + 20 - 60, 60);
  for (let place = 0; place < depth; place += 1) {
    const at = fieldAt(place);
    table(at + 20, [0, 0, 0, 0, 0, 4], at);
    body.writeUInt32LE(4, at + 24);
    const children = place === depth - 1 ? 0 : 2;
    body.writeUInt32LE(children, at + 28);
    for (let child = 0; child < children; child += 1)
      body.writeUInt32LE(fieldAt(place + 1) + 20 - (at + 32 + 4 * child), at + 32 + 4 * child);
  }
  const head = Buffer.alloc(8, 0xff);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, stream.subarray(-8)]);
}
