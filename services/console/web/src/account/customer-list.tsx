import { Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { useFormats } from '../parts/formats.js';
import { usePages } from '../parts/pages.js';
import { Loaded } from '../parts/panel.js';
import classes from '../parts/parts.module.css';
import { Flags } from './flags.js';

type Customer = Schemas['Customer'];

const ways = ['name', 'reference', 'phone', 'email'] as const;
const typingMs = 350;

/** What is searched by stays in the page: addresses are kept in histories and logs. */
type Filter = Readonly<Record<(typeof ways)[number], string>>;

/** Customers by the beginning of what is known of them. */
export function CustomerListScreen(): ReactNode {
  const { t } = useTranslation();
  const { shortDay } = useFormats();
  const [filter, setFilter] = useState<Filter>({ name: '', reference: '', phone: '', email: '' });
  const { list, more } = usePages(['customers', 'list', filter], async (pageToken) => {
    const body = { ...filter, pageSize: 100, pageToken };
    const { customers, nextPageToken } = await taken(api.POST('/api/v1/customers/query', { body }));
    return { rows: customers, nextPageToken };
  });
  const columns: Column<Customer>[] = [
    {
      id: 'name',
      title: t('customer.name'),
      cell: ({ customerId, name: called, reference: referred }) => (
        <Link to="/customers/$customerId" params={{ customerId }} className={classes['link']}>
          {called || referred}
        </Link>
      ),
    },
    { id: 'reference', title: t('customer.reference'), cell: ({ reference: referred }) => referred, nowrap: true },
    { id: 'kind', title: t('customer.kindLabel'), cell: ({ kind }) => (kind ? t(`customer.kind.${kind}`) : '') },
    { id: 'flags', title: t('customer.flags'), cell: ({ flags }) => <Flags flags={flags} /> },
    {
      id: 'contacts',
      title: t('customer.contacts'),
      cell: ({ contacts }) => contacts.map(({ address }) => address).join(', '),
    },
    { id: 'since', title: t('customer.since'), cell: ({ createTime }) => shortDay(createTime), nowrap: true },
  ];
  return (
    <Stack gap="md">
      <Title order={1} size="h2">
        {t('customer.title')}
      </Title>
      <Group gap="sm" align="flex-end" role="search" aria-label={t('customer.find')}>
        {ways.map((way, index) => (
          <Way
            key={way}
            way={way}
            id={index === 0 ? 'first-filter' : undefined}
            tell={(typed) => setFilter((before) => ({ ...before, [way]: typed }))}
          />
        ))}
      </Group>
      <Text size="sm" c="dimmed">
        {t('customer.findText')}
      </Text>
      <Loaded query={list} empty={t('list.empty')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('customer.title')}
            columns={columns}
            rows={rows}
            rowKey={({ customerId }) => customerId}
            rowName={({ name: called }) => called}
            more={more}
          />
        )}
      </Loaded>
    </Stack>
  );
}

interface WayProps {
  readonly way: (typeof ways)[number];
  readonly id: string | undefined;
  readonly tell: (typed: string) => void;
}

function Way({ way, id, tell }: WayProps): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const tellSoon = useDebouncedCallback((typed: string) => tell(typed.trim()), typingMs);
  return (
    <TextInput
      {...(id === undefined ? {} : { id })}
      label={t(`customer.${way}`)}
      value={text}
      onChange={({ currentTarget: { value } }) => {
        setText(value);
        tellSoon(value);
      }}
    />
  );
}
