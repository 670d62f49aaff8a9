import { Alert, Button, Drawer, Group, List, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isChangedMeanwhile, type Problem, ProblemError } from '../../api/client.js';
import { RequestKeys } from '../../api/request-keys.js';
import type { en } from '../../locales/en.js';
import { ErrorText, Wording } from '../panel.js';
import { useCodeText, useTextOf } from '../texts.js';
import { stateOf } from '../why.js';
import { absent, fieldInWords } from '../written.js';
import { changedSince, type Moved } from './changed-since.js';
import { type Faults, faultsOf, FaultText, violationsOf } from './faults.js';

type ActTexts = (typeof en)['act'];
/** Acts that have a title, a sentence, a button and what is said afterwards. */
export type ActName = { [Name in keyof ActTexts]: ActTexts[Name] extends string ? never : Name }[keyof ActTexts];

export interface ActProps<Input, Result> {
  readonly name: ActName;
  readonly opened: boolean;
  readonly close: () => void;
  readonly start: Input;
  readonly fields: (input: Input, change: (changed: Partial<Input>) => void, faults: Faults) => ReactNode;
  readonly isReady: (input: Input) => boolean;
  /**
   * @param key by which the same act is done once, however often it is sent
   * @param seen version of what is changed, as it was when the typing began
   */
  readonly run: (input: Input, key: string, seen: string) => Promise<Result>;
  /** What is to be read of the result; the drawer closes by itself where that is nothing. */
  readonly outcome?: (result: Result) => ReactNode;
  /** What is said afterwards, where it is not that the act was done. */
  readonly said?: (result: Result) => string | undefined;
  /** Version of what is changed, as it is now. */
  readonly version?: string;
  /** What the fields are called, so that a conflict can say which of them are another now. */
  readonly names?: Readonly<Partial<Record<keyof Input, string>>>;
  /** What it is about, where the title alone does not tell. */
  readonly subject?: string;
  readonly danger?: boolean;
  readonly after?: () => void;
}

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

/** What was typed, and how the thing was when that began. */
interface Typed<Input> {
  /** Fields that somebody touched; the others follow the thing. */
  readonly changed: Partial<Input>;
  readonly start: Input;
  readonly version: string;
  /** It was told that somebody else changed the thing; what is sent next goes by what it is now. */
  readonly isTold: boolean;
}

function useActForm<Input extends object, Result>(props: ActProps<Input, Result>) {
  const { name, start, version = '', names, run, outcome, said, close, after } = props;
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Typed<Input> | null>(null);
  const [told, setTold] = useState<ReactNode>(null);
  const [keys] = useState(() => new RequestKeys());
  const now = typed ?? { changed: {}, start, version, isTold: false };
  const input = { ...(now.isTold ? start : now.start), ...now.changed };
  const seen = now.isTold ? version : now.version;
  const mutation = useMutation({
    mutationFn: () => run(input, keys.keyOf({ input, seen }), seen),
    onError: async (error) => {
      if (seen === '' || !isChangedMeanwhile(error)) return;
      await queries.invalidateQueries();
      setTyped((before) => before && { ...before, isTold: true });
    },
    onSuccess: async (result) => {
      const message = said?.(result) ?? t(`act.${name}.done`);
      notifications.show({ color: 'green', title: t('act.done'), message });
      setTyped(null);
      keys.forget();
      const toRead = outcome?.(result) ?? null;
      setTold(toRead);
      if (toRead === null) close();
      after?.();
      await queries.invalidateQueries();
    },
  });
  const change = (changed: Partial<Input>) => setTyped({ ...now, changed: { ...now.changed, ...changed } });
  const send = () => {
    // What is suggested may be another tomorrow, and would be another act then.
    setTyped(now);
    mutation.mutate();
  };
  const leave = () => {
    setTold(null);
    close();
  };
  const { error, isPending } = mutation;
  const moved = now.isTold && error && isChangedMeanwhile(error) ? changedSince(now.start, start, names) : null;
  return { input, change, send, leave, told, moved, error, isPending };
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
  const { name, subject, fields, isReady, danger, close, input, change, send, moved, error, isPending } = props;
  const { t } = useTranslation();
  const faults = faultsOf(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {subject && <Text fw={600}>{subject}</Text>}
        <Text size="sm">{t(`act.${name}.text`)}</Text>
        {fields(input, change, faults)}
        {moved ? <Changed moved={moved} /> : error && <Refusal error={error} />}
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

/** Why an act was not done, with each wrong field and what is possible instead. */
export function Refusal({ error }: { error: Error }): ReactNode {
  const { t } = useTranslation();
  const textOf = useTextOf();
  const violations = violationsOf(error);
  const { status = 0 } = error instanceof ProblemError ? error.problem : {};
  // Without an answer nobody knows whether it was done; the same input again is done once in any case.
  const isUnanswered = status === 0 || status === 502 || status === 504;
  return (
    <Alert color="red" variant="outline" role="alert" title={t(isUnanswered ? 'act.unanswered' : 'act.failed')}>
      <Text size="sm">
        <ErrorText error={error} /> {isUnanswered && t('act.unansweredText')}
      </Text>
      {violations.length > 0 && (
        <List size="sm">
          {violations.map((violation) => (
            <List.Item key={`${violation.field} ${violation.description}`}>
              {fieldInWords(textOf, violation.field)}: <FaultText violation={violation} />
            </List.Item>
          ))}
        </List>
      )}
      {error instanceof ProblemError && error.problem.state !== undefined && <StateNow problem={error.problem} />}
      {violations.length === 0 && <Wording error={error} />}
    </Alert>
  );
}

/** Which state forbade it, and what people can do in it. */
function StateNow({ problem }: { problem: Problem }): ReactNode {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const textOf = useTextOf();
  const { group, state, allowed } = stateOf(problem);
  // What services do by themselves has no text, and is nothing that a person could do.
  const acts = allowed.flatMap((key) => textOf(key) ?? []);
  return (
    <Text size="sm" mt="xs">
      {t('act.stateNow', { state: codeText(group, state) })}{' '}
      {acts.length > 0 ? t('act.allowedNow', { acts: acts.join(', ') }) : t('act.nothingAllowed')}
    </Text>
  );
}

/** Somebody else was faster: what is now, and that nothing typed is lost. */
function Changed({ moved }: { moved: readonly Moved[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <Alert color="red" variant="outline" role="alert" title={t('problem.CHANGED')}>
      <Text size="sm">{t('changed.kept')}</Text>
      {moved.length > 0 && (
        <List size="sm">
          {moved.map(({ name, now }) => (
            <List.Item key={name}>{t('changed.now', { name, value: now === '' ? absent : now })}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
