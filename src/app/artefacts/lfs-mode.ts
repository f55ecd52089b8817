/** How much of a Git LFS object is read: its structure alone, all of it, or nothing. */
export const LFS_MODES = ["range", "full", "off"] as const;
export type LfsMode = (typeof LFS_MODES)[number];
