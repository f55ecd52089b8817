import { crc32 } from "node:zlib";
import { escapeEvidence } from "./escape-evidence.ts";
import type { Found, Notes } from "./reading.ts";
import type { RuleId } from "./rules.ts";

interface Shape {
  readonly name: string;
  readonly pattern: RegExp;
  /** Whether a text of this shape is one, where its makers put a checksum in. */
  readonly holds?: (token: string) => boolean;
}

/** Shapes of tokens as their makers document them: a prefix of their own and a fixed or least length. */
const SHAPES: readonly Shape[] = [
  { name: "GitHub token", pattern: /\bgh[pousr]_[A-Za-z0-9]{36}\b/g, holds: (token) => checksumHolds(token.slice(4)) },
  { name: "GitHub token", pattern: /\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b/g },
  { name: "npm token", pattern: /\bnpm_[A-Za-z0-9]{36}\b/g, holds: (token) => checksumHolds(token.slice(4)) },
  { name: "GitLab token", pattern: /\bglpat-[A-Za-z0-9_-]{20,40}\b/g },
  { name: "Hugging Face token", pattern: /\b(?:hf|api_org)_[A-Za-z]{34}\b/g },
  { name: "AWS key", pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g },
  { name: "OpenAI key", pattern: /\bsk-(?:(?:proj|svcacct|admin)-)?[\w-]{20,100}T3BlbkFJ[\w-]{20,100}/g },
  { name: "Anthropic key", pattern: /\bsk-ant-(?:api|admin)\d\d-[\w-]{80,120}/g },
  { name: "Slack token", pattern: /\bxox[abeoprs]-(?:\d+-){1,3}[A-Za-z0-9]{16,64}\b/g },
  {
    name: "Slack webhook",
    pattern: /hooks\.slack\.com\/services\/T[A-Z0-9]{6,12}\/B[A-Z0-9]{6,12}\/[A-Za-z0-9]{20,30}/g,
  },
  { name: "Google key", pattern: /\bAIza[0-9A-Za-z_-]{35}(?![\w-])/g },
  { name: "Stripe key", pattern: /\b[rs]k_live_[0-9a-zA-Z]{24,99}\b/g },
  { name: "SendGrid key", pattern: /\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g },
  { name: "PyPI token", pattern: /\bpypi-AgEIcHlwaS5vcmc[\w-]{50,200}/g },
  { name: "Azure storage key", pattern: /\bAccountKey=[A-Za-z0-9+/]{86}==/g },
  { name: "Databricks token", pattern: /\bdapi[0-9a-f]{32}\b/g },
  { name: "Weights & Biases key", pattern: /\bWANDB_API_KEY["']?\s{0,3}[\]:=]+\s{0,3}["']?[0-9a-f]{40}\b/g },
  {
    name: "private key",
    pattern:
      /-----BEGIN (?:[A-Z]{2,9} )?PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr]|["',+]){1,20}[A-Za-z0-9+/=:\-, \\]{40,80}/g,
  },
];

/** Words that stand in examples, where a secret has chance letters. */
const EXAMPLE = /example|placeholder|your|dummy|fake|redacted|xxxx|0000|1234567|abcdef|\*{3}/i;
/** Different characters that a text of chance letters has at least; hexadecimal ones come with fewer. */
const LEAST_KINDS = 8;
const LONGEST = 8_388_608;

/** Notes what looks like a secret. The secret itself is not repeated: reports are read by more people than the file. */
export function noteSecrets(text: string, rule: RuleId, notes: Notes, where: Pick<Found, "member"> = {}): void {
  const searched = text.slice(0, LONGEST);
  for (const { name, pattern, holds } of SHAPES) {
    for (const match of searched.matchAll(pattern)) {
      const [token] = match;
      const kinds = new Set(token.slice(4)).size;
      if (EXAMPLE.test(token) || kinds < LEAST_KINDS || holds?.(token) === false) continue;
      notes.find(rule, `This looks like a ${name}.`, {
        ...where,
        offset: match.index,
        evidence: `${escapeEvidence(token.slice(0, 6))}...`,
      });
      break;
    }
  }
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The last six characters are the CRC-32 of those in front (https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/). */
function checksumHolds(token: string): boolean {
  let value = 0;
  for (const digit of token.slice(-6)) value = value * 62 + DIGITS.indexOf(digit);
  return value === crc32(token.slice(0, -6));
}
