import { Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isCurrency } from '#libs/money';
import { localDateAt } from '#libs/time';
import { useNumberSeries } from '../../admin/number-series/series-queries.js';
import { api, type Schemas, taken } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { Act } from '../../parts/acts/act.js';
import { ConfirmAct } from '../../parts/acts/confirm-act.js';
import type { Faults } from '../../parts/acts/faults.js';
import { type Kind, kinds } from '../../terms/terms-values.js';
import { AmountField, useReadAmount } from '../charges/amount-field.js';
import { readBound, writeBound } from '../list/invoice-filter.js';
import { emptyLine, readLines, type TypedLine, writeLine } from './draft-input.js';
import { LineFields } from './line-fields.js';

interface DrawerProps {
  readonly opened: boolean;
  readonly close: () => void;
}

/** What a draft says: lines, or the amount alone. */
interface Said {
  readonly amount: string;
  readonly issueDate: string;
  readonly dueDate: string;
  readonly lines: readonly TypedLine[];
}

interface NewDraft extends Said {
  /** Empty for the next one of a series. */
  readonly number: string;
  readonly numberSeries: string;
  readonly currency: string;
  readonly kind: Kind;
}

/** Creates a draft of an invoice of a customer. */
export function CreateInvoice({ customerId, ...shared }: DrawerProps & { customerId: string }): ReactNode {
  const { t } = useTranslation();
  const { businessTime, organisation } = useMe();
  const bodyOf = useBody();
  const series = useNumberSeries();
  const issueDate = localDateAt(new Date(businessTime), organisation.zone);
  const said = { amount: '', issueDate, dueDate: '', lines: [emptyLine] };
  return (
    <Act<NewDraft>
      {...shared}
      name="createInvoice"
      start={{ number: '', numberSeries: '', currency: '', kind: 'REGULAR', ...said }}
      isReady={({ currency, ...typed }) => bodyOf(typed, currency) !== null}
      run={({ number, numberSeries, currency, kind, ...typed }, key) =>
        taken(
          api.POST('/api/v1/invoices', {
            params: { header: { 'Idempotency-Key': key } },
            body: {
              ...{ customerId, number: number.trim(), numberSeries: number.trim() === '' ? numberSeries : '' },
              ...bodyOf(typed, currency)!,
              kind,
            },
          }),
        )
      }
      fields={({ number, numberSeries, currency, kind, ...typed }, change, faults) => (
        <>
          <TextInput
            label={t('lines.number')}
            description={t('numberSeries.numberHint')}
            value={number}
            maxLength={100}
            onChange={({ currentTarget }) => change({ number: currentTarget.value })}
            error={faults('number')}
            data-autofocus
          />
          {number.trim() === '' && (
            <Select
              label={t('numberSeries.choose')}
              description={t('numberSeries.chooseHint')}
              placeholder={t('numberSeries.ofCreditor')}
              data={series.data?.map(({ code, title }) => ({ value: code, label: title || code })) ?? []}
              value={numberSeries === '' ? null : numberSeries}
              onChange={(chosen) => change({ numberSeries: chosen ?? '' })}
              error={faults('numberSeries')}
              clearable
              clearButtonProps={{ 'aria-label': t('list.clear') }}
            />
          )}
          <TextInput
            label={t('lines.currency')}
            value={currency}
            maxLength={3}
            onChange={({ currentTarget }) => change({ currency: currentTarget.value.toUpperCase() })}
            error={currency.length === 3 && !isCurrency(currency) && t('invoices.unknownCurrency')}
            required
          />
          <Select
            label={t('terms.ofInvoice')}
            data={kinds.map((value) => ({ value, label: t(`terms.kinds.${value}`) }))}
            value={kind}
            onChange={(chosen) => chosen && change({ kind: chosen })}
            allowDeselect={false}
          />
          <SaidFields said={typed} currency={currency} change={change} faults={faults} byTerms />
        </>
      )}
    />
  );
}

