import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { onlyIfSeen } from '../../api/headers.js';
import { useMay } from '../../api/me.js';
import { ActMenu } from '../../lists/list-bar.js';
import { Act } from '../../parts/acts/act.js';
import type { Faults } from '../../parts/acts/faults.js';
import { ReasonAct, ReasonField } from '../../parts/acts/reason-acts.js';
import { useFormats } from '../../parts/formats.js';
import { useKept } from '../../parts/kept.js';
import { Badge } from '../../parts/state-badge.js';
import { useCodeText } from '../../parts/texts.js';
import { type Flag, flagNames, stopsContact } from '../flags.js';

type Customer = Schemas['Customer'];
type Raised = Schemas['RaisedFlag'];

interface Chosen {
  readonly act: 'raiseFlag' | 'changeFlag' | 'lowerFlag';
  readonly flag: Flag | null;
}

/** Circumstances that were raised, since and until when, and by what they are known. */
export function FlagPanel({ customer }: { customer: Customer }): ReactNode {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const mayWrite = useMay('customers.write');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const kept = useKept(chosen);
  const { raisedFlags } = customer;
  const canRaise = mayWrite && raisedFlags.length < flagNames.length;
  return (
    <Stack gap="xs">
      {raisedFlags.length === 0 && <Text c="dimmed">{t('flagging.none')}</Text>}
      {raisedFlags.map((raised) => {
        const { flag } = raised;
        if (!flag) return null;
        const choose = (act: Chosen['act']) => () => setChosen({ act, flag });
        return (
          <Group key={flag} justify="space-between" wrap="nowrap" align="flex-start">
            <FlagText raised={raised} flag={flag} />
            {mayWrite && (
              <ActMenu
                of={codeText('customer.flag', flag)}
                acts={(['lowerFlag', 'changeFlag'] as const).map((act) => ({
                  name: t(`act.${act}.title`),
                  run: choose(act),
                }))}
              />
            )}
          </Group>
        );
      })}
      {canRaise && (
        <Group>
          <Button size="xs" variant="default" onClick={() => setChosen({ act: 'raiseFlag', flag: null })}>
            {t('act.raiseFlag.title')}
          </Button>
        </Group>
      )}
      {kept && (
        <FlagDrawer
          key={`${kept.act} ${kept.flag}`}
          {...kept}
          customer={customer}
          opened={chosen !== null}
          close={() => setChosen(null)}
        />
      )}
    </Stack>
  );
}

function FlagText({ raised, flag }: { raised: Raised; flag: Flag }): ReactNode {
  const { t } = useTranslation();
  const { date } = useFormats();
  const codeText = useCodeText();
  const { sinceDate, untilDate, evidence, reason, actor, inForce } = raised;
  return (
    <div>
      <Group gap={4}>
        <Badge tone={inForce ? (stopsContact(flag) ? 'bad' : 'wait') : 'off'} icon="flag">
          {codeText('customer.flag', flag)}
        </Badge>
        {!inForce && (
          <Text size="sm" c="dimmed">
            {t('flagging.notNow')}
          </Text>
        )}
      </Group>
      <Text size="sm">
        {t('flagging.since', { day: date(sinceDate) })},{' '}
        {untilDate ? t('flagging.until', { day: date(untilDate) }) : t('flagging.openEnd')}
      </Text>
      <Text size="sm" c="dimmed">
        {[reason, evidence === '' ? '' : t('flagging.knownBy', { evidence }), actor]
          .filter((part) => part !== '')
          .join(' · ')}
      </Text>
    </div>
  );
}

interface FlagDrawerProps extends Chosen {
  readonly customer: Customer;
  readonly opened: boolean;
  readonly close: () => void;
}

