import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { Icon } from '../parts/icons.js';
import { places } from './places.js';

const typingMs = 250;
const perKind = 6;

interface Found {
  readonly customers: readonly Schemas['CustomerSummary'][];
  /** So many customers fit that none is shown. */
  readonly tooBroad: boolean;
  readonly invoices: readonly Schemas['Invoice'][];
}

/** Customers that a text finds, and invoices whose number begins with it. It stands in no address: it may name somebody. */
async function find(text: string): Promise<Found> {
  const [{ invoices }, customers] = await Promise.all([
    taken(api.POST('/api/v1/invoices/query', { body: { text, pageSize: perKind } })),
    findCustomers(text),
  ]);
  return { ...customers, invoices };
}

async function findCustomers(text: string): Promise<Omit<Found, 'invoices'>> {
  const { customerIds, tooBroad } = await taken(api.POST('/api/v1/customers/search', { body: { text } }));
  const best = customerIds.slice(0, perKind);
  if (best.length === 0) return { customers: [], tooBroad };
  const body = { customerIds: best };
  const { customers: found } = await taken(api.POST('/api/v1/customers/batch-get', { body }));
  const customers = best.flatMap((id) => found.find(({ customerId }) => customerId === id) ?? []);
  return { customers, tooBroad };
}

/** One search for everything. */
export function Search(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), typingMs);
  const query = useQuery({
    queryKey: ['search', settled],
    queryFn: () => find(settled),
    enabled: settled.length >= 2,
    staleTime: 10_000,
  });
  const { customers = [], invoices = [], tooBroad = false } = settled.length >= 2 ? (query.data ?? {}) : {};
  const pages = places.filter(({ name }) => t(`nav.${name}`).toLowerCase().startsWith(typed.trim().toLowerCase()));
  const hasFound = customers.length + invoices.length > 0;
  return (
    <Spotlight.Root
      shortcut={['mod + K']}
      query={typed}
      onQueryChange={setTyped}
      scrollable
      maxHeight={460}
      attributes={{ content: { 'aria-label': t('shell.search') } }}
    >
      <Spotlight.Search
        placeholder={t('search.placeholder')}
        aria-label={t('search.placeholder')}
        leftSection={<Icon name="search" />}
      />
      <Spotlight.ActionsList>
        {customers.length > 0 && (
          <Spotlight.ActionsGroup label={t('search.customers')}>
            {customers.map(({ customerId, name, reference }) => (
              <Spotlight.Action
                key={customerId}
                label={name || reference}
                description={reference}
                leftSection={<Icon name="customers" />}
                onClick={() => void navigate({ to: '/customers/$customerId', params: { customerId } })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {invoices.length > 0 && (
          <Spotlight.ActionsGroup label={t('search.invoices')}>
            {invoices.map(({ invoiceId, number, lifecycle }) => (
              <Spotlight.Action
                key={invoiceId}
                label={number}
                description={lifecycle ? t(`lifecycle.${lifecycle}`) : ''}
                leftSection={<Icon name="invoices" />}
                onClick={() => void navigate({ to: '/invoices/$invoiceId', params: { invoiceId } })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label={t('search.pages')}>
            {pages.map(({ name, path, icon }) => (
              <Spotlight.Action
                key={name}
                label={t(`nav.${name}`)}
                leftSection={<Icon name={icon} />}
                onClick={() => {
                  spotlight.close();
                  void navigate({ to: path });
                }}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {tooBroad && <Spotlight.Empty>{t('search.tooBroad')}</Spotlight.Empty>}
        {!hasFound && !tooBroad && (
          <Spotlight.Empty>
            {settled.length < 2
              ? t('search.hint')
              : t(query.error ? 'search.failed' : query.isFetching ? 'search.searching' : 'search.none')}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
