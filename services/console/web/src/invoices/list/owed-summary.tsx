import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import { useFormats } from '../../parts/formats.js';
import { Loaded } from '../../parts/panel.js';
import classes from '../../parts/parts.module.css';

/** How often at most it is counted again. */
const summaryMs = 10_000;

/** What is owed altogether, in each currency. */
export function OwedSummary(): ReactNode {
  const { t } = useTranslation();
  const { money } = useFormats();
  const summary = useQuery({
    queryKey: ['invoice-summary'],
    queryFn: () => taken(api.GET('/api/v1/invoice-summary')),
  });
  useLive('', [['invoice-summary']], summaryMs);
  return (
    <Loaded query={summary}>
      {({ openCount, customerCount, remaining }) => (
        <Group gap="xl" className={classes['panel']}>
          <Text>
            {t('invoices.open', { count: Number(openCount) })}{' '}
            {t('invoices.ofCustomers', { count: Number(customerCount) })}
          </Text>
          {remaining.map((amount) => (
            <div key={amount.currencyCode}>
              <Text size="sm" c="dimmed">
                {t('invoices.owed', { currency: amount.currencyCode })}
              </Text>
              <Text fw={650} className={classes['number']}>
                {money(amount)}
              </Text>
            </div>
          ))}
        </Group>
      )}
    </Loaded>
  );
}
