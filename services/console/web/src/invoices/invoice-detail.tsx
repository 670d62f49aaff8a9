import { Alert, Group, Stack, Tabs, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Diary } from '../account/diary.js';
import { Journal } from '../account/journal.js';
import { api, type Schemas, taken } from '../api/client.js';
import { saveFile } from '../api/files/saved-file.js';
import { useLive } from '../api/live.js';
import { useMe } from '../api/me.js';
import { Plans } from '../arrangements/plans.js';
import { CustomerCases, HeldInvoice } from '../cases/cases-of.js';
import { InvoiceFees } from '../late-fees/invoice-fees.js';
import { SaveButton } from '../lists/save-button.js';
import { Attempts } from '../methods/attempts.js';
import { RefusedActs } from '../parts/acts/refused-acts.js';
import { useFormats } from '../parts/formats.js';
import { CustomerLink } from '../parts/links.js';
import { ActButtons, PageHead } from '../parts/page-head.js';
import { Facts, Loaded, Panel } from '../parts/panel.js';
import { InvoiceBadges } from '../parts/state-badge.js';
import type { Translate } from '../parts/texts.js';
import { Promises } from '../promises/promises.js';
import { Settlements } from '../settlements/settlements.js';
import { Charges } from './charges/charges.js';
import { CreditNotes } from './credit-notes/credit-notes.js';
import { Disputes } from './disputes/disputes.js';
import { Lines } from './drafts/lines.js';
import { Enrolment } from './enrolment.js';
import { Interest } from './interest/interest.js';
import { InvoiceActDrawer } from './invoice-act-drawers.js';
import { type InvoiceAct, invoiceActs, refusedInvoiceActs } from './invoice-acts.js';
import { InvoiceContacts } from './invoice-contacts.js';
import { InvoiceMetadata } from './invoice-metadata.js';
import { Messages } from './messages.js';
import { Payments } from './payments.js';
import { PlannedMessages } from './planned-messages.js';
import { Prolongations } from './prolongations/prolongations.js';
import { relationFacts } from './prolongations/relations.js';
import { WriteOffs } from './write-offs/write-offs.js';

/** One invoice: what is owed, what was paid, what was done about it and what comes. */
export function InvoiceScreen(): ReactNode {
  const { invoiceId } = useParams({ from: '/invoices/$invoiceId' });
  const query = useQuery({
    queryKey: ['invoices', 'one', invoiceId],
    queryFn: async () => {
      const { invoice } = await taken(api.GET('/api/v1/invoices/{invoiceId}', { params: { path: { invoiceId } } }));
      return invoice!;
    },
  });
  useLive(query.data?.customerId ?? null, [
    ['invoices'],
    ['cases'],
    ['payments'],
    ['promises'],
    ['arrangements'],
    ['settlements'],
    ['diary'],
    ['messages'],
    ['journal'],
  ]);
  return <Loaded query={query}>{(invoice) => <InvoiceView invoice={invoice} />}</Loaded>;
}

function InvoiceView({ invoice }: { invoice: Schemas['Invoice'] }): ReactNode {
  const { t } = useTranslation();
  const { permissions } = useMe();
  const [act, setAct] = useState<InvoiceAct | null>(null);
  return (
    <Stack gap="md">
      <PageHead
        above={{ to: '/invoices', text: t('invoices.all') }}
        title={invoice.numberSeries === '' ? invoice.number : t('numberSeries.unnumbered')}
        badges={
          <>
            <InvoiceBadges invoice={invoice} />
            <HeldInvoice invoiceId={invoice.invoiceId} />
          </>
        }
        acts={
          <ActButtons
            acts={invoiceActs(invoice, permissions)}
            textOf={(name) => t(`act.${name}.button`)}
            choose={setAct}
          />
        }
      />
      <RefusedActs
        refused={refusedInvoiceActs(invoice, permissions).map(({ name, ...why }) => ({
          ...why,
          title: t(`act.${name}.title`),
        }))}
      />
      {invoice.voidStands && (
        <Alert color="gray" variant="outline">
          {t('invoices.voidStands')}
        </Alert>
      )}
      <Panel title={t('invoices.facts')} aside={<InvoiceAside invoice={invoice} />}>
        <InvoiceFacts invoice={invoice} />
      </Panel>
      <Lines invoice={invoice} />
      <InvoiceTabs invoice={invoice} />
      <InvoiceActDrawer key={invoice.invoiceId} act={act} of={invoice} close={() => setAct(null)} />
    </Stack>
  );
}

/** What remains, and the paper of it. */
function InvoiceAside({ invoice: { invoiceId, lifecycle, remaining } }: { invoice: Schemas['Invoice'] }): ReactNode {
  const { t } = useTranslation();
  const { money } = useFormats();
  const save = () => {
    const params = { path: { invoiceId } };
    return saveFile(api.GET('/api/v1/invoices/{invoiceId}/pdf', { params, parseAs: 'blob' }), 'invoice.pdf');
  };
  return (
    <Group gap="sm">
      {lifecycle !== 'DRAFT' && <SaveButton save={save} text={t('invoices.paper')} failed={t('invoices.noPaper')} />}
      <Text fw={700}>{money(remaining)}</Text>
    </Group>
  );
}

