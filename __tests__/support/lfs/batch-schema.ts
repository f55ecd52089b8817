import { Ajv } from "ajv";

const OID = { type: "string", pattern: "^[0-9a-f]{64}$" };

/** A request for downloads as https://github.com/git-lfs/git-lfs/blob/main/docs/api/batch.md describes it. */
const BATCH_REQUEST = {
  type: "object",
  required: ["operation", "objects"],
  additionalProperties: false,
  properties: {
    operation: { const: "download" },
    transfers: { type: "array", items: { type: "string" }, contains: { const: "basic" } },
    ref: {
      type: "object",
      required: ["name"],
      additionalProperties: false,
      properties: { name: { type: "string", pattern: "^refs/" } },
    },
    objects: {
      type: "array",
      minItems: 1,
      maxItems: 100,
      items: {
        type: "object",
        required: ["oid", "size"],
        additionalProperties: false,
        properties: { oid: OID, size: { type: "integer", minimum: 0 } },
      },
    },
    hash_algo: { const: "sha256" },
  },
};

export interface BatchRequest {
  readonly operation: "download";
  readonly transfers?: readonly string[];
  readonly ref?: { readonly name: string };
  readonly objects: readonly { readonly oid: string; readonly size: number }[];
}

export const isBatchRequest = new Ajv({ strict: false }).compile<BatchRequest>(BATCH_REQUEST);
