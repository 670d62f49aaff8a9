import { Button, Group, List, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { useMay, useMe } from '../api/me.js';
import { useFormats } from '../parts/formats.js';
import { Facts, Loaded, Panel } from '../parts/panel.js';
import { Badge, type Tone } from '../parts/state-badge.js';
import { AdvanceClock } from '../shell/advance-clock.js';
import { beginAdvance, CancelAdvance, useAdvance } from '../shell/advances.js';

type Advance = Schemas['ClockAdvance'];
type State = NonNullable<Advance['state']>;

const looks = {
  RUNNING: ['calm', 'play'],
  DONE: ['good', 'check'],
  STUCK: ['bad', 'warning'],
  CANCELLED: ['off', 'stop'],
} as const satisfies Readonly<Record<State, readonly [Tone, string]>>;

/** What time it is for the business, and how a test clock that steps stands. */
export function Clock(): ReactNode {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { businessTime, clockMode, organisation } = useMe();
  const mayStep = useMay('clock.step');
  const isTest = clockMode === 'TEST';
  const advance = useAdvance();
  const [isOpen, setOpen] = useState(false);
  const isRunning = advance.data?.state === 'RUNNING';
  return (
    <Stack gap="md">
      <Panel
        title={t('admin.clock.now')}
        aside={isTest && mayStep && <Button onClick={() => setOpen(true)}>{t('act.advanceClock.title')}</Button>}
      >
        <Facts
          facts={[
            [t('admin.clock.now'), time(isRunning ? advance.data?.nowTime : businessTime)],
            [t('admin.clock.mode'), t(`admin.clock.modes.${clockMode}`)],
            [t('admin.clock.zone'), organisation.zone],
            [t('admin.clock.organisation'), organisation.name],
          ]}
        />
        {!isTest && <Text size="sm">{t('admin.clock.real')}</Text>}
      </Panel>
      {isTest && (
        <Panel title={t('admin.clock.last')}>
          {advance.fetchStatus === 'idle' && advance.isPending ? (
            <Text c="dimmed">{t('admin.clock.none')}</Text>
          ) : (
            <Loaded query={advance}>{(last) => <AdvanceView advance={last} mayStep={mayStep} />}</Loaded>
          )}
        </Panel>
      )}
      <AdvanceClock opened={isOpen} close={() => setOpen(false)} begun={beginAdvance} />
    </Stack>
  );
}

function AdvanceView({ advance, mayStep }: { advance: Advance; mayStep: boolean }): ReactNode {
  const { t } = useTranslation();
  const { time, count } = useFormats();
  const { advanceId, state, fromTime, targetTime, nowTime, instantCount, phase, outstanding, happened } = advance;
  return (
    <Stack gap="sm">
      <Group gap="sm">
        {state && (
          <Badge tone={looks[state][0]} icon={looks[state][1]}>
            {t(`admin.clock.states.${state}`)}
          </Badge>
        )}
        {state === 'RUNNING' && mayStep && <CancelAdvance advanceId={advanceId} />}
      </Group>
      <Facts
        facts={[
          [t('admin.clock.from'), time(fromTime)],
          [t('admin.clock.to'), time(targetTime)],
          [t('admin.clock.at'), time(nowTime)],
          [t('admin.clock.instants'), count(instantCount)],
          ...(state === 'RUNNING' ? [[t('admin.clock.phase'), phase] as const] : []),
        ]}
      />
      <Lines title={t('admin.clock.outstanding')} lines={outstanding} />
      <Lines title={t('admin.clock.happened')} lines={happened} />
    </Stack>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <List size="sm">
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </div>
  );
}
