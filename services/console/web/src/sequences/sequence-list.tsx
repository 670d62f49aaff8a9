import { Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { useFormats } from '../parts/formats.js';
import { PageHead } from '../parts/page-head.js';
import { Loaded } from '../parts/panel.js';
import classes from '../parts/parts.module.css';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { ActiveBadge } from './active-badge.js';
import { useSequences } from './all-sequences.js';

/** Every sequence in its newest version. */
export function SequenceListScreen(): ReactNode {
  const { t } = useTranslation();
  const { shortDay } = useFormats();
  const query = useSequences();
  const columns: Column<Schemas['Sequence']>[] = [
    {
      id: 'title',
      title: t('sequences.name'),
      cell: ({ name, title }) => (
        <Link to="/sequences/$name" params={{ name }} className={classes['link']}>
          {title || name}
        </Link>
      ),
    },
    { id: 'name', title: t('admin.name'), cell: ({ name }) => name },
    { id: 'version', title: t('sequences.version'), cell: ({ version }) => version, numeric: true },
    { id: 'state', title: t('admin.state'), cell: ({ active }) => <ActiveBadge active={active} />, nowrap: true },
    { id: 'since', title: t('sequences.since'), cell: ({ createTime }) => shortDay(createTime), nowrap: true },
  ];
  return (
    <Stack gap="md">
      <PageHead title={t('sequences.title')} text={t('sequences.text')} />
      <Loaded query={query} empty={t('sequences.empty')} isEmpty={({ length }) => length === 0}>
        {(sequences) => (
          <DataTable
            name={t('sequences.title')}
            columns={columns}
            rows={sequences}
            rowKey={({ name }) => name}
            rowName={({ title }) => title}
          />
        )}
      </Loaded>
    </Stack>
  );
}
