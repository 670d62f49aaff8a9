import 'reflect-metadata';
import fc from 'fast-check';
import type { workflowV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { anInvoice, type SampleInvoice, sequenceDocument } from '../../testing/builders.js';
import { BulkActDriver } from '../../testing/bulk-acts.js';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';

const workflow = useWorkflowService(
  sequenceDocument({ name: 'gentle', when: 'overdue and amount >= 100', expireAfter: '5d' }),
  sequenceDocument({ name: 'small', when: 'overdue and amount < 100', grouping: 'case' }),
  sequenceDocument({ name: 'strict', when: 'amount < 0' }),
);
const acts = new BulkActDriver(workflow);

type ActName = 'PAUSE' | 'RESUME' | 'CANCEL' | 'CHANGE_SEQUENCE';
type Before = 'NOTHING' | 'PAUSED' | 'HELD' | 'CANCELLED' | 'STRICT';

/** One customer: amounts of their invoices, which may be in two cases, and what happened to the first of these. */
interface Debtor {
  readonly amounts: readonly number[];
  readonly before: Before;
}

const debtors = fc.array(
  fc.record({
    amounts: fc.array(fc.constantFrom(5_000, 10_000), { minLength: 1, maxLength: 3 }),
    before: fc.constantFrom<Before>('NOTHING', 'PAUSED', 'HELD', 'CANCELLED', 'STRICT'),
  }),
  { minLength: 1, maxLength: 4 },
);
const actNames = fc.constantFrom<ActName>('PAUSE', 'RESUME', 'CANCEL', 'CHANGE_SEQUENCE');

/** Cases of one customer in order of id, which is the order of their opening. */
async function casesOf(customerId: string): Promise<workflowV1.Case[]> {
  const { cases } = await workflow.client.listCases({ customerId, pageSize: 500 }, ann);
  const found = await Promise.all(cases.map(({ caseId }) => workflow.client.getCase({ caseId }, ann)));
  return found.map((each) => each.case!).sort((one, other) => (one.caseId < other.caseId ? -1 : 1));
}

/** Two worlds alike: each has the same debtors, and the same happened to them. */
async function worldOf(wanted: readonly Debtor[]): Promise<SampleInvoice[][]> {
  const world = wanted.map(({ amounts }) => {
    const customerId = newId();
    return amounts.map((amountMinor) => anInvoice({ ...dates, customerId, amountMinor, remainingMinor: amountMinor }));
  });
  // Cases of large debts are opened before those of small ones, so that ids are in one order in both worlds.
  const isLarge = ({ amountMinor }: SampleInvoice): boolean => amountMinor >= 10_000;
  await workflow.consumeMany(world.flat().filter(isLarge));
  await workflow.consumeMany(world.flat().filter((invoice) => !isLarge(invoice)));
  for (const [index, { before }] of wanted.entries()) await happen(world[index]![0]!.customerId, before);
  return world;
}
const dates = { dueOn: '2013-01-16', issuedOn: '2013-01-02' };

async function happen(customerId: string, before: Before): Promise<void> {
  const [first] = await casesOf(customerId);
  const of = { requestId: newId(), caseId: first!.caseId, reason: 'Before' };
  if (before === 'PAUSED') await workflow.client.pauseCase(of, ann);
  if (before === 'CANCELLED') await workflow.client.cancelCase(of, ann);
  if (before === 'STRICT') await workflow.client.changeSequence({ ...of, sequence: 'strict' }, ann);
  if (before !== 'HELD') return;
  const hold = { scope: 'SCOPE_CUSTOMER' as const, subjectId: customerId, reason: 'Review' };
  await workflow.client.placeHold({ requestId: newId(), ...hold }, ann);
}

/** One act after another, as a person would. @returns what each was refused for, empty where it was done */
async function singly(act: ActName, caseIds: readonly string[]): Promise<string[]> {
  const refusals: string[] = [];
  for (const caseId of caseIds) {
    const of = { requestId: newId(), caseId, reason: 'Act' };
    const calls = {
      PAUSE: () => workflow.client.pauseCase(of, ann),
      RESUME: () => workflow.client.resumeCase(of, ann),
      CANCEL: () => workflow.client.cancelCase(of, ann),
      CHANGE_SEQUENCE: () => workflow.client.changeSequence({ ...of, sequence: 'strict' }, ann),
    };
    const refusal = await calls[act]().then(
      () => '',
      (error: { code: string; details: { facts?: { reason: string } } }) => error.details.facts?.reason ?? error.code,
    );
    refusals.push(refusal);
  }
  return refusals;
}

async function inBulk(act: ActName, caseIds: readonly string[]): Promise<string[]> {
  const parameters = { reason: 'Act', ...(act === 'CHANGE_SEQUENCE' ? { sequence: 'strict' } : {}) };
  const { bulkActId } = await acts.run({ act: `ACT_${act}`, ids: [...caseIds], parameters });
  const reasons = new Map((await acts.itemsOf(bulkActId)).map(({ itemId, reason }) => [itemId, reason]));
  return caseIds.map((caseId) => reasons.get(caseId)!.replace('SEQUENCE_RUNS_ALREADY', 'CASE_INVALID'));
}

/** All that is seen of a world, with places in it instead of ids. */
async function seen(world: readonly SampleInvoice[][]): Promise<object[]> {
  return Promise.all(
    world.map(async (invoices) => {
      const cases = await casesOf(invoices[0]!.customerId);
      const places = new Map(
        [...cases.map((each) => each.caseId), ...invoices.map((each) => each.invoiceId)].map((id, place) => [
          id,
          place,
        ]),
      );
      const { holds } = await workflow.client.listHolds(
        { customerId: invoices[0]!.customerId, inForceOnly: false },
        ann,
      );
      return {
        cases: cases.map((found) => ({
          ...found,
          ...{ caseId: places.get(found.caseId), customerId: '', openTime: null, closeTime: null, holds: [] },
          mergedIntoCaseId: places.get(found.mergedIntoCaseId),
          invoices: found.invoices.map(({ invoiceId, stepsDone, ...rest }) => ({
            ...rest,
            invoiceNumber: '',
            invoiceId: places.get(invoiceId),
            stepsDone: stepsDone.map(({ stepId, outcome }) => [stepId, outcome]),
          })),
        })),
        holds: holds
          .map(({ scope, subjectId, reason, placedBy, liftTime }) => {
            return JSON.stringify([scope, places.get(subjectId), reason, placedBy, liftTime === null]);
          })
          .sort(),
      };
    }),
  );
}

test('an act on many leaves what single acts leave, one after another: states, holds, plans, refusals and events', async () => {
  const pairs: (readonly [SampleInvoice[][], SampleInvoice[][]])[] = [];
  await fc.assert(
    fc.asyncProperty(debtors, actNames, async (wanted, act) => {
      const [one, other] = [await worldOf(wanted), await worldOf(wanted)];
      const idsOf = async (world: SampleInvoice[][]): Promise<string[]> => {
        const cases = await Promise.all(world.map((invoices) => casesOf(invoices[0]!.customerId)));
        return cases.flat().map(({ caseId }) => caseId);
      };
      expect(await inBulk(act, await idsOf(one))).toEqual(await singly(act, await idsOf(other)));
      expect(await seen(one)).toEqual(await seen(other));
      pairs.push([one, other]);
    }),
    { numRuns: 12, endOnFailure: true },
  );
  const customersOf = (world: SampleInvoice[][]): string[] => world.map((invoices) => invoices[0]!.customerId);
  const published = await workflow.publishedOf(pairs.flat().flatMap(customersOf));
  const typesOf = (customerId: string): string[] =>
    published.flatMap(({ key, facts: [type] }) => (key === customerId ? [type!] : [])).sort();
  for (const [one, other] of pairs) {
    expect(customersOf(one).map(typesOf)).toEqual(customersOf(other).map(typesOf));
  }
}, 120_000);
