import { a as escapeEvidence, n as resultWithout, t as amendResult } from "./outside-result-C_p_L5uy.js";
import { n as reasonOf } from "./reason-of-BTasmN5X.js";
import { fileURLToPath } from "node:url";
import { availableParallelism } from "node:os";
import { Socket } from "node:net";
import { fork } from "node:child_process";
// src/adapters/scan/worker-process.ts
/** Windows starts no process without the first; the second is where a company keeps its certificates. */
const PASSED_ON = ["SystemRoot", "NODE_EXTRA_CA_CERTS"];
const alive = /* @__PURE__ */ new Set();
process.on("exit", () => {
	for (const child of alive) child.kill("SIGKILL");
});
/**
* Starts a worker as a process that gets next to nothing of this one: no tokens of its environment, no arguments, no options, no open files.
* @param megabytes of its heap
*/
function startWorker(bundle, megabytes) {
	const child = fork(fileURLToPath(bundle), [], {
		execArgv: [`--max-old-space-size=${megabytes}`],
		env: Object.fromEntries(PASSED_ON.flatMap((name) => process.env[name] === void 0 ? [] : [[name, process.env[name]]])),
		serialization: "advanced",
		stdio: [
			"ignore",
			"ignore",
			"pipe",
			"ipc"
		],
		windowsHide: true
	});
	const gone = new Promise((resolve) => {
		child.once("exit", () => resolve());
		child.once("error", () => resolve());
	});
	let tail = "";
	child.stderr?.setEncoding("latin1").on("data", (text) => {
		tail = (tail + text).slice(-8192);
	});
	const errors = child.stderr instanceof Socket ? child.stderr : void 0;
	const kill = () => child.kill("SIGKILL");
	alive.add(child);
	gone.then(() => alive.delete(child));
	return {
		listen({ hear, died }) {
			child.on("message", (message) => hear(message));
			child.on("error", (error) => {
				kill();
				died({
					outOfMemory: false,
					why: reasonOf(error)
				});
			});
			child.once("close", (code, signal) => {
				died({
					outOfMemory: /heap out of memory|Allocation failed/.test(tail),
					why: signal === null ? `exit code ${code}` : `ended by ${signal}`
				});
			});
		},
		give(task) {
			child.ref();
			child.channel?.ref();
			errors?.ref();
			child.send(task, () => void 0);
		},
		rest() {
			child.unref();
			child.channel?.unref();
			errors?.unref();
		},
		async kill() {
			child.ref();
			kill();
			await gone;
		}
	};
}
// src/adapters/scan/pool.ts
const MOST_WORKERS = 8;
const SECONDS_PER_FILE = 20;
/** A file that lies on a server costs a round trip for each place that is looked at: a checkpoint has hundreds. */
const FAR = 6;
const MEGABYTES = 512;
/** A worker loads its bundle in a fraction of this, even on a busy machine. */
const SECONDS_TO_START = 60;
/**
* Scans hostile files in processes of their own with bounded time and heap. Processes, since V8 ends the whole one when a
* thread's heap is full amid native code, as in `JSON.parse`. They start when there is work for them.
*/
function openScanPool(options = {}) {
	const most = Math.max(1, options.workers ?? Math.min(MOST_WORKERS, availableParallelism()));
	const secondsPerFile = options.secondsPerFile ?? SECONDS_PER_FILE;
	const megabytes = options.megabytes ?? MEGABYTES;
	const limits = options.limits ?? {};
	const lanes = /* @__PURE__ */ new Set();
	const idle = [];
	const waiting = [];
	const ending = [];
	let first = 0;
	let closed = false;
	/** Gives waiting tasks to workers, the oldest first. */
	function dispatch() {
		while (first < waiting.length && !closed) {
			const lane = idle.pop() ?? (lanes.size < most ? startLane() : void 0);
			const task = waiting[first];
			if (lane === void 0 || task === void 0) return;
			first += 1;
			if (first > 1e3) {
				waiting.splice(0, first);
				first = 0;
			}
			give(task, lane);
		}
	}
	function give(task, lane) {
		Object.assign(lane, {
			task,
			size: void 0,
			scanned: void 0
		});
		arm(lane);
		lane.worker.give({
			job: task.job,
			limits
		});
	}
	function arm(lane) {
		clearTimeout(lane.timer);
		const own = lane.task !== void 0 && "url" in lane.task.job.source ? FAR * secondsPerFile : secondsPerFile;
		const seconds = lane.ready ? own : Math.max(SECONDS_TO_START, own);
		lane.timer = setTimeout(() => overrun(lane, seconds), seconds * 1e3);
	}
	function overrun(lane, seconds) {
		const message = `The scan took longer than ${seconds} seconds.`;
		drop(lane);
		end(lane, {
			rule: "SRC002",
			message
		}, "time");
	}
	function startLane() {
		const worker = startWorker(options.worker ?? besideEntries(import.meta.url), megabytes);
		const lane = {
			worker,
			ready: false,
			task: void 0,
			timer: void 0,
			size: void 0,
			scanned: void 0
		};
		lanes.add(lane);
		worker.listen({
			hear: (message) => lanes.has(lane) && hear(message, lane),
			died: (death) => {
				if (!lanes.delete(lane)) return;
				end(lane, describeDeath(death, megabytes), death.outOfMemory ? "memory" : void 0);
			}
		});
		return lane;
	}
	function hear(message, lane) {
		switch (message.kind) {
			case "ready":
				lane.ready = true;
				arm(lane);
				return;
			case "opened":
				lane.size = message.size;
				return;
			case "scanned":
				lane.scanned = message.result;
				arm(lane);
				return;
			case "hashing":
				arm(lane);
				return;
			case "done":
				clearTimeout(lane.timer);
				lane.task?.settle(message.result);
				lane.task = void 0;
				lane.worker.rest();
				idle.push(lane);
				dispatch();
				return;
			case "failed":
				drop(lane);
				end(lane, describeDeath({
					outOfMemory: false,
					why: message.why
				}, megabytes), void 0);
		}
	}
	function drop(lane) {
		lanes.delete(lane);
		ending.push(lane.worker.kill());
	}
	/** The lane is gone; its task gets the verdict that was reached, or none, and the reason. */
	function end(lane, found, limit) {
		clearTimeout(lane.timer);
		const at = idle.indexOf(lane);
		if (at >= 0) idle.splice(at, 1);
		const { task, scanned, size } = lane;
		const limitsHit = limit === void 0 ? [] : [limit];
		if (task !== void 0) task.settle(scanned === void 0 ? resultWithout(task.job.path, found, {
			size: size ?? sizeOf(task.job),
			limitsHit
		}) : amendResult(scanned, [found], limitsHit));
		dispatch();
	}
	const stopped = (job) => resultWithout(job.path, {
		rule: "SRC001",
		message: "The scan was stopped before this file."
	}, { size: sizeOf(job) });
	return {
		scan: (job) => new Promise((settle) => {
			if (closed) return settle(stopped(job));
			waiting.push({
				job,
				settle
			});
			dispatch();
		}),
		close: async () => {
			closed = true;
			for (const { job, settle } of waiting.splice(first)) settle(stopped(job));
			for (const lane of [...lanes]) {
				drop(lane);
				clearTimeout(lane.timer);
				lane.task?.settle(stopped(lane.task.job));
			}
			await Promise.all(ending);
		}
	};
}
/** The bundle of the worker lies beside those of the entries; this code may be in one of them or in a chunk below. */
function besideEntries(self) {
	return new URL(/\/chunks\/[^/]*$/.test(self) ? "../scan-worker.js" : "./scan-worker.js", self);
}
function sizeOf({ source }) {
	if ("bytes" in source) return source.bytes.length;
	return "url" in source ? source.size : 0;
}
function describeDeath({ outOfMemory, why }, megabytes) {
	if (outOfMemory) return {
		rule: "SRC003",
		message: `The scan needed more than ${megabytes} MB of memory.`
	};
	return {
		rule: "SRC003",
		message: "The scan broke down before it reached a verdict.",
		evidence: escapeEvidence(why)
	};
}
export { openScanPool as t };
