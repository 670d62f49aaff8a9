import { Alert, Button, Drawer, Group, List, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOf } from '#libs/time';
import { ProblemError } from '../api/client.js';
import { RequestKeys } from '../api/request-keys.js';
import type { en } from '../locales/en.js';
import { useFormats } from './formats.js';
import { ErrorText } from './panel.js';

type ActTexts = (typeof en)['act'];
/** Acts that have a title, a sentence, a button and what is said afterwards. */
export type ActName = { [Name in keyof ActTexts]: ActTexts[Name] extends string ? never : Name }[keyof ActTexts];

interface ActProps<Input, Result> {
  readonly name: ActName;
  readonly opened: boolean;
  readonly close: () => void;
  readonly start: Input;
  readonly fields: (input: Input, change: (changed: Partial<Input>) => void, faults: Faults) => ReactNode;
  readonly isReady: (input: Input) => boolean;
  /** @param key by which the same act is done once, however often it is sent */
  readonly run: (input: Input, key: string) => Promise<Result>;
  /** What is to be read of the result; the drawer closes by itself where that is nothing. */
  readonly outcome?: (result: Result) => ReactNode;
  readonly danger?: boolean;
  readonly after?: () => void;
}

/** What is wrong with a field, by its name. */
export type Faults = (field: string) => string | undefined;

/**
 * A drawer in which an act is explained, confirmed and told of. What is typed stays until it is done, also when the drawer
 * was closed meanwhile; what is sent again after a lost answer is done once.
 */
