import { Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useLiveList } from '../api/live.js';
import { useMe } from '../api/me.js';
import { useListSearch } from '../lists/search.js';
import { useFormats } from '../parts/formats.js';
import { CustomerLink } from '../parts/links.js';
import { Loaded } from '../parts/panel.js';
import classes from '../parts/parts.module.css';
import { ApprovalBadge, type ApprovalState } from '../parts/state-badge.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';
import { WaitingChanges } from '../parts/waiting.js';
import { ApprovalOne } from './approval.js';
import { owners } from './approval-acts.js';

type Approval = Schemas['Approval'];

const states: readonly ApprovalState[] = ['REQUESTED', 'DONE', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'STALE'];
const whose = ['all', 'mine', 'others'] as const;

/** Acts that wait for a second person, of every service that owns such acts, or one of them. */
export function ApprovalsScreen(): ReactNode {
  const { t } = useTranslation();
  const { search, replace } = useListSearch();
  const { approval = '' } = search;
  const service = owners.find((name) => name === search['service']);
  if (service !== undefined && approval !== '') {
    return (
      <Stack gap="md">
        <Group>
          <Button variant="default" onClick={() => replace({})}>
            {t('approvals.all')}
          </Button>
        </Group>
        <ApprovalOne key={approval} service={service} approvalId={approval} />
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <div>
        <Title order={1} size="h2">
          {t('approvals.title')}
        </Title>
        <Text c="dimmed">{t('approvals.text')}</Text>
      </div>
      <Filters />
      {owners.map((name) => (
        <ApprovalList key={name} service={name} />
      ))}
    </Stack>
  );
}

function Filters(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  return (
    <Group role="search" aria-label={t('list.filters')} align="flex-end">
      <Select
        id="first-filter"
        label={t('approvals.whose')}
        data={whose.map((value) => ({ value, label: t(`approvals.whoseOf.${value}`) }))}
        value={whoseIn(search['whose'])}
        allowDeselect={false}
        onChange={(value) => change({ whose: value ?? '' })}
      />
      <Select
        label={t('approvals.state')}
        placeholder={t('approvals.anyState')}
        data={states.map((value) => ({ value, label: t(`approvals.states.${value}`) }))}
        value={stateIn(search['state'])}
        onChange={(value) => change({ state: value ?? '' })}
        clearable
        clearButtonProps={{ 'aria-label': t('list.clear') }}
      />
    </Group>
  );
}

function ApprovalList({ service }: { service: string }): ReactNode {
  const { t } = useTranslation();
  const { sub } = useMe();
  const { search } = useListSearch();
  const state = stateIn(search['state']);
  const of = whoseIn(search['whose']);
  const self = `user:${sub}`;
  const filter = {
    ...(state && { state }),
    ...(of === 'mine' && { requester: self }),
    ...(of === 'others' && { otherThan: self }),
  };
  const { list, more, isWhole } = usePages(['approvals', 'list', service, filter], async (pageToken) => {
    const params = { path: { service }, query: { ...filter, pageSize: 100, pageToken } };
    const { approvals, nextPageToken } = await taken(api.GET('/api/v1/approvals/{service}', { params }));
    return { rows: approvals, nextPageToken };
  });
  const ids = useMemo(() => new Set(list.data?.map(({ approvalId }) => approvalId)), [list.data]);
  const waiting = useLiveList({ queryKey: ['approvals'], ids, isWhole });
  const columns = useColumns(service);
  return (
    <>
      <WaitingChanges waiting={waiting} />
      <Loaded query={list} empty={t('approvals.none')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('approvals.title')}
            columns={columns}
            rows={rows}
            rowKey={({ approvalId }) => approvalId}
            rowName={({ reason }) => reason}
            more={more}
          />
        )}
      </Loaded>
    </>
  );
}

function useColumns(service: string): Column<Approval>[] {
  const { t } = useTranslation();
  const { money, time } = useFormats();
  return [
    { id: 'state', title: t('approvals.state'), cell: ({ state }) => <ApprovalBadge state={state} />, nowrap: true },
    {
      id: 'act',
      title: t('approvals.act'),
      cell: ({ act, approvalId }) => (
        <Link to="/approvals" search={{ service, approval: approvalId }} className={classes['link']}>
          {act && t(`approvals.acts.${act}`)}
        </Link>
      ),
    },
    { id: 'amount', title: t('approvals.amount'), cell: ({ amount }) => money(amount), numeric: true },
    {
      id: 'customer',
      title: t('approvals.customer'),
      cell: ({ customerId }) => <CustomerLink customerId={customerId} />,
    },
    { id: 'requester', title: t('approvals.requester'), cell: ({ requester }) => requester },
    { id: 'reason', title: t('approvals.reason'), cell: ({ reason }) => reason },
    { id: 'requested', title: t('approvals.requested'), cell: ({ requestTime }) => time(requestTime), nowrap: true },
    { id: 'expires', title: t('approvals.expires'), cell: ({ expireTime }) => time(expireTime), nowrap: true },
    { id: 'decider', title: t('approvals.decider'), cell: ({ decider }) => decider },
  ];
}

/** Null for any. */
function stateIn(text: string | undefined): ApprovalState | null {
  return states.find((name) => name === text) ?? null;
}

function whoseIn(text: string | undefined): (typeof whose)[number] {
  return whose.find((name) => name === text) ?? 'all';
}
