import 'reflect-metadata';
import { join } from 'node:path';
import fc from 'fast-check';
import { createServiceDatabase, numberedId, type ServiceDatabase } from '#libs/testing';
import { isClosed, type ShownState, shownStates } from '../../domain/case.js';
import { type CaseFilter, type CaseListKey, type CaseOrder } from '../../use-cases/listing/ports.js';
import { PostgresCaseLists } from './case.lists.js';

/** A case as far as lists look at it. */
interface Sample {
  readonly caseId: string;
  readonly customerId: string;
  readonly currency: string;
  readonly sequence: string;
  readonly sequenceVersion: number;
  readonly shown: ShownState;
  readonly holdReason: string;
  readonly openedAt: Date;
  readonly outstandingMinor: bigint;
  readonly oldestDueOn: string | null;
  readonly nextMessageAt: Date | null;
  readonly customerClass: string;
  readonly specialistId: string | null;
}

const lists = new PostgresCaseLists();
let db: ServiceDatabase;
let samples: readonly Sample[];

const day = (n: number): Date => new Date(Date.UTC(2014, 0, 1 + n));
const dateOf = (n: number): string => day(n).toISOString().slice(0, 10);
const customerId = (n: number): string => numberedId(1, n);
const caseId = (n: number): string => numberedId(3, n);

const aSample = fc.record({
  customer: fc.nat(9),
  currency: fc.constantFrom('EUR', 'USD'),
  sequence: fc.constantFrom('friendly', 'firm'),
  sequenceVersion: fc.constantFrom(1, 2),
  shown: fc.constantFrom(...shownStates),
  holdReason: fc.constantFrom('BANKRUPT', 'Review'),
  opened: fc.nat(9),
  outstanding: fc.nat(9),
  oldestDue: fc.nat(9),
  nextMessage: fc.option(fc.nat(9)),
  customerClass: fc.constantFrom('usual', 'business'),
  specialistId: fc.constantFrom('user:ann', 'user:bob', null),
});

/** Closed cases owe nothing and plan nothing. */
function sampled(n: number, given: typeof aSample extends fc.Arbitrary<infer Given> ? Given : never): Sample {
  const { customer, opened, outstanding, oldestDue, nextMessage, ...same } = given;
  const ended = isClosed(given.shown);
  return {
    ...same,
    holdReason: given.shown === 'ON_HOLD' ? given.holdReason : '',
    caseId: caseId(n),
    customerId: customerId(customer),
    openedAt: day(opened),
    outstandingMinor: ended ? 0n : BigInt(outstanding),
    oldestDueOn: ended ? null : dateOf(oldestDue),
    nextMessageAt: ended || nextMessage === null ? null : day(nextMessage),
  };
}

beforeAll(async () => {
  const migrations = join(import.meta.dirname, '../../../migrations');
  db = await createServiceDatabase({ service: 'workflow', migrations, start: day(100) });
  await db.database.query(
    `INSERT INTO sequences (name, version, document, definition, active, applied_by, created_at)
     SELECT name, version, '', '{}', version = 1, 'user:tester', '2014-01-01'
       FROM unnest(ARRAY['friendly', 'firm']) AS name, generate_series(1, 2) AS version`,
  );
  samples = fc.sample(aSample, { numRuns: 300, seed: 7 }).map((given, n) => sampled(n, given));
  const rows = samples.map((sample) => ({ ...sample, outstandingMinor: String(sample.outstandingMinor) }));
  await db.database.query(
    `INSERT INTO cases (case_id, customer_id, currency, creditor_id, sequence, sequence_version, grouping, state, shown_state,
       episode, version, opened_at, closed_at, started, outstanding_minor, oldest_due_on, next_message_at, customer_class,
       specialist_id, hold_reason, listed)
     SELECT "caseId", "customerId", currency, "caseId"::text, sequence, "sequenceVersion", 'invoice',
       CASE WHEN shown IN ('PAUSED', 'COLLECTIONS', 'ON_ARRANGEMENT', 'ON_HOLD', 'WILL_FAIL') THEN 'ACTIVE' ELSE shown END,
       shown, 1, 1, "openedAt",
       CASE WHEN shown IN ('CANCELLED', 'PAID', 'WRITTEN_OFF', 'CLOSED') THEN "openedAt" END, true, "outstandingMinor", "oldestDueOn",
       "nextMessageAt", "customerClass", "specialistId", "holdReason", true
       FROM json_to_recordset($1::json) AS r ("caseId" uuid, "customerId" uuid, currency char(3), sequence text,
         "sequenceVersion" integer, shown text, "openedAt" timestamptz, "outstandingMinor" bigint, "oldestDueOn" date,
         "nextMessageAt" timestamptz, "customerClass" text, "specialistId" text, "holdReason" text)`,
    [JSON.stringify(rows)],
  );
});
afterAll(() => db.close());

