import fc from 'fast-check';
import {
  type CaseFacts,
  type DueStep,
  missedAfterMs,
  nextSteps,
  skippedAfter,
  type StepOutcome,
} from './case-steps.js';

const day = 86_400_000;
const now = Date.UTC(2013, 1, 11, 15);

function step(over: Partial<DueStep> = {}): DueStep {
  return {
    subjectId: 'invoice-a',
    episode: 1,
    stepId: 'reminder-3',
    stepIndex: 1,
    kind: 'send',
    catchUp: 'COLLAPSE_TO_LATEST',
    fireAtMs: now,
    stopped: false,
    passed: false,
    unannounced: false,
    invoiceIds: ['invoice-a'],
    plan: 'due then',
    ...over,
  };
}

const decide = (due: DueStep[], over: Partial<CaseFacts> = {}) =>
  nextSteps({ nowMs: now, open: true, due, laterFireAtMs: null, ...over });
const ids = (steps: readonly { stepId: string; subjectId: string }[]) =>
  steps.map(({ stepId, subjectId }) => `${subjectId}/${stepId}`);

test('what is due now is done, with its reason', () => {
  const { acts, skipped, nextFireAtMs, done } = decide([step()], { laterFireAtMs: now + day });
  expect(acts).toEqual([{ ...step(), because: 'due then' }]);
  expect([skipped, nextFireAtMs, done]).toEqual([[], now + day, false]);
});

test('everything due in the case is done in one wake, in order', () => {
  const due = [
    step({ subjectId: 'invoice-b', stepId: 'call', stepIndex: 4, kind: 'task' }),
    step({ subjectId: 'invoice-b', stepId: 'reminder-3' }),
    step({ subjectId: 'invoice-a' }),
    step({ subjectId: 'invoice-c', fireAtMs: now - 1 }),
  ];
  expect(ids(decide(due).acts)).toEqual([
    'invoice-c/reminder-3',
    'invoice-a/reminder-3',
    'invoice-b/reminder-3',
    'invoice-b/call',
  ]);
});

test('nothing is done before its time, in a closed case, or for a subject that is stopped', () => {
  expect(decide([step({ fireAtMs: now + 1 })]).acts).toEqual([]);
  expect(decide([step({ stopped: true })])).toMatchObject({ acts: [], skipped: [], done: false });
  expect(decide([step()], { open: false })).toEqual({ acts: [], skipped: [], nextFireAtMs: null, done: true });
});