function FlagDrawer({ act, flag, customer, opened, close }: FlagDrawerProps): ReactNode {
  const { customerId, version, raisedFlags } = customer;
  const codeText = useCodeText();
  if (act === 'lowerFlag') {
    const run = (reason: string, key: string, seen: string) =>
      taken(
        api.POST('/api/v1/customers/{customerId}/lower-flag', {
          params: { path: { customerId }, header: onlyIfSeen(key, seen) },
          body: { flag, reason },
        }),
      );
    const subject = flag ? codeText('customer.flag', flag) : '';
    return <ReasonAct name={act} opened={opened} close={close} version={version} run={run} subject={subject} />;
  }
  const raised = raisedFlags.find((other) => other.flag === flag);
  const free = flagNames.filter((name) => !raisedFlags.some((other) => other.flag === name));
  return (
    <RaiseFlag
      act={act}
      raised={raised ?? null}
      choices={flag ? [flag] : free}
      customer={customer}
      opened={opened}
      close={close}
    />
  );
}

interface RaiseFlagProps {
  readonly act: 'raiseFlag' | 'changeFlag';
  readonly raised: Raised | null;
  readonly choices: readonly Flag[];
  readonly customer: Customer;
  readonly opened: boolean;
  readonly close: () => void;
}

interface FlagInput {
  readonly flag: Flag | null;
  readonly since: string;
  readonly until: string;
  readonly evidence: string;
  readonly reason: string;
}

function RaiseFlag({ act, raised, choices, customer, opened, close }: RaiseFlagProps): ReactNode {
  const { t } = useTranslation();
  const { customerId, version } = customer;
  return (
    <Act<FlagInput>
      name={act}
      opened={opened}
      close={close}
      version={version}
      danger={act === 'raiseFlag'}
      start={{
        flag: raised?.flag ?? choices[0] ?? null,
        since: raised?.sinceDate ?? '',
        until: raised?.untilDate ?? '',
        evidence: raised?.evidence ?? '',
        reason: '',
      }}
      names={{ since: t('flagging.sinceLabel'), until: t('flagging.untilLabel'), evidence: t('flagging.evidence') }}
      isReady={({ flag, reason }) => flag !== null && reason.trim() !== ''}
      run={({ flag, since, until, evidence, reason }, key, seen) =>
        taken(
          api.POST('/api/v1/customers/{customerId}/raise-flag', {
            params: { path: { customerId }, header: onlyIfSeen(key, seen) },
            body: {
              flag,
              reason: reason.trim(),
              evidence: evidence.trim(),
              sinceDate: since === '' ? null : since,
              untilDate: until === '' ? null : until,
              noEnd: until === '' && raised?.untilDate != null,
            },
          }),
        )
      }
      fields={(input, change, faults) => <FlagFields input={input} change={change} faults={faults} choices={choices} />}
    />
  );
}

interface FlagFieldsProps {
  readonly input: FlagInput;
  readonly change: (changed: Partial<FlagInput>) => void;
  readonly faults: Faults;
  readonly choices: readonly Flag[];
}

function FlagFields({ input, change, faults, choices }: FlagFieldsProps): ReactNode {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const { flag, since, until, evidence, reason } = input;
  const offered = [...new Set([...choices, ...(flag ? [flag] : [])])];
  return (
    <>
      <Select
        label={t('act.raiseFlag.flag')}
        data={offered.map((value) => ({ value, label: codeText('customer.flag', value) }))}
        value={flag}
        allowDeselect={false}
        disabled={offered.length === 1}
        onChange={(chosen) => change({ flag: chosen as Flag | null })}
        error={faults('flag')}
      />
      <Group grow>
        <TextInput
          type="date"
          label={t('flagging.sinceLabel')}
          value={since}
          onChange={({ currentTarget }) => change({ since: currentTarget.value })}
          error={faults('sinceDate')}
        />
        <TextInput
          type="date"
          label={t('flagging.untilLabel')}
          value={until}
          onChange={({ currentTarget }) => change({ until: currentTarget.value })}
          error={faults('untilDate')}
        />
      </Group>
      <Text size="xs" c="dimmed">
        {t('flagging.daysHint')}
      </Text>
      <Textarea
        label={t('flagging.evidence')}
        description={t('flagging.evidenceHint')}
        value={evidence}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={({ currentTarget }) => change({ evidence: currentTarget.value })}
        error={faults('evidence')}
      />
      <ReasonField value={reason} onChange={(text) => change({ reason: text })} fault={faults('reason')} />
    </>
  );
}
