import { Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/me.js';
import { ActMenu } from '../../lists/list-bar.js';
import { type MetadataSchema, useMetadataSchemas, type Whose } from '../../metadata/schemas.js';
import { useKept } from '../../parts/kept.js';
import { Loaded } from '../../parts/panel.js';
import { Badge } from '../../parts/state-badge.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { SchemaAct } from './schema-act.js';

/** Which metadata is kept of customers and of invoices. */
export function MetadataSchemas(): ReactNode {
  const { t } = useTranslation();
  const mayWrite = useMay('schemas.write');
  const [whose, setWhose] = useState<Whose>('customers');
  const query = useMetadataSchemas(whose);
  const [isNew, setNew] = useState(false);
  const [chosen, setChosen] = useState<MetadataSchema | null>(null);
  const changed = useKept(chosen);
  const columns = useColumns(mayWrite ? setChosen : null);
  return (
    <Stack>
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t('metadata.title')}
          data={(['customers', 'invoices'] as const).map((value) => ({ value, label: t(`metadata.whose.${value}`) }))}
          value={whose}
          onChange={(value) => setWhose(value as Whose)}
        />
        {mayWrite && <Button onClick={() => setNew(true)}>{t('act.createMetadataSchema.title')}</Button>}
      </Group>
      <Loaded query={query} empty={t('metadata.none')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('metadata.title')}
            columns={columns}
            rows={rows}
            rowKey={({ name }) => name}
            rowName={({ label }) => label}
          />
        )}
      </Loaded>
      <SchemaAct
        key={`new ${whose}`}
        whose={whose}
        opened={isNew}
        close={() => setNew(false)}
        changed={null}
        taken={query.data?.map(({ name }) => name) ?? []}
      />
      {changed && (
        <SchemaAct
          key={`${whose} ${changed.name}`}
          whose={whose}
          opened={chosen !== null}
          close={() => setChosen(null)}
          changed={query.data?.find(({ name }) => name === changed.name) ?? changed}
          taken={[]}
        />
      )}
    </Stack>
  );
}

function useColumns(change: ((of: MetadataSchema) => void) | null): Column<MetadataSchema>[] {
  const { t } = useTranslation();
  return [
    { id: 'label', title: t('metadata.label'), cell: ({ label }) => label },
    { id: 'name', title: t('metadata.name'), cell: ({ name }) => name },
    {
      id: 'fields',
      title: t('metadata.fields'),
      cell: ({ fields }) => fields.map(({ label }) => label).join(', '),
    },
    {
      id: 'state',
      title: t('metadata.state'),
      cell: ({ retired }) => (
        <Badge tone={retired ? 'off' : 'good'} icon={retired ? 'stop' : 'check'}>
          {t(retired ? 'metadata.retired' : 'metadata.inUse')}
        </Badge>
      ),
      nowrap: true,
    },
    ...(change
      ? [
          {
            id: 'acts',
            title: t('act.menu'),
            cell: (of: MetadataSchema) => (
              <ActMenu of={of.label} acts={[{ name: t('metadata.change'), run: () => change(of) }]} />
            ),
          },
        ]
      : []),
  ];
}
