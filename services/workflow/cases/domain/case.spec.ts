import fc from 'fast-check';
import { DomainError } from '#libs/errors';
import {
  cancelCase,
  type Case,
  type CaseChange,
  enrolInvoice,
  isBelowThreshold,
  isClosed,
  noteDelivery,
  openCase,
  recordSteps,
  releaseInvoice,
  reopenCase,
  repairContact,
  settle,
  type ShownFacts,
  shownState,
  type StepResult,
  type StoredState,
  storedStates,
} from './case.js';

const openedAt = new Date('2014-01-01T10:00:00Z');
const now = new Date('2014-02-01T10:00:00Z');
const invoice = { invoiceId: 'invoice', episode: 1 };

function aCase(state: StoredState = 'ACTIVE', over: Partial<Case> = {}): Case {
  const key = { customerId: 'customer', currency: 'USD', creditorId: 'main', sequence: 'friendly' };
  const opened = openCase({ ...key, caseId: 'case', sequenceVersion: 2, grouping: 'invoice' }, openedAt).case;
  return { ...opened, state, closedAt: isClosed(state) ? now : null, ...over };
}

const step = (over: Partial<StepResult> = {}): StepResult => ({
  subjectId: 'invoice',
  episode: 1,
  stepId: 'reminder',
  kind: 'send',
  outcome: 'SENT',
  because: 'due',
  ...over,
});
const typesOf = ({ events }: CaseChange) => events.map(({ type, reason }) => [type, reason]);

test('a case opens as its first version', () => {
  const change = openCase(aCase(), openedAt);
  expect(change.case).toMatchObject({ state: 'ACTIVE', episode: 1, version: 1n, closedAt: null, started: false });
  expect(typesOf(change)).toEqual([['opened', '']]);
});

test.each([
  ['ACTIVE', {}, 'ACTIVE'],
  ['FAILED', {}, 'FAILED'],
  ['ACTIVE', { open: 0, paid: 1 }, 'PAID'],
  ['ACTIVE', { open: 0, paid: 0 }, 'CLOSED'],
  ['EXPIRED', { open: 0, paid: 2 }, 'PAID'],
  ['FAILED', { open: 0 }, 'CLOSED'],
  ['ACTIVE', { open: 0, writtenOff: 1 }, 'WRITTEN_OFF'],
  ['EXPIRED', { open: 0, paid: 1, writtenOff: 1 }, 'WRITTEN_OFF'],
  ['FAILED', { open: 1, writtenOff: 1 }, 'FAILED'],
  ['ACTIVE', { open: 2, openExpired: 1 }, 'ACTIVE'],
  ['ACTIVE', { open: 2, openExpired: 2 }, 'EXPIRED'],
  ['FAILED', { open: 1, openExpired: 1 }, 'EXPIRED'],
  ['EXPIRED', { open: 3, openExpired: 2 }, 'ACTIVE'],
  ['CANCELLED', { open: 0, paid: 1 }, 'CANCELLED'],
  ['PAID', { open: 1 }, 'PAID'],
] as const)('a case that is %s with the invoices %j is %s', (state, over, expected) => {
  const before = aCase(state);
  const change = settle(
    before,
    { open: 1, openExpired: 0, paid: 0, writtenOff: 0, belowThreshold: 0, ...over },
    now,
    '',
  );
  expect(change.case.state).toBe(expected);
  if (state === expected) expect(change).toEqual({ case: before, events: [] });
  else expect(typesOf(change)).toEqual([isClosed(expected) ? ['closed', expected] : ['changed', '']]);
  expect(change.case.closedAt).toEqual(isClosed(expected) ? now : null);
});

test.each([
  ['ACTIVE', 'BOUNCED', 'FAILED', [['changed', 'reminder: due']]],
  ['ACTIVE', 'FAILED', 'FAILED', [['changed', 'reminder: due']]],
  ['FAILED', 'SENT', 'ACTIVE', [['changed', 'DELIVERED']]],
  ['ACTIVE', 'SENT', 'ACTIVE', []],
  ['FAILED', 'BOUNCED', 'FAILED', []],
  ['ACTIVE', 'SUPPRESSED', 'ACTIVE', []],
  ['EXPIRED', 'BOUNCED', 'EXPIRED', []],
  ['PAID', 'BOUNCED', 'PAID', []],
] as const)('a case that is %s and whose last message is %s is %s', (state, outcome, expected, events) => {
  const change = noteDelivery(aCase(state), [step({ outcome })]);
  expect([change.case.state, typesOf(change)]).toEqual([expected, events]);
});

test('of several messages the last says whether the debtor can be reached; tasks say nothing', () => {
  const steps = [step({ outcome: 'BOUNCED' }), step({ outcome: 'SENT' }), step({ kind: 'task', outcome: 'FAILED' })];
  expect(noteDelivery(aCase(), steps).case.state).toBe('ACTIVE');
  expect(noteDelivery(aCase(), steps.toReversed()).case.state).toBe('FAILED');
});