/** Changes what a draft says, all of it at once. */
export function ChangeDraft({ invoice, ...shared }: DrawerProps & { invoice: Schemas['Invoice'] }): ReactNode {
  const { i18n } = useTranslation();
  const bodyOf = useBody();
  const { invoiceId, issueDate, dueDate, amount, lines, version } = invoice;
  const { currencyCode: currency = '', minorUnits = '' } = amount ?? {};
  const start: Said = {
    amount: lines.length > 0 ? '' : writeBound(minorUnits, currency, i18n.language),
    issueDate: issueDate ?? '',
    dueDate: dueDate ?? '',
    lines: lines.map((line) => writeLine(line, i18n.language)),
  };
  return (
    <Act<Said>
      {...shared}
      name="changeDraft"
      start={start}
      version={version}
      isReady={(said) => bodyOf(said, currency) !== null}
      run={(said, key, seen) =>
        taken(
          api.PATCH('/api/v1/invoices/{invoiceId}', {
            params: { path: { invoiceId }, header: { 'Idempotency-Key': key, 'If-Match': `"${seen}"` } },
            body: bodyOf(said, currency)!,
          }),
        )
      }
      fields={(said, change, faults) => <SaidFields said={said} currency={currency} change={change} faults={faults} />}
    />
  );
}

/** Discards a draft, and leaves its page. */
export function DiscardDraft({ invoiceId, ...shared }: DrawerProps & { invoiceId: string }): ReactNode {
  const navigate = useNavigate();
  return (
    <ConfirmAct
      {...shared}
      name="discardDraft"
      danger
      run={async (key) => {
        await taken(
          api.POST('/api/v1/invoices/{invoiceId}/discard', {
            params: { path: { invoiceId }, header: { 'Idempotency-Key': key } },
          }),
        );
        await navigate({ to: '/invoices' });
      }}
    />
  );
}

/** What a draft says, as the HTTP API takes it. */
interface Body {
  readonly issueDate: string;
  readonly dueDate: string | null;
  readonly lines: NonNullable<ReturnType<typeof readLines>>;
  readonly amount: Schemas['Money'] | null;
}

/** What is typed as the HTTP API takes it; null while it is not complete. */
function useBody(): (said: Said, currency: string) => Body | null {
  const { i18n } = useTranslation();
  return ({ amount, issueDate, dueDate, lines }, currency) => {
    if (!isCurrency(currency) || issueDate === '') return null;
    const dates = { issueDate, dueDate: dueDate === '' ? null : dueDate };
    if (lines.length > 0) {
      const read = readLines(lines, currency, i18n.language);
      return read && { ...dates, amount: null, lines: read };
    }
    const read = readBound(amount, currency, i18n.language);
    const minorUnits = 'minor' in read ? read.minor : '';
    return minorUnits === '' ? null : { ...dates, lines: [], amount: { currencyCode: currency, minorUnits } };
  };
}

interface SaidFieldsProps {
  readonly said: Said;
  readonly currency: string;
  readonly change: (changed: Partial<Said>) => void;
  readonly faults: Faults;
  /** The payment terms say when it is due where nobody does. */
  readonly byTerms?: boolean;
}

function SaidFields({ said, currency, change, faults, byTerms = false }: SaidFieldsProps): ReactNode {
  const { t } = useTranslation();
  const read = useReadAmount(currency);
  const { amount, issueDate, dueDate, lines } = said;
  return (
    <>
      <TextInput
        type="date"
        label={t('invoices.issued')}
        value={issueDate}
        onChange={({ currentTarget }) => change({ issueDate: currentTarget.value })}
        error={faults('issueDate')}
        required
      />
      <TextInput
        type="date"
        label={t('invoices.due')}
        value={dueDate}
        onChange={({ currentTarget }) => change({ dueDate: currentTarget.value })}
        error={faults('dueDate')}
        description={byTerms && t('terms.dueHint')}
        required={!byTerms}
      />
      <LineFields lines={lines} currency={currency} change={(changed) => change({ lines: changed })} />
      {lines.length === 0 && (
        <AmountField
          label={t('charges.amountIn', { currency })}
          value={amount}
          change={(typed) => change({ amount: typed })}
          fault={faults('amount') ?? (amount === '' ? undefined : read(amount).fault)}
          required
        />
      )}
    </>
  );
}
