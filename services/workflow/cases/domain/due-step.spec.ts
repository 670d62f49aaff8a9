import type { SequenceVersion } from '../../sequences/domain/sequence.js';
import { type DueAct, dueStep, type MemberFacts } from './due-step.js';

const now = new Date('2026-02-01T10:00:00Z');

const version: SequenceVersion = {
  version: 1,
  sequence: {
    name: 'agency',
    title: 'Agency',
    enrol: { when: 'overdue', minRemaining: {} },
    anchor: 'due_date',
    grouping: 'case',
    calendar: { time: '10:00', withinMinutes: 0, zone: 'customer', days: 'all' },
    steps: [
      { id: 'agency', afterDays: 20, act: { kind: 'place', agency: 'northgate' }, catchUp: 'COLLAPSE_TO_LATEST' },
    ],
    expireAfterDays: null,
  },
};

const member = (subjectId: string, over: Partial<MemberFacts> = {}): MemberFacts => ({
  ...{ subjectId, episode: 1, issuedOn: '2026-01-01', dueOn: '2026-01-10', zone: 'UTC', enrolledAt: now },
  ...{ owedAgainAt: null, stopped: false, expired: false },
  ...over,
});

const act: DueAct = {
  ...{ subjectId: 'case', episode: 1, stepId: 'agency', stepIndex: 0, kind: 'place', channel: null },
  ...{ fireAt: now, stopped: false },
};

function placed(members: MemberFacts[], sentAt: Record<string, string>, placesUnannounced = false) {
  const sent = new Map(Object.entries(sentAt).map(([id, at]) => [id, new Date(at)]));
  const step = dueStep(act, version, { caseId: 'case', members, sentAt: sent, placesUnannounced }, now);
  return { unannounced: step.unannounced, invoiceIds: step.invoiceIds };
}

describe('a step that places debts', () => {
  it('places those that were announced since they became overdue, in the zone of the debtor', () => {
    const members = [member('told'), member('silent'), member('early'), member('west', { zone: 'America/New_York' })];
    const sentAt = {
      told: '2026-01-13T10:00:00Z',
      early: '2026-01-10T10:00:00Z',
      west: '2026-01-11T02:00:00Z',
    };
    expect(placed(members, sentAt)).toEqual({ unannounced: false, invoiceIds: ['told'] });
  });

  it('asks about all where none was announced, unless the setting lets it place', () => {
    const members = [member('silent'), member('quiet')];
    expect(placed(members, {})).toEqual({ unannounced: true, invoiceIds: ['silent', 'quiet'] });
    expect(placed(members, {}, true)).toEqual({ unannounced: false, invoiceIds: ['silent', 'quiet'] });
  });

  it('leaves those alone that have expired while the case collects others', () => {
    const members = [member('over', { expired: true }), member('told')];
    const sentAt = { over: '2026-01-13T10:00:00Z', told: '2026-01-13T10:00:00Z' };
    expect(placed(members, sentAt)).toEqual({ unannounced: false, invoiceIds: ['told'] });
  });
});