/** The list as it would be made by hand. */
function expected(filter: CaseFilter, { by, descending }: CaseOrder): string[] {
  const within = <Value extends Date | bigint>(
    value: Value | null,
    from: Value | null,
    until: Value | null,
    last: boolean,
  ) =>
    (from === null && until === null) ||
    (value !== null &&
      (from === null || value >= from) &&
      (until === null || value < until || (last && value === until)));
  const is = <Value>(wanted: Value | null, value: Value) => wanted === null || wanted === value;
  const named = (sample: Sample): boolean => {
    const { customerIds, caseIds, customersOrCases } = filter;
    const [byCustomer, byCase] = [customerIds?.includes(sample.customerId), caseIds?.includes(sample.caseId)];
    if (customersOrCases && customerIds && caseIds) return byCustomer === true || byCase === true;
    return byCustomer !== false && byCase !== false;
  };
  const fitting = samples.filter(
    (sample) =>
      named(sample) &&
      is(filter.sequence, sample.sequence) &&
      is(filter.sequenceVersion, sample.sequenceVersion) &&
      (filter.states.length === 0 || filter.states.includes(sample.shown)) &&
      is(filter.holdReason, sample.holdReason) &&
      is(filter.customerClass, sample.customerClass) &&
      is(filter.specialistId, sample.specialistId) &&
      is(filter.currency, sample.currency) &&
      within(sample.outstandingMinor, ...filter.outstanding, true) &&
      within(sample.openedAt, ...filter.opened, false) &&
      within(sample.nextMessageAt, ...filter.nextMessage, false),
  );
  const sign = descending ? -1 : 1;
  const values = ({ shown, currency, ...sample }: Sample): readonly (string | bigint)[] | null =>
    ({
      NEXT_MESSAGE: sample.nextMessageAt && [sample.nextMessageAt.toISOString()],
      OUTSTANDING: isClosed(shown) ? null : [currency, sample.outstandingMinor],
      OLDEST_DUE: sample.oldestDueOn === null ? null : [sample.oldestDueOn],
      OPENED: [],
    })[by];
  const keyOf = (sample: Sample) => [...(values(sample) ?? []), sample.openedAt.getTime(), sample.caseId];
  const compare = (one: Sample, other: Sample): number => {
    const lacks = [one, other].map((sample) => Number(values(sample) === null));
    if (lacks[0] !== lacks[1]) return lacks[0]! - lacks[1]!;
    const [first, second] = [keyOf(one), keyOf(other)];
    const place = first.findIndex((value, index) => value !== second[index]);
    return place < 0 ? 0 : (first[place]! < second[place]! ? -1 : 1) * sign;
  };
  return fitting.sort(compare).map((sample) => sample.caseId);
}

async function listed(filter: CaseFilter, order: CaseOrder, limit: number): Promise<string[]> {
  const found: string[] = [];
  for (let after: CaseListKey | null = null; ;) {
    const page = await lists.list(db.database, filter, order, { after, limit });
    found.push(...page.map((row) => row.case.caseId));
    if (page.length < limit) return found;
    after = page.at(-1)!.key;
  }
}

const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 1 });
const aRange = <Value>(value: fc.Arbitrary<Value>) => fc.tuple(some(value), some(value));
const rarely = <Value>(value: fc.Arbitrary<Value>, other: Value) =>
  fc.oneof({ arbitrary: fc.constant(other), weight: 3 }, { arbitrary: value, weight: 1 });
const aFilter: fc.Arbitrary<CaseFilter> = fc
  .record({
    customerIds: rarely(some(fc.array(fc.nat(9).map(customerId), { maxLength: 5 })), null),
    caseIds: rarely(some(fc.array(fc.nat(299).map(caseId), { maxLength: 30 })), null),
    customersOrCases: fc.boolean(),
    sequence: some(fc.constantFrom('friendly', 'firm')),
    sequenceVersion: rarely(fc.constantFrom<number | null>(1, 2), null),
    states: fc.array(fc.constantFrom(...shownStates), { maxLength: 4 }),
    holdReason: rarely<string | null>(fc.constantFrom('BANKRUPT', 'Review'), null),
    customerClass: rarely<string | null>(fc.constantFrom('usual', 'business'), null),
    specialistId: rarely<string | null>(fc.constantFrom('user:ann', 'user:bob'), null),
    currency: some(fc.constantFrom('EUR', 'USD')),
    outstanding: aRange(fc.nat(9).map(BigInt)),
    opened: rarely(aRange(fc.nat(10).map(day)), [null, null] as never),
    nextMessage: rarely(aRange(fc.nat(10).map(day)), [null, null] as never),
  })
  .map((filter) => ({ ...filter, outstanding: filter.currency === null ? [null, null] : filter.outstanding }));
const anOrder = fc.record<CaseOrder>({
  by: fc.constantFrom('NEXT_MESSAGE', 'OUTSTANDING', 'OLDEST_DUE', 'OPENED'),
  descending: fc.boolean(),
});

test('a list has every case of its filter once, in its order, over all its pages, and is counted so', async () => {
  await fc.assert(
    fc.asyncProperty(aFilter, anOrder, fc.integer({ min: 1, max: 40 }), async (filter, order, limit) => {
      const ids = expected(filter, order);
      expect(await listed(filter, order, limit)).toEqual(ids);
      expect(await lists.count(db.database, filter)).toEqual({ count: ids.length, more: false });
    }),
    { numRuns: 400 },
  );
});

test('cases are found by ids in their order, and unknown ids are left out', async () => {
  const rows = await lists.findMany(db.database, [caseId(5), caseId(999), caseId(2)]);
  expect(rows.map((row) => row.case.caseId)).toEqual([caseId(5), caseId(2)]);
});
