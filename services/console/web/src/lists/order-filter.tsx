import { Checkbox, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useListSearch } from './search.js';

interface OrderFilterProps<Order extends string> {
  readonly orders: readonly Order[];
  readonly textOf: (order: Order) => string;
  /** The order when none is chosen. */
  readonly usual: string;
  /** Why an order is none as things are. */
  readonly faultOf?: (order: Order | undefined) => string | undefined;
  readonly width: number;
  /** What puts the tick beside the field, wherever the fields of the row stand. */
  readonly tick: { readonly mb: number } | { readonly mt: number };
}

/** What a list is sorted by, and in which direction. */
export function OrderFilter<Order extends string>(props: OrderFilterProps<Order>): ReactNode {
  const { orders, textOf, usual, faultOf, width, tick } = props;
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const order = orders.find((name) => name === search['order']);
  return (
    <>
      <Select
        label={t('caseList.order')}
        data={orders.map((name) => ({ value: name as string, label: textOf(name) }))}
        placeholder={usual}
        value={order ?? null}
        onChange={(chosen) => change({ order: chosen ?? '', descending: '' })}
        error={faultOf?.(order)}
        clearable
        clearButtonProps={{ 'aria-label': t('list.clear') }}
        w={{ base: '100%', sm: width }}
      />
      {order && (
        <Checkbox
          label={t('caseList.descending')}
          checked={search['descending'] === 'true'}
          onChange={({ currentTarget }) => change({ descending: currentTarget.checked ? 'true' : '' })}
          {...tick}
        />
      )}
    </>
  );
}
