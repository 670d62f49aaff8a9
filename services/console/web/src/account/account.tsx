import { Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useLive } from '../api/live.js';
import { useMay, useMe } from '../api/me.js';
import { CustomerCases } from '../cases/cases-of.js';
import { DocumentsOf } from '../documents/documents.js';
import { useInvoiceColumns } from '../invoices/invoice-columns.js';
import { Messages } from '../invoices/messages.js';
import { DataTable } from '../parts/data-table.js';
import { useCustomer } from '../parts/links.js';
import { usePages } from '../parts/pages.js';
import { Loaded, Panel } from '../parts/panel.js';
import { PayerProfile } from '../payers/payer-profile.js';
import { PlacementLinks } from '../work/placement-links.js';
import { Tasks } from '../work/tasks.js';
import { type AccountAct, AccountActDrawer, accountActs } from './account-acts.js';
import { AccountEntries } from './account-entries.js';
import { Contacts } from './contacts.js';
import { Addresses } from './customer/addresses.js';
import { BillingContacts } from './customer/billing-contacts.js';
import { FlagPanel } from './customer/flag-panel.js';
import { SettingsPanel } from './customer/settings-panel.js';
import { Diary } from './diary.js';
import { FlagAlerts } from './flags.js';
import { Interactions } from './interactions.js';

const shownOfInvoices = ['state', 'number', 'remaining', 'amount', 'due', 'sequence'];

/** Everything about one customer on one page. */
export function AccountScreen(): ReactNode {
  const { customerId } = useParams({ from: '/customers/$customerId' });
  const query = useCustomer(customerId);
  useLive(customerId, [
    ['customers', customerId],
    ['invoices'],
    ['cases'],
    ['diary'],
    ['messages'],
    ['tasks'],
    ['journal'],
    ['placements'],
    ['documents'],
    ['interactions'],
    ['billing-contacts'],
    ['terms', customerId],
    ['payer'],
  ]);
  return <Loaded query={query}>{(customer) => <Account key={customerId} customer={customer} />}</Loaded>;
}

export function Account({ customer }: { customer: Schemas['Customer'] }): ReactNode {
  const { t } = useTranslation();
  const { customerId, name, reference, flags } = customer;
  const mayReadDocuments = useMay('documents.read');
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <div>
          <Title order={1} size="h2">
            {name || reference}
          </Title>
          {name !== '' && name !== reference && <Text c="dimmed">{reference}</Text>}
        </div>
        <AccountButtons customerId={customerId} />
      </Group>
      <FlagAlerts flags={flags} />
      <Panel title={t('payer.title')}>
        <PayerProfile customer={customer} />
      </Panel>
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <WhoTheyAre customer={customer} />
        <WhatHappens customerId={customerId} />
      </SimpleGrid>
      <Panel title={t('customer.invoices')}>
        <CustomerInvoices customerId={customerId} />
      </Panel>
      <Panel title={t('customer.journal')}>
        <AccountEntries customerId={customerId} />
      </Panel>
      {mayReadDocuments && (
        <Panel title={t('documents.title')}>
          <DocumentsOf customerId={customerId} />
        </Panel>
      )}
      <Panel title={t('customer.messages')}>
        <Messages filter={{ customerId }} />
      </Panel>
      <Panel title={t('customer.placements')}>
        <PlacementLinks customerId={customerId} />
      </Panel>
    </Stack>
  );
}

/** Who a customer is, how they are reached and treated. */
function WhoTheyAre({ customer }: { customer: Schemas['Customer'] }): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack>
      <Panel title={t('settings.title')}>
        <SettingsPanel customer={customer} />
      </Panel>
      <Panel title={t('customer.contacts')}>
        <Contacts customer={customer} />
      </Panel>
      <Panel title={t('person.title')}>
        <BillingContacts customerId={customer.customerId} />
      </Panel>
      <Panel title={t('address.title')}>
        <Addresses customer={customer} />
      </Panel>
      <Panel title={t('customer.flags')}>
        <FlagPanel customer={customer} />
      </Panel>
    </Stack>
  );
}

/** What is under way with a customer, and what was. */
function WhatHappens({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack>
      <Panel title={t('customer.cases')}>
        <CustomerCases filter={{ customerId }} empty={t('customer.noCases')} />
      </Panel>
      <Panel title={t('customer.tasks')}>
        <Tasks filter={{ customerId, state: 'OPEN' }} empty={t('customer.noTasks')} />
      </Panel>
      <Panel title={t('interaction.title')}>
        <Interactions customerId={customerId} />
      </Panel>
      <Panel title={t('customer.diary')}>
        <Diary customerId={customerId} />
      </Panel>
    </Stack>
  );
}

function AccountButtons({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  const { permissions } = useMe();
  const [act, setAct] = useState<AccountAct | null>(null);
  return (
    <Group gap="xs">
      {accountActs(permissions).map((name, index) => (
        <Button key={name} variant={index === 0 ? 'filled' : 'default'} onClick={() => setAct(name)}>
          {t(`act.${name}.title`)}
        </Button>
      ))}
      <AccountActDrawer act={act} customerId={customerId} close={() => setAct(null)} />
    </Group>
  );
}

function CustomerInvoices({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  const columns = useInvoiceColumns();
  const { list, more } = usePages(['invoices', 'of', customerId], async (pageToken) => {
    const query = { customerId, pageSize: 100, pageToken };
    const { invoices, nextPageToken } = await taken(api.GET('/api/v1/invoices', { params: { query } }));
    return { rows: invoices, nextPageToken };
  });
  return (
    <Loaded query={list} empty={t('customer.noInvoices')} isEmpty={({ length }) => length === 0}>
      {(rows) => (
        <DataTable
          name={t('customer.invoices')}
          columns={columns}
          shown={shownOfInvoices}
          rows={rows}
          rowKey={({ invoiceId }) => invoiceId}
          rowName={({ number }) => number}
          more={more}
          height="420px"
        />
      )}
    </Loaded>
  );
}
