import { Alert, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../parts/formats.js';
import { Failed, Loading } from '../../parts/panel.js';
import type { Meant } from './use-meant.js';

/** What is to know of a text that was typed: it may mean too many, or be spelt otherwise. */
export function TextFound({ meant }: { meant: Meant }): ReactNode {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { error, retry, tooMany, byTypos, isSearching } = meant;
  if (tooMany) {
    return (
      <Alert color="yellow" variant="outline" role="status" title={t('caseList.tooBroad')}>
        {t(tooMany.more ? 'caseList.tooBroadOver' : 'caseList.tooBroadText', { number: count(tooMany.count) })}
      </Alert>
    );
  }
  if (error) return <Failed error={error} retry={retry} />;
  if (isSearching) return <Loading />;
  return byTypos ? (
    <Text size="sm" c="dimmed" role="status">
      {t('caseList.byTypos')}
    </Text>
  ) : null;
}
