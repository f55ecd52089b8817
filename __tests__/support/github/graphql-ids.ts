/** `databaseId` has 32 bits: ids beyond are to be had as `fullDatabaseId` only. */
export const smallId = (id: number): number | null => (id < 2 ** 31 ? id : null);
