import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOf } from '#libs/time';
import { api, type Schemas, taken } from '../api/client.js';
import { type PermissionName, useMay } from '../api/me.js';
import { Act, ReasonField, UntilAct } from '../parts/act.js';
import { useFormats } from '../parts/formats.js';
import { useCodeText } from '../parts/texts.js';
import { type Flag, flagNames, raisedFlags } from './flags.js';

export type AccountAct = 'addNote' | 'createTask' | 'changeContact' | 'placeHold' | 'raiseFlag' | 'lowerFlag';

const permissionOf: Readonly<Record<AccountAct, PermissionName>> = {
  addNote: 'notes.write',
  createTask: 'tasks.write',
  changeContact: 'customers.write',
  placeHold: 'cases.pause',
  raiseFlag: 'customers.write',
  lowerFlag: 'customers.write',
};

/** What may be done with a customer, the most frequent act first. */
export function accountActs(
  customer: Pick<Schemas['Customer'], 'flags' | 'raisedFlags'>,
  permissions: readonly string[],
): AccountAct[] {
  const raised = raisedFlags(customer);
  const acts: AccountAct[] = ['addNote', 'createTask', 'changeContact', 'placeHold'];
  if (flagNames.some((flag) => !raised.includes(flag))) acts.push('raiseFlag');
  if (raised.length > 0) acts.push('lowerFlag');
  return acts.filter((act) => permissions.includes(permissionOf[act]));
}

interface AccountActDrawerProps {
  readonly act: AccountAct | null;
  readonly customer: Schemas['Customer'];
  readonly close: () => void;
}

/** The drawer of the act that was chosen for a customer. */
export function AccountActDrawer({ act, customer, close }: AccountActDrawerProps): ReactNode {
  const { customerId } = customer;
  const raised = raisedFlags(customer);
  const shared = (name: AccountAct) => ({ name, close, opened: act === name });
  return (
    <>
      <AddNote {...shared('addNote')} customerId={customerId} />
      <CreateTask {...shared('createTask')} customerId={customerId} />
      <ChangeContact {...shared('changeContact')} customerId={customerId} />
      <UntilAct
        {...shared('placeHold')}
        run={(input, key) =>
          taken(
            api.POST('/api/v1/holds', {
              params: { header: { 'Idempotency-Key': key } },
              body: { scope: 'CUSTOMER', subjectId: customerId, customerId, ...input },
            }),
          )
        }
      />
      <ChangeFlag
        {...shared('raiseFlag')}
        customerId={customerId}
        flags={flagNames.filter((flag) => !raised.includes(flag))}
      />
      <ChangeFlag {...shared('lowerFlag')} customerId={customerId} flags={raised} />
    </>
  );
}

interface OneActProps {
  readonly name: AccountAct;
  readonly opened: boolean;
  readonly close: () => void;
  readonly customerId: string;
}

function AddNote({ customerId, ...shared }: OneActProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Act<{ text: string }>
      {...shared}
      start={{ text: '' }}
      isReady={({ text }) => text.trim() !== ''}
      run={({ text }, key) =>
        taken(
          api.POST('/api/v1/customers/{customerId}/notes', {
            params: { path: { customerId }, header: { 'Idempotency-Key': key } },
            body: { text: text.trim() },
          }),
        )
      }
      fields={({ text }, change, faults) => (
        <ReasonField
          label={t('act.addNote.note')}
          hint=""
          value={text}
          onChange={(note) => change({ text: note })}
          fault={faults('text')}
        />
      )}
    />
  );
}

function CreateTask({ customerId, ...shared }: OneActProps): ReactNode {
  const { t } = useTranslation();
  const { zone } = useFormats();
  return (
    <Act<{ title: string; queue: string; due: string }>
      {...shared}
      start={{ title: '', queue: 'default', due: '' }}
      isReady={({ title, queue }) => title.trim() !== '' && queue.trim() !== ''}
      run={({ title, queue, due }, key) =>
        taken(
          api.POST('/api/v1/tasks', {
            params: { header: { 'Idempotency-Key': key } },
            body: {
              customerId,
              title: title.trim(),
              queue: queue.trim(),
              dueTime: due === '' ? null : instantOf(due, '00:00', zone).toISOString(),
            },
          }),
        )
      }
      fields={({ title, queue, due }, change, faults) => (
        <>
          <TextInput
            label={t('act.createTask.task')}
            value={title}
            maxLength={300}
            required
            data-autofocus
            onChange={({ currentTarget }) => change({ title: currentTarget.value })}
            error={faults('title')}
          />
          <QueueChoice queue={queue} choose={(name) => change({ queue: name })} fault={faults('queue')} />
          <TextInput
            type="date"
            label={t('task.due')}
            value={due}
            onChange={({ currentTarget }) => change({ due: currentTarget.value })}
            error={faults('dueTime')}
          />
        </>
      )}
    />
  );
}

