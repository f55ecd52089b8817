import { t as openRepository } from "./repository-C6daewS0.js";
import { F as suggest, N as quote, O as describeProblem, _ as isTree } from "./file-schema-D83ABXbz.js";
import { o as POLICY_FOLDER, r as openWorkshop, u as loadPolicy } from "./workshop--yQPbGuF.js";
import { n as require_dist } from "./fold-path-Cbj69gQ4.js";
import { n as UsageError, o as tell, r as print, t as EXIT } from "./io-B4g5SGRN.js";
import { dirname, join } from "node:path";
import { lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, rmdirSync, writeFileSync } from "node:fs";
import process from "node:process";
import { createInterface } from "node:readline/promises";
// src/app/init/rulesets.ts
/**
* The rulesets that make the gate hold, as bodies of `POST /repos/{owner}/{repo}/rulesets`.
* https://docs.github.com/rest/repos/rules#create-a-repository-ruleset
*/
const STATUS_CONTEXT = "secmlops-gate";
const LEDGER_BRANCH = "secmlops-ledger";
/** The App on github.com whose tokens workflows get. */
const GITHUB_ACTIONS = 15368;
/** Nothing gets into the default branch but through a pull request that the gate let pass. */
const requireTheGate = ({ codeOwners }) => ({
	name: "SecMLOps Gate",
	target: "branch",
	enforcement: "active",
	conditions: { ref_name: {
		include: ["~DEFAULT_BRANCH"],
		exclude: []
	} },
	rules: [
		{ type: "deletion" },
		{ type: "non_fast_forward" },
		{
			type: "pull_request",
			parameters: {
				required_approving_review_count: 0,
				require_code_owner_review: codeOwners,
				dismiss_stale_reviews_on_push: false,
				require_last_push_approval: false,
				required_review_thread_resolution: false
			}
		},
		{
			type: "required_status_checks",
			parameters: {
				strict_required_status_checks_policy: false,
				required_status_checks: [{
					context: STATUS_CONTEXT,
					integration_id: GITHUB_ACTIONS
				}]
			}
		}
	]
});
/** What the ledger has, it keeps. Who may append cannot be restricted here: workflows' own tokens can be no exception. */
const protectTheLedger = () => ({
	name: "SecMLOps ledger",
	target: "branch",
	enforcement: "active",
	conditions: { ref_name: {
		include: [`refs/heads/${LEDGER_BRANCH}`],
		exclude: []
	} },
	rules: [{ type: "deletion" }, { type: "non_fast_forward" }]
});
/** Fit for pasting into a shell; `gh` fills in the repository. */
const rulesetCommand = (ruleset) => `gh api --method POST 'repos/{owner}/{repo}/rulesets' --input - <<'JSON'\n${JSON.stringify(ruleset, null, 2)}\nJSON`;
// src/app/init/advice.ts
/** What is left to do by hand, in order: none of it is in files. */
function renderAdvice({ defaultBranch, lacksCommit, unnamedRoles, codeOwners }) {
	return `What is left to do:\n\n${[
		...lacksCommit ? [`Put the commit of the action's release into secmlops-gate.yml, in place of the zeros:

gh api repos/secmlops/secmlops-gate/commits/v1 --jq .sha`] : [],
		...unnamedRoles.length > 0 ? [`Name people for ${unnamedRoles.join(", ")} in .github/secmlops/policy.yml before you enforce it.`] : [],
		`Commit the files to ${defaultBranch}. Only there do policy and workflows count; the next pull request is judged.`,
		`Require the commit status "${STATUS_CONTEXT}" on ${defaultBranch}, from the source GitHub Actions: the status, never the
job "gate runner", which counts as passed when it is skipped. As long as the policy is advisory it lets everything pass.
Pull requests against another branch have a status of their own, "${STATUS_CONTEXT}: <branch>".

${rulesetCommand(requireTheGate({ codeOwners }))}`,
		`Protect the gate history, the branch ${LEDGER_BRANCH}, from being rewritten or deleted. Its first record makes it.

${rulesetCommand(protectTheLedger())}`,
		`Know the limit: with the job's own token every workflow of the repository can set that status and append to that
branch, and so can whoever may push. Only an App of your own can be named as the one source, and as the only one
allowed to push: see docs/organisation.md and docs/examples/strong-mode.yml of secmlops-gate.`,
		`After two or three weeks look at what would have been blocked, and set "mode: enforce".`
	].map((step, index) => `${index + 1}. ${step}`).join("\n\n")}`;
}
// src/app/init/templates/codeowners.ts
/** Where GitHub looks for the file, first place first. */
const CODEOWNERS_PLACES = [
	".github/CODEOWNERS",
	"CODEOWNERS",
	"docs/CODEOWNERS"
];
/** What decides about the gate is reviewed by whoever answers for it. A bot cannot own code. */
function codeownersLines(people) {
	const owners = people.filter((name) => !name.endsWith("[bot]")).map((name) => `@${name}`);
	if (owners.length === 0) return [];
	return [
		"/.github/secmlops/",
		"/.github/workflows/secmlops-*.yml",
		"/.github/CODEOWNERS"
	].map((pattern) => [pattern, ...owners].join(" "));
}
const renderCodeowners = (lines) => `# Whoever answers for the rules of SecMLOps Gate reviews their changes.\n${lines.join("\n")}\n`;
/** The lines that a file does not have yet; white space and comments aside. */
function missingLines(wanted, existing) {
	const tidy = (line) => line.replace(/\s#.*$/, "").trim().split(/\s+/).join(" ");
	const has = new Set(existing.split(/\r?\n/).map(tidy));
	return wanted.filter((line) => !has.has(line));
}
// src/app/init/templates/action-ref.ts
const REF = /^([A-Za-z0-9][A-Za-z0-9-]*\/[\w.-]+@(?:[0-9a-f]{40}|[0-9a-f]{64}))(?:\s+#\s*([\w][\w.+-]*))?$/;
const NO_COMMIT = "0".repeat(40);
/** Stands where nobody said which commit: a workflow with it fails and names it, rather than running something else. */
const UNKNOWN_RELEASE = {
	uses: `secmlops/secmlops-gate@${NO_COMMIT}`,
	version: "v1"
};
/** Reads `owner/repo@commit # version`; `undefined` for anything else, a branch or tag above all. */
function parseActionRef(text) {
	const [, uses, version] = REF.exec(text.trim()) ?? [];
	return uses === void 0 ? void 0 : {
		uses,
		version: version ?? ""
	};
}
const namesNoCommit = ({ uses }) => uses.endsWith(`@${NO_COMMIT}`);
/** The value of `uses:`, with the version as a comment. */
const formatActionRef = ({ uses, version }) => version === "" ? uses : `${uses} # ${version}`;
// src/app/init/templates/review-relay.ts
/** `workflow_run` knows workflows by name. */
const RELAY_NAME = "SecMLOps review relay";
/** Does nothing: that it ran is what wakes the gate. */
const renderReviewRelay = () => `# Wakes secmlops-gate.yml when somebody reviews.
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
`;
// src/app/init/templates/gate-parts.ts
/** What the workflows that run the gate on every event have in common. */
const MERGE_GROUP = `
  # A merge queue would wait for ever without it.
  merge_group:
    types: [checks_requested]
`;
/** `on:`, with every event that can change a decision. */
function renderEvents({ defaultBranch, ciWorkflows }, { mergeGroup }) {
	return `on:
  # Runs the default branch's copy of this file, for pull requests from forks too, and nothing out of the pull request.
  pull_request_target:
    types: [opened, synchronize, reopened, edited, ready_for_review, converted_to_draft, closed]

  # Commands such as /sign-off, and ticks in the checklist.
  issue_comment:
    types: [created, edited, deleted]
${mergeGroup ? MERGE_GROUP : ""}
  # Reviews, through secmlops-review-relay.yml; and each workflow whose jobs a "check" of the policy asks for.
  workflow_run:
    workflows: [${[RELAY_NAME, ...ciWorkflows].map((name) => JSON.stringify(name)).join(", ")}]
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
        required: false`;
}
/** Which events are none of the gate's business, and what runs one after the other. */
const CONDITION_AND_QUEUE = `    # Comments on issues are none of the gate's business. Its own comments and statuses it knows by itself.
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
      queue: max`;
/** A job that is skipped counts as passed, and this one often is. */
const JOB_NAME = `    # Long, so that nobody requires the job by mistake: it is skipped for some events, and a skipped job counts as passed.
    name: gate runner (require the status "secmlops-gate" instead)
    runs-on: ubuntu-latest
    timeout-minutes: 15`;
// src/app/init/templates/gate.ts
/** The recommended workflow: every event, the job's own token. */
const renderGate = (action, events) => `# SecMLOps Gate.
# Require the commit status "secmlops-gate" on the branch. This job only publishes it.
name: SecMLOps Gate

${renderEvents(events, { mergeGroup: true })}

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
`;
// src/app/init/templates/policy.ts
var import_dist = require_dist();
/** The starter policy: shows and records everything, and blocks nothing yet. */
function renderPolicy(roles, waiverRole) {
	return `# The rules of SecMLOps Gate. The default branch's copy judges a pull request, never its own.
# After a change: secmlops-gate policy lint. What a path needs, and why: secmlops-gate policy explain PATH.
version: 1
mode: advisory # comments and records, and never blocks; "enforce" when you are ready
extends: [secmlops:baseline@1]

# Who signs off: logins, and teams as org/team. At least two people for each, since nobody signs their own change.
roles:
${roles.map(renderRole).join("\n")}

# Who may let a requirement pass for a while, overrule an objection, and change these rules.
waivers: { role: ${waiverRole}, max-days: 30 }
`;
}
function renderRole({ name, people, permission }) {
	if (people.length > 0) return `  ${name}: [${people.map(quoteIfNeeded).join(", ")}]`;
	return `  ${name}: { permission: ${permission} } # nobody is named yet: whoever may ${permission}`;
}
/** As people write it, where YAML reads that as the same text. */
function quoteIfNeeded(text) {
	return /^[\w./-]+$/.test(text) && (0, import_dist.parse)(`[${text}]`)[0] === text ? text : JSON.stringify(text);
}
// src/app/init/write-files.ts
/** New files, all or none, and never over one that is there. */
/**
* Whether something is at a path, be it a file, a folder or a link that leads nowhere.
* @throws UsageError where a part of the path before the last is no folder: through a link we would write somewhere else
*/
function isTaken(root, path) {
	const parts = path.split("/");
	for (let length = 1; length < parts.length; length++) {
		const above = parts.slice(0, length).join("/");
		const found = look(join(root, above));
		if (found === void 0) return false;
		if (!found.isDirectory()) throw new UsageError(`${above} is not a folder of this repository, so ${path} cannot be written`);
	}
	return look(join(root, path)) !== void 0;
}
const look = (path) => lstatSync(path, { throwIfNoEntry: false });
const INTERRUPTIONS = ["SIGINT", "SIGTERM"];
/**
* Writes all files, or leaves the folder as it was.
* @throws UsageError if one cannot be written, or has come to be there in the meantime
*/
function writeAll(root, files) {
	const made = [];
	const written = [];
	const wait = () => void 0;
	for (const signal of INTERRUPTIONS) process.on(signal, wait);
	try {
		for (const { path, text } of files) {
			made.push(...makeFolders(root, dirname(path)));
			writeFileSync(join(root, path), text, { flag: "wx" });
			written.push(path);
		}
	} catch (error) {
		for (const path of written) rmSync(join(root, path), { force: true });
		for (const folder of made.reverse()) rmdirSync(join(root, folder));
		throw new UsageError(`nothing was written, because one file could not be: ${error instanceof Error ? error.message : String(error)}`);
	} finally {
		for (const signal of INTERRUPTIONS) process.off(signal, wait);
	}
}
/** @returns the folders that were not there, outer ones first */
function makeFolders(root, path) {
	if (path === "." || look(join(root, path)) !== void 0) return [];
	const above = makeFolders(root, dirname(path));
	mkdirSync(join(root, path));
	return [...above, path];
}
// src/app/init/plan.ts
/** Which files `init` would write, decided before any is. */
/** @throws UsageError where a folder that we would write to is none */
function planFiles(root, answers) {
	const workflows = [{
		path: ".github/workflows/secmlops-gate.yml",
		text: renderGate(answers.action, answers)
	}, {
		path: ".github/workflows/secmlops-review-relay.yml",
		text: renderReviewRelay()
	}];
	const policy = {
		path: `${POLICY_FOLDER}/policy.yml`,
		text: renderPolicy(answers.roles, answers.waiverRole)
	};
	const lines = codeownersLines(answers.roles.find(({ name }) => name === answers.waiverRole)?.people ?? []);
	const existing = CODEOWNERS_PLACES.find((path) => isTaken(root, path));
	const codeowners = existing === void 0 && lines.length > 0 ? [{
		path: CODEOWNERS_PLACES[0],
		text: renderCodeowners(lines)
	}] : [];
	const wanted = [
		...workflows,
		policy,
		...codeowners
	].map((file) => ({
		file,
		why: whyNot(root, file.path)
	}));
	const missing = existing === void 0 ? [] : missingLines(lines, readIfFile(join(root, existing)));
	return {
		write: wanted.flatMap(({ file, why }) => why === void 0 ? [file] : []),
		leave: [...wanted.flatMap(({ file, why }) => why === void 0 ? [] : [{
			path: file.path,
			why
		}]), ...existing === void 0 || lines.length === 0 ? [] : [{
			path: existing,
			why: "it is there already"
		}]],
		hasOwners: lines.length > 0,
		codeowners: existing === void 0 || missing.length === 0 ? void 0 : {
			path: existing,
			lines: missing
		}
	};
}
/** Files of a policy are merged: one more would change what the others say. */
function whyNot(root, path) {
	if (isTaken(root, path)) return "it is there already";
	if (!path.startsWith(`.github/secmlops/`) || !isTaken(root, ".github/secmlops")) return void 0;
	const [other] = readdirSync(join(root, POLICY_FOLDER));
	return other === void 0 ? void 0 : `there is a policy already, in ${POLICY_FOLDER}/${other}`;
}
function readIfFile(path) {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return "";
	}
}
// src/app/init/prompt.ts
const LEFT = "stopped before anything was written";
/** The user, on a terminal; `undefined` where nobody sits at one. Questions go to stderr, as results go to stdout. */
function openTerminal() {
	const { stdin: input, stderr: output } = process;
	if (!input.isTTY || !output.isTTY) return void 0;
	const lines = createInterface({
		input,
		output
	});
	const left = new AbortController();
	lines.on("SIGINT", () => lines.close());
	lines.on("close", () => left.abort());
	return {
		async ask(question) {
			try {
				left.signal.throwIfAborted();
				return await lines.question(question, { signal: left.signal });
			} catch (error) {
				if (left.signal.aborted) throw new UsageError(LEFT);
				throw error;
			}
		},
		close: () => lines.close()
	};
}
// src/app/init/roles.ts
/** Who signs off: which roles the baseline asks for, and who was named for them. */
/** The roles that a policy needs people for, signers in the order of the checklist, then whoever waives. */
function askedRoles({ requirements, waivers }) {
	const signs = /* @__PURE__ */ new Map();
	for (const { id, title, needs } of requirements) for (const role of new Set(signers(needs))) if (role !== waivers.role) signs.set(role, [...signs.get(role) ?? [], `${id} ${title}`]);
	const signing = [...signs].map(([name, what]) => {
		return {
			name,
			duty: `signs ${what.join(", ")}`,
			permission: "write"
		};
	});
	const waiving = waivers.role === void 0 ? [] : [{
		name: waivers.role,
		duty: "grants waivers, and signs changes of the policy",
		permission: "maintain"
	}];
	return [...signing, ...waiving];
}
function signers(needs) {
	if (isTree(needs)) return needs.of.flatMap(signers);
	return needs.kind === "sign-off" ? [needs.role] : [];
}
const MEMBER = /^[A-Za-z0-9][A-Za-z0-9_-]*(?:\[bot\]|\/[A-Za-z0-9][\w.-]*)?$/;
/**
* Reads `alice, @bob acme/ml-security`; people are named once each.
* @throws UsageError that names the word which is neither a login nor a team
*/
function parsePeople(text) {
	const people = text.split(/[\s,]+/).filter((word) => word !== "").map((word) => word.replace(/^@/, ""));
	const wrong = people.find((person) => !MEMBER.test(person));
	if (wrong !== void 0) throw new UsageError(`${quote(wrong)} is neither a login, as alice, nor a team, as acme/ml-security`);
	return [...new Map(people.map((person) => [person.toLowerCase(), person])).values()];
}
/**
* Reads `--role name=people`, each perhaps more than once.
* @throws UsageError for another form, or a role that is not asked for
*/
function parseRoleFlags(flags, asked) {
	const names = asked.map(({ name }) => name);
	const people = /* @__PURE__ */ new Map();
	for (const flag of flags) {
		const [, name, text] = /^([^=]*)=(.*)$/s.exec(flag) ?? [];
		if (name === void 0 || text === void 0 || parsePeople(text).length === 0) throw new UsageError(`--role ${quote(flag)} names nobody: write it as --role fairness-reviewer=fay,acme/team`);
		if (!names.includes(name)) {
			const { suggestion } = suggest(name, names);
			const hint = suggestion === void 0 ? `the roles are ${names.join(", ")}` : `did you mean ${quote(suggestion)}?`;
			throw new UsageError(`the baseline asks for no role ${quote(name)}: ${hint}`);
		}
		people.set(name, parsePeople([...people.get(name) ?? [], text].join(",")));
	}
	return people;
}
// src/app/init.ts
/**
* `init`: workflows and a starter policy for the repository in whose root folder it is run. It asks on a terminal, plans,
* and then writes all new files or none; what is there already is left alone and named.
* @param openPrompt whom to ask; nobody is asked with `--yes`
*/
async function runInit(options, io, openPrompt = openTerminal) {
	const repository = await openRoot(io.cwd);
	const baseline = await composeText(BASELINE, io);
	const prompt = options.yes ? void 0 : openPrompt();
	try {
		const answers = await collectAnswers({
			options,
			baseline,
			repository,
			prompt
		}, io);
		const plan = planFiles(io.cwd, answers);
		for (const { path, text } of plan.write) if (path.endsWith("/policy.yml")) await composeText(text, io);
		if (!options.dryRun && plan.write.length > 0 && await confirms(plan, prompt)) writeAll(io.cwd, plan.write);
		report(plan, answers, options, io);
		return EXIT.pass;
	} finally {
		prompt?.close();
	}
}
const BASELINE = "version: 1\nmode: advisory\nextends: [secmlops:baseline@1]\n";
/** GitHub looks for `.github` in the root folder only; a bare repository has no folder to write to. */
async function openRoot(cwd) {
	const repository = await openRepository(cwd);
	if (!isTaken(cwd, ".git")) throw new UsageError(`this is not the root folder of a work tree: run init in ${await repository.root()}`);
	return repository;
}
/** What we write must be what the gate takes. */
async function composeText(text, io) {
	const { policy, problems } = await loadPolicy({
		found: {
			files: [{
				name: "policy.yml",
				text
			}],
			problems: [],
			isDefault: false
		},
		...await openWorkshop(io)
	});
	if (policy === void 0) throw new UsageError(`this would not be a valid policy:\n${problems.map(describeProblem).join("\n")}`);
	return policy;
}
async function collectAnswers({ options, baseline, repository, prompt }, io) {
	const asked = askedRoles(baseline);
	const named = parseRoleFlags(options.role, asked);
	const action = options.actionRef === void 0 ? void 0 : readActionRef(options.actionRef);
	const roles = [];
	for (const role of asked) {
		const people = named.get(role.name) ?? (prompt === void 0 ? [] : await askForPeople(role, prompt, io));
		roles.push({
			name: role.name,
			people,
			permission: role.permission
		});
	}
	return {
		roles,
		waiverRole: baseline.waivers.role ?? "governance",
		action: action ?? (prompt === void 0 ? UNKNOWN_RELEASE : await askForAction(prompt, io)),
		ciWorkflows: options.ciWorkflow,
		defaultBranch: options.defaultBranch ?? await findDefaultBranch(repository)
	};
}
async function askForPeople({ name, duty, permission }, prompt, io) {
	return askUntil(`${name} ${duty}.\n  Who? Logins or org/team, or nothing for whoever may ${permission}: `, parsePeople, prompt, io);
}
async function askForAction(prompt, io) {
	return askUntil(`Which release of the action? owner/repo@commit # version, or nothing to fill it in later: `, (text) => text.trim() === "" ? UNKNOWN_RELEASE : readActionRef(text), prompt, io);
}
/** Whoever mistypes is told, and asked again. */
async function askUntil(question, read, prompt, io) {
	for (;;) {
		const text = await prompt.ask(question);
		try {
			return read(text);
		} catch (error) {
			if (!(error instanceof UsageError)) throw error;
			tell(io, error.message);
		}
	}
}
function readActionRef(text) {
	const action = parseActionRef(text);
	if (action === void 0) throw new UsageError(`${quote(text)} does not name a release by its full commit id, as ${formatActionRef(UNKNOWN_RELEASE)}: a tag or branch can be moved`);
	return action;
}
/** As the remote has it, else by the usual names; a repository without commits will have one of them. */
async function findDefaultBranch(repository) {
	const found = await repository.firstCommit([
		"refs/remotes/origin/HEAD",
		"refs/heads/main",
		"refs/heads/master"
	]);
	return (found === void 0 ? void 0 : await repository.branchName(found.ref)) ?? "main";
}
async function confirms({ write }, prompt) {
	if (prompt === void 0) return true;
	const answer = await prompt.ask(`Write ${write.map(({ path }) => path).join(", ")}? [Y/n] `);
	if (/^\s*(?:y|yes)?\s*$/i.test(answer)) return true;
	throw new UsageError("nothing was written, as you wished");
}
function report({ write, leave, codeowners, hasOwners }, answers, { dryRun }, io) {
	for (const { path, text } of write) {
		print(io, `${dryRun ? "would write" : "wrote"} ${path}`);
		if (dryRun) print(io, `\n${text.replace(/^(?=.)/gm, "    ")}`);
	}
	for (const { path, why } of leave) print(io, `left ${path} alone: ${why}`);
	if (codeowners !== void 0) print(io, `\nAdd to ${codeowners.path}:\n\n${codeowners.lines.map((line) => `    ${line}`).join("\n")}`);
	const writesPolicy = write.some(({ path }) => path.endsWith("/policy.yml"));
	const writesGate = write.some(({ path }) => path.endsWith("/secmlops-gate.yml"));
	print(io, `\n${renderAdvice({
		defaultBranch: answers.defaultBranch,
		lacksCommit: writesGate && namesNoCommit(answers.action),
		unnamedRoles: writesPolicy ? answers.roles.flatMap(({ name, people }) => people.length > 0 ? [] : [name]) : [],
		codeOwners: hasOwners
	})}`);
}
export { runInit };
