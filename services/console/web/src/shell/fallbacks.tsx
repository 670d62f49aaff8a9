import { Button, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '../parts/panel.js';

/** An address at which there is no screen. */
export function ScreenMissing(): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack align="flex-start">
      <Title order={1} size="h2">
        {t('panel.notFound')}
      </Title>
      <Text>{t('panel.notFoundText')}</Text>
      <Button renderRoot={(props) => <Link to="/worklist" {...props} />}>{t('panel.home')}</Button>
    </Stack>
  );
}

/** A screen that could not be drawn; the others go on. */
export function ScreenFailed({ error, reset }: { error: Error; reset: () => void }): ReactNode {
  return <Failed error={error} retry={reset} />;
}
