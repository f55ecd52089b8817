import{t as openRepository}from"./repository-0MC5QHST.js";import{B as listWords,H as quote,I as describeProblem,W as suggest,d as isTree}from"./policy-lB_J3LoG.js";import{i as outlineOf,t as CODEOWNERS_PLACES}from"./parse-codeowners-Cqgn4wpP.js";import{n as leavesOf}from"./judge-needs-BIlAiyjl.js";import{t as require_dist}from"./dist-BfFnJ-TP.js";import{d as readYaml,i as inputsSchema,l as parsePackRef}from"./file-schema-RQIl1HkO.js";import{n as UsageError,o as tell,r as print,t as EXIT}from"./io-C5ga3EDy.js";import{f as loadPolicy,r as openWorkshop,s as POLICY_FOLDER,u as readPolicyOnDisk}from"./workshop-Cl9dUx78.js";import{dirname,join}from"node:path";import{lstatSync,mkdirSync,readFileSync,readdirSync,rmSync,rmdirSync,writeFileSync}from"node:fs";import process from"node:process";import{createInterface}from"node:readline/promises";const STATUS_CONTEXT=`secmlops-gate`;const LEDGER_BRANCH=`secmlops-ledger`;const GITHUB_ACTIONS=15368;const requireTheGate=({codeOwners})=>({name:`SecMLOps Gate`,target:`branch`,enforcement:`active`,conditions:{ref_name:{include:[`~DEFAULT_BRANCH`],exclude:[]}},rules:[{type:`deletion`},{type:`non_fast_forward`},{type:`pull_request`,parameters:{required_approving_review_count:0,require_code_owner_review:codeOwners,dismiss_stale_reviews_on_push:false,require_last_push_approval:false,required_review_thread_resolution:false}},{type:`required_status_checks`,parameters:{strict_required_status_checks_policy:false,required_status_checks:[{context:STATUS_CONTEXT,integration_id:GITHUB_ACTIONS}]}}]});const protectTheLedger=()=>({name:`SecMLOps ledger`,target:`branch`,enforcement:`active`,conditions:{ref_name:{include:[`refs/heads/${LEDGER_BRANCH}`],exclude:[]}},rules:[{type:`deletion`},{type:`non_fast_forward`}]});const rulesetCommand=ruleset=>`gh api --method POST 'repos/{owner}/{repo}/rulesets' --input - <<'JSON'\n${JSON.stringify(ruleset,null,2)}\nJSON`;function renderAdvice({defaultBranch,lacksCommit,unnamedRoles,codeOwners,unfilled,unsetInputs}){return`What is left to do:\n\n${[...lacksCommit?[`Put the commit of the action's release into secmlops-gate.yml, in place of the zeros:

gh api repos/secmlops/secmlops-gate/commits/v1 --jq .sha`]:[],...unnamedRoles.length>0?[`Name people for ${unnamedRoles.join(`, `)} in .github/secmlops/policy.yml before you enforce it.`]:[],...unsetInputs.length>0?[`Set ${unsetInputs.join(`, `)} in .github/secmlops/policy.yml before you enforce it: no number there is right for everybody.`]:[],...unfilled.length>0?[`Fill in ${unfilled.join(` and `)}: whatever stands in brackets, or says TODO, keeps ${unfilled.length===1?`it`:`them`} from counting.`]:[],`Commit the files to ${defaultBranch}. Only there do policy and workflows count; the next pull request is judged.`,`Require the commit status "${STATUS_CONTEXT}" on ${defaultBranch}, from the source GitHub Actions: the status, never the
job "gate runner", which counts as passed when it is skipped. As long as the policy is advisory it lets everything pass.
Pull requests against another branch have a status of their own, "${STATUS_CONTEXT}: <branch>".

${rulesetCommand(requireTheGate({codeOwners}))}`,`Protect the gate history, the branch ${LEDGER_BRANCH}, from being rewritten or deleted. Its first record makes it.

${rulesetCommand(protectTheLedger())}`,`Know the limit: with the job's own token every workflow of the repository can set that status and append to that
branch, and so can whoever may push. Only an App of your own can be named as the one source, and as the only one
allowed to push: see docs/organisation.md and docs/examples/strong-mode.yml of secmlops-gate.`,`After two or three weeks look at what would have been blocked, and set "mode: enforce".`].map((step,index)=>`${index+1}. ${step}`).join(`

`)}`}const REF=/^([A-Za-z0-9][A-Za-z0-9-]*\/[\w.-]+@(?:[0-9a-f]{40}|[0-9a-f]{64}))(?:\s+#\s*([\w][\w.+-]*))?$/;const NO_COMMIT=`0`.repeat(40);const UNKNOWN_RELEASE={uses:`secmlops/secmlops-gate@${NO_COMMIT}`,version:`v1`};function parseActionRef(text){const[,uses,version]=REF.exec(text.trim())??[];return uses===void 0?void 0:{uses,version:version??``}}const usesNoCommit=workflow=>/@0{40}(?!0)/.test(workflow);const formatActionRef=({uses,version})=>version===``?uses:`${uses} # ${version}`;function findUndone(root,plan,policy,roles){const textOf=path=>plan.write.find(file=>file.path===path)?.text??readText(join(root,path));const isNamed=name=>{const role=policy?.roles[name];return role===void 0||role.users.length+role.teams.length>0};return{lacksCommit:usesNoCommit(textOf(`.github/workflows/secmlops-gate.yml`)),unnamedRoles:roles.filter(name=>!isNamed(name)),unfilled:documentsOf(policy).filter(path=>isUnfilled(textOf(path))),unsetInputs:(policy?.notices??[]).flatMap(notice=>notice.code===`missing-input`?[notice.input]:[])}}function documentsOf(policy){const proofs=(policy?.requirements??[]).flatMap(({needs})=>leavesOf(needs));return[...new Set(proofs.flatMap(proof=>proof.kind===`document`&&`path`in proof.source&&!proof.leftovers?[proof.source.path]:[]))]}function isUnfilled(text){const outline=outlineOf(text);return`known`in outline&&outline.known.leftovers.length>0}function readText(path){try{return readFileSync(path,`utf8`)}catch{return``}}var import_dist=require_dist();const BASELINE=`baseline`;const packNames=shipped=>shipped.map(ref=>ref.replace(/^secmlops:|@\d+$/g,``));function parsePackNames(text,shipped){const names=packNames(shipped);const refs=text.split(/[\s,]+/).filter(word=>word!==``).map(word=>{const ref=shipped[names.indexOf(word)]??shipped.find(each=>each===word);if(ref!==void 0)return ref;const{suggestion}=suggest(word,names);const hint=suggestion===void 0?`there are ${listWords(names,`and`)}`:`did you mean ${quote(suggestion)}?`;throw new UsageError(`no pack ${quote(word)} is shipped: ${hint}`)});return[...new Set(refs)]}async function openChosen(refs,packs){return Promise.all(refs.map(async text=>{const ref=parsePackRef(text);const loaded=`problem`in ref?{unavailable:ref.problem}:await packs.load(ref);const read=`unavailable`in loaded?void 0:readYaml(loaded);if(read===void 0||`problems`in read)throw new TypeError(`${text} cannot be read`);return{ref:text,inputs:Object.entries(inputsSchema.parse(inputsOf(read.source.value))).filter(([,input])=>input.default===void 0&&input.required!==false).map(([name,{example,description}])=>({name,description,example:(0,import_dist.stringify)(example??``,{collectionStyle:`flow`,lineWidth:0}).trim()}))}}))}const inputsOf=value=>typeof value===`object`&&value!==null&&`inputs`in value?value.inputs:{};function codeownersLines(people){const owners=people.filter(name=>!name.endsWith(`[bot]`)).map(name=>`@${name}`);if(owners.length===0)return[];return[`/.github/secmlops/`,`/.github/workflows/secmlops-*.yml`,`/.github/CODEOWNERS`].map(pattern=>[pattern,...owners].join(` `))}const renderCodeowners=lines=>`# Whoever answers for the rules of SecMLOps Gate reviews their changes.\n${lines.join(`
`)}\n`;function missingLines(wanted,existing){const tidy=line=>line.replace(/\s#.*$/,``).trim().split(/\s+/).join(` `);const has=new Set(existing.split(/\r?\n/).map(tidy));return wanted.filter(line=>!has.has(line))}const renderModelCard=()=>`---
license: TODO # as apache-2.0, by the names of https://huggingface.co/docs/hub/repositories-licenses
---

# Model card

<!-- For whoever uses, reviews or inherits the model. Numbers belong to reports; say here what they mean. -->

[Describe the model in two sentences: what goes in, what comes out, which file it is.]

## Intended use

[Describe who uses it, for which decision, and what it must not be used for.]

## Training data

[Describe what it learnt from, of which time and place, and who is missing in it. docs/datasheet.md says more.]

## Evaluation

[Describe on which data it was measured, by which metrics, and for which groups apart.]

## Limitations

[Describe where it fails, for whom, and how that would be noticed.]

## Explanation

[Describe how somebody can learn why the model decided as it did, and whom to ask.]
`;const renderDatasheet=()=>`# Datasheet

<!-- For the data that models of this repository learn from. One for each data set, if they have little in common. -->

## Motivation

[Describe why the data was collected, by whom, and who paid for it.]

## Composition

[Describe what one record is, how many there are, what is missing, and what in them is personal or sensitive.]

## Collection process

[Describe how and when it was collected, who was asked, and what they agreed to.]

## Preprocessing

[Describe what was cleaned, labelled, sampled or left out, and where the raw data is.]

## Licence

[Enter the licence or contract, its limits, and where its text is.]

## Uses

[Describe what it was used for so far, and what it must not be used for.]

## Distribution

[Describe who gets it, how, and from when on.]

## Maintenance

[Describe who answers for it, how mistakes are reported, and when it is deleted.]
`;const renderPullRequestTemplate=()=>`<!-- SecMLOps Gate wants an answer under each heading where models, data or their deployment change. Comments do not count. -->

## Intent

<!-- What does this change, and why? -->

## Risk tier

<!-- Tick one. -->

- [ ] Low: if it is wrong, nobody is worse off
- [ ] Medium: if it is wrong, a person notices before anybody is worse off
- [ ] High: money, work, health, education or the rights of people depend on it

## Impact

<!-- Who and what is affected: security, fairness, explainability, reliability, safety, energy, privacy. "None" is an answer, if it says why. -->
`;const RELAY_NAME=`SecMLOps review relay`;const renderReviewRelay=()=>`# Wakes secmlops-gate.yml when somebody reviews.
# A workflow on this event is the pull request's own copy, and its author can change it. So it may do nothing, and is
# believed nothing: the gate runs with the default branch's file when this one has ended, and reads the reviews itself.
name: ${RELAY_NAME}

on:
  pull_request_review:
    types: [submitted, edited, dismissed]

permissions: {}

jobs:
  relay:
    name: review relay (never require this)
    runs-on: ubuntu-latest
    timeout-minutes: 2
    steps:
      - run: echo "The gate reads the review by itself."
`;const MERGE_GROUP=`
  # A merge queue would wait for ever without it.
  merge_group:
    types: [checks_requested]
`;function renderEvents({defaultBranch,ciWorkflows},{mergeGroup}){return`on:
  # Runs the default branch's copy of this file, for pull requests from forks too, and nothing out of the pull request.
  pull_request_target:
    types: [opened, synchronize, reopened, edited, ready_for_review, converted_to_draft, closed]

  # Commands such as /sign-off, and ticks in the checklist.
  issue_comment:
    types: [created, edited, deleted]
${mergeGroup?MERGE_GROUP:``}
  # Reviews, through secmlops-review-relay.yml; and each workflow whose jobs a "check" of the policy asks for.
  workflow_run:
    workflows: [${[RELAY_NAME,...ciWorkflows].map(name=>JSON.stringify(name)).join(`, `)}]
    types: [completed]

  # What other services report. Without a "check" on one of them, both lines of each can go.
  check_run:
    types: [completed]
  status:

  # Another policy, another decision. Add the other branches that you protect.
  push:
    branches: [${JSON.stringify(defaultBranch)}]
    paths: [".github/secmlops/**"]

  # Sign-offs, waivers and mandates end on a day.
  schedule:
    - cron: "23 4 * * *"

  workflow_dispatch:
    inputs:
      pull-request:
        description: Number of the pull request to judge; without it, every open one
        type: string
        required: false`}const CONDITION_AND_QUEUE=`    # Comments on issues are none of the gate's business. Its own comments and statuses it knows by itself.
    if: github.event_name != 'issue_comment' || github.event.issue.pull_request

    # One run at a time for each pull request, all in turn, none cancelled: a cancelled run could have been about to store
    # its record, or have brought the only evidence of who ticked a box. Runs that meet all the same do no harm, they only
    # repeat work. GitHub Enterprise Server does not know "queue" yet: leave that line out there.
    concurrency:
      group: >-
        secmlops-gate-\${{ github.event.pull_request.number || github.event.issue.number || inputs.pull-request ||
        github.event.merge_group.head_sha || github.event.workflow_run.head_sha || github.event.check_run.head_sha ||
        github.event.sha || github.run_id }}
      cancel-in-progress: false
      queue: max`;const JOB_NAME=`    # Long, so that nobody requires the job by mistake: it is skipped for some events, and a skipped job counts as passed.
    name: gate runner (require the status "secmlops-gate" instead)
    runs-on: ubuntu-latest
    timeout-minutes: 15`;const renderGate=(action,events)=>`# SecMLOps Gate.
# Require the commit status "secmlops-gate" on the branch. This job only publishes it.
name: SecMLOps Gate

${renderEvents(events,{mergeGroup:true})}

permissions: {}

jobs:
  gate:
${JOB_NAME}

${CONDITION_AND_QUEUE}

    permissions:
      contents: write # appends records to the branch secmlops-ledger; with "ledger: off", read is enough
      pull-requests: write # the checklist, reactions to commands, review requests; it covers comments, so no "issues: write"
      statuses: write # the status "secmlops-gate"
      checks: read # for a "check" of the policy
      actions: read # which workflow a job belongs to, for a "check" on GitHub Actions

    steps:
      # Do not add a checkout: the action reads the pull request with git, and runs nothing of it.
      - uses: ${formatActionRef(action)}
        with:
          pull-request: \${{ inputs.pull-request }}
`;function renderPolicy(packs,roles,waiverRole){return`# The rules of SecMLOps Gate. The default branch's copy judges a pull request, never its own.
# After a change: secmlops-gate policy lint. What a path needs, and why: secmlops-gate policy explain PATH.
version: 1
mode: advisory # comments and records, and never blocks; "enforce" when you are ready
${renderExtends(packs)}

# Who signs off: logins, and teams as org/team. At least two people for each, since nobody signs their own change.
roles:
${roles.map(renderRole).join(`
`)}

# Who may let a requirement pass for a while, overrule an objection, and change these rules.
waivers: { role: ${waiverRole}, max-days: 30 }
`}function renderExtends(packs){if(packs.every(({inputs})=>inputs.length===0))return`extends: [${packs.map(({ref})=>ref).join(`, `)}]`;return`extends:\n${packs.map(renderPack).join(`
`)}`}function renderPack({ref,inputs}){if(inputs.length===0)return`  - ${ref}`;return`  - pack: ${ref}
    # Set these before you enforce. They have no default, and what stands here are examples.
    # with:
${inputs.map(({name,example,description})=>`    #   # ${description}\n    #   ${name}: ${example}`).join(`
`)}`}function renderRole({name,people,permission}){if(people.length>0)return`  ${name}: [${people.map(quoteIfNeeded).join(`, `)}]`;return`  ${name}: { permission: ${permission} } # nobody is named yet: whoever may ${permission}`}function quoteIfNeeded(text){return/^[\w./-]+$/.test(text)&&(0,import_dist.parse)(`[${text}]`)[0]===text?text:JSON.stringify(text)}function isTaken(root,path){const parts=path.split(`/`);for(let length=1;length<parts.length;length++){const above=parts.slice(0,length).join(`/`);const found=look(join(root,above));if(found===void 0)return false;if(!found.isDirectory())throw new UsageError(`${above} is not a folder of this repository, so ${path} cannot be written`)}return look(join(root,path))!==void 0}const look=path=>lstatSync(path,{throwIfNoEntry:false});const INTERRUPTIONS=[`SIGINT`,`SIGTERM`];function writeAll(root,files){const made=[];const written=[];const wait=()=>void 0;for(const signal of INTERRUPTIONS)process.on(signal,wait);try{for(const{path,text}of files){made.push(...makeFolders(root,dirname(path)));writeFileSync(join(root,path),text,{flag:`wx`});written.push(path)}}catch(error){for(const path of written)rmSync(join(root,path),{force:true});for(const folder of made.reverse())rmdirSync(join(root,folder));throw new UsageError(`nothing was written, because one file could not be: ${error instanceof Error?error.message:String(error)}`)}finally{for(const signal of INTERRUPTIONS)process.off(signal,wait)}}function makeFolders(root,path){if(path===`.`||look(join(root,path))!==void 0)return[];const above=makeFolders(root,dirname(path));mkdirSync(join(root,path));return[...above,path]}const PULL_TEMPLATE=`.github/pull_request_template.md`;function planFiles(root,answers){const workflows=[{path:`.github/workflows/secmlops-gate.yml`,text:renderGate(answers.action,answers)},{path:`.github/workflows/secmlops-review-relay.yml`,text:renderReviewRelay()}];const policy={path:`${POLICY_FOLDER}/policy.yml`,text:renderPolicy(answers.packs,answers.roles,answers.waiverRole)};const lines=codeownersLines(answers.owners);const existing=CODEOWNERS_PLACES.find(path=>isTaken(root,path));const codeowners=existing===void 0&&lines.length>0?[{path:CODEOWNERS_PLACES[0],text:renderCodeowners(lines)}]:[];const documents=[{path:`docs/model-card.md`,text:renderModelCard()},{path:`docs/datasheet.md`,text:renderDatasheet()},{path:PULL_TEMPLATE,text:renderPullRequestTemplate()}];const wanted=[...workflows,policy,...codeowners,...documents].map(file=>({file,why:whyNot(root,file.path)}));const missing=existing===void 0?[]:missingLines(lines,readText(join(root,existing)));return{write:wanted.flatMap(({file,why})=>why===void 0?[file]:[]),leave:[...wanted.flatMap(({file,why})=>why===void 0?[]:[{path:file.path,why}]),...existing===void 0||lines.length===0?[]:[{path:existing,why:`it is there already`}]],hasOwners:lines.length>0,codeowners:existing===void 0||missing.length===0?void 0:{path:existing,lines:missing}}}const hasPolicy=root=>otherPolicy(root)!==void 0;const otherPolicy=root=>isTaken(root,`${`.github/secmlops`}/policy.yml`)?`policy.yml`:isTaken(root,`.github/secmlops`)?readdirSync(join(root,POLICY_FOLDER))[0]:void 0;function whyNot(root,path){if(isTaken(root,path))return`it is there already`;if(path===PULL_TEMPLATE)return whyNoTemplate(root);if(!path.startsWith(`${`.github/secmlops`}/`))return void 0;const other=otherPolicy(root);return other===void 0?void 0:`there is a policy already, in ${POLICY_FOLDER}/${other}`}function whyNoTemplate(root){const found=[`.github`,`.`,`docs`].flatMap(folder=>listIfFolder(join(root,folder)).filter(name=>/^pull_request_template(?:\.md|\.txt)?$/i.test(name)).map(name=>folder===`.`?name:`${folder}/${name}`));return found[0]===void 0?void 0:`there is a template already, ${found[0]}`}function listIfFolder(path){try{return readdirSync(path)}catch{return[]}}const LEFT=`stopped before anything was written`;function openTerminal(){const{stdin:input,stderr:output}=process;if(!input.isTTY||!output.isTTY)return void 0;const lines=createInterface({input,output});const left=new AbortController;lines.on(`SIGINT`,()=>lines.close());lines.on(`close`,()=>left.abort());return{async ask(question){try{left.signal.throwIfAborted();return await lines.question(question,{signal:left.signal})}catch(error){if(left.signal.aborted)throw new UsageError(LEFT);throw error}},close:()=>lines.close()}}function askedRoles({requirements,waivers}){const signs=/* @__PURE__ */ new Map;for(const{id,title,needs}of requirements)for(const role of new Set(signers(needs)))if(role!==waivers.role)signs.set(role,[...signs.get(role)??[],`${id} ${title}`]);const signing=[...signs].map(([name,what])=>{return{name,duty:`signs ${what.join(`, `)}`,permission:`write`}});const waiving=waivers.role===void 0?[]:[{name:waivers.role,duty:`grants waivers, and signs changes of the policy`,permission:`maintain`}];return[...signing,...waiving]}function signers(needs){if(isTree(needs))return needs.of.flatMap(signers);return needs.kind===`sign-off`?[needs.role]:[]}const MEMBER=/^[A-Za-z0-9][A-Za-z0-9_-]*(?:\[bot\]|\/[A-Za-z0-9][\w.-]*)?$/;function parsePeople(text){const people=text.split(/[\s,]+/).filter(word=>word!==``).map(word=>word.replace(/^@/,``));const wrong=people.find(person=>!MEMBER.test(person));if(wrong!==void 0)throw new UsageError(`${quote(wrong)} is neither a login, as alice, nor a team, as acme/ml-security`);return[...new Map(people.map(person=>[person.toLowerCase(),person])).values()]}function parseRoleFlags(flags,asked){const names=asked.map(({name})=>name);const people=/* @__PURE__ */ new Map;for(const flag of flags){const[,name,text]=/^([^=]*)=(.*)$/s.exec(flag)??[];if(name===void 0||text===void 0||parsePeople(text).length===0)throw new UsageError(`--role ${quote(flag)} names nobody: write it as --role fairness-reviewer=fay,acme/team`);if(!names.includes(name)){const{suggestion}=suggest(name,names);const hint=suggestion===void 0?`the roles are ${names.join(`, `)}`:`did you mean ${quote(suggestion)}?`;throw new UsageError(`the packs ask for no role ${quote(name)}: ${hint}`)}people.set(name,parsePeople([...people.get(name)??[],text].join(`,`)))}return people}async function runInit(options,io,openPrompt=openTerminal){const repository=await openRoot(io.cwd);const prompt=options.yes?void 0:openPrompt();try{const packs=await choosePacks(options.pack,prompt,io);const answers=await collectAnswers({options,packs,start:await composeText(startFrom(packs),io),owners:await ownersOfPolicy(io),repository,prompt},io);const plan=planFiles(io.cwd,answers);const policy=await composePolicy(plan,io);if(!options.dryRun&&plan.write.length>0&&await confirms(plan,prompt))writeAll(io.cwd,plan.write);report(plan,answers,policy,options,io);return EXIT.pass}finally{prompt?.close()}}const startFrom=packs=>`version: 1\nmode: advisory\nextends: [${packs.map(({ref})=>ref).join(`, `)}]\n`;async function openRoot(cwd){const repository=await openRepository(cwd);if(!isTaken(cwd,`.git`))throw new UsageError(`this is not the root folder of a work tree: run init in ${await repository.root()}`);return repository}async function composeText(text,io){const{policy,problems}=await loadPolicy({found:{files:[{name:`policy.yml`,text}],problems:[],isDefault:false},...await openWorkshop(io)});if(policy===void 0)throw new UsageError(`this would not be a valid policy:\n${problems.map(describeProblem).join(`
`)}`);return policy}const POLICY=`${POLICY_FOLDER}/policy.yml`;async function composePolicy({write},io){const ours=write.find(({path})=>path===POLICY);if(ours!==void 0)return composeText(ours.text,io);const text=readText(join(io.cwd,POLICY));return text===``?void 0:composeText(text,io).catch(()=>void 0)}async function ownersOfPolicy(io){if(!hasPolicy(io.cwd))return void 0;try{const found=await readPolicyOnDisk(POLICY_FOLDER,io.cwd);const{policy}=await loadPolicy({found,...await openWorkshop(io)});const role=policy?.waivers.role===void 0?void 0:policy.roles[policy.waivers.role];return role===void 0?[]:[...role.users.map(({login})=>login),...role.teams]}catch(error){if(error instanceof UsageError)return[];throw error}}async function collectAnswers({options,packs,start,owners,repository,prompt},io){const asked=askedRoles(start);const named=parseRoleFlags(options.role,asked);const action=options.actionRef===void 0?void 0:readActionRef(options.actionRef);const roles=[];const waiverRole=start.waivers.role??`governance`;const whom=owners===void 0?prompt:void 0;for(const role of asked){const people=named.get(role.name)??(whom===void 0?[]:await askForPeople(role,whom,io));roles.push({name:role.name,people,permission:role.permission})}return{packs,roles,waiverRole,owners:owners??roles.find(({name})=>name===waiverRole)?.people??[],action:action??(prompt===void 0?UNKNOWN_RELEASE:await askForAction(prompt,io)),ciWorkflows:options.ciWorkflow,defaultBranch:options.defaultBranch??await findDefaultBranch(repository)}}async function choosePacks(named,prompt,io){const{packs}=await openWorkshop(io);const shipped=await packs.shipped();const read=text=>parsePackNames(text.trim()===``?BASELINE:text,shipped);if(named.length>0||prompt===void 0)return openChosen(read(named.join(`,`)),packs);const question=`Which packs? ${packNames(shipped).join(`, `)}.\n  Names, or nothing for ${BASELINE}: `;return openChosen(await askUntil(question,read,prompt,io),packs)}async function askForPeople({name,duty,permission},prompt,io){return askUntil(`${name} ${duty}.\n  Who? Logins or org/team, or nothing for whoever may ${permission}: `,parsePeople,prompt,io)}async function askForAction(prompt,io){return askUntil(`Which release of the action? owner/repo@commit # version, or nothing to fill it in later: `,text=>text.trim()===``?UNKNOWN_RELEASE:readActionRef(text),prompt,io)}async function askUntil(question,read,prompt,io){for(;;){const text=await prompt.ask(question);try{return read(text)}catch(error){if(!(error instanceof UsageError))throw error;tell(io,error.message)}}}function readActionRef(text){const action=parseActionRef(text);if(action===void 0)throw new UsageError(`${quote(text)} does not name a release by its full commit id, as ${formatActionRef(UNKNOWN_RELEASE)}: a tag or branch can be moved`);return action}async function findDefaultBranch(repository){const found=await repository.firstCommit([`refs/remotes/origin/HEAD`,`refs/heads/main`,`refs/heads/master`]);return(found===void 0?void 0:await repository.branchName(found.ref))??await repository.currentBranch()??`main`}async function confirms({write},prompt){if(prompt===void 0)return true;const answer=await prompt.ask(`Write ${write.map(({path})=>path).join(`, `)}? [Y/n] `);if(/^\s*(?:y|yes)?\s*$/i.test(answer))return true;throw new UsageError(`nothing was written, as you wished`)}function report(plan,answers,policy,{dryRun,role},io){const{write,leave,codeowners,hasOwners}=plan;for(const{path,text}of write){print(io,`${dryRun?`would write`:`wrote`} ${path}`);if(dryRun)print(io,`\n${text.replace(/^(?=.)/gm,`    `)}`)}for(const{path,why}of leave)print(io,`left ${path} alone: ${why}`);if(codeowners!==void 0)print(io,`\nAdd to ${codeowners.path}:\n\n${codeowners.lines.map(line=>`    ${line}`).join(`
`)}`);if(role.length>0&&!write.some(({path})=>path===POLICY))print(io,`--role changed nothing, as there is a policy already: name people in ${POLICY_FOLDER}`);print(io,`\n${renderAdvice({defaultBranch:answers.defaultBranch,codeOwners:hasOwners,...findUndone(io.cwd,plan,policy,answers.roles.map(({name})=>name))})}`)}export{runInit};