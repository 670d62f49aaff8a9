import { AppShell, Burger, Button, Center, Group, Kbd, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/client.js';
import { MeContext, useMe, useMeQuery } from '../api/me.js';
import { signedInPath, signInAddress, useSession } from '../api/session.js';
import { Icon } from '../parts/icons.js';
import { Failed, Loading } from '../parts/panel.js';
import { BusinessTime } from './business-time.js';
import { Keys } from './keys.js';
import { PersonMenu } from './person-menu.js';
import { openPlaces } from './places.js';
import { Search } from './search.js';
import { PurposeQuestion, SessionEnded, SignedIn } from './session-windows.js';
import classes from './shell.module.css';

/** What is around every screen. */
export function Shell(): ReactNode {
  const me = useMeQuery();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  if (path === signedInPath) return <SignedIn />;
  if (me.data) {
    return (
      <MeContext value={me.data}>
        <Frame />
        <SessionEnded />
      </MeContext>
    );
  }
  if (me.error instanceof ProblemError && me.error.status === 401) return <Welcome />;
  return (
    <Center h="100vh" component="main">
      {me.error ? <Failed error={me.error} retry={() => void me.refetch()} /> : <Loading />}
    </Center>
  );
}

function Welcome(): ReactNode {
  const { t } = useTranslation();
  const address = useRouterState({ select: ({ location }) => location.href });
  return (
    <Center h="100vh" component="main">
      <Stack align="center">
        <img src="/icon.svg" alt="" width={64} height={64} />
        <Title order={1}>Dunlin</Title>
        <Text>{t('session.welcome')}</Text>
        <Button component="a" href={signInAddress(address)} size="md">
          {t('session.signIn')}
        </Button>
      </Stack>
    </Center>
  );
}

function Frame(): ReactNode {
  const { t } = useTranslation();
  const [opened, { toggle, close }] = useDisclosure(false);
  const { permissions, purposeRequired } = useMe();
  const { purpose } = useSession();
  // Nothing is asked of customers, nor found, before it is said what for.
  const isAsked = purposeRequired && purpose === '';
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(close, [path, close]);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 210, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding="md"
      classNames={{ main: classes['main'] ?? '' }}
    >
      <a href="#content" className={classes['skip']}>
        {t('shell.skip')}
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t(opened ? 'shell.closeMenu' : 'shell.menu')}
              aria-expanded={opened}
            />
            <img src="/icon.svg" alt="" width={26} height={26} />
            <Text fw={700} visibleFrom="sm">
              Dunlin
            </Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <BusinessTime />
            <Button
              variant="default"
              size="xs"
              leftSection={<Icon name="search" />}
              onClick={spotlight.open}
              disabled={isAsked}
              aria-keyshortcuts="Control+K"
            >
              <span className={classes['label']}>{t('shell.search')}</span>
              <Kbd size="xs" ml="xs" className={classes['wide'] ?? ''}>
                Ctrl K
              </Kbd>
            </Button>
            <PersonMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t('shell.navigation')}>
        {openPlaces(permissions).map(({ name, path: to, icon }) => (
          <Link key={name} to={to} className={classes['place']} activeProps={{ 'aria-current': 'page' }}>
            <Icon name={icon} size={18} />
            {t(`nav.${name}`)}
          </Link>
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        {isAsked ? <PurposeQuestion /> : <Outlet />}
      </AppShell.Main>
      {!isAsked && <Search />}
      <Keys />
    </AppShell>
  );
}
