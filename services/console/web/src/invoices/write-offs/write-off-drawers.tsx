import { Select, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { useWaiting } from '../../approvals/second-person.js';
import { Act } from '../../parts/acts/act.js';
import { type CodedReason, CodedReasonFields, noReason } from '../../parts/acts/coded-act.js';
import { ReasonField } from '../../parts/acts/reason-acts.js';
import { useFormats } from '../../parts/formats.js';

const methods = ['DIRECT', 'ALLOWANCE'] as const;
type Method = (typeof methods)[number];

interface DrawerProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly invoice: Schemas['Invoice'];
}

/** Writes off what remains of an invoice. */
export function WriteOff({ invoice, ...shared }: DrawerProps): ReactNode {
  const { t } = useTranslation();
  const { money } = useFormats();
  const waiting = useWaiting<Schemas['WriteOffInvoiceResponse']>();
  const { invoiceId, remaining } = invoice;
  return (
    <Act<CodedReason & { method: Method | null }, Schemas['WriteOffInvoiceResponse']>
      {...shared}
      {...waiting}
      name="writeOff"
      danger
      start={{ ...noReason, method: null }}
      isReady={({ reasonCode }) => reasonCode !== ''}
      run={({ reason, reasonCode, method }, key) =>
        taken(
          api.POST('/api/v1/invoices/{invoiceId}/write-off', {
            params: { path: { invoiceId }, header: { 'Idempotency-Key': key } },
            body: { reason: reason.trim(), reasonCode, ...(method ? { method } : {}) },
          }),
        )
      }
      fields={({ method, ...given }, change, faults) => (
        <>
          <Text fw={650}>{t('writeOffs.remains', { amount: money(remaining) })}</Text>
          <CodedReasonFields of="WRITE_OFF" given={given} change={change} faults={faults} codeNeeded />
          <Select
            label={t('writeOffs.method')}
            placeholder={t('writeOffs.usualMethod')}
            data={methods.map((value) => ({ value, label: t(`writeOffs.methods.${value}`) }))}
            value={method}
            onChange={(chosen) => change({ method: chosen as Method | null })}
            error={faults('method')}
            clearable
            clearButtonProps={{ 'aria-label': t('list.clear') }}
          />
        </>
      )}
    />
  );
}

/** Closes an invoice with the little that remains. */
export function CloseSmallBalance({ invoice, ...shared }: DrawerProps): ReactNode {
  const { t } = useTranslation();
  const { money } = useFormats();
  const { invoiceId, remaining } = invoice;
  return (
    <Act<{ reason: string }>
      {...shared}
      name="closeSmallBalance"
      danger
      start={{ reason: '' }}
      isReady={() => true}
      run={({ reason }, key) =>
        taken(
          api.POST('/api/v1/invoices/{invoiceId}/close-small-balance', {
            params: { path: { invoiceId }, header: { 'Idempotency-Key': key } },
            body: { reason: reason.trim() },
          }),
        )
      }
      fields={({ reason }, change, faults) => (
        <>
          <Text fw={650}>{t('writeOffs.remains', { amount: money(remaining) })}</Text>
          <ReasonField
            value={reason}
            onChange={(typed) => change({ reason: typed })}
            fault={faults('reason')}
            required={false}
          />
        </>
      )}
    />
  );
}
