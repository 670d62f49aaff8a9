import type { Tx } from '#libs/transactions';
import type { Layout } from '../domain/layout.js';

export abstract class LayoutStore {
  /** Those of the holders that have one. */
  abstract findMany(holders: readonly string[]): Promise<Layout[]>;

  /** Waits for whoever changes the layout of this holder; null for one that has none. */
  abstract lock(tx: Tx, holder: string): Promise<Layout | null>;

  /** Stores a new layout or one that is locked. */
  abstract upsert(tx: Tx, layout: Layout): Promise<void>;

  /** Deletes a locked layout, and remembers at which version. */
  abstract delete(tx: Tx, layout: Layout): Promise<void>;

  /** Version at which the layout of this holder was deleted last; 0 where it never was. */
  abstract deletedVersion(tx: Tx, holder: string): Promise<bigint>;
}
