import { Button, Collapse, Group, MultiSelect, Select, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { AmountFilters } from '../../invoices/list/amount-filters.js';
import { OrderFilter } from '../../lists/order-filter.js';
import { PageTextFilter } from '../../lists/page-text-filter.js';
import { known, several, useListSearch } from '../../lists/search.js';
import { TypedFilter } from '../../lists/typed-filter.js';
import { caseStates } from '../../parts/case-states.js';
import { Icon } from '../../parts/icons.js';
import { useSequences } from '../../sequences/all-sequences.js';
import { knownHoldReasons, useHoldReason } from '../hold-reasons.js';
import { caseOrders } from './case-filter.js';

const furtherNames = [
  'hold',
  'specialist',
  'class',
  'min',
  'max',
  'openedFrom',
  'openedTo',
  'messageFrom',
  'messageTo',
] as const;

/** What a list of cases can be narrowed by and sorted by. */
export function CaseFilters(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const states = known(several(search['states']), caseStates);
  const isNarrowed = furtherNames.some((name) => (search[name] ?? '') !== '');
  const [isOpen, { toggle }] = useDisclosure(isNarrowed);
  const id = useId();
  return (
    <Stack gap="xs" role="search" aria-label={t('list.filters')}>
      <Group align="flex-end" gap="sm">
        <PageTextFilter id="first-filter" label={t('caseList.text')} placeholder={t('caseList.textHint')} width={260} />
        <MultiSelect
          label={t('cases.state')}
          placeholder={states.length === 0 ? t('list.all') : ''}
          data={caseStates.map((state) => ({ value: state, label: t(`caseState.${state}`) }))}
          value={states}
          onChange={(chosen) => change({ states: chosen.join(',') })}
          clearable
          clearButtonProps={{ 'aria-label': t('list.clear') }}
          w={{ base: '100%', sm: 260 }}
        />
        <SequenceFilter />
        <OrderFilter
          orders={caseOrders}
          textOf={(order) => t(`caseList.orders.${order}`)}
          usual={t('caseList.newest')}
          width={190}
          tick={{ mb: 8 }}
        />
        <Button
          size="sm"
          variant="subtle"
          leftSection={<Icon name="filter" />}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={toggle}
        >
          {t('caseList.further')}
        </Button>
      </Group>
      <Collapse expanded={isOpen} id={id}>
        <Group align="flex-start" gap="sm">
          <HoldFilter />
          <StaffFilters />
          <AmountFilters min={t('caseList.min')} max={t('caseList.max')} />
          <TypedFilter name="openedFrom" label={t('caseList.openedFrom')} type="date" width={150} />
          <TypedFilter name="openedTo" label={t('caseList.openedTo')} type="date" width={150} />
          <TypedFilter name="messageFrom" label={t('caseList.messageFrom')} type="date" width={170} />
          <TypedFilter name="messageTo" label={t('caseList.messageTo')} type="date" width={170} />
        </Group>
      </Collapse>
    </Stack>
  );
}

function SequenceFilter(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const sequences = useSequences().data ?? [];
  const { sequence = '', version = '' } = search;
  const newest = sequences.find(({ name }) => name === sequence)?.version ?? 0;
  return (
    <>
      <Select
        label={t('cases.sequence')}
        placeholder={t('cases.anySequence')}
        data={sequences.map(({ name, title }) => ({ value: name, label: title || name }))}
        value={sequence === '' ? null : sequence}
        onChange={(chosen) => change({ sequence: chosen ?? '', version: '' })}
        clearable
        clearButtonProps={{ 'aria-label': t('list.clear') }}
        w={{ base: '100%', sm: 200 }}
      />
      {newest > 0 && (
        <Select
          label={t('caseList.version')}
          placeholder={t('list.all')}
          data={Array.from({ length: newest }, (_, index) => String(newest - index))}
          value={version === '' ? null : version}
          onChange={(chosen) => change({ version: chosen ?? '' })}
          clearable
          clearButtonProps={{ 'aria-label': t('list.clear') }}
          w={110}
        />
      )}
    </>
  );
}

/** The people who look after customers. */
export function useSpecialists() {
  const mayRead = useMay('staff.read');
  return useQuery({
    queryKey: ['specialists'],
    queryFn: () => taken(api.GET('/api/v1/specialists', { params: { query: { pageSize: 500 } } })),
    enabled: mayRead,
    staleTime: 60_000,
  });
}

export function useClasses() {
  const mayRead = useMay('staff.read');
  return useQuery({
    queryKey: ['classes'],
    queryFn: () => taken(api.GET('/api/v1/classes', { params: { query: { pageSize: 500 } } })),
    enabled: mayRead,
    staleTime: 60_000,
  });
}

/** Reasons that the product gives; a person's own words are found by opening the case. */
function HoldFilter(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const reasonText = useHoldReason();
  return (
    <Select
      label={t('caseList.holdReason')}
      placeholder={t('list.all')}
      data={knownHoldReasons.map((reason) => ({ value: reason, label: reasonText(reason) }))}
      value={search['hold'] || null}
      onChange={(chosen) => change({ hold: chosen ?? '' })}
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
      w={{ base: '100%', sm: 220 }}
    />
  );
}

function StaffFilters(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const specialists = useSpecialists().data?.specialists ?? [];
  const classes = useClasses().data?.classes ?? [];
  const choice = (name: 'specialist' | 'class', label: string, data: { value: string; label: string }[]) => (
    <Select
      label={label}
      placeholder={t('list.all')}
      data={data}
      value={search[name] || null}
      onChange={(chosen) => change({ [name]: chosen ?? '' })}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
      w={{ base: '100%', sm: 180 }}
    />
  );
  return (
    <>
      {choice(
        'specialist',
        t('caseList.specialist'),
        specialists.map(({ personId, name }) => ({ value: personId, label: name })),
      )}
      {choice(
        'class',
        t('customer.class'),
        classes.map(({ name, title }) => ({ value: name, label: title || name })),
      )}
    </>
  );
}
