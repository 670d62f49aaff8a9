import {
  ActionIcon,
  Anchor,
  Button,
  Popover,
  SegmentedControl,
  Stack,
  Text,
  useMantineColorScheme,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.js';
import { session, useSession } from '../api/session.js';
import { type Language, languages, speak } from '../locales/index.js';
import { Icon } from '../parts/icons.js';
import { openKeys } from './keys.js';

const themes = ['light', 'dark', 'auto'] as const;

async function signOut(): Promise<void> {
  const headers = { 'x-csrf-token': session.get().csrfToken };
  const response = await fetch('/auth/sign-out', { method: 'POST', headers });
  // Whoever goes away now must not believe to be out.
  if (!response.ok && response.status !== 401) throw new Error(String(response.status));
  const { url } = response.ok ? ((await response.json()) as { url: string }) : { url: '/' };
  window.location.assign(url);
}

/** Who has signed in, how the screens look, and the way out. */
export function PersonMenu(): ReactNode {
  const { t, i18n } = useTranslation();
  const { name, roles, version, purposeRequired } = useMe();
  const { purpose } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leaving = useMutation({ mutationFn: signOut });
  return (
    <Popover position="bottom-end" width={290} trapFocus>
      <Popover.Target>
        <ActionIcon variant="default" size="md" aria-label={`${t('shell.account')}: ${name}`}>
          <Icon name="customers" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('shell.account')}>
        <Stack gap="sm">
          <div>
            <Text fw={600}>{name}</Text>
            <Text size="sm" c="dimmed">
              {t('shell.roles')}: {roles.join(', ')}
            </Text>
          </div>
          {purposeRequired && purpose !== '' && (
            <div>
              <Text size="sm">
                {t('session.purposeLabel')}: {purpose}
              </Text>
              <Button size="compact-xs" variant="default" onClick={() => session.state('')}>
                {t('session.changePurpose')}
              </Button>
            </div>
          )}
          <div>
            <Text size="sm">{t('shell.theme')}</Text>
            <SegmentedControl
              fullWidth
              size="xs"
              aria-label={t('shell.theme')}
              data={themes.map((theme) => ({ value: theme, label: t(`shell.${theme}`) }))}
              value={colorScheme}
              onChange={(theme) => setColorScheme(theme as (typeof themes)[number])}
            />
          </div>
          <div>
            <Text size="sm">{t('shell.language')}</Text>
            <SegmentedControl
              fullWidth
              size="xs"
              aria-label={t('shell.language')}
              data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
              value={i18n.language}
              onChange={(language) => void speak(language as Language)}
            />
          </div>
          <Button variant="default" size="xs" leftSection={<Icon name="keyboard" />} onClick={openKeys}>
            {t('shell.shortcuts')}
          </Button>
          <Button size="xs" onClick={() => leaving.mutate()} loading={leaving.isPending}>
            {t('shell.signOut')}
          </Button>
          {leaving.error && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {t('shell.notSignedOut')}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {t('shell.version', { version })} ·{' '}
            <Anchor href="/api/docs" target="_blank" underline="always" size="xs">
              {t('shell.apiDocs')}
            </Anchor>
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
