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
  readonly customers: readonly Schemas['Customer'][];
  readonly invoices: readonly Schemas['Invoice'][];
}

/** What begins with a text, of all that can be found by it. */
async function find(text: string): Promise<Found> {
  const ways = [
    { name: text },
    { reference: text },
    ...(/^\+?[\d ]+$/.test(text) ? [{ phone: text.replaceAll(' ', '') }] : []),
    ...(text.includes('@') ? [{ email: text }] : []),
  ];
  const [invoices, ...lists] = await Promise.all([
    taken(api.GET('/api/v1/invoices', { params: { query: { text, pageSize: perKind } } })),
    ...ways.map((way) => taken(api.GET('/api/v1/customers', { params: { query: { ...way, pageSize: perKind } } }))),
  ]);
  const all = lists.flatMap(({ customers }) => customers);
  const customers = [...new Map(all.map((customer) => [customer.customerId, customer])).values()].slice(0, perKind);
  return { customers, invoices: invoices.invoices };
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
  const { customers = [], invoices = [] } = settled.length >= 2 ? (query.data ?? {}) : {};
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
        {!hasFound && (
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
