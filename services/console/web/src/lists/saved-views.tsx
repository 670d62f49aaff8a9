import { ActionIcon, Badge, Button, Checkbox, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useMay } from '../api/me.js';
import { Icon } from '../parts/icons.js';
import { ErrorText, Loaded } from '../parts/panel.js';
import classes from '../parts/parts.module.css';
import { parseSearch, stringifySearch, useListSearch } from './search.js';

type View = Pick<Schemas['SavedView'], 'screen' | 'title' | 'query' | 'shared'>;

function save(view: View) {
  const header = { 'Idempotency-Key': crypto.randomUUID() };
  return taken(api.POST('/api/v1/views', { body: view, params: { header } }));
}

/** Lists as people saved them, and the one in sight to be saved. */
export function SavedViews({ screen }: { screen: string }): ReactNode {
  const { t } = useTranslation();
  const [opened, { toggle, close }] = useDisclosure(false);
  const views = useQuery({
    queryKey: ['views', screen],
    queryFn: () => taken(api.GET('/api/v1/views', { params: { query: { screen } } })),
    enabled: opened,
  });
  return (
    <Popover position="bottom-end" opened={opened} onChange={close} width={300} trapFocus>
      <Popover.Target>
        <Button size="xs" variant="default" leftSection={<Icon name="bookmark" />} onClick={toggle}>
          {t('list.views')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('list.views')}>
        <Stack gap="sm">
          <Loaded query={views} empty={t('list.noViews')} isEmpty={({ views: { length } }) => length === 0}>
            {({ views: saved }) => (
              <Stack gap={6}>
                {saved.map((view) => (
                  <ViewRow key={view.viewId} view={view} close={close} />
                ))}
              </Stack>
            )}
          </Loaded>
          <SaveForm screen={screen} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function ViewRow({ view, close }: { view: Schemas['SavedView']; close: () => void }): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['views'] });
  const remove = useMutation({
    mutationFn: () => taken(api.DELETE('/api/v1/views/{viewId}', { params: { path: { viewId: view.viewId } } })),
    onSuccess: async () => {
      const id = notifications.show({
        message: (
          <Group justify="space-between">
            {t('list.viewDeleted')}
            <Button
              size="compact-xs"
              variant="default"
              onClick={() =>
                void save(view)
                  .then(refresh, () => undefined)
                  .finally(() => notifications.hide(id))
              }
            >
              {t('list.undo')}
            </Button>
          </Group>
        ),
      });
      await refresh();
    },
  });
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <Link to="." search={() => parseSearch(view.query)} className={classes['link']} onClick={close}>
        {view.title}
      </Link>
      <Group gap={4} wrap="nowrap">
        {view.shared && <Badge variant="outline">{t('list.shared')}</Badge>}
        {view.own && (
          <ActionIcon
            variant="subtle"
            size="sm"
            aria-label={t('list.deleteView', { name: view.title })}
            loading={remove.isPending}
            onClick={() => remove.mutate()}
          >
            <Icon name="cross" size={12} />
          </ActionIcon>
        )}
      </Group>
    </Group>
  );
}

function SaveForm({ screen }: { screen: string }): ReactNode {
  const { t } = useTranslation();
  const { search } = useListSearch();
  const mayShare = useMay('views.share');
  const queries = useQueryClient();
  const [title, setTitle] = useState('');
  const [shared, setShared] = useState(false);
  const saving = useMutation({
    mutationFn: () => save({ screen, title: title.trim(), query: stringifySearch(search), shared }),
    onSuccess: async () => {
      notifications.show({ color: 'green', message: t('list.viewSaved') });
      setTitle('');
      await queries.invalidateQueries({ queryKey: ['views'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <TextInput
          size="xs"
          label={t('list.viewTitle')}
          value={title}
          maxLength={200}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        {mayShare && (
          <Checkbox
            size="xs"
            label={t('list.shareView')}
            checked={shared}
            onChange={({ currentTarget }) => setShared(currentTarget.checked)}
          />
        )}
        {saving.error && (
          <Text size="sm" c="red.9" role="alert">
            <ErrorText error={saving.error} />
          </Text>
        )}
        <Button size="xs" type="submit" disabled={title.trim() === ''} loading={saving.isPending}>
          {t('list.saveView')}
        </Button>
      </Stack>
    </form>
  );
}
