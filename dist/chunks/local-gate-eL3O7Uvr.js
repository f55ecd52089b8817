import { f as loadPolicy, l as readCommittedPolicy, s as POLICY_FOLDER } from "./workshop-BXLeIzqn.js";
import { L as FACTS_SCHEMA, at as strictObject, ot as string, st as union, z as factsMembers } from "./file-schema-BZ79ypCY.js";
import { n as sha256Hex } from "./canonical-json-DABuQivo.js";
import { n as isAdvisory, t as evaluate } from "./evaluate-BPRLpvhG.js";
import { p as errorCode } from "./http-qfsUmuqe.js";
import { i as lintHeadPolicy, l as onDemand, n as gatherScans, r as describeHead, t as readPullTemplates, u as openMeans } from "./read-pull-templates-6goNuvUE.js";
import { n as outlineOf } from "./outline-W6_u16lA.js";
import { mkdtemp, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { constants as constants$1 } from "node:fs";
// src/adapters/lfs/local-object.ts
/**
* An object that Git LFS keeps in the repository already, if it is what its name says; all of it is hashed.
* @param gitDir the folder that all work trees share (`git rev-parse --git-common-dir`)
* @returns `undefined` where it is not there
*/
async function localLfsObject(gitDir, { oid, size }) {
	if (!/^[0-9a-f]{64}$/.test(oid)) return void 0;
	const file = join(gitDir, "lfs", "objects", oid.slice(0, 2), oid.slice(2, 4), oid);
	try {
		const handle = await open(file, constants$1.O_RDONLY | constants$1.O_NOFOLLOW | constants$1.O_NONBLOCK);
		try {
			const stat = await handle.stat();
			if (!stat.isFile()) return { unavailable: "Git LFS's own copy is not a regular file" };
			if (stat.size !== size) return { unavailable: `the pointer says ${size} bytes, Git LFS's own copy has ${stat.size}` };
			const hash = createHash("sha256");
			for await (const part of handle.createReadStream({ autoClose: false })) hash.update(part);
			return hash.digest("hex") === oid ? { file } : { unavailable: "Git LFS's own copy is not what its oid says: run `git lfs fsck`" };
		} finally {
			await handle.close();
		}
	} catch (error) {
		const code = errorCode(error);
		if (code === "ENOENT" || code === "ENOTDIR") return void 0;
		return { unavailable: `Git LFS's own copy could not be read (${code || "no reason given"})` };
	}
}
// src/app/artefacts/local-means.ts
/** Scanning in a local repository: what it holds, and nothing from the network. */
function localMeans(repository) {
	let folder;
	const means = onDemand(async () => {
		folder = await mkdtemp(join(tmpdir(), "secmlops-gate-scan-"));
		const gitFolder = await repository.commonFolder();
		return openMeans({
			repository,
			folder,
			objects: (pointers) => findObjects(gitFolder, pointers)
		});
	});
	return {
		get: means.get,
		close: async () => {
			await means.close();
			if (folder !== void 0) await rm(folder, {
				recursive: true,
				force: true
			});
		}
	};
}
/** One after the other: each is hashed whole, and many would be more files than a process may open. */
async function findObjects(gitFolder, pointers) {
	const objects = /* @__PURE__ */ new Map();
	for (const pointer of pointers) {
		const found = await localLfsObject(gitFolder, pointer) ?? NOT_HERE;
		objects.set(pointer.oid, "unavailable" in found ? found : {
			source: found,
			whole: true
		});
	}
	return objects;
}
const NOT_HERE = { unavailable: "Git LFS has not brought it into this clone: run git lfs fetch --all, or let the action judge it" };
// src/app/supplied-facts.ts
/** Facts that a local repository does not have, and that a caller may supply: a rehearsal of a pull request. */
const pullRequest = factsMembers.shape.pullRequest.unwrap();
const text = string().transform((written) => ({ written }));
/** The description as its author wrote it, or as `--facts-out` keeps it. */
const body = union([
	text,
	strictObject({ known: text }).transform(({ known }) => known),
	pullRequest.shape.body
], { error: "expected the description: a text, { \"known\": \"the text\" } or { \"unavailable\": \"why\" }" });
const suppliedFactsSchema = factsMembers.pick({
	now: true,
	repository: true,
	commits: true,
	pushers: true,
	acts: true,
	teams: true,
	permissions: true,
	checks: true
}).extend({ pullRequest: pullRequest.extend({ body }).nullable() }).partial();
const given = (value) => Object.fromEntries(Object.entries(value).filter(([, member]) => member !== void 0));
/**
* What was supplied, as facts.
* @param templates base's templates for descriptions: what still stands as they have it, nobody wrote
*/
function toFacts({ pullRequest, ...rest }, templates) {
	if (!pullRequest) return {
		...given(rest),
		...pullRequest === null ? { pullRequest } : {}
	};
	return {
		...given(rest),
		pullRequest: {
			...pullRequest,
			body: readBody(pullRequest.body, templates)
		}
	};
}
function readBody(body, templates) {
	if (!("written" in body)) return body;
	const written = body.written.toWellFormed();
	const outline = outlineOf(written, templates);
	return "known" in outline ? { known: {
		sha256: sha256Hex(written),
		outline: outline.known
	} } : outline;
}
// src/app/local-gate.ts
/** The gate on a local git repository: gathers what git knows, takes the rest from the caller, and decides. */
/** @throws GitError where git cannot answer */
async function judgeLocally(run) {
	const { repository, base, head, packs, builtInAssets, orgPolicy } = run;
	const load = async (found) => loadPolicy({
		found,
		packs,
		builtInAssets,
		...orgPolicy === void 0 ? {} : { orgPolicy },
		...run.policy?.path === void 0 ? {} : { policyPath: run.policy.path }
	});
	const mergeBases = await repository.mergeBases(base.id, head);
	const [mergeBase] = mergeBases;
	const [raw, linked, { policy: loaded, problems }] = await Promise.all([
		repository.diffChanges(mergeBases, head),
		repository.linksOfBoth(mergeBase, head),
		afterStarting(async () => load(run.policy?.found ?? await readCommittedPolicy(repository, base.id)))
	]);
	if (loaded === void 0) return { problems };
	const policy = run.enforce ? enforced(loaded) : loaded;
	const { facts: described, scope } = await describeHead(repository, policy, {
		base: base.id,
		mergeBase,
		head,
		raw,
		linked
	});
	const facts = {
		schema: FACTS_SCHEMA,
		now: run.now,
		repository: { name: await repository.name() },
		pullRequest: null,
		...base.ref === void 0 ? {} : { baseRef: base.ref },
		base: base.id,
		mergeBase,
		head,
		...described,
		commits: { unavailable: "git knows names and e-mail addresses, not accounts: give `commits` with --facts" },
		pushers: [],
		acts: { known: [] },
		teams: {},
		permissions: {},
		checks: { known: [] },
		jobEvidence: null,
		scans: await gatherScans(repository, {
			policy,
			scope,
			head
		}, run.scans),
		headPolicy: await lintHeadPolicy(described.changes, POLICY_FOLDER, async () => load(await readCommittedPolicy(repository, head))),
		...toFacts(run.supplied, await readPullTemplates(repository, base.id, policy, scope))
	};
	const verdict = evaluate(policy, facts, scope);
	const notices = run.enforce && isAdvisory(loaded, facts.now) ? [{ code: "as-if-enforced" }] : [];
	return {
		policy,
		facts,
		verdict: {
			...verdict,
			notices: [...notices, ...verdict.notices]
		},
		problems
	};
}
/** The policy that blocks from today. What it leaves unfilled stays so, and whoever needs it waits. */
function enforced({ enforceFrom: _, ...policy }) {
	return {
		...policy,
		mode: "enforce"
	};
}
/** Work that keeps the processor busy, once what was started before it is on its way. */
async function afterStarting(work) {
	await setImmediate();
	return work();
}
export { suppliedFactsSchema as n, localMeans as r, judgeLocally as t };
