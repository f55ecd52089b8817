import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** Each reads one path in a fresh interpreter; seconds of CPU and of the clock are those of the scan, imports left out. */
const PEERS = {
  picklescan: {
    load: "from picklescan.scanner import scan_file_path, scan_directory_path",
    scan: "(scan_directory_path(path) if os.path.isdir(path) else scan_file_path(path)).scanned_files",
  },
  modelscan: {
    load: "from modelscan.modelscan import ModelScan; from pathlib import Path",
    scan: "ModelScan().scan(Path(path))['summary']['scanned']['total_scanned']",
  },
  fickling: {
    load: "from fickling.fickle import StackedPickle; from fickling.analysis import check_safety",
    scan: "len([check_safety(one) for one in StackedPickle.load(open(path, 'rb'))])",
  },
};

const program = ({ load, scan }) => `
import json, logging, os, re, sys, time
logging.disable(logging.CRITICAL)
${load}
path = sys.argv[1]
peak = lambda: int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1000
before, cpu, wall = peak(), time.process_time(), time.perf_counter()
count = ${scan}
wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
print("\\n" + json.dumps({"seconds": cpu, "wall": wall, "growth": peak() - before, "count": count}))
`;

const TIMEOUT_MS = 180_000;

/**
 * The scanners beside ours, of the Python environment in the folder that `BENCH_PEERS` names, or in its `scanners`:
 * `python3 -m venv DIR && DIR/bin/pip install picklescan modelscan fickling typing_extensions`.
 */
export function findScanners() {
  const folder = process.env["BENCH_PEERS"];
  const pythons =
    folder === undefined ? [] : [folder, join(folder, "scanners")].map((path) => resolve(path, "bin", "python"));
  const python = pythons.find((path) => existsSync(path));
  return Object.entries(PEERS).map(([name, peer]) => {
    const has = python !== undefined && spawnSync(python, ["-c", peer.load]).status === 0;
    return { name, run: has ? (path) => runPeer(python, peer, path) : undefined };
  });
}

/** @returns CPU and clock seconds, memory above start in MB, how many files were looked into, or why there is none */
function runPeer(python, peer, path) {
  const child = spawnSync(python, ["-c", program(peer), path], {
    encoding: "utf8",
    timeout: TIMEOUT_MS,
    maxBuffer: 1 << 28,
  });
  if (child.status === 0) return JSON.parse(child.stdout.trimEnd().split("\n").at(-1));
  return { failed: child.signal === null ? "failed" : `more than ${TIMEOUT_MS / 1_000} s` };
}
