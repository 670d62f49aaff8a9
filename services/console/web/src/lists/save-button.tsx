import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportedList, saveCsv } from '../api/files/csv-file.js';
import { useMay } from '../api/me.js';
import { Icon } from '../parts/icons.js';
import { ErrorText } from '../parts/panel.js';

interface SaveButtonProps {
  readonly save: () => Promise<void>;
  readonly text: string;
  /** Title over why it failed; that of a list when absent. */
  readonly failed?: string;
}

/** Saves something as a file, or says why that failed. */
export function SaveButton({ save, text, failed }: SaveButtonProps): ReactNode {
  const { t } = useTranslation();
  const saving = useMutation({
    mutationFn: save,
    onError: (error) =>
      notifications.show({
        color: 'red',
        title: failed ?? t('list.notExported'),
        message: <ErrorText error={error} />,
      }),
  });
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<Icon name="download" />}
      loading={saving.isPending}
      onClick={() => saving.mutate()}
    >
      {text}
    </Button>
  );
}

/** Saves a list, for those who may take lists away. */
export function SaveListButton({ save }: Pick<SaveButtonProps, 'save'>): ReactNode {
  const { t } = useTranslation();
  return useMay('lists.export') ? <SaveButton save={save} text={t('list.export')} /> : null;
}

interface ExportButtonProps {
  /** Null while it is not known what the list is. */
  readonly list: ExportedList | null;
  /** Columns that are shown, which the file gets; all when absent. */
  readonly shown?: readonly string[];
}

/** Saves all pages of a list with the columns that are shown. */
export function ExportButton({ list, shown }: ExportButtonProps): ReactNode {
  return list && <SaveListButton save={() => saveCsv(list, shown ?? Object.keys(list.columnsOf))} />;
}
