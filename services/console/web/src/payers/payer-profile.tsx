import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useMay, useMe } from '../api/me.js';
import { useFormats } from '../parts/formats.js';
import { Facts, Loaded } from '../parts/panel.js';
import partClasses from '../parts/parts.module.css';
import { absent } from '../parts/written.js';
import classes from './payers.module.css';
import { shares } from './shares.js';
import { silenceOf } from './silence.js';

type Profile = Schemas['PayerProfile'];
type OfCurrency = Schemas['PayerCurrency'];

const ages = ['NOT_DUE', 'DAYS_1_TO_30', 'DAYS_31_TO_60', 'DAYS_61_TO_90', 'OVER_90_DAYS'] as const;

export function usePayerProfile(customerId: string) {
  return useQuery({
    queryKey: ['payer', customerId],
    queryFn: async (): Promise<Profile> => {
      const call = { params: { path: { customerId } } };
      return (await taken(api.GET('/api/v1/customers/{customerId}/payer-profile', call))).profile!;
    },
  });
}

/** What a customer owes for how long, and how they paid within twelve months. */
export function PayerProfile({ customer }: { customer: Schemas['Customer'] }): ReactNode {
  const { t } = useTranslation();
  const { money, date } = useFormats();
  const query = usePayerProfile(customer.customerId);
  const silence = useSilence(customer);
  const punctualityFacts = ({ currencyCode, punctuality }: OfCurrency, isOneOfMany: boolean): [string, string][] => {
    if (!punctuality) return [];
    const { averageDaysLateByAmount, averageDaysLateByCount, latePercentByAmount, latePercentByCount } = punctuality;
    const of = (name: string) => (isOneOfMany ? `${name} (${currencyCode})` : name);
    const paidLate = { ofAmount: latePercentByAmount, ofCount: latePercentByCount };
    return [
      [of(t('payer.lateByAmount')), t('payer.days', { count: averageDaysLateByAmount })],
      [of(t('payer.lateByCount')), t('payer.days', { count: averageDaysLateByCount })],
      [of(t('payer.paidLate')), t('payer.shares', paidLate)],
    ];
  };
  return (
    <Loaded query={query}>
      {({ currencies, lastPayment }) => (
        <Stack gap="sm">
          {currencies.length === 0 ? <Text c="dimmed">{t('payer.nothing')}</Text> : <Ages currencies={currencies} />}
          <Facts
            facts={[
              ...currencies.flatMap((one) => punctualityFacts(one, currencies.length > 1)),
              [
                t('payer.lastPayment'),
                lastPayment
                  ? t('payer.paidOn', { amount: money(lastPayment.amount), day: date(lastPayment.valueDate) })
                  : t('payer.never'),
              ],
              [t('payer.silence'), silence],
            ]}
          />
        </Stack>
      )}
    </Loaded>
  );
}

