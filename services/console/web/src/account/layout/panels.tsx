import { Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import type { PermissionName } from '../../api/me.js';
import { Plans } from '../../arrangements/plans.js';
import { AccountCaseActs } from '../../cases/acts/account-case-acts.js';
import { CustomerCases } from '../../cases/cases-of.js';
import { DocumentsOf } from '../../documents/documents.js';
import { Messages } from '../../invoices/messages.js';
import { Methods } from '../../methods/methods.js';
import { PayerProfile } from '../../payers/payer-profile.js';
import { PlacementLinks } from '../../placements/placement-links.js';
import { Promises } from '../../promises/promises.js';
import { Settlements } from '../../settlements/settlements.js';
import { Tasks } from '../../work/tasks.js';
import { AccountEntries } from '../account-entries.js';
import { Contacts } from '../contacts.js';
import { Addresses } from '../customer/addresses.js';
import { BillingContacts } from '../customer/billing-contacts.js';
import { FlagPanel } from '../customer/flag-panel.js';
import { SettingsPanel } from '../customer/settings-panel.js';
import { CustomerInvoices } from '../customer-invoices.js';
import { Diary } from '../diary.js';
import { Interactions } from '../interactions.js';
import type { Widget } from './arrangement.js';

type Customer = Schemas['Customer'];
export type PredefinedKind = Exclude<Widget['kind'], 'metadata'>;

/** What stands in each of the widgets that Dunlin has. */
const contents: Readonly<Record<PredefinedKind, (customer: Customer) => ReactNode>> = {
  payer: (customer) => <PayerProfile customer={customer} />,
  settings: (customer) => <SettingsPanel customer={customer} />,
  contacts: (customer) => <Contacts customer={customer} />,
  people: ({ customerId }) => <BillingContacts customerId={customerId} />,
  addresses: (customer) => <Addresses customer={customer} />,
  flags: (customer) => <FlagPanel customer={customer} />,
  cases: ({ customerId }) => <CasesOf customerId={customerId} />,
  tasks: ({ customerId }) => <TasksOf customerId={customerId} />,
  interactions: ({ customerId }) => <Interactions customerId={customerId} />,
  diary: ({ customerId }) => <Diary customerId={customerId} />,
  invoices: ({ customerId }) => <CustomerInvoices customerId={customerId} />,
  promises: ({ customerId }) => <Agreements customerId={customerId} />,
  journal: ({ customerId }) => <AccountEntries customerId={customerId} />,
  methods: ({ customerId }) => <Methods customerId={customerId} />,
  documents: ({ customerId }) => <DocumentsOf customerId={customerId} />,
  messages: ({ customerId }) => <Messages filter={{ customerId }} />,
  placements: ({ customerId }) => <PlacementLinks customerId={customerId} />,
};

export const predefinedKinds = Object.keys(contents) as PredefinedKind[];

/** Whoever may not see it finds it neither on the page nor among what can be added. */
export function maySee(kind: Widget['kind'], permissions: readonly PermissionName[]): boolean {
  return kind !== 'documents' || permissions.includes('documents.read');
}

export function PredefinedContent({ kind, customer }: { kind: PredefinedKind; customer: Customer }): ReactNode {
  return contents[kind](customer);
}

/** What people call a widget that Dunlin has. */
export function usePredefinedTitle(): (kind: PredefinedKind) => string {
  const { t } = useTranslation();
  const titles: Readonly<Record<PredefinedKind, string>> = {
    payer: t('payer.title'),
    settings: t('settings.title'),
    contacts: t('customer.contacts'),
    people: t('person.title'),
    addresses: t('address.title'),
    flags: t('customer.flags'),
    cases: t('customer.cases'),
    tasks: t('customer.tasks'),
    interactions: t('interaction.title'),
    diary: t('customer.diary'),
    invoices: t('customer.invoices'),
    promises: t('promises.title'),
    journal: t('customer.journal'),
    methods: t('methods.title'),
    documents: t('documents.title'),
    messages: t('customer.messages'),
    placements: t('customer.placements'),
  };
  return (kind) => titles[kind];
}

function CasesOf({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <AccountCaseActs customerId={customerId} />
      <CustomerCases filter={{ customerId }} empty={t('customer.noCases')} />
    </Stack>
  );
}

function TasksOf({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  return <Tasks filter={{ customerId, state: 'OPEN' }} empty={t('customer.noTasks')} />;
}

/** What a customer agreed to pay, at once, in instalments or for less. */
function Agreements({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <Promises filter={{ customerId }} />
      <Title order={3} size="h5">
        {t('plans.title')}
      </Title>
      <Plans customerId={customerId} />
      <Title order={3} size="h5">
        {t('settlements.title')}
      </Title>
      <Settlements customerId={customerId} />
    </Stack>
  );
}