describe('of steps whose time has passed', () => {
  const missed = [
    step({ stepId: 'first', stepIndex: 0, fireAtMs: now - 8 * day }),
    step({ stepId: 'second', stepIndex: 1, fireAtMs: now - 4 * day }),
    step({ stepId: 'third', stepIndex: 2, fireAtMs: now }),
  ];

  const outcomeOf = (outcome: string, delayUntilMs: number | null = null): StepOutcome[] => [
    { ...step({ stepId: 'third' }), outcome, because: 'WHY', delayUntilMs },
  ];
  const after = (performed: StepOutcome[]) =>
    skippedAfter(decide(missed).skipped, performed).map(({ stepId, outcome, delayUntilMs }) => [
      stepId,
      outcome,
      delayUntilMs,
    ]);

  test.each(['SENT', 'SUPPRESSED', 'BOUNCED', 'OUTCOME_UNKNOWN'])(
    'they gave way for good to one that is %s',
    (outcome) => {
      expect(after(outcomeOf(outcome))).toEqual([
        ['first', 'COLLAPSED', null],
        ['second', 'COLLAPSED', null],
      ]);
    },
  );

  test.each(['REFUSED', 'FAILED', 'SKIPPED'])('they are due again after one that is %s', (outcome) => {
    expect(after(outcomeOf(outcome))).toEqual([]);
    expect(after([])).toEqual([]);
  });

  test('they wait with one that is delayed', () => {
    expect(after(outcomeOf('DELAYED', now + day))).toEqual([
      ['first', 'DELAYED', now + day],
      ['second', 'DELAYED', now + day],
    ]);
  });

  test('only the latest message goes out by default', () => {
    const { acts, skipped } = decide(missed);
    expect(ids(acts)).toEqual(['invoice-a/third']);
    expect(skipped.map(({ stepId, outcome }) => [stepId, outcome])).toEqual([
      ['first', 'COLLAPSED'],
      ['second', 'COLLAPSED'],
    ]);
    expect(skipped[0]!.because).toBe('missed at 2013-02-03T15:00:00.000Z; third is due too and is later');
  });

  test('a late one still goes out when none is later, and says how late it is', () => {
    expect(decide(missed.slice(0, 2)).acts).toMatchObject([
      { stepId: 'second', because: 'due then; caught up 4 days late' },
    ]);
  });

  test('SEND makes up for each', () => {
    const all = missed.map((each) => ({ ...each, catchUp: 'SEND' as const }));
    expect(ids(decide(all).acts)).toEqual(['invoice-a/first', 'invoice-a/second', 'invoice-a/third']);
  });

  test('SKIP drops what is a day late or has a successor, and nothing that is only slow', () => {
    const skip = { catchUp: 'SKIP' as const };
    expect(decide([step({ ...skip, fireAtMs: now - missedAfterMs + 1 })]).acts).toHaveLength(1);
    expect(decide([step({ ...skip, fireAtMs: now - missedAfterMs })]).skipped).toMatchObject([{ outcome: 'SKIPPED' }]);
    const slow = step({ ...skip, stepId: 'slow', stepIndex: 0, fireAtMs: now - 1 });
    expect(decide([slow, step()])).toMatchObject({
      acts: [{ stepId: 'reminder-3' }],
      skipped: [{ stepId: 'slow' }],
    });
  });

  test('a message does not give way to a later one that is itself skipped', () => {
    const due = [
      step({ stepId: 'first', stepIndex: 0, fireAtMs: now - 8 * day }),
      step({ stepId: 'second', stepIndex: 1, fireAtMs: now - 4 * day, catchUp: 'SKIP' }),
    ];
    const { acts, skipped } = decide(due);
    expect(ids(acts)).toEqual(['invoice-a/first']);
    expect(skipped).toMatchObject([{ stepId: 'second', outcome: 'SKIPPED' }]);
  });

  test('a message does not stand for a task, and a placement stands for everything before it', () => {
    const call = step({ stepId: 'call', stepIndex: 1, kind: 'task', fireAtMs: now - 4 * day });
    const place = step({ stepId: 'agency', stepIndex: 3, kind: 'place', fireAtMs: now });
    expect(ids(decide([call, missed[2]!]).acts)).toEqual(['invoice-a/call', 'invoice-a/third']);
    expect(ids(decide([...missed, call, place]).acts)).toEqual(['invoice-a/agency']);
  });

  test('expiry comes after the last message of its instant; what was due before it is not done any more', () => {
    const expire = (fireAtMs: number) =>
      step({ stepId: 'expire', stepIndex: 9, kind: 'expire', fireAtMs, catchUp: 'SEND' });
    expect(ids(decide([...missed, expire(now)]).acts)).toEqual(['invoice-a/third', 'invoice-a/expire']);
    const late = decide([...missed.slice(0, 2), expire(now)]);
    expect(ids(late.acts)).toEqual(['invoice-a/expire']);
    expect(late.skipped.map(({ outcome }) => outcome)).toEqual(['SKIPPED', 'SKIPPED']);
    expect(late.skipped[1]!.because).toBe('missed at 2013-02-07T15:00:00.000Z; collection has expired since');
    const task = step({ stepId: 'call', kind: 'task', catchUp: 'SEND', fireAtMs: now - day });
    expect(ids(decide([task, expire(now)]).acts)).toEqual(['invoice-a/expire']);
  });

  test('a step meant for before the anchor date is passed over, whatever its policy, and stands for no other', () => {
    const upcoming = step({ stepId: 'upcoming', passed: true, catchUp: 'SEND' });
    const { acts, skipped } = decide([missed[1]!, upcoming]);
    expect(ids(acts)).toEqual(['invoice-a/second']);
    expect(skipped).toMatchObject([{ stepId: 'upcoming', outcome: 'SKIPPED' }]);
  });

  test('a debt about which nothing was sent is not placed: a task asks a person, and the last message goes out', () => {
    const place = step({ stepId: 'agency', stepIndex: 3, kind: 'place', unannounced: true, fireAtMs: now });
    const { acts, skipped } = decide([...missed, place]);
    expect(acts).toMatchObject([
      { stepId: 'third', kind: 'send' },
      { stepId: 'agency', kind: 'task', because: 'no message about it was sent since it became overdue; due then' },
    ]);
    expect(ids(skipped)).toEqual(['invoice-a/first', 'invoice-a/second']);
  });
});

const anyStep = fc.record({
  subjectId: fc.constantFrom('a', 'b', 'c'),
  episode: fc.constantFrom(1, 2),
  stepId: fc.constantFrom('s0', 's1', 's2', 's3'),
  stepIndex: fc.nat(3),
  kind: fc.constantFrom('send' as const, 'charge' as const, 'task' as const, 'place' as const, 'expire' as const),
  catchUp: fc.constantFrom('COLLAPSE_TO_LATEST' as const, 'SKIP' as const, 'SEND' as const),
  fireAtMs: fc.integer({ min: -5, max: 2 }).map((days) => now + days * day),
  stopped: fc.boolean(),
  passed: fc.boolean(),
  unannounced: fc.boolean(),
  invoiceIds: fc.constant(['x']),
  plan: fc.constant('p'),
});

test('for any facts', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 20 }), fc.boolean(), (due, open) => {
      const { acts, skipped } = decide(due, { open });
      const key = (each: { subjectId: string; episode: number; stepId: string }) =>
        `${each.subjectId}/${each.episode}/${each.stepId}`;
      const keys = [...acts, ...skipped].map(key);
      // No step of a subject twice, whether done or skipped.
      expect(new Set(keys).size).toBe(keys.length);
      if (!open) expect(keys).toEqual([]);
      // Nothing early and nothing stopped; everything else is accounted for.
      for (const act of acts) expect(!act.stopped && act.fireAtMs <= now).toBe(true);
      const ready = new Set(open ? due.filter((each) => !each.stopped && each.fireAtMs <= now).map(key) : []);
      expect(new Set(keys)).toEqual(ready);
      // In order of time.
      expect(acts.map(({ fireAtMs }) => fireAtMs)).toEqual(acts.map(({ fireAtMs }) => fireAtMs).sort((a, b) => a - b));
      // Of each subject something is always done unless all of it is to be skipped.
      for (const { subjectId, episode } of skipped.filter(({ outcome }) => outcome === 'COLLAPSED')) {
        expect(acts.some((act) => act.subjectId === subjectId && act.episode === episode)).toBe(true);
      }
      // The same facts in another order give the same decision.
      const distinct = [...new Map(due.map((each) => [key(each), each])).values()];
      expect(decide([...distinct].reverse(), { open })).toEqual(decide(distinct, { open }));
    }),
  );
});
