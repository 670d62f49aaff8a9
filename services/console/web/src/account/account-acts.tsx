import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client.js';
import { type PermissionName, useMay } from '../api/me.js';
import { CreateInvoice } from '../invoices/drafts/draft-drawers.js';
import { ProlongOne } from '../invoices/prolongations/prolong-one.js';
import { ChargeMethod } from '../methods/charge-method.js';
import { Act } from '../parts/acts/act.js';
import { ReasonField, UntilAct } from '../parts/acts/reason-acts.js';
import { beginningOf } from '../parts/acts/until-field.js';
import { useFormats } from '../parts/formats.js';
import { MakePromise } from '../promises/promise-drawers.js';
import { RecordInteraction } from './record-interaction.js';

export type AccountAct =
  | 'addNote'
  | 'recordInteraction'
  | 'makePromise'
  | 'createTask'
  | 'placeHold'
  | 'prolong'
  | 'chargeMethod'
  | 'createInvoice';

const permissionOf: Readonly<Record<AccountAct, PermissionName>> = {
  addNote: 'notes.write',
  recordInteraction: 'interactions.write',
  createTask: 'tasks.write',
  placeHold: 'cases.pause',
  prolong: 'prolongations.write',
  makePromise: 'promises.write',
  createInvoice: 'invoices.write',
  chargeMethod: 'methods.charge',
};

/** What may be done with a customer, the most frequent act first; the others stand where what they change is shown. */
export function accountActs(permissions: readonly string[]): AccountAct[] {
  const acts: AccountAct[] = [
    ...(['addNote', 'recordInteraction', 'makePromise', 'createTask', 'placeHold'] as const),
    ...(['prolong', 'chargeMethod', 'createInvoice'] as const),
  ];
  return acts.filter((act) => permissions.includes(permissionOf[act]));
}

interface AccountActDrawerProps {
  readonly act: AccountAct | null;
  readonly customerId: string;
  readonly close: () => void;
}

/** The drawer of the act that was chosen for a customer. */
export function AccountActDrawer({ act, customerId, close }: AccountActDrawerProps): ReactNode {
  const shared = (name: AccountAct) => ({ name, close, opened: act === name });
  return (
    <>
      <AddNote {...shared('addNote')} customerId={customerId} />
      <RecordInteraction {...shared('recordInteraction')} customerId={customerId} />
      <ProlongOne opened={act === 'prolong'} close={close} customerId={customerId} />
      <MakePromise opened={act === 'makePromise'} close={close} customerId={customerId} invoiceIds={[]} />
      <CreateInvoice opened={act === 'createInvoice'} close={close} customerId={customerId} />
      <ChargeMethod opened={act === 'chargeMethod'} close={close} customerId={customerId} />
      <CreateTask {...shared('createTask')} customerId={customerId} />
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
              dueTime: beginningOf(due, zone),
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
  readonly fault: ReactNode;
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
