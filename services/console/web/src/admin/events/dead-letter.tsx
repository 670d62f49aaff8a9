import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { ConfirmAct } from '../../parts/acts/confirm-act.js';
import { ReasonAct } from '../../parts/acts/reason-acts.js';
import { useFormats } from '../../parts/formats.js';
import { Facts, Loaded, Panel } from '../../parts/panel.js';
import { DeadLetterBadge } from '../../parts/state-badge.js';
import { Long, StuckContent } from './content.js';
import { eventInWords, type ServiceName } from './services.js';

interface DeadLetterProps {
  readonly service: ServiceName;
  readonly deadLetterId: string;
}

/** One event that no handler could be given: what it holds, why it is here, and what is decided about it. */
export function DeadLetterView({ service, deadLetterId }: DeadLetterProps): ReactNode {
  const { t } = useTranslation();
  const mayAct = useMay('operations.act');
  const [act, setAct] = useState<'replay' | 'drop' | null>(null);
  const path = { service, deadLetterId };
  const query = useQuery({
    queryKey: ['stuck-events', 'letter', service, deadLetterId],
    queryFn: () => taken(api.GET('/api/v1/operations/{service}/dead-letters/{deadLetterId}', { params: { path } })),
  });
  const isOpen = query.data?.event?.state === 'OPEN';
  const params = (idempotencyKey: string) => ({ path, header: { 'Idempotency-Key': idempotencyKey } });
  const close = () => setAct(null);
  return (
    <>
      <Panel
        title={`${t(`admin.events.services.${service}`)}: ${t('admin.events.letter', { id: deadLetterId })}`}
        aside={
          mayAct &&
          isOpen && (
            <Group gap="xs">
              <Button onClick={() => setAct('replay')}>{t('act.replayDeadLetter.title')}</Button>
              <Button variant="default" onClick={() => setAct('drop')}>
                {t('act.dropDeadLetter.title')}
              </Button>
            </Group>
          )
        }
      >
        <Loaded query={query}>{({ event }) => event && <LetterFacts letter={event} />}</Loaded>
      </Panel>
      {query.data?.content && (
        <Panel title={t('admin.events.content')}>
          <StuckContent content={query.data.content} />
        </Panel>
      )}
      <ConfirmAct<{ error: string }>
        name="replayDeadLetter"
        opened={act === 'replay'}
        close={close}
        run={(idempotencyKey) =>
          taken(
            api.POST('/api/v1/operations/{service}/dead-letters/{deadLetterId}/replay', {
              params: params(idempotencyKey),
            }),
          )
        }
        outcome={({ error }) =>
          error === '' ? null : (
            <Text size="sm">
              {t('admin.events.failedAgain')} {error}
            </Text>
          )
        }
      />
      <ReasonAct
        name="dropDeadLetter"
        danger
        opened={act === 'drop'}
        close={close}
        run={(reason, idempotencyKey) =>
          taken(
            api.POST('/api/v1/operations/{service}/dead-letters/{deadLetterId}/drop', {
              params: params(idempotencyKey),
              body: { reason },
            }),
          )
        }
      />
    </>
  );
}

function LetterFacts({ letter }: { letter: Schemas['StuckEvent'] }): ReactNode {
  const { t } = useTranslation();
  const { time, count } = useFormats();
  const { type, state, reason, key, topic, partition, offset, eventId, attemptCount, heldTime, decision } = letter;
  return (
    <Facts
      facts={[
        [t('admin.events.state'), <DeadLetterBadge key="state" state={state} />],
        [t('admin.events.type'), eventInWords(type)],
        [t('admin.events.error'), <Long key="reason" text={reason} />],
        [t('admin.events.key'), key],
        [t('admin.events.parkedAt'), time(heldTime)],
        [t('admin.events.attempts'), count(attemptCount)],
        [t('admin.events.place'), `${topic} ${partition}/${offset}`],
        [t('admin.events.eventId'), eventId],
        ...(decision
          ? [
              [t('admin.events.decidedBy'), decision.actor] as const,
              [t('admin.events.decidedAt'), time(decision.decidedTime)] as const,
              ...(decision.reason === ''
                ? []
                : [[t('admin.events.decisionReason'), <Long key="why" text={decision.reason} />] as const]),
            ]
          : []),
      ]}
    />
  );
}
