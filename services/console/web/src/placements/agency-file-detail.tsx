import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { saveAgencyFile, saveAgencyFileErrors } from '../api/files/csv-file.js';
import { useMay } from '../api/me.js';
import { SaveButton } from '../lists/save-button.js';
import { useFormats } from '../parts/formats.js';
import { PageHead } from '../parts/page-head.js';
import { Facts, Loaded, Panel } from '../parts/panel.js';
import classes from '../parts/parts.module.css';
import { AgencyFileBadge } from '../parts/state-badge.js';
import { useCodeText, useWhy } from '../parts/texts.js';
import { absent } from '../parts/written.js';
import { FileErrors } from './file-errors.js';

/** No event tells that a file was written, acknowledged or read. */
const pollMs = 5_000;

/** One file that was exchanged with an agency, with the lines of it that were refused. */
export function AgencyFileScreen(): ReactNode {
  const { fileId } = useParams({ from: '/placements/files/$fileId' });
  const query = useQuery({
    queryKey: ['placements', 'file', fileId],
    queryFn: async () => {
      const params = { path: { fileId } };
      return (await taken(api.GET('/api/v1/agency-files/{fileId}', { params }))).file!;
    },
    refetchInterval: pollMs,
  });
  return <Loaded query={query}>{(file) => <AgencyFileView file={file} />}</Loaded>;
}

function AgencyFileView({ file }: { file: Schemas['AgencyFile'] }): ReactNode {
  const { t } = useTranslation();
  const { time, count } = useFormats();
  const codeText = useCodeText();
  const why = useWhy();
  const mayExport = useMay('lists.export');
  const { fileId, agency, fileName, state, direction, kind, sizeBytes, lineCount, errorCount, reason, sha256 } = file;
  const isSent = direction === 'SENT';
  return (
    <Stack gap="md">
      <PageHead
        above={{ to: '/placements', search: { of: 'files' }, text: t('agencyFiles.all') }}
        title={fileName}
        badges={<AgencyFileBadge state={state} />}
        acts={
          state !== 'WAITING' && (
            <SaveButton
              save={() => saveAgencyFile(fileId, fileName)}
              text={t('agencyFiles.download')}
              failed={t('agencyFiles.notSaved')}
            />
          )
        }
      />
      {reason !== '' && errorCount === 0 && <Text>{why({ code: reason })}</Text>}
      <Panel title={t('cases.facts')}>
        <Facts
          facts={[
            [
              t('placements.agency'),
              <Link key="agency" to="/placements" search={{ agency, of: 'files' }} className={classes['link']}>
                {agency}
              </Link>,
            ],
            [t('agencyFiles.direction'), codeText('agencyFiles.directions', direction ?? '')],
            [t('agencyFiles.kind'), codeText('agencyFiles.kinds', kind ?? '')],
            [t('agencyFiles.time'), time(file.createTime)],
            ...(isSent
              ? ([
                  [t('agencyFiles.written'), time(file.writtenTime)],
                  [t('agencyFiles.confirmed'), time(file.confirmedTime)],
                ] as const)
              : []),
            [t('agencyFiles.lines'), lineCount === null ? absent : count(lineCount)],
            [t('agencyFiles.refused'), count(errorCount)],
            [t('agencyFiles.size'), sizeBytes === null ? absent : t('agencyFiles.bytes', { count: Number(sizeBytes) })],
            [t('agencyFiles.sha256'), sha256 || absent],
            [t('placements.title'), <PlacementsOf key="placements" file={file} />],
          ]}
        />
      </Panel>
      {!isSent && state !== 'WAITING' && (
        <Panel
          title={t('placements.fileErrors')}
          aside={
            mayExport &&
            errorCount > 0 && <SaveButton save={() => saveAgencyFileErrors(fileId)} text={t('importing.saveErrors')} />
          }
        >
          <FileErrors fileId={fileId} empty={t(errorCount > 0 ? 'agencyFiles.notKept' : 'placements.noFileErrors')} />
        </Panel>
      )}
    </Stack>
  );
}

function PlacementsOf({ file: { placementIds, morePlacements } }: { file: Schemas['AgencyFile'] }): ReactNode {
  const { t } = useTranslation();
  if (placementIds.length === 0) return absent;
  return (
    <Group gap="xs">
      {placementIds.map((placementId) => (
        <Link key={placementId} to="/placements/$placementId" params={{ placementId }} className={classes['link']}>
          {placementId.slice(0, 8)}
        </Link>
      ))}
      {morePlacements && <Text size="sm">{t('agencyFiles.morePlacements')}</Text>}
    </Group>
  );
}
