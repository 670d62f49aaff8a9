import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { Loaded, Panel } from '../parts/panel.js';
import { Badge } from '../parts/state-badge.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { allOf } from '../parts/table/pages.js';
import { useCodeText } from '../parts/texts.js';

type Reason = Schemas['Reason'];
const acts = ['PAUSE', 'VOID', 'CANCEL', 'DISPUTE', 'RECALL', 'WRITE_OFF'] as const;

/** The reasons that people choose from, by act. */
export function Reasons(): ReactNode {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['reasons', 'all'],
    queryFn: () =>
      allOf(async (pageToken) => {
        const params = { query: { pageSize: 500, pageToken } };
        const { reasons, nextPageToken } = await taken(api.GET('/api/v1/reasons', { params }));
        return { rows: reasons, nextPageToken };
      }),
  });
  const columns: Column<Reason>[] = [
    { id: 'code', title: t('admin.reasons.code'), cell: (reason) => <ReasonName reason={reason} />, nowrap: true },
    {
      id: 'what',
      title: t('admin.reasons.what'),
      cell: ({ description, own }) => <span lang={own ? undefined : 'en'}>{description}</span>,
    },
    {
      id: 'origin',
      title: t('admin.reasons.origin'),
      cell: ({ own }) => (
        <Badge tone={own ? 'calm' : 'off'} icon={own ? 'flag' : 'check'}>
          {t(own ? 'admin.reasons.own' : 'admin.reasons.product')}
        </Badge>
      ),
      nowrap: true,
    },
  ];
  return (
    <Stack gap="md">
      <Text size="sm">{t('admin.reasons.hint')}</Text>
      <Loaded query={query} empty={t('admin.reasons.empty')} isEmpty={({ length }) => length === 0}>
        {(reasons) =>
          acts.map((act) => (
            <Panel key={act} title={t(`admin.reasons.acts.${act}`)}>
              <DataTable
                name={t(`admin.reasons.acts.${act}`)}
                columns={columns}
                rows={reasons.filter((reason) => reason.act === act)}
                rowKey={({ code }) => code}
                rowName={({ code }) => code}
              />
            </Panel>
          ))
        }
      </Loaded>
    </Stack>
  );
}

function ReasonName({ reason: { code } }: { reason: Reason }): ReactNode {
  const codeText = useCodeText();
  return (
    <>
      <Text size="sm">{codeText('reasons', code)}</Text>
      <Text size="xs" c="dimmed">
        {code}
      </Text>
    </>
  );
}
