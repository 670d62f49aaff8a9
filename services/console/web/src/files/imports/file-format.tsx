import { Group, NumberInput, Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type FilePreview, formatOf, type Mapping, withFormat, withHeader } from './mapping.js';

const delimiters = [',', ';', 'tab', '|'] as const;
const encodings = ['utf-8', 'windows-1252', 'utf-16le'] as const;

interface FileFormatProps {
  readonly mapping: Mapping;
  readonly preview: FilePreview;
  readonly change: (mapping: Mapping) => void;
}

/** How a file is laid out: what was found, and may be told otherwise. */
export function FileFormat({ mapping, preview, change }: FileFormatProps): ReactNode {
  const { t } = useTranslation();
  const { header = true, skip = 0 } = formatOf(mapping);
  const delimiter = preview.delimiter === '\t' ? 'tab' : preview.delimiter;
  const others = (known: readonly string[], found: string) => (known.includes(found) ? known : [...known, found]);
  return (
    <Group align="flex-end" gap="sm">
      <Select
        label={t('importing.delimiter')}
        data={others(delimiters, delimiter).map((sign) => ({
          value: sign,
          label: sign in delimiterNames ? t(`importing.delimiters.${delimiterNames[sign as ',']}`) : sign,
        }))}
        value={delimiter}
        allowDeselect={false}
        onChange={(sign) => change(withFormat(mapping, { delimiter: sign! }))}
        w={160}
      />
      <Select
        label={t('importing.encoding')}
        data={others(encodings, preview.encoding)}
        value={preview.encoding}
        allowDeselect={false}
        onChange={(encoding) => change(withFormat(mapping, { encoding: encoding! }))}
        w={160}
      />
      <NumberInput
        label={t('importing.skip')}
        value={skip}
        min={0}
        max={1000}
        allowDecimal={false}
        onChange={(lines) => change(withFormat(mapping, { skip: Number(lines) || 0 }))}
        w={190}
      />
      <Switch
        label={t('importing.header')}
        checked={header}
        onChange={({ currentTarget }) => change(withHeader(mapping, currentTarget.checked, preview.columns))}
        mb={8}
      />
    </Group>
  );
}

const delimiterNames = { ',': 'comma', ';': 'semicolon', tab: 'tab', '|': 'bar' } as const;
