import { createHash } from "node:crypto";
// src/adapters/shard-hasher.ts
/** By OpenSSL's names. */
const NAMES = {
	sha256: "sha256",
	blake2b: "blake2b512"
};
/** Hashes bytes as they come, as a whole or shard by shard, in constant memory but for the digests. */
var ShardHasher = class {
	#name;
	#shard;
	#most;
	#digests = [];
	#hash;
	#size = 0;
	/** Bytes that the current shard still takes. */
	#left;
	constructor({ algorithm, shard = Number.POSITIVE_INFINITY, most = Number.POSITIVE_INFINITY }) {
		this.#name = NAMES[algorithm];
		this.#shard = shard;
		this.#most = most;
		this.#left = shard;
		this.#hash = createHash(this.#name);
	}
	update(bytes) {
		for (let at = 0; at < bytes.length;) {
			if (this.#left === 0 && this.#digests.length < this.#most) this.#turn();
			if (this.#digests.length >= this.#most) {
				this.#size += bytes.length - at;
				return;
			}
			const part = bytes.subarray(at, Math.min(bytes.length, at + this.#left));
			this.#hash.update(part);
			this.#left -= part.length;
			this.#size += part.length;
			at += part.length;
		}
	}
	/** Called once, at the end. Of no bytes there is a digest of the whole, and no shard. */
	finish() {
		if (this.#size > 0 || this.#shard === Number.POSITIVE_INFINITY) this.#digests.push(this.#hash.digest("hex"));
		return {
			size: this.#size,
			digests: this.#digests
		};
	}
	#turn() {
		this.#digests.push(this.#hash.digest("hex"));
		this.#hash = createHash(this.#name);
		this.#left = this.#shard;
	}
};
export { ShardHasher as t };
