import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useListSearch } from '../lists/search.js';
import { useAgencies } from './agencies.js';

/** One agency or all of them. */
export function AgencyFilter(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const { agency = '' } = search;
  const { data } = useAgencies();
  return (
    <Select
      id="first-filter"
      label={t('placements.agency')}
      placeholder={t('placements.anyAgency')}
      data={data?.agencies.map(({ code, title }) => ({ value: code, label: title || code })) ?? []}
      value={agency === '' ? null : agency}
      onChange={(chosen) => change({ agency: chosen ?? '' })}
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
    />
  );
}