/** What is owed by age, one row for each currency; a bar above it shows the same at a glance. */
function Ages({ currencies }: { currencies: readonly OfCurrency[] }): ReactNode {
  const { t } = useTranslation();
  const { money, date } = useFormats();
  return (
    <div className={partClasses['scroll']} tabIndex={0} role="region" aria-label={t('payer.byAge')}>
      <table className={partClasses['table']}>
        <thead>
          <tr>
            <th scope="col" data-number>
              {t('payer.outstanding')}
            </th>
            {ages.map((age) => (
              <th key={age} scope="col" data-number>
                {t(`payer.age.${age}`)}
              </th>
            ))}
            <th scope="col">{t('cases.oldestDue')}</th>
          </tr>
        </thead>
        <tbody>
          {currencies.map(({ currencyCode, outstanding, openCount, ages: aged, oldestDueDate }) => (
            <tr key={currencyCode}>
              <td data-number>
                <strong>{money(outstanding)}</strong>
                <Text size="xs" c="dimmed">
                  {t('invoices.open', { count: Number(openCount) })}
                </Text>
                <Bar aged={aged} />
              </td>
              {ages.map((age) => (
                <td key={age} data-number>
                  {amountOf(aged, age, money)}
                </td>
              ))}
              <td data-nowrap>{date(oldestDueDate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function amountOf(
  aged: OfCurrency['ages'],
  wanted: (typeof ages)[number],
  money: (amount: Schemas['Money'] | null) => string,
) {
  const found = aged.find(({ age }) => age === wanted);
  return found && found.count !== '0' ? money(found.amount) : absent;
}

function Bar({ aged }: { aged: OfCurrency['ages'] }): ReactNode {
  const widths = shares(aged.map(({ amount }) => amount?.minorUnits ?? '0'));
  return (
    <div className={classes['bar']} aria-hidden="true">
      {aged.map(({ age }, index) => (
        <span key={age} data-age={age} style={{ width: `${widths[index]}%` }} />
      ))}
    </div>
  );
}

/** The same in a line or two, for where something else is in the foreground. */
export function PayerBrief({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  const { money, date } = useFormats();
  return (
    <Loaded query={usePayerProfile(customerId)}>
      {({ currencies, lastPayment }) => (
        <Stack gap={4}>
          {currencies.length === 0 && <Text c="dimmed">{t('payer.nothing')}</Text>}
          {currencies.map(({ currencyCode, outstanding, ages: aged, punctuality }) => (
            <div key={currencyCode} className={classes['brief']}>
              <Text size="sm">
                <strong>{money(outstanding)}</strong> {t('payer.owed')}
              </Text>
              {ages
                .filter((age) => amountOf(aged, age, money) !== absent)
                .map((age) => (
                  <Text key={age} size="sm">
                    {t(`payer.age.${age}`)}: {amountOf(aged, age, money)}
                  </Text>
                ))}
              {punctuality && (
                <Text size="sm">
                  {t('payer.lateByAmount')}: {t('payer.days', { count: punctuality.averageDaysLateByAmount })}
                </Text>
              )}
            </div>
          ))}
          <Text size="sm" c="dimmed">
            {t('payer.lastPayment')}:{' '}
            {lastPayment
              ? t('payer.paidOn', { amount: money(lastPayment.amount), day: date(lastPayment.valueDate) })
              : t('payer.never')}
          </Text>
        </Stack>
      )}
    </Loaded>
  );
}

/** How many payments and contacts are read at most, the latest first. */
const maxSigns = 200;

/** For how long nothing was heard: neither a payment nor a contact that the customer began. */
function useSilence({ customerId, createTime }: Schemas['Customer']): string {
  const { t } = useTranslation();
  const { date, zone } = useFormats();
  const { businessTime } = useMe();
  const mayRead = { payments: useMay('payments.read'), interactions: useMay('customers.read') };
  const interactions = useQuery({
    queryKey: ['interactions', 'signs', customerId],
    queryFn: () =>
      taken(
        api.GET('/api/v1/customers/{customerId}/interactions', {
          params: { path: { customerId }, query: { pageSize: maxSigns } },
        }),
      ),
    enabled: mayRead.interactions,
  });
  const payments = useQuery({
    queryKey: ['payments', 'signs', customerId],
    queryFn: () =>
      taken(api.GET('/api/v1/payments', { params: { query: { customerId, state: 'SETTLED', pageSize: maxSigns } } })),
    enabled: mayRead.payments,
  });
  if (!interactions.data || !payments.data) return absent;
  const inbound = interactions.data.interactions.filter(({ direction }) => direction === 'INBOUND');
  const signs = [
    ...inbound.map(({ occurTime }) => occurTime),
    ...payments.data.payments.map(({ valueDate }) => valueDate),
  ];
  // Of what lies before the last that was read nothing is said.
  const readSince = [
    interactions.data.nextPageToken === '' ? null : interactions.data.interactions.at(-1)?.occurTime,
    payments.data.nextPageToken === '' ? null : payments.data.payments.at(-1)?.valueDate,
    createTime,
  ];
  const since =
    readSince
      .filter((time) => time != null)
      .sort()
      .at(-1) ?? null;
  const { days, from, until } = silenceOf({ signs, since, now: businessTime, zone });
  const span = { count: days, from: date(from), until: date(until) };
  return until === null ? t('payer.silentSince', span) : t('payer.silentFrom', span);
}
