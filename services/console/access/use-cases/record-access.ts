import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import { type Caller, Runner } from '#libs/transactions';
import type { AccessEntry } from '../domain/access-entry.js';
import { AccessStore } from './ports.js';

@Injectable()
export class RecordAccess {
  constructor(
    private readonly runner: Runner,
    private readonly entries: AccessStore,
  ) {}

  /** Notes that somebody looked; what was found is shown only when this is stored. */
  async recordAccess(
    caller: Pick<Caller, 'actor' | 'correlationId'>,
    look: Omit<AccessEntry, 'entryId' | 'actor' | 'lookedAt'>,
  ): Promise<void> {
    await this.runner.transact({ ...caller, causationId: '' }, (tx) =>
      this.entries.insert(tx, { ...look, entryId: newId(), actor: tx.actor, lookedAt: tx.now }),
    );
  }
}
