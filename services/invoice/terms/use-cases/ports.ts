import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { SettableLevel, Terms, TermsKey } from '../domain/terms.js';

/** Sort key of a list. */
export type TermsOrder = readonly [level: string, subject: string, kind: string];

/** Terms with the reference of the customer whose they are; empty for other levels, and where it is not known yet. */
export interface NamedTerms extends Terms {
  readonly reference: string;
}

export abstract class TermsStore {
  /** Waits for every other transaction that changes these terms. */
  abstract lock(tx: Tx, key: TermsKey): Promise<Terms | null>;
  abstract upsert(tx: Tx, terms: Terms): Promise<void>;
  /** Those of the organisation, and of these classes and customers; removed ones are left out. */
  abstract findOf(
    on: Queryable,
    subjects: { readonly classNames: readonly string[]; readonly customerIds: readonly string[] },
  ): Promise<Terms[]>;
  /** Whether any level gives interest. */
  abstract hasInterest(on: Queryable): Promise<boolean>;
  /** Those of one level, or of all for null; removed ones are left out. */
  abstract list(level: SettableLevel | null, page: PageRequest<TermsOrder>): Promise<NamedTerms[]>;
}

export abstract class TermsEvents {
  abstract changed(tx: Tx, terms: NamedTerms): void;
}
