import { Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../parts/formats.js';
import { Facts, Loaded } from '../../parts/panel.js';
import classes from '../../parts/parts.module.css';
import { FileBadge } from '../../parts/state-badge.js';
import { useImport } from '../use-files.js';

/** What a trial run says that the file would do. */
export function TrialResult({ importId }: { importId: string }): ReactNode {
  const { t } = useTranslation();
  const { count } = useFormats();
  return (
    <Loaded query={useImport(importId)}>
      {({
        state,
        rowCount,
        createdCount,
        updatedCount,
        unchangedCount,
        closedCount,
        errorCount,
        customersCreatedCount,
        customersUpdatedCount,
      }) => (
        <Stack gap="xs" role="status" aria-label={t('importing.trial')}>
          <Text fw={600}>{t('importing.trialText')}</Text>
          <Facts
            facts={[
              [t('files.state'), <FileBadge key="state" state={state} />],
              [t('files.rows'), count(rowCount)],
              [t('files.created'), count(createdCount)],
              [t('files.updated'), count(updatedCount)],
              [t('files.unchanged'), count(unchangedCount)],
              [t('files.closed'), count(closedCount)],
              [t('files.customersCreated'), count(customersCreatedCount)],
              [t('files.customersUpdated'), count(customersUpdatedCount)],
              [t('files.errors'), count(errorCount)],
            ]}
          />
          <Link to="/files/imports/$importId" params={{ importId }} className={classes['link']}>
            {t('importing.trialRows')}
          </Link>
        </Stack>
      )}
    </Loaded>
  );
}
