import type { Schemas } from '../api/client.js';

type Money = Schemas['Money'];

/** What a row of the list of customers says of one currency. */
export interface Owed {
  readonly outstanding: Money;
  readonly overdue: Money;
  readonly oldestDueDate: string | null;
  readonly punctuality: Schemas['PayerPunctuality'] | null;
}

/**
 * What a customer owes, by currency.
 * @param currency only this one; all when empty
 */
export function owedOf(profile: Schemas['PayerProfile'] | undefined, currency: string): Owed[] {
  return (profile?.currencies ?? [])
    .filter(({ currencyCode }) => currency === '' || currencyCode === currency)
    .map(({ currencyCode, outstanding, ages, oldestDueDate, punctuality }) => {
      const overdue = ages
        .filter(({ age }) => age !== 'NOT_DUE')
        .reduce((sum, { amount }) => sum + BigInt(amount?.minorUnits ?? '0'), 0n);
      return {
        outstanding: outstanding ?? { currencyCode, minorUnits: '0' },
        overdue: { currencyCode, minorUnits: String(overdue) },
        oldestDueDate,
        punctuality,
      };
    });
}
