import { Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { daysBetween, localDateAt } from '#libs/time';
import { Flags } from '../account/flags.js';
import { useMe } from '../api/me.js';
import { useFormats } from '../parts/formats.js';
import classes from '../parts/parts.module.css';
import type { Column } from '../parts/table/data-table.js';
import type { Translate } from '../parts/texts.js';
import { absent } from '../parts/written.js';
import type { CustomerRow } from './customer-rows.js';
import { type Owed, owedOf } from './owed.js';

/** @param currency the list is of what is owed in it; of all currencies when empty */
export function useCustomerColumns(currency: string): Column<CustomerRow>[] {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const { businessTime } = useMe();
  const today = localDateAt(new Date(businessTime), formats.zone);
  return useMemo(
    () => [...knownColumns(t), ...owedColumns(t, formats, currency, today)],
    [i18n.language, formats, currency, today],
  );
}

function knownColumns(t: Translate): Column<CustomerRow>[] {
  return [
    {
      id: 'name',
      title: t('customer.name'),
      cell: ({ customerId, name, reference }) => (
        <Link to="/customers/$customerId" params={{ customerId }} className={classes['link']}>
          {name || reference || t('customer.unnamed', { id: customerId.slice(0, 8) })}
        </Link>
      ),
    },
    { id: 'reference', title: t('customer.reference'), cell: ({ reference }) => reference, nowrap: true },
    { id: 'kind', title: t('customer.kindLabel'), cell: ({ kind }) => (kind ? t(`customer.kind.${kind}`) : '') },
    { id: 'class', title: t('customer.class'), cell: (row) => row.class },
    { id: 'flags', title: t('customer.flags'), cell: ({ flags }) => <Flags flags={flags} /> },
    {
      id: 'contacts',
      title: t('customer.contacts'),
      cell: ({ contacts }) =>
        contacts
          .filter(({ isPrimary }) => isPrimary)
          .map(({ address }) => address)
          .join(', '),
    },
  ];
}

function owedColumns(
  t: Translate,
  { money, date }: ReturnType<typeof useFormats>,
  currency: string,
  today: string,
): Column<CustomerRow>[] {
  const each = (row: CustomerRow, tell: (owed: Owed) => ReactNode) => (
    <Each owed={owedOf(row.profile, currency)} tell={tell} />
  );
  const lateness = (day: string | null) => (day === null ? 0 : Math.max(0, daysBetween(day, today)));
  return [
    {
      id: 'outstanding',
      title: t('payer.outstanding'),
      cell: (row) => (row.debtor ? money(row.debtor.outstanding) : each(row, ({ outstanding }) => money(outstanding))),
      numeric: true,
    },
    {
      id: 'overdue',
      title: t('customers.overdue'),
      cell: (row) => (row.debtor ? money(row.debtor.overdue) : each(row, ({ overdue }) => money(overdue))),
      numeric: true,
    },
    {
      id: 'oldestDue',
      title: t('cases.oldestDue'),
      cell: (row) =>
        row.debtor ? date(row.debtor.oldestDueDate) : each(row, ({ oldestDueDate }) => date(oldestDueDate)),
      nowrap: true,
    },
    {
      id: 'daysLate',
      title: t('customers.daysLate'),
      cell: (row) => row.debtor?.daysLate ?? each(row, ({ oldestDueDate }) => lateness(oldestDueDate)),
      numeric: true,
    },
    {
      id: 'averageLate',
      title: t('customers.averageLate'),
      cell: (row) => each(row, ({ punctuality }) => punctuality?.averageDaysLateByAmount ?? absent),
      numeric: true,
    },
    {
      id: 'paidLate',
      title: t('payer.paidLate'),
      cell: (row) => each(row, ({ punctuality }) => (punctuality ? `${punctuality.latePercentByAmount} %` : absent)),
      numeric: true,
    },
    {
      id: 'lastPayment',
      title: t('payer.lastPayment'),
      cell: ({ profile }) => date(profile?.lastPayment?.valueDate),
      nowrap: true,
    },
  ];
}

/** One line for each currency. */
function Each({ owed, tell }: { owed: readonly Owed[]; tell: (owed: Owed) => ReactNode }): ReactNode {
  if (owed.length === 0) return absent;
  return (
    <Stack gap={0}>
      {owed.map((one) => (
        <span key={one.outstanding.currencyCode}>{tell(one)}</span>
      ))}
    </Stack>
  );
}
