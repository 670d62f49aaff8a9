import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { useFormats } from '../../parts/formats.js';
import { CustomerLink, InvoiceLink } from '../../parts/links.js';
import { InvoiceBadges } from '../../parts/state-badge.js';
import type { Column } from '../../parts/table/data-table.js';
import type { Translate } from '../../parts/texts.js';

type Invoice = Schemas['Invoice'];

/** What lists say about an invoice. */
export function useInvoiceColumns(): Column<Invoice>[] {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  // The texts follow from the language, which is what is watched.
  return useMemo(() => columnsOf(t, formats), [i18n.language, formats]);
}

function columnsOf(t: Translate, { money, date }: ReturnType<typeof useFormats>): Column<Invoice>[] {
  return [
    { id: 'state', title: t('invoices.lifecycle'), cell: (invoice) => <InvoiceBadges invoice={invoice} /> },
    {
      id: 'number',
      title: t('invoices.number'),
      cell: ({ invoiceId, number, numberSeries }) => (
        <InvoiceLink invoiceId={invoiceId} number={numberSeries === '' ? number : t('numberSeries.unnumbered')} />
      ),
      nowrap: true,
    },
    {
      id: 'customer',
      title: t('invoices.customer'),
      cell: ({ customerId }) => <CustomerLink customerId={customerId} />,
    },
    { id: 'remaining', title: t('invoices.remaining'), cell: ({ remaining }) => money(remaining), numeric: true },
    { id: 'amount', title: t('invoices.amount'), cell: ({ amount }) => money(amount), numeric: true },
    { id: 'due', title: t('invoices.due'), cell: ({ dueDate }) => date(dueDate), nowrap: true },
    { id: 'issued', title: t('invoices.issued'), cell: ({ issueDate }) => date(issueDate), nowrap: true },
    {
      id: 'payment',
      title: t('invoices.payment'),
      cell: ({ paymentState }) => (paymentState ? t(`paymentState.${paymentState}`) : ''),
      nowrap: true,
    },
    { id: 'sequence', title: t('invoices.sequence'), cell: ({ sequence }) => sequence || t('invoices.noSequence') },
    { id: 'creditor', title: t('invoices.creditor'), cell: ({ creditorId }) => creditorId },
  ];
}
