import type { Tx } from '#libs/transactions';
import type { SavedView } from '../domain/view.js';

export abstract class ViewStore {
  /** Those of the owner, and then the shared ones, by title; where they are too many, shared ones are left out. */
  abstract list(owner: string, screen: string): Promise<SavedView[]>;

  abstract countOf(tx: Tx, owner: string): Promise<number>;

  /** Null for an id that no view of the owner has. */
  abstract lock(tx: Tx, viewId: string, owner: string): Promise<SavedView | null>;

  abstract insert(tx: Tx, view: SavedView): Promise<void>;

  abstract update(tx: Tx, view: SavedView): Promise<void>;

  abstract delete(tx: Tx, viewId: string): Promise<void>;
}
