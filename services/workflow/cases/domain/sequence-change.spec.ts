import type { SequenceVersion } from '../../sequences/domain/sequence.js';
import { type Case, changeSequence, mergeCase, openCase } from './case.js';
import type { MemberFacts } from './due-step.js';
import { planSubject } from './plan.js';
import { hasTimeLeft, renamesFor, type StepBehind, stepsPassed, subjectsOf } from './sequence-change.js';

const version = (grouping: 'invoice' | 'case', expireAfterDays: number | null = 60): SequenceVersion => ({
  version: 2,
  sequence: {
    ...{ name: 'strict', title: 'Strict', enrol: { when: 'overdue', minRemaining: {} }, anchor: 'due_date', grouping },
    calendar: { time: '10:00', withinMinutes: 0, zone: 'UTC', days: 'all' },
    steps: [2, 5, 14].map((afterDays) => ({
      ...{ id: `day-${afterDays}`, afterDays, catchUp: 'COLLAPSE_TO_LATEST' },
      act: { kind: 'send', channel: 'email', template: 'reminder' },
    })),
    expireAfterDays,
  } as SequenceVersion['sequence'],
});
const key = { customerId: 'c', currency: 'USD', creditorId: 'main', sequence: 'gentle' };
const at = (day: number) => new Date(Date.UTC(2026, 0, 10 + day, 10));
const opened = openCase({ ...key, caseId: 'case', sequenceVersion: 1, grouping: 'invoice' }, at(0)).case;
const member = (subjectId: string, over: Partial<MemberFacts> = {}): MemberFacts => ({
  ...{ subjectId, episode: 1, issuedOn: '2026-01-01', dueOn: '2026-01-10', zone: 'UTC' },
  ...{ enrolledAt: at(0), owedAgainAt: null, stopped: false, expired: false },
  ...over,
});
const step = (subjectId: string, stepId: string, day: number, caseId = 'case'): StepBehind => ({
  ...{ caseId, subjectId, episode: 1, stepId, kind: 'send', dueAt: at(day), doneAt: at(day) },
});

function passed(of: Case, sequence: SequenceVersion, members: MemberFacts[], behind: StepBehind[]): string[] {
  return subjectsOf(of, sequence, members, behind).flatMap((subject) =>
    stepsPassed(subject, planSubject(sequence, subject.subject, false)).map(
      ({ subjectId, stepId }) => `${subjectId} ${stepId}`,
    ),
  );
}

test('a case under another sequence keeps its id and opening, begins a run and says what ran before', () => {
  const change = changeSequence({ ...opened, anchorOn: '2026-01-10' }, version('case'), 'Too slow');
  expect(change.case).toEqual({
    ...opened,
    ...{
      sequence: 'strict',
      sequenceVersion: 2,
      grouping: 'case',
      run: 2,
      anchorOn: null,
      version: opened.version + 1n,
    },
  });
  expect(change.events).toMatchObject([
    { type: 'changed', reason: 'Too slow', previous: { sequence: 'gentle', sequenceVersion: 1 } },
  ]);
});

test('a merged case is closed and says which one its invoices have joined', () => {
  const { case: closed, events } = mergeCase(opened, 'other', at(3));
  expect([closed.state, closed.mergedInto, closed.closedAt]).toEqual(['CLOSED', 'other', at(3)]);
  expect(events).toMatchObject([{ type: 'closed', reason: 'MERGED' }]);
});

test('steps no later than the last one done count as done, each invoice by itself', () => {
  const sequence = version('invoice');
  const of = changeSequence(opened, sequence, 'x').case;
  const members = [member('a'), member('b')];
  expect(passed(of, sequence, members, [step('a', 'day-3', 3), step('a', 'day-7', 7)])).toEqual(['a day-2', 'a day-5']);
  expect(passed(of, sequence, members, [])).toEqual([]);
  // The end of the run before is no step.
  for (const end of ['expire', 'expire 1']) {
    const ended = { ...step('b', end, 30), kind: 'expire' } as const;
    expect(passed(of, sequence, members, [ended])).toEqual([]);
  }
});

test('what a case did as a whole counts for the invoices that were in it then', () => {
  const sequence = version('invoice');
  const of = changeSequence(opened, sequence, 'x').case;
  const members = [member('a'), member('late', { enrolledAt: at(4) })];
  expect(passed(of, sequence, members, [step('case', 'day-3', 3)])).toEqual(['a day-2']);
});

test('a case that acts as a whole stands where the invoices stood that lead it', () => {
  const sequence = version('case');
  const of = changeSequence(opened, sequence, 'x').case;
  const members = [member('old'), member('young', { dueOn: '2026-01-15' })];
  expect(passed(of, sequence, members, [step('old', 'day-3', 3), step('young', 'day-3', 8)])).toEqual(['case day-2']);
  const merged = [step('other', 'day-7', 7, 'other')];
  const joined = subjectsOf(of, sequence, members, merged, new Set(['old']));
  expect(joined[0]!.behind).toEqual(merged);
  expect(subjectsOf(of, sequence, members, merged, new Set(['young']))[0]!.behind).toEqual([]);
});

test('an older invoice that is merged in is caught up, whatever the case that it leads now has done', () => {
  const sequence = version('case');
  const of = changeSequence(opened, sequence, 'x').case;
  const members = [member('old'), member('young', { dueOn: '2026-01-20' })];
  const behind = [step('case', 'day-2', 12), step('young', 'day-2', 12)];
  const [nothingSaid] = subjectsOf(of, sequence, members, behind, new Set(['old']));
  expect(nothingSaid!.behind).toEqual([]);
  const said = [...behind, step('old', 'day-3', 3)];
  expect(subjectsOf(of, sequence, members, said, new Set(['old']))[0]!.behind).toEqual([step('old', 'day-3', 3)]);
});

test('steps of one id in two sequences are two steps, in two versions of one sequence they are one', () => {
  const strict = version('case');
  const steps = [strict.sequence.steps[0]!, { ...strict.sequence.steps[1]!, id: 'day-7' }];
  const gentle = { version: 1, sequence: { ...strict.sequence, name: 'gentle', steps } };
  const back = ['day-2', 'day-5', 'day-14'].map((id) => ({ from: `strict/${id}`, to: id }));
  expect(renamesFor(gentle, strict)).toEqual([[{ from: 'day-2', to: 'gentle/day-2' }], back]);
  expect(renamesFor({ ...strict, version: 1 }, strict)).toEqual([[], []]);
});

test('time is left until the end of a sequence, and always where it has none', () => {
  expect(hasTimeLeft(version('invoice', 30), member('a'), at(29))).toBe(true);
  expect(hasTimeLeft(version('invoice', 30), member('a'), at(30))).toBe(false);
  expect(hasTimeLeft(version('invoice', null), member('a'), at(3_000))).toBe(true);
});