function InvoiceFacts({ invoice }: { invoice: Schemas['Invoice'] }): ReactNode {
  const { t } = useTranslation();
  const { money, date } = useFormats();
  const {
    customerId,
    amount,
    remaining,
    issueDate,
    dueDate,
    dueDateSource,
    kind,
    paymentState,
    collectability,
    collectionStands,
    paidElsewhere,
    sequence,
    creditorId,
    episode,
    components,
    disputedAmount,
    collectableAmount,
    creditNotes,
    net,
    tax,
    writtenOff,
    recovered,
  } = invoice;
  const isWrittenOff = invoice.lifecycle === 'WRITTEN_OFF';
  // The principal alone is what remains.
  const owedFacts = (components.length > 1 ? components : []).map(({ component, owed }) => {
    const name = component ? t(`component.${component}`) : '';
    return [t('charges.owed', { component: name }), money(owed)] as const;
  });
  const parts = [
    ['lines.net', net],
    ['lines.tax', tax],
    ['disputes.disputed', invoice.disputed ? disputedAmount : null],
    ['disputes.collectable', invoice.disputed ? collectableAmount : null],
    ['disputes.creditNotes', creditNotes?.minorUnits === '0' ? null : creditNotes],
    ['writeOffs.writtenOff', isWrittenOff ? writtenOff : null],
    ['writeOffs.recovered', isWrittenOff ? recovered : null],
  ] as const;
  const partFacts = parts.flatMap(([name, part]) => (part ? [[t(name), money(part)] as const] : []));
  return (
    <Facts
      facts={[
        [t('invoices.customer'), <CustomerLink key="customer" customerId={customerId} />],
        [t('invoices.remaining'), money(remaining)],
        [t('invoices.amount'), money(amount)],
        ...owedFacts,
        ...partFacts,
        [t('invoices.payment'), paymentState ? t(`paymentState.${paymentState}`) : ''],
        [t('invoices.issued'), date(issueDate)],
        [t('invoices.due'), [date(dueDate), ...dueDateNotes(t, dueDateSource)].join(', ')],
        [t('terms.ofInvoice'), t(`terms.kinds.${kind ?? 'REGULAR'}`)],
        [
          t('invoices.collectability'),
          [
            t(collectability === 'DO_NOT_COLLECT' ? 'invoices.doNotCollect' : 'invoices.collect'),
            ...(collectionStands ? [t('invoices.byPerson')] : []),
          ].join(', '),
        ],
        ...(paidElsewhere && paidElsewhere.minorUnits !== '0'
          ? [[t('invoices.paidElsewhere'), money(paidElsewhere)] as const]
          : []),
        ...relationFacts(t, invoice.relations),
        [t('invoices.sequence'), sequence || t('invoices.noSequence')],
        [t('invoices.creditor'), creditorId],
        [t('invoices.episode'), t('invoices.times', { count: episode })],
      ]}
    />
  );
}

/** Where a due date comes from, unless somebody said it. */
function dueDateNotes(t: Translate, source: Schemas['Invoice']['dueDateSource']): string[] {
  if (source === 'TERMS') return [t('terms.byTerms')];
  return source === 'PROLONGED' ? [t('prolongations.byProlongation')] : [];
}

function InvoiceTabs({ invoice: { invoiceId, customerId, kind } }: { invoice: Schemas['Invoice'] }): ReactNode {
  const { t } = useTranslation();
  const tabs = [
    ['payments', t('invoice.payments'), <Payments key="payments" filter={{ invoiceId }} invoiceId={invoiceId} />],
    ['attempts', t('attempts.title'), <Attempts key="attempts" filter={{ invoiceId }} />],
    [
      'charges',
      t('charges.title'),
      <Stack key="charges">
        <Charges invoiceId={invoiceId} />
        <InvoiceFees invoiceId={invoiceId} />
      </Stack>,
    ],
    ['interest', t('interest.title'), <Interest key="interest" invoiceId={invoiceId} />],
    ['credit-notes', t('creditNotes.title'), <CreditNotes key="credit-notes" invoiceId={invoiceId} />],
    [
      'prolongations',
      t('prolongations.title'),
      <Prolongations key="prolongations" invoiceId={invoiceId} kind={kind} />,
    ],
    ['write-offs', t('writeOffs.title'), <WriteOffs key="write-offs" invoiceId={invoiceId} />],
    ['promises', t('promises.title'), <Promises key="promises" filter={{ invoiceId }} />],
    ['plans', t('plans.title'), <Plans key="plans" customerId={customerId} invoiceId={invoiceId} />],
    [
      'settlements',
      t('settlements.title'),
      <Settlements key="settlements" customerId={customerId} invoiceId={invoiceId} />,
    ],
    ['disputes', t('disputes.title'), <Disputes key="disputes" invoiceId={invoiceId} />],
    [
      'cases',
      t('invoice.cases'),
      <Stack key="cases">
        <CustomerCases filter={{ invoiceId }} empty={t('invoice.noCases')} withSteps={invoiceId} />
        <Enrolment invoiceId={invoiceId} />
      </Stack>,
    ],
    [
      'messages',
      t('invoice.messages'),
      <Stack key="messages">
        <PlannedMessages invoiceId={invoiceId} customerId={customerId} />
        <section>
          <Title order={2} size="h4" mb="xs">
            {t('invoice.pastMessages')}
          </Title>
          <Messages filter={{ invoiceId }} />
        </section>
      </Stack>,
    ],
    ['contacts', t('customer.contacts'), <InvoiceContacts key="contacts" customerId={customerId} />],
    ['timeline', t('invoice.timeline'), <Diary key="timeline" customerId={customerId} invoiceId={invoiceId} />],
    ['metadata', t('metadata.title'), <InvoiceMetadata key="metadata" invoiceId={invoiceId} />],
    ['journal', t('invoice.journal'), <Journal key="journal" filter={{ invoiceId }} />],
  ] as const;
  return (
    <Tabs defaultValue="payments" keepMounted={false}>
      <Tabs.List>
        {tabs.map(([value, title]) => (
          <Tabs.Tab key={value} value={value}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(([value, , content]) => (
        <Tabs.Panel key={value} value={value} pt="md">
          {content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
