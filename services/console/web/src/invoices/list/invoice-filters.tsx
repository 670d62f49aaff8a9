import { Checkbox, Group, MultiSelect, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { OrderFilter } from '../../lists/order-filter.js';
import { PageTextFilter } from '../../lists/page-text-filter.js';
import { known, several, useListSearch } from '../../lists/search.js';
import { TypedFilter } from '../../lists/typed-filter.js';
import { lifecycleNames } from '../lifecycles.js';
import { AmountFilters } from './amount-filters.js';
import { invoiceOrders } from './invoice-filter.js';

/** What a list of invoices can be filtered by. */
export function InvoiceFilters(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const states = known(several(search['lifecycles']), lifecycleNames);
  const flag = (name: 'overdue' | 'disputed' | 'unassigned', label: string) => (
    <Checkbox
      label={label}
      checked={search[name] === 'true'}
      onChange={({ currentTarget }) => change({ [name]: currentTarget.checked ? 'true' : '' })}
      mb={8}
    />
  );
  return (
    <Stack gap="xs" role="search" aria-label={t('list.filters')}>
      <Group align="flex-start" gap="sm">
        <TypedFilter id="first-filter" name="text" label={t('invoices.numberBegins')} width={150} />
        <PageTextFilter label={t('invoices.customer')} placeholder={t('invoiceList.customerHint')} width={200} />
        <MultiSelect
          label={t('invoices.lifecycle')}
          placeholder={states.length === 0 ? t('list.all') : ''}
          data={lifecycleNames.map((state) => ({ value: state, label: t(`lifecycle.${state}`) }))}
          value={states}
          onChange={(chosen) => change({ lifecycles: chosen.join(',') })}
          clearable
          clearButtonProps={{ 'aria-label': t('list.clear') }}
          w={{ base: '100%', sm: 170 }}
        />
        <AmountFilters min={t('invoices.minRemaining')} max={t('invoices.maxRemaining')} />
        <TypedFilter name="dueFrom" label={t('invoices.dueFrom')} type="date" width={140} />
        <TypedFilter name="dueTo" label={t('invoices.dueTo')} type="date" width={140} />
        <TypedFilter name="issuedFrom" label={t('invoiceList.issuedFrom')} type="date" width={140} />
        <TypedFilter name="issuedTo" label={t('invoiceList.issuedTo')} type="date" width={140} />
        <OrderFilter
          orders={invoiceOrders}
          textOf={(order) => t(`invoiceList.orders.${order}`)}
          usual={t('invoiceList.orders.DUE_DATE')}
          faultOf={(order) =>
            order === 'REMAINING' && !search['currency'] ? t('invoices.fault.NO_CURRENCY') : undefined
          }
          width={170}
          tick={{ mt: 32 }}
        />
      </Group>
      <Group gap="lg">
        {flag('overdue', t('invoices.overdueOnly'))}
        {flag('disputed', t('invoices.disputedOnly'))}
        {flag('unassigned', t('invoices.unassigned'))}
      </Group>
    </Stack>
  );
}
