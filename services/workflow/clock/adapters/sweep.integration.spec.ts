import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { toTimestamp } from '#libs/contracts';
import { newId } from '#libs/ids';
import { DueWork } from '#libs/platform';
import { aCaller, eventually } from '#libs/testing';
import { refreshListed } from '../../cases/adapters/listing/listed-facts.sql.js';
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
  // Woken again and again, because rounds of their own are half a minute apart.
  for (let round = 0; round < 60 && ran.length === 0; round += 1) {
    await wakeSweep();
    await pause(1_000);
  }
  expect(ran).toContain('DUE_PHASE_SWEEP');
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

describe('cases whose steps are late', () => {
  const runDue = async () => {
    const { done } = await workflow.running.app.get(DueWork, { strict: false }).runDue('ACTS', aCaller());
    return done;
  };

  /** A case with a step that was due some minutes ago, which its workflow looked at last some minutes ago. */
  async function lateCase(dueMinutes: number, gatheredMinutes: number | null): Promise<string> {
    const caseId = newId();
    await workflow.db.database.query(
      `INSERT INTO cases (case_id, customer_id, currency, creditor_id, sequence, sequence_version, grouping, state, episode,
         version, opened_at, started, gathered_at)
       VALUES ($1, $1, 'USD', 'main', 'late', 1, 'invoice', 'ACTIVE', 1, 1, now(), true, now() - $2 * interval '1 minute')`,
      [caseId, gatheredMinutes],
    );
    await workflow.db.database.query(
      `INSERT INTO due_acts (case_id, subject_id, episode, step_id, step_index, kind, fire_at)
       VALUES ($1, $1, 1, 's1', 0, 'expire', now() - $2 * interval '1 minute')`,
      [caseId, dueMinutes],
    );
    await workflow.db.database.query(refreshListed(`c.case_id = '${caseId}'`));
    return caseId;
  }

  beforeAll(() =>
    workflow.db.database.query(
      `INSERT INTO sequences (name, version, document, definition, active, applied_by, created_at)
       VALUES ('late', 1, '', '{}', false, 'user:ann', now())`,
    ),
  );

  test('are woken only if their workflow has not looked at them since, or is lost', async () => {
    // Only this spec looks for late cases now.
    await workflow.terminate('sweep');
    await lateCase(30, 20);
    await lateCase(1, null);
    expect(await runDue()).toBe(0);
    await lateCase(30, 40);
    await lateCase(30, null);
    await lateCase(300, 90);
    expect(await runDue()).toBe(3);
    expect(await runDue()).toBe(0);
  });
});

test('an invoice that cannot be decided about is set aside with its reason, and all others are', async () => {
  const ids = await workflow.db.database.query<{ invoice_id: string; zone: string }>(
    `INSERT INTO invoices (invoice_id, number, customer_id, creditor_id, currency, amount_minor, remaining_minor, issued_on,
       due_on, zone, lifecycle, collectable, disputed, episode, version, enrol_at)
     SELECT gen_random_uuid(), 'n', gen_random_uuid(), 'main', 'USD', 100, 100, '2020-01-01', '2020-02-01',
       CASE n WHEN 7 THEN 'Mars/Olympus' ELSE 'UTC' END, 'OPEN', true, false, 1, 1, now() - interval '1 day'
       FROM generate_series(1, 20) AS n RETURNING invoice_id, zone`,
  );
  await workflow.running.app.get(DueWork, { strict: false }).runDue('SWEEP', aCaller());
  const rows = await workflow.db.database.query<{ zone: string; because: string; due: boolean }>(
    'SELECT zone, because, enrol_at <= now() AS due FROM invoices WHERE invoice_id = ANY($1::uuid[])',
    [ids.map((row) => row.invoice_id)],
  );
  expect(rows.filter(({ due }) => due)).toEqual([]);
  expect(rows.filter(({ because }) => because.startsWith('set aside: '))).toEqual([
    { zone: 'Mars/Olympus', because: expect.stringContaining('MARS/OLYMPUS') as string, due: false },
  ]);
});
