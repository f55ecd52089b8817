/** What begins a ledger, and tells whoever comes upon it what it is. */
export const LEDGER_README = `# Gate history

This is written by SecMLOps Gate and by nothing else. As a branch it shares no history with the code, and is never merged.

- \`records/\`: one file for each decision about a pull request, for each merge, and for what people did after one, named by the sha256
  of its bytes. Each names the record before it of the same pull request.
- \`policies/\`: the policies that were decided by, named by their sha256.
- \`evidence/\`: reports and documents that decisions read, as they were, named by their sha256.
- \`attestations/\`: signatures of records, named by the sha256 of the record.
- \`pulls/\`: for each pull request, its newest record and what the gate remembers.

Protect it: nobody but the gate needs to write here, and nobody needs to force-push or delete anything. Removing anything makes the
history incomplete, and \`secmlops-gate audit verify\` will say so.
`;
