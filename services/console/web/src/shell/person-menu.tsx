import { ActionIcon, Menu, Text, useMantineColorScheme } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.js';
import { session } from '../api/session.js';
import { type Language, languages, speak } from '../locales/index.js';
import { Icon } from '../parts/icons.js';
import { openKeys } from './keys.js';

const themes = ['light', 'dark', 'auto'] as const;

async function signOut(): Promise<void> {
  const response = await fetch('/auth/sign-out', {
    method: 'POST',
    headers: { 'x-csrf-token': session.get().csrfToken },
  });
  const { url } = response.ok ? ((await response.json()) as { url: string }) : { url: '/' };
  window.location.assign(url);
}

/** Who has signed in, how the screens look, and the way out. */
export function PersonMenu(): ReactNode {
  const { t, i18n } = useTranslation();
  const { name, roles, version } = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leaving = useMutation({ mutationFn: signOut });
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="default" size="md" aria-label={`${t('shell.account')}: ${name}`}>
          <Icon name="customers" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={600} size="sm" c="var(--mantine-color-text)">
            {name}
          </Text>
          {t('shell.roles')}: {roles.join(', ')}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('shell.theme')}</Menu.Label>
        {themes.map((theme) => (
          <Menu.Item
            key={theme}
            leftSection={<Icon name={theme === colorScheme ? 'check' : 'sun'} />}
            aria-current={theme === colorScheme}
            onClick={() => setColorScheme(theme)}
          >
            {t(`shell.${theme}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('shell.language')}</Menu.Label>
        {(Object.keys(languages) as Language[]).map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            leftSection={i18n.language === language ? <Icon name="check" /> : undefined}
            aria-current={i18n.language === language}
            onClick={() => void speak(language)}
          >
            {languages[language]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="keyboard" />} onClick={openKeys}>
          {t('shell.shortcuts')}
        </Menu.Item>
        <Menu.Item component="a" href="/api/docs" target="_blank">
          {t('shell.apiDocs')}
        </Menu.Item>
        <Menu.Item onClick={() => leaving.mutate()}>{t('shell.signOut')}</Menu.Item>
        <Menu.Label>{t('shell.version', { version })}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
