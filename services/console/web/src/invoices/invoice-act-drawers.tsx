import { Checkbox, Select, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { localDateAt } from '#libs/time';
import { api, type Schemas, taken } from '../api/client.js';
import { useMe } from '../api/me.js';
import { Act, ReasonAct, ReasonField, UntilAct } from '../parts/act.js';
import { useFormats } from '../parts/formats.js';
import type { InvoiceAct } from './invoice-acts.js';

type Method = NonNullable<Schemas['Payment']['method']>;
const methods: readonly Method[] = ['BANK_TRANSFER', 'CHEQUE', 'CASH'];

interface InvoiceActDrawerProps {
  readonly act: InvoiceAct | null;
  readonly of: Pick<Schemas['Invoice'], 'invoiceId' | 'customerId' | 'remaining'>;
  readonly close: () => void;
}

/** The drawer of the act that was chosen for an invoice. */
export function InvoiceActDrawer({
  act,
  of: { invoiceId, customerId, remaining },
  close,
}: InvoiceActDrawerProps): ReactNode {
  const params = (key: string) => ({ path: { invoiceId }, header: { 'Idempotency-Key': key } });
  const shared = (name: InvoiceAct) => ({ name, close, opened: act === name });
  return (
    <>
      <Act<object>
        {...shared('issueInvoice')}
        start={{}}
        fields={() => null}
        isReady={() => true}
        run={(_nothing, key) => taken(api.POST('/api/v1/invoices/{invoiceId}/issue', { params: params(key) }))}
      />
      <MarkAsPaid {...shared('markAsPaid')} invoiceId={invoiceId} remaining={remaining} />
      <ReasonAct
        {...shared('raiseDispute')}
        run={(reason, key) =>
          taken(api.POST('/api/v1/invoices/{invoiceId}/raise-dispute', { params: params(key), body: { reason } }))
        }
      />
      <ReasonAct
        {...shared('closeDispute')}
        run={(reason, key) =>
          taken(api.POST('/api/v1/invoices/{invoiceId}/close-dispute', { params: params(key), body: { reason } }))
        }
      />
      <UntilAct
        {...shared('placeHold')}
        run={(input, key) =>
          taken(
            api.POST('/api/v1/holds', {
              params: { header: { 'Idempotency-Key': key } },
              body: { scope: 'INVOICE', subjectId: invoiceId, customerId, ...input },
            }),
          )
        }
      />
      <VoidInvoice {...shared('voidInvoice')} invoiceId={invoiceId} />
    </>
  );
}

interface OneActProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly invoiceId: string;
}

function VoidInvoice({ invoiceId, ...shared }: OneActProps & { name: InvoiceAct }): ReactNode {
  const { t } = useTranslation();
  return (
    <Act<{ reason: string; stands: boolean }>
      {...shared}
      danger
      start={{ reason: '', stands: false }}
      isReady={({ reason }) => reason.trim() !== ''}
      run={(body, key) =>
        taken(
          api.POST('/api/v1/invoices/{invoiceId}/void', {
            params: { path: { invoiceId }, header: { 'Idempotency-Key': key } },
            body,
          }),
        )
      }
      fields={({ reason, stands }, change, faults) => (
        <>
          <ReasonField value={reason} onChange={(text) => change({ reason: text })} fault={faults('reason')} />
          <Checkbox
            label={t('act.voidInvoice.stands')}
            checked={stands}
            onChange={({ currentTarget }) => change({ stands: currentTarget.checked })}
          />
        </>
      )}
    />
  );
}

interface MarkAsPaidProps extends OneActProps {
  readonly name: InvoiceAct;
  readonly remaining: Schemas['Invoice']['remaining'];
}

function MarkAsPaid({ invoiceId, remaining, ...shared }: MarkAsPaidProps): ReactNode {
  const { t } = useTranslation();
  const { money } = useFormats();
  const { businessTime, organisation } = useMe();
  return (
    <Act<{ method: Method; valueDate: string; proof: string }>
      {...shared}
      start={{ method: 'BANK_TRANSFER', valueDate: localDateAt(new Date(businessTime), organisation.zone), proof: '' }}
      isReady={({ valueDate }) => valueDate !== ''}
      run={(body, key) =>
        taken(
          api.POST('/api/v1/invoices/{invoiceId}/mark-as-paid', {
            params: { path: { invoiceId }, header: { 'Idempotency-Key': key } },
            body,
          }),
        )
      }
      fields={({ method, valueDate, proof }, change, faults) => (
        <>
          <Text fw={650}>{t('act.markAsPaid.amount', { amount: money(remaining) })}</Text>
          <Select
            label={t('act.markAsPaid.method')}
            data={methods.map((value) => ({ value, label: t(`payment.method.${value}`) }))}
            value={method}
            allowDeselect={false}
            onChange={(chosen) => change({ method: chosen as Method })}
            error={faults('method')}
          />
          <TextInput
            type="date"
            label={t('act.markAsPaid.valueDate')}
            value={valueDate}
            onChange={({ currentTarget }) => change({ valueDate: currentTarget.value })}
            error={faults('valueDate')}
            required
          />
          <TextInput
            label={t('act.markAsPaid.proof')}
            value={proof}
            maxLength={500}
            onChange={({ currentTarget }) => change({ proof: currentTarget.value })}
            error={faults('proof')}
          />
        </>
      )}
    />
  );
}
