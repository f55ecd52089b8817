import { n as explainFailure, r as printable, t as GitError } from "./git-error-BvevZ92Q.js";
import { O as blobReader, j as gitIn } from "./workshop-BXLeIzqn.js";
import { lstat, readFile, realpath } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
// src/adapters/git/history.ts
const TOO_SHALLOW = "this clone is too shallow to hold the merge base: run `git fetch --unshallow` (in a workflow: `fetch-depth: 0`)";
const FIELDS = [
	"%H",
	"%P",
	"%an",
	"%ae",
	"%cn",
	"%ce",
	"%B"
];
const CO_AUTHOR = /^co-authored-by:[ \t]*([^<\n]*)<([^>\n]*)>/gim;
/** A name, and steps back from it. */
const EXPRESSION = /^(.*?)((?:[~^]\d*)*)$/s;
/** Git itself takes a full id for nothing else. */
const FULL_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
/** Where a branch of that name would hide an id or what git keeps beside the branches, git is asked at once. */
const NOT_BRANCH_FIRST = /^(?:[0-9a-fA-F]{4,}|[A-Z_]*HEAD)$/;
/** The full names that a name is tried as before git is asked; alone: nothing else will do. */
function exactNames(name) {
	if (name === "HEAD" || name === "@") return {
		names: ["HEAD"],
		alone: true
	};
	if (name.startsWith("refs/")) return {
		names: [name],
		alone: true
	};
	if (NOT_BRANCH_FIRST.test(name)) return {
		names: [],
		alone: false
	};
	return {
		names: [`refs/heads/${name}`, `refs/remotes/${name}`],
		alone: false
	};
}
function historyOf(git, folder) {
	const line = async (...words) => {
		const { code, stdout } = await git.run(words);
		return code === 0 ? stdout.toString("utf8").trim() : void 0;
	};
	async function findExact(names) {
		for (const name of names) {
			const id = await line("show-ref", "--verify", "--hash", "--", name);
			if (id !== void 0) return {
				name,
				id
			};
		}
	}
	/** Git puts tags first: whoever can push one must not choose what a branch's name means. */
	async function findCommit(ref) {
		const [, name = "", steps = ""] = EXPRESSION.exec(ref) ?? [];
		const { names, alone } = exactNames(name);
		const exact = await findExact(names);
		if (exact === void 0 && alone) return void 0;
		const asked = exact === void 0 ? ref : `${exact.id}${steps}`;
		const { code, stdout, stderr } = await git.run([
			"rev-parse",
			"--verify",
			"--end-of-options",
			`${asked}^{commit}`
		]);
		if (code !== 0) return void 0;
		if (exact !== void 0 || FULL_ID.test(name)) return stdout.toString("latin1").trim();
		if (/refname '.*' is ambiguous/s.test(stderr) || await hidesRemoteBranch(name)) throw new GitError("unknown-ref", `${JSON.stringify(printable(ref))} names more than one thing here: write it in full, as refs/heads/NAME, refs/remotes/origin/NAME, refs/tags/NAME or a full id`);
		return stdout.toString("latin1").trim();
	}
	/** A clone in a workflow often has no branch but the remote's: a tag of that name is not what was meant. */
	async function hidesRemoteBranch(name) {
		if (await findExact([`refs/tags/${name}`]) === void 0) return false;
		return await line("for-each-ref", "--count=1", "--format=%(refname)", "--", `refs/remotes/*/${name}`) !== "";
	}
	/** The commits whose parents a shallow clone left behind. */
	async function boundary() {
		const path = (await git.ask([
			"rev-parse",
			"--git-path",
			"shallow"
		])).toString("utf8").replace(/\n$/, "");
		const content = await readFile(resolve(folder, path), "latin1").catch(() => "");
		return new Set(content.split("\n").filter((line) => line !== ""));
	}
	async function mergeBases(a, b) {
		const { code, stdout, stderr } = await git.run([
			"merge-base",
			"--all",
			"--end-of-options",
			a,
			b
		]);
		if (code > 1) throw explainFailure("merge-base", code, stderr);
		const cut = await boundary();
		const [first, ...others] = stdout.toString("latin1").split("\n").filter((line) => line !== "");
		if (first === void 0) {
			if (cut.size > 0) throw new GitError("shallow", TOO_SHALLOW);
			throw new GitError("unrelated", `${a.slice(0, 7)} and ${b.slice(0, 7)} have no common history: name a base that the change was branched from with --base`);
		}
		if (cut.size > 0 && await isCut(cut, [a, b], [first, ...others])) throw new GitError("shallow", TOO_SHALLOW);
		return [first, ...others];
	}
	/** Whether history above the merge bases is cut off somewhere: a better one could lie behind. */
	async function isCut(cut, tips, bases) {
		return (await git.ask([
			"rev-list",
			...tips,
			"--not",
			...bases,
			"--"
		])).toString("latin1").split("\n").some((id) => cut.has(id));
	}
	return {
		async resolveCommit(ref) {
			const id = await findCommit(ref);
			if (id !== void 0) return id;
			throw new GitError("unknown-ref", `there is no commit ${JSON.stringify(printable(ref))} here: look at \`git branch --all\`, or run \`git fetch\` first`);
		},
		async branchName(ref) {
			const { names, alone } = exactNames(ref);
			const exact = (await findExact(names))?.name;
			if (exact === void 0 && alone) return void 0;
			const full = exact === void 0 ? await line("rev-parse", "--symbolic-full-name", "--verify", "--quiet", "--end-of-options", ref) : await line("symbolic-ref", "--quiet", exact) ?? exact;
			return /^refs\/(?:heads|remotes\/[^/]+)\/(?!HEAD$)(.+)$/.exec(full?.split("\n").at(-1) ?? "")?.[1];
		},
		async firstCommit(refs) {
			for (const ref of refs) {
				const id = await findCommit(ref);
				if (id !== void 0) return {
					ref,
					id
				};
			}
		},
		mergeBases,
		mergeBase: async (a, b) => (await mergeBases(a, b))[0],
		async commitsBetween(base, head) {
			const format = `--format=tformat:${FIELDS.join("%x00")}`;
			const fields = (await git.ask([
				"log",
				"-z",
				...[
					"--no-show-signature",
					"--no-mailmap",
					"--no-notes",
					"--no-color",
					"--no-patch",
					"--encoding=UTF-8"
				],
				format,
				head,
				"--not",
				base,
				"--"
			])).toString("utf8").split("\0");
			const commits = [];
			for (let at = 0; at + FIELDS.length <= fields.length; at += FIELDS.length) {
				const [id = "", parents = "", ...rest] = fields.slice(at, at + FIELDS.length);
				const [author = "", authorEmail = "", committer = "", committerEmail = "", message = ""] = rest;
				commits.push({
					id,
					parents: parents === "" ? [] : parents.split(" "),
					author: {
						name: author,
						email: authorEmail
					},
					committer: {
						name: committer,
						email: committerEmail
					},
					coAuthors: [...message.matchAll(CO_AUTHOR)].map(([, name = "", email = ""]) => ({
						name: name.trim(),
						email: email.trim()
					}))
				});
			}
			return commits;
		}
	};
}
// src/adapters/git/parse-diff.ts
const STATUS = {
	A: "added",
	M: "modified",
	D: "deleted",
	R: "renamed",
	T: "type-changed"
};
/** `:100644 100644 `: what stands before the ids in every record. */
const IDS_START = 15;
/** A path with a part that no work tree can hold: git adds none such, and whoever made one wants it taken for another path. */
const IMPOSSIBLE = /(?:^|\/)(?:\.{0,2}|\.git)(?:\/|$)/i;
/**
* Parses the output of `git diff-tree -r --raw -z --no-abbrev`: one record for each change, its paths as they are, any bytes.
* @throws GitError `corrupt-object` on a path with an empty part, `.`, `..` or `.git`; Error on output that git does not write
*/
function parseRawDiff(output) {
	const changes = [];
	let position = 0;
	const fieldEnd = (start) => {
		const end = output.indexOf(0, start);
		if (end < 0) throw new Error("git's diff ends in the middle of a record");
		return end;
	};
	while (position < output.length) {
		const end = fieldEnd(position);
		const record = output.toString("latin1", position, end);
		const space = record.indexOf(" ", IDS_START);
		const letter = record.slice(2 * space + 2 - IDS_START);
		const status = STATUS[letter.slice(0, 1)];
		if (space < 0 || status === void 0) throw new Error(`git's diff has a record that is not understood: ${record}`);
		const [oldMode, newMode] = [record.slice(1, 7), record.slice(8, 14)];
		const first = fieldEnd(end + 1);
		const last = status === "renamed" ? fieldEnd(first + 1) : first;
		const change = {
			path: "",
			status
		};
		setPath(change, "path", "rawPath", output, status === "renamed" ? first + 1 : end + 1, last);
		if (status === "renamed") setPath(change, "previousPath", "rawPreviousPath", output, end + 1, first);
		if (!isNothing(oldMode)) {
			change.oldMode = oldMode;
			change.oldId = record.slice(IDS_START, space);
		}
		if (!isNothing(newMode)) {
			change.newMode = newMode;
			change.newId = record.slice(space + 1, 2 * space + 1 - IDS_START);
		}
		changes.push(change);
		position = last + 1;
	}
	return changes;
}
const isNothing = (mode) => mode === "000000";
/** A path as text, and its bytes as hex where they are not UTF-8: nothing is lost, nothing is mistaken for something else. */
function setPath(change, key, rawKey, output, start, end) {
	const text = output.toString("utf8", start, end);
	if (IMPOSSIBLE.test(text)) throw new GitError("corrupt-object", `a tree of this repository has an entry that git would not make (${printable(JSON.stringify(text))}): run \`git fsck --full\` to see where, and remove it from the history`);
	change[key] = text;
	if (text.includes("�") && !Buffer.from(text).equals(output.subarray(start, end))) change[rawKey] = output.toString("hex", start, end);
}
// src/adapters/git/resolve-links.ts
/** How many links, and how many steps, a way may have before we say that it leads nowhere. */
const MAX_HOPS = 32;
const MAX_STEPS = 1e3;
/** How many characters of paths are looked at for all links together, before the rest is left in doubt. */
const MAX_WORK = 1 << 26;
/**
* Follows every symlink of a tree to the file or folder that it finally names inside the same tree, links in the middle of
* a path included. Every link on its way is a target of it too: changing that one changes where this one leads. What
* lies inside a submodule is named by the submodule.
* @param targets what each link holds, by the link's path; `undefined` where it could not be read
* @param places what stands at every path, folders included (`""` is the root)
*/
function resolveLinks(targets, places) {
	const tree = {
		targets,
		places,
		work: MAX_WORK
	};
	return [...targets.keys()].flatMap((path) => follow(path, tree).map((target) => ({
		path,
		target
	})));
}
function follow(link, tree) {
	const { targets, places } = tree;
	const passed = [];
	const deadEnd = (unavailable) => [...passed, { unavailable }];
	const pending = link.split("/").reverse();
	let here = "";
	let hops = 0;
	let steps = 0;
	for (let part = pending.pop(); part !== void 0; part = pending.pop()) {
		steps += 1;
		tree.work -= here.length;
		if (tree.work < 0) return deadEnd("the links of this repository are too many and too long");
		if (steps > MAX_STEPS) return deadEnd("its way is too long");
		if (part === "" || part === ".") continue;
		const folder = here;
		if (part === "..") {
			if (folder === "") return deadEnd("it leads out of the repository");
			here = parentOf(folder);
			continue;
		}
		here = folder === "" ? part : `${folder}/${part}`;
		const place = places.get(here);
		if (place === "submodule") return [...passed, { known: here }];
		if (!targets.has(here)) {
			if (place === void 0) return deadEnd("nothing is in the repository where it leads");
			continue;
		}
		const target = targets.get(here);
		hops += 1;
		if (hops > MAX_HOPS) return deadEnd("its links lead in a circle");
		if (target === void 0) return deadEnd("what it holds could not be read");
		if (target === "" || target.includes("\0")) return deadEnd("it holds no path");
		if (target.startsWith("/")) return deadEnd("it leads to an absolute path");
		const at = here;
		if (at !== link && !passed.some((known) => "known" in known && known.known === at)) passed.push({ known: at });
		here = folder;
		tree.work -= target.length;
		pending.push(...target.split("/").reverse());
	}
	return [...passed, { known: here }];
}
const parentOf = (path) => path.slice(0, Math.max(0, path.lastIndexOf("/")));
// src/adapters/git/read-tree.ts
const LINK = "120000";
const SUBMODULE = "160000";
/** A longer target names nothing on any system (bytes). */
const MAX_TARGET = 4096;
/** Bytes of paths in one command line; systems allow no less than 128 KiB. */
const MAX_WORDS = 65536;
function treeReader(git, { readBlobs }) {
	const readTree = (commit, below = "") => git.ask([
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		commit,
		...below === "" ? [] : ["--", `${below}/`]
	]);
	async function treeLinks(commit) {
		const tree = await readTree(commit);
		if (!hasLink(tree)) return [];
		const entries = parseTree(tree);
		const links = entries.filter(({ mode }) => mode === LINK);
		const blobs = await readBlobs(links.map(({ id }) => id), MAX_TARGET);
		return resolveLinks(new Map(links.map(({ path, id }) => {
			const blob = blobs.get(id);
			return [path, blob && "bytes" in blob ? blob.bytes.toString("utf8") : void 0];
		})), placesOf(entries));
	}
	return {
		listTree: async (commit, below) => parseTree(await readTree(commit, below)),
		async entriesAt(commit, paths) {
			const entries = /* @__PURE__ */ new Map();
			const wanted = new Set(paths);
			for (const some of chunk([...wanted])) for (const entry of parseTree(await git.ask([
				"ls-tree",
				"-z",
				"--full-tree",
				commit,
				"--",
				...some
			]))) if (wanted.has(entry.path)) entries.set(entry.path, entry);
			return entries;
		},
		treeLinks,
		async linksOfBoth(mergeBase, head) {
			const links = await treeLinks(head);
			const key = ({ path, target }) => JSON.stringify([path, target]);
			const known = new Set(links.map(key));
			const former = (await treeLinks(mergeBase)).filter((link) => "known" in link.target && !known.has(key(link)));
			return [...links, ...former];
		}
	};
}
/** What stands at every path of a tree, its folders included; `""` is the root. */
function placesOf(entries) {
	const places = /* @__PURE__ */ new Map([["", "there"]]);
	for (const { path, mode } of entries) {
		for (let end = path.lastIndexOf("/"); end > 0 && !places.has(path.slice(0, end)); end = path.lastIndexOf("/", end - 1)) places.set(path.slice(0, end), "there");
		places.set(path, mode === SUBMODULE ? "submodule" : "there");
	}
	return places;
}
function* chunk(paths) {
	let some = [];
	let size = 0;
	for (const path of paths) {
		size += Buffer.byteLength(path) + 1;
		if (size > MAX_WORDS && some.length > 0) {
			yield some;
			some = [];
			size = Buffer.byteLength(path) + 1;
		}
		some.push(path);
	}
	if (some.length > 0) yield some;
}
/** Most trees have no link, and a large one need not be taken apart to say so. */
const hasLink = (tree) => tree.indexOf(`${LINK} `) === 0 || tree.includes(`\0${LINK} `);
function parseTree(output) {
	const entries = [];
	for (let position = 0; position < output.length;) {
		const end = output.indexOf(0, position);
		const tab = output.indexOf(9, position);
		const [mode = "", , id = ""] = output.toString("latin1", position, tab).split(" ");
		entries.push({
			mode,
			id,
			path: output.toString("utf8", tab + 1, end)
		});
		position = end + 1;
	}
	return entries;
}
// src/adapters/git/repository.ts
/** The oldest git that knows all our words. */
const OLDEST = [2, 30];
/** An empty file moved is no rename: it would pair with any other. */
const DIFF = [
	"diff-tree",
	"-r",
	"--raw",
	"-z",
	"--no-abbrev",
	"-M100%",
	"--no-rename-empty",
	"--ignore-submodules=none",
	"--no-ext-diff",
	"--no-textconv",
	"--no-relative",
	"--no-color"
];
/** @throws GitError `not-a-repository`, `git-missing`, `git-too-old` */
async function openRepository(folder) {
	const git = gitIn(folder, await isBare(folder) ? ["-c", "safe.bareRepository=all"] : []);
	const answer = await git.run(["rev-parse", "--git-dir"]);
	if (answer.code !== 0) throw notARepository(folder, answer.stderr);
	await requireNew(git, OLDEST);
	return repositoryIn(git, folder);
}
/** The repository that this git works in. */
function repositoryIn(git, folder) {
	const blobs = blobReader(git);
	return {
		folder,
		...historyOf(git, folder),
		...blobs,
		...treeReader(git, blobs),
		async diffChanges(from, to) {
			const diff = async (base) => parseRawDiff(await git.ask([
				...DIFF,
				"--end-of-options",
				base,
				to
			]));
			const [first = to, ...others] = typeof from === "string" ? [from] : from;
			const changes = await diff(first);
			if (others.length === 0) return changes;
			const byPath = new Map(changes.map((change) => [keyOf(change), change]));
			for (const base of others) for (const change of await diff(base)) if (!byPath.has(keyOf(change))) byPath.set(keyOf(change), change);
			return [...byPath.values()];
		},
		name: () => nameOf(git, folder),
		async commonFolder() {
			return resolve(folder, (await git.ask(["rev-parse", "--git-common-dir"])).toString("utf8").trimEnd());
		},
		async countUncommitted() {
			const staged = await git.run([
				"diff-index",
				"--cached",
				"--name-only",
				"-z",
				"HEAD",
				"--"
			]);
			const flags = await withoutFilters(git);
			const words = [
				"diff-files",
				"--ignore-submodules=dirty",
				"--name-only",
				"-z"
			];
			const names = [staged, flags === void 0 ? staged : await git.run([...flags, ...words])].flatMap(({ stdout }) => stdout.toString("latin1").split("\0"));
			return new Set(names.filter((name) => name !== "")).size;
		},
		async root() {
			const found = await git.run(["rev-parse", "--show-toplevel"]);
			return found.code === 0 ? found.stdout.toString("utf8").replace(/\n$/, "") : folder;
		}
	};
}
/**
* Options that keep git from running a filter of the repository's where time and size do not tell whether a file changed;
* `undefined` where there can be none. The user's own filters are left alone: git LFS is one.
*/
async function withoutFilters(git) {
	const { stdout } = await git.run([
		"config",
		"--show-scope",
		"--null",
		"--name-only",
		"--get-regexp",
		"^filter\\."
	]);
	const fields = stdout.toString("utf8").split("\0");
	const own = fields.filter((_, at) => at % 2 === 1 && !TRUSTED_SCOPES.has(fields[at - 1] ?? ""));
	return own.some((key) => key.includes("=")) ? void 0 : own.flatMap((key) => ["-c", `${key}=`]);
}
const TRUSTED_SCOPES = /* @__PURE__ */ new Set([
	"system",
	"global",
	"command"
]);
/**
* Whether git, started here, would come upon a bare repository. One inside a work tree is refused: anybody whose files are
* there could have made it, and its configuration with it.
* @throws GitError `not-a-repository`
*/
async function isBare(folder) {
	let bare;
	let here = await realpath(folder).catch(() => resolve(folder));
	for (let below = ""; below !== here; [below, here] = [here, dirname(here)]) {
		if (await stands(here, ".git")) {
			if (bare === void 0) return false;
			throw new GitError("not-a-repository", `${bare} is a bare repository inside the repository ${here}, and could be anybody's: change into ${here}, or move it elsewhere`);
		}
		if (bare === void 0 && await looksBare(here)) bare = here;
	}
	return bare !== void 0;
}
/** What git takes for a repository, or more. */
async function looksBare(folder) {
	if (!await stands(folder, "HEAD")) return false;
	return await stands(folder, "commondir") || await stands(folder, "objects") && await stands(folder, "refs");
}
const stands = (folder, name) => lstat(join(folder, name)).then(() => true, () => false);
async function nameOf(git, folder) {
	const remote = (await git.run([
		"config",
		"--get",
		"remote.origin.url"
	])).stdout.toString("utf8").trim();
	return webName(remote) ?? (resolve(folder).split(/[/\\]/).at(-1) || folder);
}
/** `owner/name` at the end of a remote's address. */
const webName = (address) => /[/:]([^/:]+\/[^/]+?)(?:\.git)?\/?$/.exec(address)?.[1];
/** @throws GitError `git-too-old` */
async function requireNew(git, oldest) {
	const version = (await git.ask(["version"])).toString("latin1");
	const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(version)?.slice(1) ?? []).map(Number);
	if (major > oldest[0] || major === oldest[0] && minor >= oldest[1]) return;
	throw new GitError("git-too-old", `${version.trim()} is too old: install git ${oldest.join(".")} or newer (https://git-scm.com)`);
}
function notARepository(folder, stderr) {
	if (/dubious ownership/.test(stderr)) return new GitError("not-a-repository", `git refuses ${folder}, which belongs to somebody else: run \`git config --global --add safe.directory ${resolve(folder)}\``);
	return new GitError("not-a-repository", `${folder} is not in a git repository: change into one, or run \`git init\``);
}
const keyOf = ({ path, rawPath }) => rawPath ?? `/${path}`;
export { webName as i, repositoryIn as n, requireNew as r, openRepository as t };
