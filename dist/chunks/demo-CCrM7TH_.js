import{t as openRepository}from"./repository-0MC5QHST.js";import{I as describeProblem}from"./policy-lB_J3LoG.js";import{t as renderTerminal}from"./terminal-BgtZS11a.js";import{r as localMeans,t as judgeLocally}from"./local-gate-0OReDl8S.js";import{n as sha256Hex}from"./canonical-json-CsIk9y0n.js";import{i as outlineOf}from"./parse-codeowners-Cqgn4wpP.js";import{a as printRendered,o as tell,r as print,s as wantsColour,t as EXIT}from"./io-C5ga3EDy.js";import{r as openWorkshop}from"./workshop-Cl9dUx78.js";import{mkdtemp,rm}from"node:fs/promises";import{dirname,join}from"node:path";import{fileURLToPath}from"node:url";import{tmpdir}from"node:os";import{execFileSync}from"node:child_process";import{createHash}from"node:crypto";import{mkdirSync,rmSync,writeFileSync}from"node:fs";function weights(seed){const values=Float32Array.from({length:64},(_,index)=>Math.sin(seed*97+index));const header=JSON.stringify({__metadata__:{format:`pt`},"linear.weight":{dtype:`F32`,shape:[8,8],data_offsets:[0,values.byteLength]}});const padded=header.padEnd(Math.ceil(header.length/8)*8);const length=/* @__PURE__ */ new Uint8Array(8);new DataView(length.buffer).setBigUint64(0,BigInt(padded.length),true);return Buffer.concat([length,Buffer.from(padded),Buffer.from(values.buffer)])}function dvcFile(content){return`outs:\n- md5: ${createHash(`md5`).update(content).digest(`hex`)}\n  size: ${content.length}\n  hash: md5\n  path: train.parquet\n`}const policy=`version: 1
extends: [secmlops:baseline@1]

roles:                                  # login, or org/team
  validator: [vera, viktor]
  security-reviewer: [alice]
  fairness-reviewer: [fay]
  explainability-reviewer: [elif]
  data-steward: [dan]
  governance: [erin]

requirements:
  GOV-2: { enforcement: block }         # the pack only warns; here an explanation is a must
`;const train=learningRate=>`"""Trains the credit-risk model."""
import pandas as pd
from safetensors.torch import save_file
from torch import nn, optim

LEARNING_RATE = ${learningRate}


def train(frame: pd.DataFrame) -> nn.Linear:
    model = nn.Linear(8, 8, bias=False)
    optimiser = optim.Adam(model.parameters(), lr=LEARNING_RATE)
    for _ in range(20):
        optimiser.zero_grad()
        model.weight.square().sum().backward()
        optimiser.step()
    return model


if __name__ == "__main__":
    save_file(train(pd.read_parquet("data/train.parquet")).state_dict(), "models/credit.safetensors")
`;const notebook=`${JSON.stringify({cells:[{cell_type:`markdown`,metadata:{},source:[`# Who is refused credit?`]},{cell_type:`code`,execution_count:null,metadata:{},outputs:[],source:[`import pandas as pd
`,`frame = pd.read_parquet('../data/train.parquet')
`,`frame.groupby('age_band').approved.mean()`]}],metadata:{kernelspec:{display_name:`Python 3`,language:`python`,name:`python3`}},nbformat:4,nbformat_minor:5},null,1)}\n`;const modelCard=`# Model card: credit

## Intended use

Ranks consumer credit applications up to 20,000 EUR for a human decision. Not for corporate credit.

## Training data

Applications of 2021 to 2024, pseudonymised, without nationality. See \`data/train.parquet.dvc\`.

## Evaluation

Accuracy 0.911, area under the curve 0.954 on the 2024 hold-out.

## Limitations

Under-represents applicants below 25; not validated outside the euro area.

## Explanation

Income and arrears decide most; the attributions of every release are in the validation report.

## Ethical considerations

Age is a protected attribute: approval rates are reported by age band with every release.
`;function fairness(bands,seed){const spread=values=>Math.max(...values)-Math.min(...values);const total=bands.reduce((sum,{samples})=>sum+samples,0);const average=of=>bands.reduce((sum,band)=>sum+band[of]*band.samples,0)/total;const rates=bands.map(band=>band.selection_rate);const report=`${JSON.stringify({schema:`secmlops-gate/fairlearn@1`,overall:{accuracy:average(`accuracy`),selection_rate:average(`selection_rate`)},by_group:bands.map(({age,samples,accuracy,selection_rate})=>({group:{age},samples,metrics:{accuracy,selection_rate}})),fairness:{demographic_parity_difference:spread(rates)}},null,2)}\n`;const sha256=content=>createHash(`sha256`).update(content).digest(`hex`);return{"reports/fairness.json":report,"reports/fairness.json.sha256":`${sha256(weights(seed))}  models/credit.safetensors\n${sha256(report)}  reports/fairness.json\n`}}const bandsOf=(young,old)=>[{age:`under 25`,samples:412,accuracy:.89,selection_rate:young},{age:`25 and over`,samples:3588,accuracy:.915,selection_rate:old}];const mainFiles={".github/secmlops/policy.yml":policy,"README.md":`# credit

A small credit-risk model.
`,"requirements.txt":`pandas==2.2.3
safetensors==0.4.5
torch==2.5.1
`,"train.py":train(`0.01`),"notebooks/explore.ipynb":notebook,"data/train.parquet.dvc":dvcFile(`first`),"models/credit.safetensors":weights(1),"docs/model-card.md":modelCard,...fairness(bandsOf(.43,.5),1)};const retrained={"train.py":train(`0.003`),"data/train.parquet.dvc":dvcFile(`second, with applications of 2025`),"models/credit.safetensors":weights(2),...fairness(bandsOf(.38,.52),2)};const poisoned={"models/warm-start.pt":Buffer.from(`}X
\0\0\0state_dictcposix
system
X\r\0\0\0echo poisonedRs.`,`latin1`)};const cleaned={"models/warm-start.pt":null};const balanced={"models/credit.safetensors":weights(3),...fairness(bandsOf(.46,.51),3)};const reweighted={"models/credit.safetensors":weights(4)};const measured=fairness(bandsOf(.46,.51),4);const environment={...process.env,GIT_AUTHOR_NAME:`Nina`,GIT_AUTHOR_EMAIL:`nina@example.com`,GIT_COMMITTER_NAME:`Nina`,GIT_COMMITTER_EMAIL:`nina@example.com`,GIT_CONFIG_GLOBAL:`/dev/null`,GIT_CONFIG_NOSYSTEM:`1`};function git(folder,at,...words){const env={...environment,GIT_AUTHOR_DATE:at,GIT_COMMITTER_DATE:at};return execFileSync(`git`,[`-C`,folder,`-c`,`core.autocrlf=false`,...words],{encoding:`utf8`,env}).trim()}function commitFiles(folder,files,message,at){for(const[path,content]of Object.entries(files)){if(content===null){rmSync(join(folder,path));continue}mkdirSync(dirname(join(folder,path)),{recursive:true});writeFileSync(join(folder,path),content)}git(folder,at,`add`,`--all`);git(folder,at,`commit`,`--quiet`,`--message`,message);return git(folder,at,`rev-parse`,`HEAD`)}function createRepository(folder,at){git(folder,at,`init`,`--quiet`,`--initial-branch=main`);commitFiles(folder,mainFiles,`Credit model, with its card and its gate`,at);git(folder,at,`checkout`,`--quiet`,`-b`,`retrain`)}const shownBy=verdict=>({digests:Object.fromEntries(verdict.requirements.flatMap(({id,digest})=>digest?[[id,digest]]:[])),head:verdict.head});const body=`## Intent

Retrain on applications of 2025, with a lower learning rate.

## Risk tier

High (Annex III, credit scoring). The model ranks applications for a human decision; no new data fields.

## Impact

Applicants below 25 should be ranked more steadily. Roll back by reverting this pull request.
`;function bodyFact(text){const outline=outlineOf(text);return`known`in outline?{known:{sha256:sha256Hex(text),outline:outline.known}}:outline}const pullRequest={number:7,base:`main`,author:{login:`nina`},fork:false,draft:false,body:bodyFact(body)};const NOW=`2026-11-21T12:00:00Z`;let serial=0;function act(by,at,kind,ids,shown,rest={}){serial+=1;return{id:`comment:${serial}`,kind,actor:{login:by},at:`2026-11-21T${at}:00Z`,via:`command`,targets:{ids:ids.map(id=>({id}))},shown:{...shown.digests},head:shown.head,source:{state:`intact`},remembered:[],...rest}}const everybodySigns=hour=>shown=>[act(`vera`,`${hour}:01`,`sign-off`,[`PEO-2`],shown,{note:`reproduced the hold-out figures`}),act(`alice`,`${hour}:02`,`sign-off`,[`PEO-3`],shown),act(`dan`,`${hour}:03`,`sign-off`,[`PEO-4`],shown),act(`fay`,`${hour}:04`,`sign-off`,[`GOV-1`],shown,{note:`looked at the slices by age`})];const scenes=[{title:`A pull request retrains the model`,text:`Nina changes the training code, the data behind a DVC pointer and the weights. The report says that applicants below 25 fare worse now.`,push:{message:`Retrain with 2025 data`,files:`retrained`},expected:`fail`},{title:`The groups are closer again`,text:`Nina weighs young applicants more, and measures again. The report names these weights by their digest. Nobody has looked yet.`,push:{message:`Weigh young applicants more`,files:`balanced`},expected:`pending`},{title:`A checkpoint comes along`,text:`Nina adds models/warm-start.pt, which she was sent. Loading it would run a command: the scan says so, without loading it.`,push:{message:`Start from a checkpoint`,files:`poisoned`},expected:`fail`},{title:`The checkpoint is gone`,text:`Nina takes it out again and retrains from nothing.`,push:{message:`Retrain without the checkpoint`,files:`cleaned`},expected:`pending`},{title:`Reviewers sign off`,text:"Four people comment `/sign-off …`; the explanation is still waiting for elif.",acts:everybodySigns(`09`),expected:`pending`},{title:`Governance waives what can wait`,text:"elif is on leave. Erin comments `/waive GOV-2 until 2026-12-11: elif is back on the 9th`. Everything else is signed.",acts:shown=>[act(`erin`,`09:30`,`waive`,[`GOV-2`],shown,{note:`elif is back on the 9th`,until:`2026-12-11`})],expected:`pass`},{title:`The weights change once more`,text:`Nina pushes other weights. Sign-offs are bound to content: those that covered the weights are stale, Dan's on the data stands. The report is about other weights.`,push:{message:`One more epoch`,files:`reweighted`},expected:`fail`},{title:`The report is made again`,text:`What was measured of other weights says nothing about these. Nina runs the evaluation, and the report names the new ones.`,push:{message:`Measure again`,files:`measured`},expected:`pending`},{title:`Everybody looks again, and one objects`,text:"Alice comments `/object PEO-3: where do these weights come from?`. No approval outvotes an objection.",acts:shown=>[...everybodySigns(`10`)(shown),act(`elif`,`10:05`,`sign-off`,[`GOV-2`],shown,{note:`feature attributions unchanged`}),act(`alice`,`10:20`,`object`,[`PEO-3`],shown,{note:`where do these weights come from?`})],expected:`fail`},{title:`The objection is answered`,text:`Nina names the training run; Alice signs off, which lifts her own objection.`,acts:shown=>[act(`alice`,`11:00`,`sign-off`,[`PEO-3`],shown,{note:`run 418, checksum matches`})],expected:`pass`}];const pushes={retrained,poisoned,cleaned,balanced,reweighted,measured};const RULE=`─`.repeat(78);async function runDemo({keep},io){const folder=await mkdtemp(join(tmpdir(),`secmlops-gate-demo-`));try{return await play(folder,io)}finally{if(keep)tell(io,`The repository is in ${folder}: try \`git log --all --stat\` there, or \`node ${fileURLToPath(io.packageRoot)}dist/cli.js check --base main\`.`);else await rm(folder,{recursive:true,force:true})}}async function play(folder,io){createRepository(folder,`2026-11-20T08:00:00Z`);const workshop=await openWorkshop(io);const acts=[];let before;print(io,introduction);for(const[index,scene]of scenes.entries()){if(scene.push)commitFiles(folder,pushes[scene.push.files],scene.push.message,`2026-11-21T08:0${index}:00Z`);if(before&&scene.acts)acts.push(...scene.acts(shownBy(before)));const repository=await openRepository(folder);const scans=localMeans(repository);const outcome=await judgeLocally({repository,base:{ref:`main`,id:await repository.resolveCommit(`main`)},head:await repository.resolveCommit(`retrain`),...workshop,supplied:{pullRequest,acts:{known:acts},commits:{known:[]},repository:{name:`acme/credit`}},scans:scans.get,now:NOW}).finally(scans.close);if(!(`verdict`in outcome))throw new Error(`the demo's policy is broken: ${outcome.problems.map(describeProblem).join(`; `)}`);show(scene,index,outcome.verdict,io);if(outcome.verdict.status!==scene.expected)throw new Error(`the demo expected ${scene.expected} and the gate said ${outcome.verdict.status}`);before=outcome.verdict}print(io,farewell);return EXIT.pass}function show({title,text},index,verdict,io){const width=Math.min(io.stdout.columns??100,100);print(io,`${RULE}\n${index+1}. ${title}\n   ${text}\n${RULE}\n`);printRendered(io,`${renderTerminal(verdict,{colour:wantsColour(io),width}).trimEnd()}\n\n`)}const introduction=`A small credit-risk model: training code, a notebook, data behind a DVC pointer, weights, a model card, a report
on fairness, and a policy that extends secmlops:baseline@1. Nina opens pull request #7. What follows is the real gate on a real
repository; only the comments of the reviewers are given to it as facts.
`;const farewell=`${RULE}
That is the gate. Next: copy the policy from the README into .github/secmlops/policy.yml of your repository, commit
it on the default branch, and run \`check\` on another.`;export{runDemo};