import{i as headAfter}from"./layout-cQI39WFg.js";import{t as LedgerError}from"./ledger-error-BsVvnn2E.js";function rebuildHead(records){const inOrder=[...records].sort((a,b)=>a.record.predicate.sequence-b.record.predicate.sequence);let head;for(const{sha256,record}of inOrder){const{pullRequest,sequence}=record.predicate;if(head!==void 0&&sequence===head.sequence)throw new LedgerError(`broken-chain`,`the ledger has two records of #${pullRequest} with the sequence ${sequence}, ${head.record} and ${sha256}`);head=headAfter(record,sha256,head)}return head}const mayBeAbout=(text,pullRequest)=>text.includes(`"pullRequest":${pullRequest},"repository":`);const pullsMaybe=text=>[...new Set(Array.from(text.matchAll(/"pullRequest":(\d{1,16}),"repository":/g),([,digits])=>Number(digits)))];const LEDGER_README=`# Gate history

This is written by SecMLOps Gate and by nothing else. As a branch it shares no history with the code, and is never merged.

- \`records/\`: one file for each decision about a pull request, for each merge, and for what people did after one, named by the sha256
  of its bytes. Each names the record before it of the same pull request.
- \`policies/\`: the policies that were decided by, named by their sha256.
- \`evidence/\`: reports and documents that decisions read, as they were, named by their sha256.
- \`attestations/\`: signatures of records, named by the sha256 of the record.
- \`pulls/\`: for each pull request, its newest record and what the gate remembers.

Protect it: nobody but the gate needs to write here, and nobody needs to force-push or delete anything. Removing anything makes the
history incomplete, and \`secmlops-gate audit verify\` will say so.
`;export{rebuildHead as i,mayBeAbout as n,pullsMaybe as r,LEDGER_README as t};