import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorText } from '../panel.js';

/** How long something can be undone. */
const undoMs = 15_000;

interface Done {
  readonly message: string;
  /** Takes it back; absent where nothing does. */
  readonly undo?: (key: string) => Promise<unknown>;
}

/** Acts that are done at once, without asking: what was done is said, with a way back. */
export function useAtOnce() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ run }: { run: () => Promise<unknown>; done: Done; after?: () => void }) => run(),
    onSuccess: async (_, { done: { message, undo }, after }) => {
      const hide = () => notifications.hide(id);
      const shown = undo ? <Undo message={message} undo={undo} hide={hide} /> : message;
      const id = notifications.show({ color: 'green', message: shown, autoClose: undoMs });
      after?.();
      await queries.invalidateQueries();
    },
    onError: (error) =>
      notifications.show({ color: 'red', title: t('act.failed'), message: <ErrorText error={error} /> }),
  });
}

interface UndoProps {
  readonly message: string;
  readonly undo: (key: string) => Promise<unknown>;
  readonly hide: () => void;
}

function Undo({ message, undo, hide }: UndoProps): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const undoing = useMutation({
    mutationFn: () => undo(key),
    onSuccess: async () => {
      hide();
      await queries.invalidateQueries();
    },
  });
  return (
    <>
      <Group justify="space-between" wrap="nowrap">
        {message}
        <Button size="compact-xs" variant="default" loading={undoing.isPending} onClick={() => undoing.mutate()}>
          {t('list.undo')}
        </Button>
      </Group>
      {undoing.error && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          <ErrorText error={undoing.error} />
        </Text>
      )}
    </>
  );
}
