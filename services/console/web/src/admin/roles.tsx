import { Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import type { PermissionName } from '../api/me.js';
import { useListSearch } from '../lists/search.js';
import { Icon } from '../parts/icons.js';
import { Facts, Loaded, Panel } from '../parts/panel.js';
import { Badge } from '../parts/state-badge.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import classes from './admin.module.css';

type RoleTable = Schemas['RoleTable'];
type Permitted = RoleTable['permissions'][number];
type Role = RoleTable['roles'][number]['role'];

/** What each role may do, and who has it. */
export function Roles(): ReactNode {
  const query = useQuery({ queryKey: ['roles'], queryFn: () => taken(api.GET('/api/v1/roles')) });
  return <Loaded query={query}>{(table) => <RoleView table={table} />}</Loaded>;
}

function RoleView({ table: { roles, permissions } }: { table: RoleTable }): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const role = roles.find((known) => known.role === search['role'])?.role;
  const shown = permissions.filter(({ roles: held }) => role === undefined || held.includes(role));
  const columns: Column<Permitted>[] = [
    { id: 'what', title: t('admin.roles.may'), cell: (row) => <What permitted={row} /> },
    ...roles.map(({ role: name }) => ({
      id: name,
      title: t(`admin.role.${name}`),
      cell: ({ roles: held }: Permitted) => (held.includes(name) ? <Yes /> : ''),
      nowrap: true,
    })),
  ];
  return (
    <>
      <Panel title={t('admin.roles.groups')}>
        <Facts
          facts={roles.map(({ role: name, groups }) => [
            t(`admin.role.${name}`),
            groups.length === 0 ? t('admin.roles.noGroup') : groups.join(', '),
          ])}
        />
      </Panel>
      <Panel
        title={t('admin.roles.table')}
        aside={
          <Select
            id="first-filter"
            label={t('admin.roles.of')}
            placeholder={t('admin.roles.any')}
            data={roles.map(({ role: value }) => ({ value, label: t(`admin.role.${value}`) }))}
            value={role ?? null}
            onChange={(value) => change({ role: (value as Role | null) ?? '' })}
            clearable
            clearButtonProps={{ 'aria-label': t('list.clear') }}
          />
        }
      >
        <DataTable
          name={t('admin.roles.table')}
          columns={columns}
          rows={shown}
          rowKey={({ permission }) => permission}
          rowName={({ permission }) => permission}
        />
      </Panel>
    </>
  );
}

function Yes(): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Icon name="check" size={14} /> {t('list.yes')}
    </>
  );
}

/** What a permission is for in words, and its name in configuration. */
function What({ permitted: { permission, withdrawn } }: { permitted: Permitted }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={classes['words']}>
      <Text size="sm">{t(`admin.permission.${permission as PermissionName}`)}</Text>
      <Text size="xs" c="dimmed">
        {permission}
      </Text>
      {withdrawn && (
        <Badge tone="wait" icon="stop">
          {t('admin.roles.withdrawn')}
        </Badge>
      )}
    </div>
  );
}
