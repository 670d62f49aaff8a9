import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client.js';
import { Loaded } from '../parts/panel.js';
import { FeeQuote } from './fee-quote.js';

/** Late fees of an invoice by its policy: what was charged, what was not and why, and what comes next. */
export function InvoiceFees({ invoiceId }: { invoiceId: string }): ReactNode {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['late-fees', invoiceId],
    queryFn: () => taken(api.POST('/api/v1/fee-quotes', { body: { invoiceId } })),
  });
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('lateFees.title')}
      </Title>
      <Loaded
        query={query}
        empty={t('lateFees.noPolicy')}
        isEmpty={({ fees, policy }) => fees.length === 0 && policy === ''}
      >
        {(quote) => (
          <Stack gap="xs">
            {quote.policy !== '' && (
              <Text size="sm">{t('lateFees.holds', { policy: quote.policy, version: quote.policyVersion })}</Text>
            )}
            <FeeQuote quote={quote} />
          </Stack>
        )}
      </Loaded>
    </section>
  );
}