export function Act<Input extends object, Result = unknown>(props: ActProps<Input, Result>): ReactNode {
  const { name, opened } = props;
  const { t } = useTranslation();
  const form = useActForm(props);
  return (
    <Drawer
      opened={opened}
      onClose={form.leave}
      position="right"
      closeOnClickOutside={false}
      size="md"
      title={
        <Text component="span" fw={650} size="lg">
          {t(`act.${name}.title`)}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      {form.told ? <Told told={form.told} close={form.leave} /> : <ActForm {...props} {...form} />}
    </Drawer>
  );
}

function useActForm<Input extends object, Result>({
  name,
  start,
  run,
  outcome,
  close,
  after,
}: ActProps<Input, Result>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Input | null>(null);
  const [told, setTold] = useState<ReactNode>(null);
  const [keys] = useState(() => new RequestKeys());
  const input = typed ?? start;
  const mutation = useMutation({
    mutationFn: () => run(input, keys.keyOf(input)),
    onSuccess: async (result) => {
      notifications.show({ color: 'green', title: t('act.done'), message: t(`act.${name}.done`) });
      setTyped(null);
      keys.forget();
      const said = outcome?.(result) ?? null;
      setTold(said);
      if (said === null) close();
      after?.();
      await queries.invalidateQueries();
    },
  });
  const change = (changed: Partial<Input>) => setTyped({ ...input, ...changed });
  const send = () => {
    // What is suggested may be another tomorrow, and would be another act then.
    setTyped(input);
    mutation.mutate();
  };
  const leave = () => {
    setTold(null);
    close();
  };
  return { input, change, send, leave, told, error: mutation.error, isPending: mutation.isPending };
}

/** What came of an act, where more than a sentence is to be said. */
function Told({ told, close }: { told: ReactNode; close: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack role="status">
      {told}
      <Group justify="flex-end">
        <Button onClick={close} data-autofocus>
          {t('act.close')}
        </Button>
      </Group>
    </Stack>
  );
}

function ActForm<Input extends object, Result>(
  props: ActProps<Input, Result> & ReturnType<typeof useActForm<Input, Result>>,
): ReactNode {
  const { name, fields, isReady, danger, close, input, change, send, error, isPending } = props;
  const { t } = useTranslation();
  const violations = error instanceof ProblemError ? (error.problem.violations ?? []) : [];
  const faults: Faults = (field) => violations.find((violation) => violation.field === field)?.description;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">{t(`act.${name}.text`)}</Text>
        {fields(input, change, faults)}
        {error && <Refusal error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('act.close')}
          </Button>
          <Button type="submit" {...(danger ? { color: 'red.9' } : {})} loading={isPending} disabled={!isReady(input)}>
            {t(`act.${name}.button`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Refusal({ error }: { error: Error }): ReactNode {
  const { t } = useTranslation();
  const { violations = [], state, allowed = [], status = 0 } = error instanceof ProblemError ? error.problem : {};
  // Without an answer nobody knows whether it was done; the same input again is done once in any case.
  const isUnanswered = status === 0 || status === 502 || status === 504;
  return (
    <Alert color="red" variant="outline" role="alert" title={t(isUnanswered ? 'act.unanswered' : 'act.failed')}>
      <Text size="sm">
        <ErrorText error={error} /> {isUnanswered && t('act.unansweredText')}
      </Text>
      {violations.length > 0 && (
        <List size="sm">
          {violations.map(({ field, description }) => (
            <List.Item key={`${field} ${description}`}>
              {field}: {description}
            </List.Item>
          ))}
        </List>
      )}
      {state !== undefined && (
        <Text size="sm" mt="xs">
          {t('act.stateNow', { state })}{' '}
          {allowed.length > 0 ? t('act.allowedNow', { acts: allowed.join(', ') }) : t('act.nothingAllowed')}
        </Text>
      )}
    </Alert>
  );
}

interface ReasonInput {
  readonly reason: string;
}

/** Why, in words: everything that is done says it. */
export function ReasonField(props: {
  value: string;
  onChange: (reason: string) => void;
  fault: string | undefined;
  label?: string;
  hint?: string;
  /** Where something else says why already. */
  optional?: boolean;
}): ReactNode {
  const { value, onChange, fault, label, hint, optional = false } = props;
  const { t } = useTranslation();
  return (
    <Textarea
      label={label ?? t('act.reason')}
      description={hint ?? t('act.reasonHint')}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={fault}
      maxLength={500}
      autosize
      minRows={3}
      required={!optional}
      data-autofocus
    />
  );
}

interface ReasonActProps {
  readonly name: ActName;
  readonly opened: boolean;
  readonly close: () => void;
  readonly run: (reason: string, key: string) => Promise<unknown>;
  readonly danger?: boolean;
  readonly after?: () => void;
}

/** An act that asks for nothing but a reason. */
export function ReasonAct({ run, ...rest }: ReasonActProps): ReactNode {
  return (
    <Act<ReasonInput>
      {...rest}
      start={{ reason: '' }}
      isReady={({ reason }) => reason.trim() !== ''}
      run={({ reason }, key) => run(reason.trim(), key)}
      fields={({ reason }, change, faults) => (
        <ReasonField value={reason} onChange={(text) => change({ reason: text })} fault={faults('reason')} />
      )}
    />
  );
}

interface UntilActProps extends Omit<ReasonActProps, 'run'> {
  readonly run: (input: { reason: string; untilTime: string | null }, key: string) => Promise<unknown>;
}

/** An act that holds until a day, or until somebody ends it. */
export function UntilAct({ run, ...rest }: UntilActProps): ReactNode {
  const { t } = useTranslation();
  const { zone } = useFormats();
  const id = useId();
  return (
    <Act<{ reason: string; until: string }>
      {...rest}
      start={{ reason: '', until: '' }}
      isReady={({ reason }) => reason.trim() !== ''}
      run={({ reason, until }, key) =>
        run(
          { reason: reason.trim(), untilTime: until === '' ? null : instantOf(until, '00:00', zone).toISOString() },
          key,
        )
      }
      fields={({ reason, until }, change, faults) => (
        <>
          <ReasonField value={reason} onChange={(text) => change({ reason: text })} fault={faults('reason')} />
          <TextInput
            id={id}
            type="date"
            label={t('act.until')}
            description={t('act.untilHint')}
            value={until}
            onChange={({ currentTarget }) => change({ until: currentTarget.value })}
            error={faults('untilTime')}
          />
        </>
      )}
    />
  );
}
