import { Injectable } from '@nestjs/common';
import type { Money } from '#libs/money';
import { type CallerOnward, Database } from '#libs/transactions';
import { collectableOf, type PromiseDraft, type PromiseInput } from '../domain/draft.js';
import { DraftPromises, readPromise } from './draft-promises.js';

@Injectable()
export class PreviewPromise {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftPromises,
  ) {}

  /** @throws PROMISE_INVALID, PROMISE_STATE_FORBIDS, INVOICE_NOT_FOUND; whatever the clients of the owners throw */
  async previewPromise(
    caller: CallerOnward,
    input: PromiseInput,
  ): Promise<{ promise: PromiseDraft; collectable: Money }> {
    const facts = await this.drafts.gather(readPromise(input), caller);
    const promise = await this.drafts.draft(this.database, input, facts, await this.database.now());
    return { promise, collectable: collectableOf(facts.invoices) };
  }
}
