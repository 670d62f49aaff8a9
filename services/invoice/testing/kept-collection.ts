import { errors } from '../write-offs/domain/errors.js';
import type { CollectionStanding } from '../write-offs/domain/write-off.js';
import { Collection } from '../write-offs/use-cases/ports.js';

/** What the workflow service says of invoices; of those that are not named, that nothing collects them. */
export class KeptCollection extends Collection {
  static readonly standings = new Map<string, CollectionStanding>();
  /** Whether it can be reached. */
  static away = false;

  override standingOf({ invoiceId }: { readonly invoiceId: string }): Promise<CollectionStanding> {
    if (KeptCollection.away) return Promise.reject(errors.WRITE_OFF_CASE_UNAVAILABLE('It is away.'));
    return Promise.resolve(KeptCollection.standings.get(invoiceId) ?? { caseStates: [], placed: false });
  }
}
