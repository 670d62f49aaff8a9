import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { Act } from '../../parts/acts/act.js';
import { ReasonField } from '../../parts/acts/reason-acts.js';
import { beginningOf, UntilField } from '../../parts/acts/until-field.js';
import { useFormats } from '../../parts/formats.js';

interface PlaceHoldProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly of: Pick<Schemas['Case'], 'customerId' | 'invoices'>;
}

interface HoldInput {
  /** Empty for the whole customer. */
  readonly invoiceId: string;
  readonly reason: string;
  readonly until: string;
}

/** Stops what concerns an invoice of a case, or all of its customer; a case itself is paused. */
export function PlaceHold({ of: { customerId, invoices }, ...shared }: PlaceHoldProps): ReactNode {
  const { t } = useTranslation();
  const { zone } = useFormats();
  const open = invoices.filter((invoice) => invoice.open);
  return (
    <Act<HoldInput>
      {...shared}
      name="placeHold"
      start={{ invoiceId: open[0]?.invoiceId ?? '', reason: '', until: '' }}
      isReady={({ reason }) => reason.trim() !== ''}
      run={({ invoiceId, reason, until }, key) =>
        taken(
          api.POST('/api/v1/holds', {
            params: { header: { 'Idempotency-Key': key } },
            body: {
              scope: invoiceId === '' ? 'CUSTOMER' : 'INVOICE',
              subjectId: invoiceId || customerId,
              customerId,
              reason: reason.trim(),
              untilTime: beginningOf(until, zone),
            },
          }),
        )
      }
      fields={({ invoiceId, reason, until }, change, faults) => (
        <>
          <Select
            label={t('caseActs.held')}
            data={[
              ...open.map((invoice) => ({
                value: invoice.invoiceId,
                label: t('caseActs.heldInvoice', { number: invoice.invoiceNumber }),
              })),
              { value: '*', label: t('hold.scope.CUSTOMER') },
            ]}
            value={invoiceId || '*'}
            allowDeselect={false}
            searchable
            onChange={(chosen) => change({ invoiceId: chosen === '*' ? '' : chosen! })}
            error={faults('subjectId')}
          />
          <ReasonField value={reason} onChange={(text) => change({ reason: text })} fault={faults('reason')} />
          <UntilField value={until} onChange={(day) => change({ until: day })} fault={faults('untilTime')} />
        </>
      )}
    />
  );
}