test('a repaired contact brings back a case that failed, and changes no other', () => {
  expect(typesOf(repairContact(aCase('FAILED')))).toEqual([['changed', 'CONTACT_REPAIRED']]);
  for (const state of storedStates.filter((each) => each !== 'FAILED')) {
    expect(repairContact(aCase(state))).toEqual({ case: aCase(state), events: [] });
  }
});

test('an open case is cancelled for good; a closed one is not', () => {
  expect(cancelCase(aCase('EXPIRED'), now, 'Enough').case).toMatchObject({ state: 'CANCELLED', closedAt: now });
  expect(() => reopenCase(aCase('CANCELLED'), true)).toThrow('cannot go from CANCELLED to ACTIVE');
  for (const state of ['PAID', 'WRITTEN_OFF', 'CLOSED', 'CANCELLED'] as const) {
    expect(() => cancelCase(aCase(state), now, 'Enough')).toThrow(DomainError);
  }
});

test('a case is re-opened in the episode in which it was paid, and in a new one where collection begins anew', () => {
  expect(reopenCase(aCase('PAID', { version: 7n }), false).case).toMatchObject({ state: 'ACTIVE', episode: 1 });
  const change = reopenCase(aCase('PAID', { version: 7n }), true);
  expect(change.case).toMatchObject({ state: 'ACTIVE', closedAt: null, episode: 2, version: 8n });
  expect(typesOf(change)).toEqual([['opened', 'REOPENED']]);
});

test('whatever happens to a case, its version counts the events, and no case is changed in place', () => {
  const changes: Record<string, (before: Case) => CaseChange> = {
    enrol: (before) => enrolInvoice(before, invoice, 'overdue'),
    release: (before) => releaseInvoice(before, invoice, 'PAID'),
    record: (before) => recordSteps(before, [step()]),
    recordNothing: (before) => recordSteps(before, []),
    bounce: (before) => noteDelivery(before, [step({ outcome: 'BOUNCED' })]),
    deliver: (before) => noteDelivery(before, [step()]),
    repair: repairContact,
    expire: (before) =>
      settle(before, { open: 1, openExpired: 1, paid: 0, writtenOff: 0, belowThreshold: 0 }, now, 'STEPS_EXHAUSTED'),
    revive: (before) => settle(before, { open: 2, openExpired: 1, paid: 0, writtenOff: 0, belowThreshold: 0 }, now, ''),
  };
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...Object.keys(changes)), { maxLength: 30 }), (names) => {
      let latest = Object.freeze(aCase());
      let version = latest.version;
      for (const name of names) {
        const change = changes[name]!(latest);
        for (const event of change.events) {
          version += 1n;
          expect(event.case.version).toBe(version);
        }
        expect(change.case.version).toBe(version);
        if (change.events.length > 0) expect(change.events.at(-1)!.case).toEqual(change.case);
        latest = Object.freeze(change.case);
      }
    }),
  );
});

const shownFacts = fc.record<ShownFacts>({
  state: fc.constantFrom(...storedStates),
  allPaused: fc.boolean(),
  allPlaced: fc.boolean(),
  allArranged: fc.boolean(),
  allHeld: fc.boolean(),
  flagged: fc.boolean(),
  nextUndeliverable: fc.boolean(),
});

test('what is shown follows the precedence: an end, PAUSED, COLLECTIONS, ON_ARRANGEMENT, ON_HOLD, what is stored, WILL_FAIL', () => {
  fc.assert(
    fc.property(shownFacts, (given) => {
      const shown = shownState(given);
      if (isClosed(given.state)) expect(shown).toBe(given.state);
      else if (given.allPaused) expect(shown).toBe('PAUSED');
      else if (given.allPlaced) expect(shown).toBe('COLLECTIONS');
      else if (given.allArranged) expect(shown).toBe('ON_ARRANGEMENT');
      else if (given.allHeld || given.flagged) expect(shown).toBe('ON_HOLD');
      else if (given.state === 'ACTIVE') expect(shown).toBe(given.nextUndeliverable ? 'WILL_FAIL' : 'ACTIVE');
      else expect(shown).toBe(given.state);
    }),
  );
});

test('a case of which too little remains is closed, and says so', () => {
  const { case: closed, events } = settle(
    aCase(),
    { open: 0, openExpired: 0, paid: 1, writtenOff: 0, belowThreshold: 1 },
    now,
    '',
  );
  expect(closed).toMatchObject({ state: 'CLOSED', closedAt: now });
  expect(events).toMatchObject([{ type: 'closed', reason: 'BELOW_THRESHOLD' }]);
});

test('what remains of all invoices together decides; without a threshold every cent is collected', () => {
  expect(isBelowThreshold([1n], 500n)).toBe(true);
  expect(isBelowThreshold([500n], 500n)).toBe(true);
  expect(isBelowThreshold([300n, 300n], 500n)).toBe(false);
  expect(isBelowThreshold([1n], 0n)).toBe(false);
  expect(isBelowThreshold([], 500n)).toBe(false);
});
