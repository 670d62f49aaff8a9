import 'reflect-metadata';
import { join } from 'node:path';
import fc from 'fast-check';
import { newId } from '#libs/ids';
import { aCaller, createServiceDatabase, type ServiceDatabase } from '#libs/testing';
import { PostgresCustomerStore } from '../../copies/adapters/customer.store.js';
import { PostgresInvoiceStore } from '../../copies/adapters/invoice.store.js';
import type { CustomerFacts } from '../../copies/domain/customer.js';
import type { InvoiceRow } from '../../copies/domain/invoice.js';
import { isClosed, type ShownFacts, type ShownState, shownState, shownStates, storedStates } from '../domain/case.js';
import { type CaseRow, everyCase, type ListedFacts } from '../use-cases/listing/ports.js';
import { PostgresCaseReader } from './case.reader.js';
import { PostgresCaseStore } from './case.store.js';
import { PostgresCaseLists } from './listing/case.lists.js';
import { selectDiffering } from './listing/listed-facts.sql.js';

interface SampleMember {
  readonly held: boolean;
  readonly paused: boolean;
  readonly placed: boolean;
  readonly arranged: boolean;
  readonly disputed: boolean;
  readonly collectable: boolean;
  readonly left: boolean;
  readonly remainingMinor: number;
}

interface SampleCase {
  readonly state: (typeof storedStates)[number];
  readonly members: readonly SampleMember[];
  /** Whether the case has a next message, and the customer a channel for it. */
  readonly nextSend: 'none' | 'deliverable' | 'undeliverable';
  readonly hold: 'none' | 'lasting' | 'ending';
  /** Whether a flag of the customer is in force. */
  readonly flagged: boolean;
}

const aMember = fc.record<SampleMember>({
  held: fc.boolean(),
  paused: fc.boolean(),
  placed: fc.boolean(),
  arranged: fc.boolean(),
  disputed: fc.boolean(),
  collectable: fc.boolean(),
  left: fc.boolean(),
  remainingMinor: fc.nat(1_000_000),
});
const aCase = fc.record<SampleCase>({
  state: fc.constantFrom(...storedStates),
  members: fc.array(aMember, { maxLength: 3 }),
  nextSend: fc.constantFrom('none', 'deliverable', 'undeliverable'),
  hold: fc.constantFrom('none', 'lasting', 'ending'),
  flagged: fc.boolean(),
});

/** What the derived states depend on, computed from the sample and not from the rows. */
function factsOf({ state, members, nextSend, flagged }: SampleCase): ShownFacts {
  const open = members.filter(({ left }) => !left);
  const all = (holds: (member: SampleMember) => boolean) => open.length > 0 && open.every(holds);
  return {
    state,
    allPaused: all(({ paused }) => paused),
    allPlaced: all(({ placed }) => placed),
    allArranged: all(({ arranged }) => arranged),
    allHeld: all(({ held, disputed, collectable }) => held || disputed || !collectable),
    flagged,
    nextUndeliverable: nextSend === 'undeliverable',
  };
}

/** What lists show of the sample. */
function listedOf(sample: SampleCase, shown: ShownState): Omit<ListedFacts, 'shown'> {
  const { state, members, nextSend, hold, flagged } = sample;
  const open = members.filter(({ left }) => !left);
  const because = open.some(({ disputed }) => disputed) ? 'DISPUTED' : 'DO_NOT_COLLECT';
  const isHeld = hold !== 'none' && !isClosed(state);
  const plans = !isClosed(state) && nextSend !== 'none';
  return {
    holdReason: shown === 'ON_HOLD' ? (flagged ? 'BANKRUPT' : isHeld ? 'asked' : because) : '',
    heldUntil: isHeld && hold === 'ending' ? later : null,
    outstandingMinor: open.reduce((sum, { remainingMinor }) => sum + BigInt(remainingMinor), 0n),
    openInvoiceCount: open.length,
    placedInvoiceCount: open.filter(({ placed }) => placed).length,
    recallableInvoiceCount: 0,
    oldestDueOn: open.length === 0 ? null : '2013-12-31',
    nextActAt: plans ? now : null,
    nextActStepId: plans ? 'call' : null,
    nextMessageAt: plans ? later : null,
    nextMessageStepId: plans ? 'reminder' : null,
    lastContactAt: null,
    customerClass: 'default',
    specialistId: 'ann',
  };
}

const now = new Date('2014-01-01T10:00:00Z');
const later = new Date('2014-01-05T10:00:00Z');
const reader = new PostgresCaseReader();
const lists = new PostgresCaseLists();
let db: ServiceDatabase;

beforeAll(async () => {
  db = await createServiceDatabase({
    service: 'workflow',
    migrations: join(import.meta.dirname, '../../migrations'),
    start: now,
  });
  await db.database.query(
    `INSERT INTO sequences (name, version, document, definition, active, applied_by, created_at)
     VALUES ('friendly', 1, '', '{}', true, 'user:tester', $1)`,
    [now],
  );
});

afterAll(() => db.close());