interface QueueChoiceProps {
  readonly queue: string;
  readonly choose: (name: string) => void;
  readonly fault: string | undefined;
}

/** One of the queues there are: a name that is mistyped would make another, which nobody watches. */
function QueueChoice({ queue, choose, fault }: QueueChoiceProps): ReactNode {
  const { t } = useTranslation();
  const mayList = useMay('staff.read');
  const { data } = useQuery({
    queryKey: ['rosters', 'queues'],
    queryFn: () => taken(api.GET('/api/v1/rosters', { params: { query: { kind: 'QUEUE', pageSize: 500 } } })),
    enabled: mayList,
    staleTime: 60_000,
  });
  const titles = new Map([
    [queue, queue],
    ...(data?.rosters ?? []).map(({ name, title }) => [name, title || name] as const),
  ]);
  return (
    <Select
      label={t('act.createTask.queue')}
      data={[...titles].map(([value, label]) => ({ value, label }))}
      value={queue}
      allowDeselect={false}
      searchable
      required
      onChange={(chosen) => choose(chosen ?? '')}
      error={fault}
    />
  );
}

type ContactChannel = 'EMAIL' | 'SMS';

function ChangeContact({ customerId, ...shared }: OneActProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Act<{ channel: ContactChannel; address: string }>
      {...shared}
      start={{ channel: 'EMAIL', address: '' }}
      isReady={({ address }) => address.trim() !== ''}
      run={({ channel, address }, key) =>
        taken(
          api.POST('/api/v1/customers/{customerId}/change-contact', {
            params: { path: { customerId }, header: { 'Idempotency-Key': key } },
            body: { channel, address: address.trim() },
          }),
        )
      }
      fields={({ channel, address }, change, faults) => (
        <>
          <Select
            label={t('act.changeContact.channel')}
            data={(['EMAIL', 'SMS'] as const).map((value) => ({ value, label: t(`message.channel.${value}`) }))}
            value={channel}
            allowDeselect={false}
            onChange={(chosen) => change({ channel: chosen as ContactChannel })}
            error={faults('channel')}
          />
          <TextInput
            label={t('act.changeContact.address')}
            value={address}
            required
            onChange={({ currentTarget }) => change({ address: currentTarget.value })}
            error={faults('address')}
          />
        </>
      )}
    />
  );
}

function ChangeFlag({ customerId, flags, ...shared }: OneActProps & { flags: readonly Flag[] }): ReactNode {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const [first = null] = flags;
  return (
    <Act<{ flag: Flag | null; reason: string }>
      {...shared}
      danger={shared.name === 'raiseFlag'}
      start={{ flag: first, reason: '' }}
      isReady={({ flag, reason }) => flag !== null && reason.trim() !== ''}
      run={(body, key) => {
        const call = { params: { path: { customerId }, header: { 'Idempotency-Key': key } }, body };
        if (shared.name === 'raiseFlag') return taken(api.POST('/api/v1/customers/{customerId}/raise-flag', call));
        return taken(api.POST('/api/v1/customers/{customerId}/lower-flag', call));
      }}
      fields={({ flag, reason }, change, faults) => (
        <>
          <Select
            label={t('act.raiseFlag.flag')}
            data={[...new Set([...flags, ...(flag ? [flag] : [])])].map((value) => ({
              value,
              label: codeText('customer.flag', value),
            }))}
            value={flag}
            allowDeselect={false}
            onChange={(chosen) => change({ flag: chosen as Flag | null })}
            error={faults('flag')}
          />
          <ReasonField value={reason} onChange={(text) => change({ reason: text })} fault={faults('reason')} />
        </>
      )}
    />
  );
}
