import type { LocalDate } from '#libs/time';
import { type Sequence, type SequenceVersion } from '../../sequences/domain/sequence.js';
import { type Case, openCase } from './case.js';
import { type CaseStepDone, followLeader } from './case-lead.js';
import type { MemberFacts } from './due-step.js';

const send = (days: number): Sequence['steps'][number] => ({
  id: `day-${days}`,
  afterDays: days,
  act: { kind: 'send', channel: 'email', template: 'reminder' },
  catchUp: 'COLLAPSE_TO_LATEST',
});

/** 30, 40 and 50 days after issue. */
const version: SequenceVersion = {
  version: 1,
  sequence: {
    name: 'monthly',
    title: 'Monthly',
    enrol: { when: 'amount > 0', minRemaining: {} },
    anchor: 'issue_date',
    grouping: 'case',
    calendar: { time: '10:00', withinMinutes: 0, zone: 'customer', days: 'all' },
    steps: [send(30), send(40), send(50)],
    expireAfterDays: 90,
  },
};

function member(subjectId: string, issuedOn: LocalDate, over: Partial<MemberFacts> = {}): MemberFacts {
  const enrolledAt = new Date(`${issuedOn}T12:00:00Z`);
  const facts = { episode: 1, dueOn: issuedOn, zone: 'UTC', owedAgainAt: null, stopped: false, expired: false };
  return { subjectId, issuedOn, enrolledAt, ...facts, ...over };
}

const a = member('a', '2026-05-31');
const b = member('b', '2026-06-30');

function done(days: number, on: LocalDate, episode = 1): CaseStepDone {
  const at = new Date(`${on}T10:00:00Z`);
  return { episode, stepId: `day-${days}`, kind: 'send', dueAt: at, doneAt: at };
}

function aCase(over: Partial<Case> = {}): Case {
  const key = { customerId: 'c', currency: 'EUR', creditorId: 'main', sequence: 'monthly' };
  const opened = openCase({ ...key, caseId: 'case', sequenceVersion: 1, grouping: 'case' }, new Date(0)).case;
  return { ...opened, anchorOn: '2026-05-31', ...over };
}

function followed(of: Case, members: MemberFacts[], steps: CaseStepDone[], on: LocalDate, over = {}) {
  const now = new Date(`${on}T12:00:00Z`);
  const lead = followLeader(of, version, { members, done: steps, now, moved: true, left: true, ...over });
  const { episode, anchorOn } = lead.case;
  return { episode, anchorOn, passed: lead.passed.map(({ stepId }) => stepId), begin: lead.begin.length };
}

describe('a case that acts as a whole', () => {
  it('has no anchor before its first invoice, which begins nothing', () => {
    const first = followed(aCase({ anchorOn: null }), [a], [], '2026-05-31', { left: false });
    expect(first).toEqual({ episode: 1, anchorOn: '2026-05-31', passed: [], begin: 0 });
  });

  it('begins an episode when a younger invoice takes the lead, and every step above its age comes again', () => {
    const lead = followed(aCase(), [b], [done(30, '2026-06-30')], '2026-07-05');
    expect(lead).toEqual({ episode: 2, anchorOn: '2026-06-30', passed: [], begin: 1 });
  });

  it('passes what spoke of the younger one and is reached by its age, by the step itself or a later one', () => {
    const early = member('b', '2026-06-10');
    const steps = [done(30, '2026-06-30'), done(40, '2026-07-10'), done(50, '2026-07-20')];
    expect(followed(aCase(), [early], steps, '2026-07-21')).toMatchObject({ episode: 2, passed: ['day-30', 'day-40'] });
    expect(followed(aCase(), [early], steps.slice(0, 1), '2026-07-09')).toMatchObject({ passed: [] });
    expect(followed(aCase(), [early], steps.slice(0, 1), '2026-07-11')).toMatchObject({ passed: ['day-30'] });
  });

  it('passes nothing that was done before the younger one had joined or was due', () => {
    const steps = [done(30, '2026-06-30'), done(40, '2026-07-10')];
    const late = member('b', '2026-06-10', { enrolledAt: new Date('2026-07-20T12:00:00Z') });
    expect(followed(aCase(), [late], steps, '2026-07-22')).toMatchObject({ episode: 2, passed: [] });
    const unlisted = member('b', '2026-06-10', { dueOn: '2026-07-15' });
    expect(followed(aCase(), [unlisted], steps, '2026-07-22')).toMatchObject({ episode: 2, passed: [] });
  });

  it('keeps what was done when an older invoice joins, or one leaves that did not lead', () => {
    const steps = [done(30, '2026-06-30')];
    const older = member('o', '2026-05-01', { enrolledAt: new Date('2026-07-05T12:00:00Z') });
    const joined = followed(aCase(), [older, a], steps, '2026-07-05', { left: false });
    expect(joined).toEqual({ episode: 1, anchorOn: '2026-05-01', passed: [], begin: 0 });
    expect(followed(aCase(), [a], steps, '2026-07-05')).toMatchObject({ episode: 1, begin: 0 });
  });

  it('passes what an older one had when it comes back', () => {
    const steps = [done(30, '2026-06-30'), done(40, '2026-07-10')];
    const back = { ...a, owedAgainAt: new Date('2026-07-15T12:00:00Z') };
    const returned = followed(aCase({ episode: 2, anchorOn: '2026-06-30' }), [back, b], steps, '2026-07-15', {
      left: false,
    });
    expect(returned).toEqual({ episode: 2, anchorOn: '2026-05-31', passed: ['day-30', 'day-40'], begin: 0 });
  });

  it('begins an episode for one as old that joined after the steps', () => {
    const twin = member('b', '2026-05-31', { enrolledAt: new Date('2026-07-12T12:00:00Z') });
    const steps = [done(30, '2026-06-30'), done(40, '2026-07-10')];
    expect(followed(aCase(), [twin], steps, '2026-07-15')).toMatchObject({ episode: 2, passed: [] });
    expect(followed(aCase(), [a, twin], steps, '2026-07-15')).toMatchObject({ episode: 1 });
  });

  it('begins no episode when only dates were corrected', () => {
    const corrected = member('a', '2026-06-03', { enrolledAt: a.enrolledAt });
    const steps = [done(30, '2026-06-30')];
    const lead = followed(aCase(), [corrected], steps, '2026-07-05', { moved: false, left: false });
    expect(lead).toMatchObject({ episode: 1, anchorOn: '2026-06-03', begin: 0 });
  });

  it('follows a new debt where the others have expired, and leaves these expired', () => {
    const expired = { ...a, expired: true };
    const lead = followed(aCase(), [expired, b], [done(30, '2026-06-30')], '2026-09-01', { left: false });
    expect(lead).toMatchObject({ episode: 2, anchorOn: '2026-06-30', begin: 1 });
    expect(followed(aCase(), [expired], [], '2026-09-01')).toMatchObject({ episode: 1, anchorOn: '2026-05-31' });
  });
});
