import { Alert, Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError, taken } from '../api/client.js';
import { RequestKeys } from '../api/request-keys.js';
import { Refusal } from '../parts/acts/act.js';
import { faultsOf } from '../parts/acts/faults.js';
import { useFormats } from '../parts/formats.js';
import { ErrorText, Loaded, Wording } from '../parts/panel.js';
import { adviceOf, type BulkAct, type BulkActName, bulkActs } from './bulk-acts.js';
import { BulkFields } from './bulk-fields.js';
import { type BulkInput, isReady, noInput, parametersOf } from './bulk-parameters.js';
import { BulkActLink, BulkProgress, Refusals } from './bulk-parts.js';
import { startBulkAct, useBulkAct } from './bulk-queries.js';
import type { TargetOf } from './targets.js';

interface BulkDrawerProps {
  readonly act: BulkActName;
  readonly opened: boolean;
  readonly close: () => void;
  /** How many were chosen, in words. */
  readonly chosen: string;
  readonly targetOf: TargetOf;
  /** Once it has started. */
  readonly started: () => void;
}

/** Asks for what an act needs, says what it would do, and then shows how far it is. What is typed stays until then. */
export function BulkDrawer(props: BulkDrawerProps): ReactNode {
  const { act, opened } = props;
  const { t } = useTranslation();
  const form = useBulkForm(props);
  const close = () => {
    props.close();
    // What is chosen may be something else when it is opened again.
    form.again();
  };
  return (
    <Drawer
      opened={opened}
      onClose={close}
      position="right"
      closeOnClickOutside={false}
      size="md"
      title={
        <Text component="span" fw={650} size="lg">
          {t(`bulk.acts.${act}`)}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      {form.startedId !== '' ? (
        <Started bulkActId={form.startedId} close={close} />
      ) : form.preview ? (
        <Previewed {...form} preview={form.preview} />
      ) : (
        <Asked {...props} {...form} close={close} />
      )}
    </Drawer>
  );
}

type Form = ReturnType<typeof useBulkForm>;

function useBulkForm({ act, targetOf, started }: BulkDrawerProps) {
  const { zone } = useFormats();
  const queries = useQueryClient();
  const [input, setInput] = useState<BulkInput>(noInput);
  const [preview, setPreview] = useState<BulkAct | null>(null);
  const [startedId, setStartedId] = useState('');
  const [keys] = useState(() => new RequestKeys());
  const previewing = useMutation({
    mutationFn: async () => {
      const target = await targetOf(bulkActs[act].subject);
      const body = { act, parameters: parametersOf(act, input, zone), ...target };
      const params = { header: { 'Idempotency-Key': keys.keyOf(body) } };
      return (await taken(api.POST('/api/v1/bulk-acts', { params, body }))).bulkAct!;
    },
    onSuccess: (made) => {
      // The next preview is another one, also of the same: much may have changed.
      keys.forget();
      starting.reset();
      setPreview(made);
    },
  });
  const starting = useMutation({
    mutationFn: (made: BulkAct) => startBulkAct(made, keys.keyOf({ start: made.bulkActId })),
    onSuccess: async (_, { bulkActId }) => {
      keys.forget();
      setStartedId(bulkActId);
      setInput(noInput);
      started();
      await queries.invalidateQueries({ queryKey: ['bulk-acts'] });
    },
  });
  const again = () => {
    setPreview(null);
    setStartedId('');
    previewing.reset();
    starting.reset();
  };
  const change = (changed: Partial<BulkInput>) => setInput({ ...input, ...changed });
  return { input, change, preview, startedId, previewing, starting, again };
}

function Asked(props: BulkDrawerProps & Form): ReactNode {
  const { act, chosen, close, input, change, previewing } = props;
  const { t } = useTranslation();
  const { error } = previewing;
  const faults = faultsOf(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    previewing.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">{t(`bulk.text.${act}`)}</Text>
        <Text size="sm" fw={600}>
          {chosen}
        </Text>
        <BulkFields act={act} input={input} change={change} faults={faults} />
        {error && <Refused error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('act.close')}
          </Button>
          <Button type="submit" loading={previewing.isPending} disabled={!isReady(act, input)}>
            {t('bulk.preview')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Why there is no preview, or no start, and what can be done about it. */
function Refused({ error }: { error: Error }): ReactNode {
  const { t } = useTranslation();
  const advice = adviceOf(error);
  if (!advice) return <Refusal error={error} />;
  return (
    <Alert color="red" variant="outline" role="alert" title={t(`bulk.advice.${advice}.title`)}>
      <Text size="sm">{t(`bulk.advice.${advice}.text`)}</Text>
      {error instanceof ProblemError && (
        <Text size="sm" mt="xs" c="dimmed">
          <ErrorText error={error} />
        </Text>
      )}
      <Wording error={error} />
    </Alert>
  );
}

/** What the act would do, item by item as they are now. */
function Previewed({ preview, previewing, starting, again }: Form & { preview: BulkAct }): ReactNode {
  const { t } = useTranslation();
  const { count, clock } = useFormats();
  const { itemCount, allowedCount, refusedCount, expireTime } = preview;
  const isOutdated = adviceOf(starting.error) === 'OUTDATED';
  const numbers = { allowed: count(allowedCount), all: count(itemCount), refused: count(refusedCount) };
  return (
    <Stack>
      <Text fw={600} role="status">
        {t(refusedCount === 0 ? 'bulk.allAllowed' : 'bulk.someAllowed', { ...numbers, count: refusedCount })}
      </Text>
      <Refusals act={preview} />
      <Text size="sm" c="dimmed">
        {t(allowedCount === 0 ? 'bulk.nothingLeft' : 'bulk.frozen', { time: clock(expireTime) })}
      </Text>
      {starting.error && <Refused error={starting.error} />}
      {previewing.error && <Refused error={previewing.error} />}
      <Group justify="flex-end">
        <Button variant="default" autoFocus={allowedCount === 0} onClick={again}>
          {t('bulk.back')}
        </Button>
        {isOutdated ? (
          <Button loading={previewing.isPending} onClick={() => previewing.mutate()}>
            {t('bulk.previewAgain')}
          </Button>
        ) : (
          <Button
            autoFocus
            loading={starting.isPending}
            disabled={allowedCount === 0}
            onClick={() => starting.mutate(preview)}
          >
            {t('bulk.start', { count: allowedCount, formatted: count(allowedCount) })}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** How far the act is; it goes on when the drawer is closed. */
function Started({ bulkActId, close }: { bulkActId: string; close: () => void }): ReactNode {
  const { t } = useTranslation();
  const query = useBulkAct(bulkActId);
  return (
    <Loaded query={query}>
      {(act) => (
        <Stack>
          <div role="status">
            <Text fw={600}>{t(act.endTime ? 'bulk.ended' : 'bulk.running')}</Text>
          </div>
          <BulkProgress act={act} />
          <Text size="sm">
            <BulkActLink bulkActId={bulkActId} text={t('bulk.open')} />
          </Text>
          <Group justify="flex-end">
            <Button autoFocus onClick={close}>
              {t('act.close')}
            </Button>
          </Group>
        </Stack>
      )}
    </Loaded>
  );
}
