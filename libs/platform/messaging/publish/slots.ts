import { stableHash } from '#libs/text';
import { slotCount } from './outbox.sql.js';

/** The slot of a key, so that one relay at a time publishes the events of a key. */
export function slotOf(key: string): number {
  return stableHash(key) % slotCount;
}
