import type { Tx } from '#libs/transactions';
import type { Import } from '../../domain/import.js';

/**
 * Writes a chunk that was read before the transaction and returns the import after it. It may run again after a deadlock,
 * so it starts from what was read each time.
 */
export type WriteChunk = (tx: Tx, imp: Import) => Promise<Import>;
