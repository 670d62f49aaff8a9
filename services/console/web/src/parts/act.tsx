import { Alert, Button, Drawer, Group, List, Stack, Text, Textarea,TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOf } from '#libs/time';
import { ProblemError } from '../api/client.js';
import type { en } from '../locales/en.js';
import { useFormats } from './formats.js';
import { ErrorText } from './panel.js';

type ActTexts = (typeof en)['act'];
/** Acts that have a title, a sentence, a button and what is said afterwards. */
export type ActName = { [Name in keyof ActTexts]: ActTexts[Name] extends string ? never : Name }[keyof ActTexts];

interface ActProps<Input> {
  readonly name: ActName;
  readonly opened: boolean;
  readonly close: () => void;
  readonly start: Input;
  readonly fields: (input: Input, change: (changed: Partial<Input>) => void, faults: Faults) => ReactNode;
  readonly isReady: (input: Input) => boolean;
  /** @param key by which the same act is done once, however often it is sent */
  readonly run: (input: Input, key: string) => Promise<unknown>;
  readonly danger?: boolean;
  readonly after?: () => void;
}

/** What is wrong with a field, by its name. */
export type Faults = (field: string) => string | undefined;

/** A drawer in which an act is explained, confirmed and told of. What is typed stays until it is done. */
export function Act<Input extends object>(props: ActProps<Input>): ReactNode {
  const { name, opened, close } = props;
  const { t } = useTranslation();
  return (
    <Drawer
      opened={opened}
      onClose={close}
      position="right"
      closeOnClickOutside={false}
      size="md"
      title={
        <Text component="span" fw={650} size="lg">
          {t(`act.${name}.title`)}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('act.cancel') }}
    >
      <ActForm {...props} />
    </Drawer>
  );
}

function ActForm<Input extends object>(props: ActProps<Input>): ReactNode {
  const { name, start, fields, isReady, run, danger, after, close } = props;
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [input, setInput] = useState(start);
  const keyOf = useRequestKey();
  const mutation = useMutation({
    mutationFn: () => run(input, keyOf(input)),
    onSuccess: async () => {
      notifications.show({ color: 'green', title: t('act.done'), message: t(`act.${name}.done`) });
      close();
      after?.();
      await queries.invalidateQueries();
    },
  });
  const violations = mutation.error instanceof ProblemError ? (mutation.error.problem.violations ?? []) : [];
  const faults: Faults = (field) => violations.find((violation) => violation.field === field)?.description;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutation.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">{t(`act.${name}.text`)}</Text>
        {fields(input, (changed) => setInput({ ...input, ...changed }), faults)}
        {mutation.error && <Refusal error={mutation.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('act.cancel')}
          </Button>
          <Button
            type="submit"
            {...(danger ? { color: 'red.9' } : {})}
            loading={mutation.isPending}
            disabled={!isReady(input)}
          >
            {t(`act.${name}.button`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The same input keeps its key when it is sent again; another one is another act. */
function useRequestKey(): (input: object) => string {
  const last = useRef({ sent: '', key: '' });
  return (input) => {
    const sent = JSON.stringify(input);
    if (last.current.sent !== sent) last.current = { sent, key: crypto.randomUUID() };
    return last.current.key;
  };
}

function Refusal({ error }: { error: Error }): ReactNode {
  const { t } = useTranslation();
  const { violations = [], state, allowed = [] } = error instanceof ProblemError ? error.problem : {};
  return (
    <Alert color="red" variant="outline" role="alert" title={t('act.failed')}>
      <Text size="sm">
        <ErrorText error={error} />
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
}): ReactNode {
  const { value, onChange, fault, label, hint } = props;
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
      required
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
