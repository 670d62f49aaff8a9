import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../../api/client.js';
import { useFormats } from '../../parts/formats.js';
import { Prolong } from './prolong-drawer.js';

interface ProlongOneProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly customerId: string;
}

/** Gives one of the open invoices of a customer more time. */
export function ProlongOne({ opened, close, customerId }: ProlongOneProps): ReactNode {
  const [invoiceId, setInvoiceId] = useState('');
  const choice = <InvoiceChoice customerId={customerId} chosen={invoiceId} choose={setInvoiceId} />;
  return <Prolong opened={opened} close={close} invoice={{ invoiceId }} above={choice} />;
}

interface InvoiceChoiceProps {
  readonly customerId: string;
  readonly chosen: string;
  readonly choose: (invoiceId: string) => void;
}

/** Those whose state allows it, the one that is due first at the top. */
function InvoiceChoice({ customerId, chosen, choose }: InvoiceChoiceProps): ReactNode {
  const { t } = useTranslation();
  const { money, date } = useFormats();
  const { data } = useQuery({
    queryKey: ['invoices', 'to-prolong', customerId],
    queryFn: () => {
      const query = { customerId, lifecycles: ['OPEN' as const], pageSize: 500 };
      return taken(api.GET('/api/v1/invoices', { params: { query } }));
    },
  });
  const invoices = data?.invoices.filter(({ allowedActs }) => allowedActs.includes('PROLONG')) ?? [];
  const options = invoices.map(({ invoiceId: value, number, remaining, dueDate }) => {
    return { value, label: `${number}, ${money(remaining)}, ${t('prolongations.due', { date: date(dueDate) })}` };
  });
  return (
    <Select
      label={t('prolongations.invoice')}
      placeholder={data && invoices.length === 0 ? t('prolongations.noneOpen') : ''}
      data={options}
      value={chosen === '' ? null : chosen}
      onChange={(value) => choose(value ?? '')}
      searchable
      required
    />
  );
}