/** Stores a case with its rows. @returns its id */
async function store(sample: SampleCase): Promise<string> {
  const { state, members, nextSend, hold, flagged } = sample;
  const [caseId, customerId] = [newId(), newId()];
  const invoices = members.map((member) => ({ ...member, invoiceId: newId() }));
  await db.runner.transact(aCaller(), async (tx) => {
    const customer: CustomerFacts = {
      customerId,
      customerClass: 'default',
      specialistId: 'ann',
      deliverableChannels: nextSend === 'deliverable' ? ['EMAIL'] : ['SMS'],
      version: 1n,
    };
    await new PostgresCustomerStore().upsertMany(tx, [customer]);
    await new PostgresInvoiceStore().upsertMany(
      tx,
      invoices.map(({ invoiceId, disputed, collectable, remainingMinor }): InvoiceRow => {
        const money = { minor: BigInt(remainingMinor), currency: 'USD' };
        const dates = { issuedOn: '2013-12-01', dueOn: '2013-12-31', zone: 'UTC' };
        const membership = { caseId: null, lastCaseId: null, enrolledEpisode: 1, enrolAt: null, because: '' };
        const identity = { invoiceId, number: invoiceId, customerId, creditorId: 'main' };
        const status = { lifecycle: 'OPEN', collectable, disputed, episode: 1, version: 1n } as const;
        return { ...identity, amount: money, remaining: money, ...dates, ...status, ...membership };
      }),
    );
    await tx.query(
      `INSERT INTO cases (case_id, customer_id, currency, creditor_id, sequence, sequence_version, grouping, state, episode,
         version, opened_at, closed_at, started)
       VALUES ($1, $2, 'USD', 'main', 'friendly', 1, 'invoice', $3, 1, 1, $4, $5, false)`,
      [caseId, customerId, state, now, isClosed(state) ? now : null],
    );
    for (const { invoiceId, held, paused, placed, arranged, left } of invoices) {
      await tx.query(
        `INSERT INTO case_invoices (invoice_id, episode, case_id, enrolled_at, because, held, paused, placed, arranged, left_at, left_reason)
         VALUES ($1, 1, $2, $3, '', $4, $5, $6, $7, $8, $9)`,
        [invoiceId, caseId, now, held, paused, placed, arranged, left ? now : null, left ? 'PAID' : ''],
      );
    }
    if (nextSend !== 'none') {
      await tx.query(
        `INSERT INTO due_acts (case_id, subject_id, episode, step_id, step_index, kind, channel, fire_at, stopped)
         VALUES ($1, $1, 1, 'stopped', 0, 'send', 'EMAIL', $2, true), ($1, $1, 1, 'call', 1, 'task', NULL, $2, false),
           ($1, $1, 1, 'reminder', 2, 'send', 'EMAIL', $3, false)`,
        [caseId, now, later],
      );
    }
    if (hold !== 'none') {
      await tx.query(
        `INSERT INTO holds (hold_id, scope, subject_id, customer_id, case_id, reason, until_at, placed_by, placed_at)
         VALUES ($1, 'CASE', $2, $3, $2, 'asked', $4, 'user:tester', $5)`,
        [newId(), caseId, customerId, hold === 'ending' ? later : null, now],
      );
    }
    if (flagged) {
      // Later than the other one, which shows only without it.
      await tx.query(
        `INSERT INTO holds (hold_id, scope, subject_id, customer_id, reason, placed_by, placed_at, flag)
         VALUES ($1, 'CUSTOMER', $2, $2, 'BANKRUPT', 'system:workflow', $3, 'BANKRUPT')`,
        [newId(), customerId, later],
      );
    }
    await new PostgresCaseStore().refreshListed(tx, [caseId]);
  });
  return caseId;
}

async function listed(states: readonly ShownState[]): Promise<Map<string, CaseRow>> {
  const order = { by: 'OPENED', descending: true } as const;
  const rows = await lists.list(db.database, { ...everyCase, states }, order, { after: null, limit: 10_000 });
  return new Map(rows.map(({ key: _, ...row }) => [row.case.caseId, row]));
}

test('filters of lists, counts and the cases themselves agree on every case', async () => {
  const expected = new Map<string, ShownState>();
  const found = new Map<string, CaseRow>();
  await fc.assert(
    fc.asyncProperty(fc.array(aCase, { minLength: 1, maxLength: 8 }), async (samples) => {
      for (const sample of samples) {
        const caseId = await store(sample);
        const shown = shownState(factsOf(sample));
        expected.set(caseId, shown);
        const row = (await reader.find(db.database, caseId))!;
        found.set(caseId, row);
        expect(row).toEqual({ case: row.case, shown, ...listedOf(sample, shown) });
      }
      for (const state of shownStates) {
        const ids = [...expected].filter(([, shown]) => shown === state).map(([caseId]) => caseId);
        const rows = await listed([state]);
        expect([...rows.keys()].sort()).toEqual(ids.sort());
        expect([...new Set([...rows.values()].map(({ shown }) => shown))]).toEqual(ids.length > 0 ? [state] : []);
        expect(await lists.count(db.database, { ...everyCase, states: [state] })).toEqual({
          count: ids.length,
          more: false,
        });
      }
      expect(await listed([])).toEqual(found);
      expect(await listed(shownStates)).toEqual(found);
      const counts = Map.groupBy(expected.values(), (shown) => shown);
      expect(await reader.countByState(db.database)).toEqual(
        [...counts].sort().map(([name, { length }]) => ({ name, count: length })),
      );
      expect(await db.database.query(selectDiffering)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
