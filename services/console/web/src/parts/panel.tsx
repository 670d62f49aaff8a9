import { Alert, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/client.js';
import type { en } from '../locales/en.js';
import { Boundary } from './boundary.js';
import classes from './parts.module.css';
import { useTextByCode } from './texts.js';
import { saidBy } from './why.js';

interface PanelProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a screen with its heading. */
export function Panel({ title, aside, children }: PanelProps): ReactNode {
  return (
    <section className={classes['panel']}>
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={2} size="h4">
          {title}
        </Title>
        {aside}
      </Group>
      <Boundary failed={(error, again) => <Failed error={error} retry={again} />}>{children}</Boundary>
    </section>
  );
}

/** As much of a query as shows how it stands. */
export interface Shown<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
  /** When the data came, and whether they could not be read again since. */
  readonly dataUpdatedAt: number;
  readonly isRefetchError: boolean;
}

interface LoadedProps<Data> {
  readonly query: Shown<Data>;
  /** Sentence shown instead of the data when there are none. */
  readonly empty?: string;
  readonly isEmpty?: (data: Data) => boolean;
  readonly children: (data: Data) => ReactNode;
}

/** What a query gives, or its being on the way, or why it does not come with a way to ask again. */
export function Loaded<Data>({ query, empty, isEmpty, children }: LoadedProps<Data>): ReactNode {
  const { data, error, isPending, refetch } = query;
  if (data !== undefined) {
    return (
      <>
        <Stale query={query} />
        {isEmpty?.(data) ? <Text c="dimmed">{empty}</Text> : children(data)}
      </>
    );
  }
  if (error) return <Failed error={error} retry={refetch} />;
  return isPending ? <Loading /> : null;
}

/** Says of what is shown that it is old, and could not be read again. */
function Stale({ query: { isRefetchError, dataUpdatedAt, refetch } }: { query: Shown<unknown> }): ReactNode {
  const { t, i18n } = useTranslation();
  if (!isRefetchError) return null;
  // How old it is, is known by the clock of this machine alone.
  const time = new Date(dataUpdatedAt).toLocaleTimeString(i18n.language, { timeStyle: 'short' });
  return (
    <Group gap="xs" mb="xs" role="status">
      <Text size="sm" c="var(--mantine-color-error)">
        {t('panel.stale', { time })}
      </Text>
      <Button size="compact-xs" variant="default" onClick={() => void refetch()}>
        {t('panel.retry')}
      </Button>
    </Group>
  );
}

export function Loading(): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" role="status" aria-label={t('panel.loading')}>
      <Skeleton height={14} width="60%" />
      <Skeleton height={14} />
      <Skeleton height={14} width="80%" />
    </Stack>
  );
}

export function Failed({ error, retry }: { error: Error; retry: () => unknown }): ReactNode {
  const { t } = useTranslation();
  const isMissing = error instanceof ProblemError && error.status === 404;
  return (
    <Alert color="red" variant="outline" title={isMissing ? t('panel.notFound') : t('panel.failed')} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{isMissing ? t('panel.notFoundText') : <ErrorText error={error} />}</Text>
        {!isMissing && <Wording error={error} />}
        {!isMissing && (
          <Button size="xs" variant="default" onClick={() => void retry()}>
            {t('panel.retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

const kinds: Readonly<Record<number, keyof (typeof en)['problem']>> = {
  400: 'UNFIT',
  403: 'FORBIDDEN',
  404: 'MISSING',
  409: 'CONFLICT',
  412: 'CHANGED',
  429: 'TOO_MUCH',
  503: 'AWAY',
};

/** Why something was not done, in a sentence, with what helps to find it in logs. */
export function ErrorText({ error }: { error: Error }): ReactNode {
  const { t } = useTranslation();
  const byCode = useTextByCode();
  if (!(error instanceof ProblemError)) return error.message;
  const { status, detail, correlationId } = error.problem;
  if (status === 401) return t('act.sessionEnded');
  // A newer service has reasons without a text here: its sentence is English, and what kind of refusal it is stands before.
  const kind = kinds[status];
  const told = detail === '' ? t('panel.unreachable') : detail;
  return (
    <>
      {byCode(saidBy(error.problem)) ?? (kind ? `${t(`problem.${kind}`)} ${told}` : told)}
      {correlationId !== '' && status >= 500 && ` ${t('panel.reference', { id: correlationId })}`}
    </>
  );
}

/** The sentence of the service itself for whoever wants the particulars, where something else is shown for its code. */
export function Wording({ error }: { error: Error }): ReactNode {
  const byCode = useTextByCode();
  const said = error instanceof ProblemError && error.status !== 401 ? saidBy(error.problem) : null;
  if (!said || byCode(said) === undefined) return null;
  // What does not fit is mended by the particulars, such as the line and the value.
  return <ServiceText text={said.text ?? ''} isOpen={error instanceof ProblemError && error.status === 400} />;
}

/** What a service says, folded away: it is English, and tells particulars that are seldom needed. */
export function ServiceText({ text, isOpen = false }: { text: string; isOpen?: boolean }): ReactNode {
  const { t } = useTranslation();
  if (text === '') return null;
  return (
    <details className={classes['wording']} open={isOpen}>
      <summary>{t('panel.wording')}</summary>
      <span lang="en">{text}</span>
    </details>
  );
}

/** Names and values side by side. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }): ReactNode {
  return (
    <dl className={classes['facts']}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
