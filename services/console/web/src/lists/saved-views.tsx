import { ActionIcon, Badge, Button, Checkbox, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useMay } from '../api/me.js';
import { RequestKeys } from '../api/request-keys.js';
import { Icon } from '../parts/icons.js';
import { ErrorText, Loaded } from '../parts/panel.js';
import classes from '../parts/parts.module.css';
import { parseSearch, stringifySearch, useListSearch } from './search.js';

/** How long a deleted view can be brought back. */
const undoMs = 30_000;

type View = Pick<Schemas['SavedView'], 'screen' | 'title' | 'query' | 'shared'>;

/** @param key by which the same view is saved once, however often it is sent */
function save({ screen, title, query, shared }: View, key: string) {
  const params = { header: { 'Idempotency-Key': key } };
  return taken(api.POST('/api/v1/views', { body: { screen, title, query, shared }, params }));
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
  const remove = useMutation({
    mutationFn: () => taken(api.DELETE('/api/v1/views/{viewId}', { params: { path: { viewId: view.viewId } } })),
    onSuccess: async () => {
      const hide = () => notifications.hide(id);
      const id = notifications.show({ message: <Undo view={view} hide={hide} />, autoClose: undoMs });
      await queries.invalidateQueries({ queryKey: ['views'] });
    },
  });
  return (
    <div>
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
      <Fault error={remove.error} />
    </div>
  );
}

function Fault({ error }: { error: Error | null }): ReactNode {
  if (!error) return null;
  return (
    <Text size="sm" c="var(--mantine-color-error)" role="alert">
      <ErrorText error={error} />
    </Text>
  );
}

/** Says that a view is gone, and brings it back; it stays until it is back, as nothing else has the view any more. */
function Undo({ view, hide }: { view: View; hide: () => void }): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const undo = useMutation({
    mutationFn: () => save(view, key),
    onSuccess: async () => {
      hide();
      await queries.invalidateQueries({ queryKey: ['views'] });
    },
  });
  return (
    <>
      <Group justify="space-between">
        {t('list.viewDeleted')}
        <Button size="compact-xs" variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
          {t('list.undo')}
        </Button>
      </Group>
      <Fault error={undo.error} />
    </>
  );
}

function SaveForm({ screen }: { screen: string }): ReactNode {
  const { t } = useTranslation();
  const { search } = useListSearch();
  const mayShare = useMay('views.share');
  const queries = useQueryClient();
  const [title, setTitle] = useState('');
  const [shared, setShared] = useState(false);
  const [keys] = useState(() => new RequestKeys());
  const saving = useMutation({
    mutationFn: () => {
      const view = { screen, title: title.trim(), query: stringifySearch(search), shared };
      return save(view, keys.keyOf(view));
    },
    onSuccess: async () => {
      keys.forget();
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
        <Fault error={saving.error} />
        <Button size="xs" type="submit" disabled={title.trim() === ''} loading={saving.isPending}>
          {t('list.saveView')}
        </Button>
      </Stack>
    </form>
  );
}
