import type { Dunlin } from '#libs/client';

const dollars = (minorUnits: string) => [{ currencyCode: 'USD', minorUnits }];

/** A policy of two late fees, which terms name afterwards: a flat one, then a share of what remains. */
export async function loadFeePolicy({ invoice, caller }: Dunlin): Promise<void> {
  await invoice.applyFeePolicy(
    {
      ...{ requestId: 'sample/fee-policy', code: feePolicy, title: 'Late fees' },
      rules: {
        occurrences: [
          { days: 7, flat: dollars('500') },
          { days: 21, percentage: { percent: '1', min: dollars('500'), max: dollars('2500') } },
        ],
        ...{ caps: dollars('3000'), smallestPrincipals: dollars('1000'), text: 'Fee for late payment' },
      },
    },
    caller,
  );
}

export const feePolicy = 'late';
