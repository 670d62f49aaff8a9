import { Box, Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '../panel.js';
import type { More } from './pages.js';

/** Brings what follows the rows that are there, or says why it did not come. */
export function ShowMore({ more: { hasMore, isLoading, failed, load } }: { more: More }): ReactNode {
  const { t } = useTranslation();
  if (!hasMore) return null;
  return (
    <Box mt="xs">
      {failed ? (
        <Failed error={failed} retry={load} />
      ) : (
        <Button size="xs" variant="default" loading={isLoading} onClick={load}>
          {t('list.showMore')}
        </Button>
      )}
    </Box>
  );
}
