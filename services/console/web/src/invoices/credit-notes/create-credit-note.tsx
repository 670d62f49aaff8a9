import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { Act } from '../../parts/acts/act.js';
import { ReasonField } from '../../parts/acts/reason-acts.js';
import { AmountField, useReadAmount } from '../charges/amount-field.js';

interface CreateCreditNoteProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly invoice: Schemas['Invoice'];
}

interface Input {
  readonly amount: string;
  readonly reason: string;
  readonly number: string;
}

/** Takes a part off an invoice, or all that remains of what was billed. */
export function CreateCreditNote({ invoice, ...shared }: CreateCreditNoteProps): ReactNode {
  const { t } = useTranslation();
  const { invoiceId, amount: billed } = invoice;
  const currency = billed?.currencyCode ?? '';
  const read = useReadAmount(currency);
  return (
    <Act<Input>
      {...shared}
      name="createCreditNote"
      danger
      start={{ amount: '', reason: '', number: '' }}
      isReady={({ amount, reason }) => read(amount).fault === undefined && reason.trim() !== ''}
      run={({ amount, reason, number }, key) =>
        taken(
          api.POST('/api/v1/invoices/{invoiceId}/credit-notes', {
            params: { path: { invoiceId }, header: { 'Idempotency-Key': key } },
            body: { amount: read(amount).amount, reason: reason.trim(), number: number.trim() },
          }),
        )
      }
      fields={({ amount, reason, number }, change, faults) => (
        <>
          <AmountField
            label={t('charges.amountIn', { currency })}
            description={t('creditNotes.amountHint')}
            value={amount}
            change={(typed) => change({ amount: typed })}
            fault={faults('amount') ?? read(amount).fault}
          />
          <ReasonField value={reason} onChange={(typed) => change({ reason: typed })} fault={faults('reason')} />
          <TextInput
            label={t('creditNotes.ownNumber')}
            value={number}
            maxLength={100}
            onChange={({ currentTarget }) => change({ number: currentTarget.value })}
            error={faults('number')}
          />
        </>
      )}
    />
  );
}
