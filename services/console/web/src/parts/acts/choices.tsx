import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../../api/client.js';

/** Lists of what can be chosen change seldom. */
const staleTime = 60_000;
const query = { pageSize: 500 };

interface ChoiceProps {
  readonly value: string;
  readonly choose: (value: string) => void;
  readonly fault: ReactNode;
}

interface PlainChoiceProps extends ChoiceProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What it is when nothing is chosen; one must be chosen when absent. */
  readonly none?: string;
}

function Choice({ label, value, choose, fault, options, none }: PlainChoiceProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Select
      label={label}
      placeholder={none ?? t('choice.pick')}
      data={[...options]}
      value={value === '' ? null : value}
      onChange={(chosen) => choose(chosen ?? '')}
      error={fault}
      searchable
      nothingFoundMessage={t('choice.nothing')}
      {...(none === undefined
        ? { required: true, allowDeselect: false }
        : { clearable: true, clearButtonProps: { 'aria-label': t('choice.clear', { name: label }) } })}
    />
  );
}

export function SequenceChoice(choice: ChoiceProps): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['choices', 'sequences'],
    queryFn: () => taken(api.GET('/api/v1/sequences', { params: { query } })),
    staleTime,
  });
  const options = (data?.sequences ?? []).map(({ name, title }) => ({ value: name, label: title || name }));
  return <Choice {...choice} label={t('cases.sequence')} options={options} />;
}

/** One of the agencies that take placements. */
export function AgencyChoice(choice: ChoiceProps): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['choices', 'agencies'],
    queryFn: () => taken(api.GET('/api/v1/agencies', { params: { query } })),
    staleTime,
  });
  const active = (data?.agencies ?? []).filter((agency) => agency.active);
  const options = active.map(({ code, title }) => ({ value: code, label: title || code }));
  return <Choice {...choice} label={t('placements.agency')} options={options} />;
}

/** Somebody who looks after customers, with the number of theirs, or whoever of the team of the class has the fewest. */
export function SpecialistChoice(choice: ChoiceProps): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['choices', 'specialists'],
    queryFn: () => taken(api.GET('/api/v1/specialists', { params: { query } })),
    staleTime,
  });
  const active = (data?.specialists ?? []).filter((person) => person.active);
  const options = active.map(({ personId, name, sub, customerCount }) => ({
    value: personId,
    label: t('choice.specialistOf', { name: name || sub, count: Number(customerCount) }),
  }));
  return <Choice {...choice} label={t('choice.specialist')} options={options} none={t('choice.byTeam')} />;
}

/** Somebody who does a task, or nobody yet. */
export function PersonChoice(choice: ChoiceProps): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['choices', 'people'],
    queryFn: () => taken(api.GET('/api/v1/people', { params: { query: { ...query, activeOnly: true } } })),
    staleTime,
  });
  const options = (data?.people ?? []).map(({ personId, name, sub }) => ({ value: personId, label: name || sub }));
  return <Choice {...choice} label={t('choice.assignee')} options={options} none={t('choice.nobody')} />;
}

/** A queue or a group; a name that is mistyped would make another queue, which nobody watches. */
export function RosterChoice(choice: ChoiceProps & { none?: string }): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['choices', 'rosters'],
    queryFn: () => taken(api.GET('/api/v1/rosters', { params: { query } })),
    staleTime,
  });
  const rosters = (data?.rosters ?? []).map(({ kind, name, title }) => [`${kind} ${name}`, title || name] as const);
  const [kind = '', ...name] = choice.value.split(' ');
  const known = new Map([...(kind === '' ? [] : [[choice.value, name.join(' ')] as const]), ...rosters]);
  return (
    <Choice {...choice} label={t('choice.roster')} options={[...known].map(([value, label]) => ({ value, label }))} />
  );
}
