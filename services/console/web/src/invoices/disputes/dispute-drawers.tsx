import { Alert, MultiSelect, Select, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { Act } from '../../parts/acts/act.js';
import { type CodedReason, CodedReasonFields, isGiven, noReason } from '../../parts/acts/coded-act.js';
import { ReasonAct, ReasonField } from '../../parts/acts/reason-acts.js';
import { useFormats } from '../../parts/formats.js';
import { AmountField, useReadAmount } from '../charges/amount-field.js';

const verdicts = ['RESOLVED_FOR_CREDITOR', 'RESOLVED_FOR_DEBTOR', 'RESOLVED_IN_PART'] as const;
type Verdict = (typeof verdicts)[number];

interface DrawerProps {
  readonly opened: boolean;
  readonly close: () => void;
}

interface RaiseInput extends CodedReason {
  readonly amount: string;
  readonly documentIds: readonly string[];
  readonly deadline: string;
}

const nothing: RaiseInput = { ...noReason, amount: '', documentIds: [], deadline: '' };

/** Disputes an invoice, or a part of it. */
export function RaiseDispute({ invoice, ...shared }: DrawerProps & { invoice: Schemas['Invoice'] }): ReactNode {
  const { t } = useTranslation();
  const { invoiceId, customerId, amount: billed } = invoice;
  const currency = billed?.currencyCode ?? '';
  const read = useReadAmount(currency);
  return (
    <Act<RaiseInput>
      {...shared}
      name="raiseDispute"
      start={nothing}
      isReady={({ amount, ...given }) => read(amount).fault === undefined && isGiven(given)}
      run={({ amount, documentIds, deadline, reason, reasonCode }, key) =>
        taken(
          api.POST('/api/v1/invoices/{invoiceId}/raise-dispute', {
            params: { path: { invoiceId }, header: { 'Idempotency-Key': key } },
            body: {
              ...{ reason: reason.trim(), reasonCode, amount: read(amount).amount, documentIds: [...documentIds] },
              ...(deadline === '' ? {} : { deadlineDate: deadline }),
            },
          }),
        )
      }
      fields={({ amount, documentIds, deadline, ...given }, change, faults) => (
        <>
          <AmountField
            label={t('disputes.amountIn', { currency })}
            description={t('disputes.amountHint')}
            value={amount}
            change={(typed) => change({ amount: typed })}
            fault={faults('amount') ?? read(amount).fault}
          />
          <CodedReasonFields of="DISPUTE" given={given} change={change} faults={faults} />
          <Evidence
            customerId={customerId}
            chosen={documentIds}
            choose={(chosen) => change({ documentIds: chosen })}
            fault={faults('documentIds')}
          />
          <TextInput
            type="date"
            label={t('disputes.deadline')}
            description={t('disputes.deadlineHint')}
            value={deadline}
            onChange={({ currentTarget }) => change({ deadline: currentTarget.value })}
            error={faults('deadlineDate')}
          />
        </>
      )}
    />
  );
}

interface EvidenceProps {
  readonly customerId: string;
  readonly chosen: readonly string[];
  readonly choose: (documentIds: string[]) => void;
  readonly fault: ReactNode;
}

/** Documents of the customer that show what is disputed. */
function Evidence({ customerId, chosen, choose, fault }: EvidenceProps): ReactNode {
  const { t } = useTranslation();
  const mayRead = useMay('documents.read');
  const { data } = useQuery({
    queryKey: ['documents', 'evidence', customerId],
    queryFn: () => taken(api.GET('/api/v1/documents', { params: { query: { customerId, pageSize: 500 } } })),
    enabled: mayRead,
  });
  const usable = (data?.documents ?? []).filter(({ state }) => state === 'QUARANTINED' || state === 'RELEASED');
  if (usable.length === 0) return null;
  return (
    <MultiSelect
      label={t('disputes.documents')}
      description={t('disputes.documentsHint')}
      data={usable.map(({ documentId, name }) => ({ value: documentId, label: name }))}
      value={[...chosen]}
      onChange={choose}
      error={fault}
      maxValues={20}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
    />
  );
}

interface OfDispute extends DrawerProps {
  readonly dispute: Schemas['Dispute'];
}

/** Ends a dispute for either side, or in part for each. */
export function ResolveDispute({ dispute, ...shared }: OfDispute): ReactNode {
  const { t } = useTranslation();
  const { money } = useFormats();
  const { disputeId, amount: disputed, credited: none } = dispute;
  const currency = none?.currencyCode ?? '';
  const read = useReadAmount(currency);
  return (
    <Act<{ verdict: Verdict; credit: string; reason: string }>
      {...shared}
      name="resolveDispute"
      danger
      start={{ verdict: 'RESOLVED_FOR_CREDITOR', credit: '', reason: '' }}
      isReady={({ verdict, credit, reason }) =>
        reason.trim() !== '' && (verdict !== 'RESOLVED_IN_PART' || read(credit).amount !== null)
      }
      run={({ verdict, credit, reason }, key) => {
        const credited = verdict === 'RESOLVED_IN_PART' ? read(credit).amount : null;
        return taken(
          api.POST('/api/v1/disputes/{disputeId}/resolve', {
            params: { path: { disputeId }, header: { 'Idempotency-Key': key } },
            body: { state: verdict, credited, reason: reason.trim() },
          }),
        );
      }}
      fields={({ verdict, credit, reason }, change, faults) => (
        <>
          <Text fw={650}>{disputed ? t('disputes.isDisputed', { amount: money(disputed) }) : t('disputes.whole')}</Text>
          <Select
            label={t('disputes.verdict')}
            data={verdicts.map((value) => ({ value, label: t(`disputes.verdicts.${value}`) }))}
            value={verdict}
            allowDeselect={false}
            onChange={(chosen) => change({ verdict: chosen as Verdict })}
            error={faults('state')}
          />
          {verdict === 'RESOLVED_IN_PART' && (
            <AmountField
              label={t('disputes.creditIn', { currency })}
              value={credit}
              change={(typed) => change({ credit: typed })}
              fault={faults('credited') ?? read(credit).fault}
              required
            />
          )}
          {verdict === 'RESOLVED_FOR_DEBTOR' && !disputed && (
            <Alert color="yellow" variant="outline">
              {t('disputes.voids')}
            </Alert>
          )}
          <ReasonField value={reason} onChange={(typed) => change({ reason: typed })} fault={faults('reason')} />
        </>
      )}
    />
  );
}

/** Ends a dispute that the debtor does not keep up. */
export function WithdrawDispute({ dispute: { disputeId }, ...shared }: OfDispute): ReactNode {
  return (
    <ReasonAct
      {...shared}
      name="withdrawDispute"
      run={(reason, key) =>
        taken(
          api.POST('/api/v1/disputes/{disputeId}/withdraw', {
            params: { path: { disputeId }, header: { 'Idempotency-Key': key } },
            body: { reason },
          }),
        )
      }
    />
  );
}
