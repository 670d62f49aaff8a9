import 'reflect-metadata';
import { status } from '@grpc/grpc-js';
import { toTimestamp } from '#libs/contracts';
import { newId } from '#libs/ids';
import { eventually } from '#libs/testing';
import { bareStatus } from '../../testing/fake-peers.js';
import { useWorkflowServiceInRealTime } from '../../testing/workflow-service.js';

const workflow = useWorkflowServiceInRealTime();

/** Phases that another service was asked to run, in order. */
const ran: string[] = [];
const dueInvoice = {
  getOutstanding: () => ({ due: [{ phase: 'DUE_PHASE_SWEEP' as const, dueTime: toTimestamp(new Date(0)) }] }),
};

beforeEach(() => {
  ran.length = 0;
  for (const name of Object.keys(workflow.operations)) delete workflow.operations[name as 'invoice'];
});

const wakeSweep = () =>
  workflow.db.database.query(
    `INSERT INTO wakes (workflow_id, workflow_type, input, correlation_id, actor) VALUES ('sweep', 'sweep', '{}', $1, 'system:workflow')`,
    [newId()],
  );

async function placeEndedHold(): Promise<string> {
  const [holdId, customerId] = [newId(), newId()];
  await workflow.db.database.query(
    `INSERT INTO holds (hold_id, scope, subject_id, customer_id, reason, until_at, placed_by, placed_at)
     VALUES ($1, 'CUSTOMER', $2, $2, 'Waits', now() - interval '1 hour', 'user:ann', now() - interval '1 day')`,
    [holdId, customerId],
  );
  return holdId;
}

const isLifted = async (holdId: string) => {
  const [row] = await workflow.db.database.query<{ lifted: boolean }>(
    'SELECT lifted_at IS NOT NULL AS lifted FROM holds WHERE hold_id = $1',
    [holdId],
  );
  return row!.lifted;
};

test('the sweep goes on while a service forbids it everything, and runs there what is due once it may', async () => {
  let refusals = 0;
  workflow.operations.invoice = {
    getOutstanding: () => {
      refusals += 1;
      if (refusals <= 3) throw bareStatus(status.PERMISSION_DENIED);
      return dueInvoice.getOutstanding();
    },
    runDue: ({ phase }) => {
      ran.push(phase);
      return {};
    },
  };
  await wakeSweep();
  const holdId = await placeEndedHold();
  await eventually(async () => expect(await isLifted(holdId)).toBe(true));
  const woken = setInterval(() => void wakeSweep(), 1_000);
  await eventually(() => expect(ran).toContain('DUE_PHASE_SWEEP'));
  clearInterval(woken);
  expect(refusals).toBeGreaterThan(3);
});

test('a phase that fails in one service keeps nothing else from being run', async () => {
  workflow.operations.customer = {
    ...dueInvoice,
    runDue: () => {
      throw bareStatus(status.INVALID_ARGUMENT);
    },
  };
  workflow.operations.payment = {
    ...dueInvoice,
    runDue: ({ phase }) => {
      ran.push(phase);
      return {};
    },
  };
  const holdId = await placeEndedHold();
  await wakeSweep();
  await eventually(() => expect(ran).toEqual(['DUE_PHASE_SWEEP']));
  await eventually(async () => expect(await isLifted(holdId)).toBe(true));
  await eventually(async () => {
    const failing = await workflow.db.database.query('SELECT peer, phase FROM sweep_parts WHERE failure_count > 0');
    expect(failing).toContainEqual({ peer: 'customer', phase: 'SWEEP' });
  });
});

test('asks only for what is due, however much waits', async () => {
  const asked: boolean[] = [];
  workflow.operations.payment = {
    getOutstanding: ({ onlyDue }) => {
      asked.push(onlyDue);
      return {};
    },
  };
  await wakeSweep();
  await eventually(() => expect(asked).toContain(true));
  expect(asked).not.toContain(false);
});

test('a sweep that has ended is started again once its last round is too long ago', async () => {
  await workflow.terminate('sweep');
  expect(await workflow.isRunning('sweep')).toBe(false);
  await eventually(async () => {
    await workflow.db.database.query(
      `UPDATE sweep_parts SET succeeded_at = now() - interval '1 hour' WHERE phase = 'ROUND'`,
    );
    expect(await workflow.isRunning('sweep')).toBe(true);
  });
});
