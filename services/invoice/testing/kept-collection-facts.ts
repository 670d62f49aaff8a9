import { errors } from '../prolongations/domain/errors.js';
import type { CollectionStanding } from '../prolongations/domain/quote.js';
import { CollectionFacts } from '../prolongations/use-cases/ports.js';

/** What others say of invoices before they are prolonged; of those that are not named, that nothing stands against it. */
export class KeptCollectionFacts extends CollectionFacts {
  static readonly standings = new Map<string, Partial<CollectionStanding>>();
  /** Whether they can be reached. */
  static away = false;

  override standingOf({ invoiceId }: { readonly invoiceId: string }): Promise<CollectionStanding> {
    if (KeptCollectionFacts.away) return Promise.reject(errors.PROLONGATION_CASE_UNAVAILABLE('They are away.'));
    const free: CollectionStanding = { caseStates: [], placed: false, held: false, moneyInFlight: false };
    return Promise.resolve({ ...free, ...KeptCollectionFacts.standings.get(invoiceId) });
  }
}
