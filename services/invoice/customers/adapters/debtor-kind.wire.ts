import type { customerV1 } from '#libs/contracts';
import type { KnownCustomer } from '../use-cases/ports.js';

/** What the law takes the debtor for: what is said of the debts of the customer, else what follows from its kind. */
export function debtorKindOf({
  kind,
  debtType,
}: Pick<customerV1.Customer, 'kind' | 'debtType'>): KnownCustomer['debtorKind'] {
  if (debtType === 'DEBT_TYPE_CONSUMER') return 'CONSUMER';
  if (debtType === 'DEBT_TYPE_BUSINESS') return 'BUSINESS';
  if (kind === 'KIND_PERSON') return 'CONSUMER';
  return kind === 'KIND_BUSINESS' ? 'BUSINESS' : '';
}
