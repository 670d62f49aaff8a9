import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { Tx } from '#libs/transactions';
import type { BulkAct, Refusal } from '../domain/bulk-act.js';
import type { Verdict } from '../domain/verdict.js';
import { BulkActStore } from './ports.js';

/** Keeps what became of items, and how many have which outcome. */
@Injectable()
export class ItemResults {
  constructor(private readonly store: BulkActStore) {}

  /** @param act locked */
  async keep(tx: Tx, act: BulkAct, verdicts: readonly Verdict[]): Promise<void> {
    const stored = await this.store.endItems(tx, act.bulkActId, verdicts);
    const countOf = (state: Verdict['state']): number => stored.filter((each) => each.state === state).length;
    await this.store.update(tx, {
      ...act,
      doneCount: act.doneCount + countOf('DONE'),
      refusedCount: act.refusedCount + countOf('REFUSED'),
      failedCount: act.failedCount + countOf('FAILED'),
    });
  }
}

/** What an error says of an item. */
export function reasonOf(error: unknown): Refusal {
  if (error instanceof DomainError) return { reason: error.code, text: error.message };
  return { reason: 'INTERNAL', text: error instanceof Error ? error.message : String(error) };
}
