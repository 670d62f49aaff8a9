import { Alert, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useLive } from '../api/live.js';
import { useMe } from '../api/me.js';
import { AccountCaseActs } from '../cases/account-case-acts.js';
import { CustomerCases } from '../cases/cases-of.js';
import { useInvoiceColumns } from '../invoices/invoice-columns.js';
import { Messages } from '../invoices/messages.js';
import { DataTable } from '../parts/data-table.js';
import { useFormats } from '../parts/formats.js';
import { useCustomer } from '../parts/links.js';
import { usePages } from '../parts/pages.js';
import { Facts, Loaded, Panel } from '../parts/panel.js';
import { useCodeText } from '../parts/texts.js';
import { PlacementLinks } from '../work/placement-links.js';
import { Tasks } from '../work/tasks.js';
import { type AccountAct, AccountActDrawer, accountActs } from './account-acts.js';
import { Contacts } from './contacts.js';
import { Diary } from './diary.js';
import { type Flag, stopsContact } from './flags.js';
import { Journal } from './journal.js';

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
  ]);
  return <Loaded query={query}>{(customer) => <Account key={customerId} customer={customer} />}</Loaded>;
}

export function Account({ customer }: { customer: Schemas['Customer'] }): ReactNode {
  const { t } = useTranslation();
  const { customerId, name, reference, flags } = customer;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <div>
          <Title order={1} size="h2">
            {name || reference}
          </Title>
          {name !== '' && name !== reference && <Text c="dimmed">{reference}</Text>}
        </div>
        <AccountButtons customer={customer} />
      </Group>
      {flags.map((flag) => flag && <FlagAlert key={flag} flag={flag} />)}
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <Stack>
          <Panel title={t('customer.contacts')}>
            <Contacts customer={customer} />
          </Panel>
          <Panel title={t('customer.cases')} aside={<AccountCaseActs customerId={customerId} />}>
            <CustomerCases filter={{ customerId }} empty={t('customer.noCases')} />
          </Panel>
          <Panel title={t('customer.tasks')}>
            <Tasks filter={{ customerId, state: 'OPEN' }} empty={t('customer.noTasks')} />
          </Panel>
          <CustomerFacts customer={customer} />
        </Stack>
        <Panel title={t('customer.diary')}>
          <Diary customerId={customerId} />
        </Panel>
      </SimpleGrid>
      <Panel title={t('customer.invoices')}>
        <CustomerInvoices customerId={customerId} />
      </Panel>
      <Panel title={t('customer.messages')}>
        <Messages filter={{ customerId }} />
      </Panel>
      <Panel title={t('customer.placements')}>
        <PlacementLinks customerId={customerId} />
      </Panel>
      <Panel title={t('customer.journal')}>
        <Journal filter={{ customerId }} />
      </Panel>
    </Stack>
  );
}

function FlagAlert({ flag }: { flag: Flag }): ReactNode {
  const { t } = useTranslation();
  const named = { flag: useCodeText()('customer.flag', flag) };
  if (!stopsContact(flag)) return <Alert color="yellow" variant="outline" title={t('customer.careful', named)} />;
  return <Alert color="red" variant="outline" title={t('customer.flagged', named)} />;
}

function AccountButtons({ customer }: { customer: Schemas['Customer'] }): ReactNode {
  const { t } = useTranslation();
  const { permissions } = useMe();
  const [act, setAct] = useState<AccountAct | null>(null);
  return (
    <Group gap="xs">
      {accountActs(customer, permissions).map((name, index) => (
        <Button key={name} variant={index === 0 ? 'filled' : 'default'} onClick={() => setAct(name)}>
          {t(`act.${name}.title`)}
        </Button>
      ))}
      <AccountActDrawer act={act} customer={customer} close={() => setAct(null)} />
    </Group>
  );
}

function CustomerFacts({ customer }: { customer: Schemas['Customer'] }): ReactNode {
  const { t } = useTranslation();
  const { shortDay } = useFormats();
  const { kind, class: classOf, zone, locale, createTime } = customer;
  return (
    <Panel title={t('customer.facts')}>
      <Facts
        facts={[
          [t('customer.kindLabel'), kind ? t(`customer.kind.${kind}`) : ''],
          [t('customer.class'), classOf],
          [t('customer.zone'), zone],
          [t('customer.locale'), locale],
          [t('customer.since'), shortDay(createTime)],
        ]}
      />
    </Panel>
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
