import { Text } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../parts/formats.js';
import { Badge } from '../../parts/state-badge.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { useCodeText } from '../../parts/texts.js';
import type { FilePreview } from './mapping.js';
import { fieldKey } from './mapping-editor.js';

type Row = FilePreview['rows'][number];

/** The first rows of a file as they would be read. */
export function SampleRows({ preview, isWhole }: { preview: FilePreview; isWhole: boolean }): ReactNode {
  const { rows, fields } = preview;
  const { t } = useTranslation();
  const { money, date } = useFormats();
  const codeText = useCodeText();
  const shown = useMemo(() => {
    const said = new Set(rows.flatMap(({ values }) => values.map(({ field }) => field)));
    return fields.filter(({ field }) => said.has(field));
  }, [rows, fields]);
  const columns: Column<Row>[] = [
    { id: 'line', title: t('files.row'), cell: ({ line }) => line, numeric: true },
    { id: 'outcome', title: t('cases.outcome'), cell: (row) => <Outcome row={row} isWhole={isWhole} />, nowrap: true },
    ...shown.map(({ field, kind }): Column<Row> => ({
      id: field,
      title: codeText('importing.fields', fieldKey(field)),
      numeric: kind === 'amount',
      nowrap: kind === 'date',
      cell: ({ values }) => {
        const value = values.find((one) => one.field === field);
        if (!value) return '';
        if (value.amount) return money(value.amount);
        return kind === 'date' ? date(value.text) : value.text;
      },
    })),
    {
      id: 'faults',
      title: t('files.message'),
      cell: ({ faults }) =>
        faults.map(({ column, value, message }) => (
          <Text key={`${column} ${message}`} size="sm">
            {column !== '' && `${column}: `}
            {value !== '' && `${value}. `}
            {message}
          </Text>
        )),
    },
  ];
  return (
    <DataTable
      name={t('importing.sample')}
      columns={columns}
      rows={rows}
      rowKey={({ line }) => String(line)}
      rowName={({ line }) => String(line)}
      height="340px"
    />
  );
}

/** @param isWhole whether the mapping says all that it must; before that nothing is taken by it */
function Outcome({ row: { leftOut, faults }, isWhole }: { row: Row; isWhole: boolean }): ReactNode {
  const { t } = useTranslation();
  if (leftOut)
    return (
      <Badge tone="off" icon="note">
        {t('importing.leftOut')}
      </Badge>
    );
  if (faults.length > 0)
    return (
      <Badge tone="bad" icon="cross">
        {t('importing.refused')}
      </Badge>
    );
  if (!isWhole) return null;
  return (
    <Badge tone="good" icon="check">
      {t('importing.taken')}
    </Badge>
  );
}
