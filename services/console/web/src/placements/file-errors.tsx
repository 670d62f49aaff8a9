import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useFormats } from '../parts/formats.js';
import { Loaded } from '../parts/panel.js';
import classes from '../parts/parts.module.css';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';
import { useWhy } from '../parts/texts.js';

type FileError = Schemas['AgencyFileError'];

interface FileErrorsProps {
  /** Only of this one. */
  readonly agency?: string;
  readonly fileId?: string;
  /** Sentence shown when there are none. */
  readonly empty: string;
}

/** Lines that were refused: of one agency or all, or of one file. */
export function FileErrors({ agency = '', fileId = '', empty }: FileErrorsProps): ReactNode {
  const { t } = useTranslation();
  const { time } = useFormats();
  const why = useWhy();
  const { list, more } = usePages(['placements', 'errors', agency, fileId], async (pageToken) => {
    const query = { agency, fileId, pageSize: 100, pageToken };
    const { errors, nextPageToken } = await taken(api.GET('/api/v1/agency-file-errors', { params: { query } }));
    return { rows: errors, nextPageToken };
  });
  const columns: Column<FileError>[] = [
    ...(fileId === ''
      ? [
          {
            id: 'file',
            title: t('placements.file'),
            cell: (error: FileError) => (
              <Link to="/placements/files/$fileId" params={{ fileId: error.fileId }} className={classes['link']}>
                {error.fileName}
              </Link>
            ),
          },
        ]
      : []),
    { id: 'line', title: t('placements.line'), cell: ({ line }) => line, numeric: true },
    { id: 'reason', title: t('placements.reason'), cell: ({ reason }) => why({ code: reason }) },
    { id: 'content', title: t('placements.content'), cell: ({ content }) => content },
    { id: 'read', title: t('placements.read'), cell: ({ readTime }) => time(readTime), nowrap: true },
  ];
  return (
    <Loaded query={list} empty={empty} isEmpty={({ length }) => length === 0}>
      {(rows) => (
        <DataTable
          name={t('placements.fileErrors')}
          columns={columns}
          rows={rows}
          rowKey={({ fileId: of, line, reason }) => `${of} ${line} ${reason}`}
          rowName={({ fileName, line }) => `${fileName} ${line}`}
          more={more}
        />
      )}
    </Loaded>
  );
}
