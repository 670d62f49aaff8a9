import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AccountAct, AccountActDrawer, accountActs } from '../account/account-acts.js';
import { Contacts } from '../account/contacts.js';
import { Diary } from '../account/diary.js';
import { FlagAlerts } from '../account/flags.js';
import type { Schemas } from '../api/client.js';
import { useLive } from '../api/live.js';
import { useMe } from '../api/me.js';
import { CustomerCases } from '../cases/cases-of.js';
import { CustomerLink, InvoiceLink, useCustomer } from '../parts/links.js';
import { Loaded, Panel } from '../parts/panel.js';
import { Badge } from '../parts/state-badge.js';
import { PayerBrief } from '../payers/payer-profile.js';
import { AlsoHere } from '../presence/also-here.js';
import { TaskActs } from './task-acts.js';
import { Tasks, TaskText } from './tasks.js';
import classes from './work.module.css';

type Task = Schemas['Task'];

interface TaskAtHandProps {
  readonly task: Task;
  readonly next: () => void;
  /** What else can be done with it here. */
  readonly aside?: ReactNode;
  /** Whether it has the whole width of the screen. */
  readonly isWide?: boolean;
}

/** A task with everything that is needed to do it: the customer, what is owed, cases, diary, and acts. */
export function TaskAtHand({ task, next, aside, isWide = false }: TaskAtHandProps): ReactNode {
  const { t } = useTranslation();
  const { customerId } = task;
  const customer = useCustomer(customerId);
  useLive(customerId, [['diary'], ['cases'], ['tasks'], ['customers', customerId], ['payer']]);
  return (
    <div className={classes[isWide ? 'wide' : 'atHand']}>
      <Stack>
        <Panel title={t('worklist.work')} aside={aside}>
          <TaskFacts task={task} />
          <TaskActs task={task} next={next} />
        </Panel>
        <Panel title={t('task.customer')} aside={<AlsoHere customerId={customerId} />}>
          <Text fw={600} mb="xs">
            <CustomerLink customerId={customerId} />
          </Text>
          <Loaded query={customer}>
            {(found) => (
              <Stack gap="sm">
                <FlagAlerts flags={found.flags} />
                <Contacts customer={found} />
                <CustomerActs customerId={customerId} />
              </Stack>
            )}
          </Loaded>
        </Panel>
        <Panel title={t('work.owed')}>
          <PayerBrief customerId={customerId} />
        </Panel>
        <Panel title={t('customer.cases')}>
          <CustomerCases filter={{ customerId }} empty={t('customer.noCases')} />
        </Panel>
        <Panel title={t('customer.tasks')}>
          <Tasks filter={{ customerId, state: 'OPEN' }} empty={t('customer.noTasks')} />
        </Panel>
      </Stack>
      <Panel title={t('customer.diary')}>
        <Diary customerId={customerId} />
      </Panel>
    </div>
  );
}

function TaskFacts({ task }: { task: Task }): ReactNode {
  const { t } = useTranslation();
  const { state, resolvedBy, outcomeNote, notes, tags, invoiceId } = task;
  return (
    <Stack gap="xs" mb="sm">
      <TaskText task={task} />
      {tags.length > 0 && (
        <Group gap={4}>
          {tags.map((tag) => (
            <Badge key={tag} tone="off" icon="bookmark">
              {tag}
            </Badge>
          ))}
        </Group>
      )}
      {notes !== '' && <Text size="sm">{notes}</Text>}
      {invoiceId !== '' && (
        <Text size="sm">
          <InvoiceLink invoiceId={invoiceId} number={t('bulk.invoice', { id: invoiceId.slice(0, 8) })} />
        </Text>
      )}
      {state === 'DONE' && (
        <Alert color="yellow" variant="outline" title={t('worklist.resolved', { actor: resolvedBy })}>
          {outcomeNote}
        </Alert>
      )}
    </Stack>
  );
}

function CustomerActs({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  const { permissions } = useMe();
  const [act, setAct] = useState<AccountAct | null>(null);
  return (
    <Group gap="xs">
      {accountActs(permissions).map((name) => (
        <Button key={name} size="xs" variant="default" onClick={() => setAct(name)}>
          {t(`act.${name}.title`)}
        </Button>
      ))}
      <AccountActDrawer act={act} customerId={customerId} close={() => setAct(null)} />
    </Group>
  );
}
