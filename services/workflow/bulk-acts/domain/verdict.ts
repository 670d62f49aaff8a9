import type { ItemState, Refusal } from './bulk-act.js';

/** What became of an item; the reason is empty where the act was done. */
export interface Verdict extends Refusal {
  readonly itemId: string;
  readonly state: Extract<ItemState, 'DONE' | 'REFUSED' | 'FAILED'>;
}

const maxTextLength = 500;

export function done(itemId: string): Verdict {
  return { itemId, state: 'DONE', reason: '', text: '' };
}

export function refused(itemId: string, { reason, text }: Refusal): Verdict {
  return { itemId, state: 'REFUSED', reason, text: text.slice(0, maxTextLength) };
}

export function failed(itemId: string, { reason, text }: Refusal): Verdict {
  return { itemId, state: 'FAILED', reason, text: text.slice(0, maxTextLength) };
}
