import { type BulkActName, bulkActs } from './bulk-acts.js';
import { isReady, noInput, parametersOf } from './bulk-parameters.js';

const zone = 'Europe/Berlin';
const everything = {
  ...{
    reasonCode: 'WAITS',
    reason: ' Waits ',
    until: '2026-03-10',
    sequence: 'gentle',
    agency: 'north',
    title: ' Call ',
  },
  ...{ unannouncedReason: 'No address', followsFiles: true, personId: 'p', roster: 'GROUP night', due: '2026-07-01' },
  ...{ assigneeId: 'q', tags: ['vip'], notes: 'n', text: ' Said so ' },
};

describe('what is entered for an act on many', () => {
  it('is sent without anything of another act, which would be refused', () => {
    const sent = (act: BulkActName) => parametersOf(act, everything, zone);
    expect(sent('PAUSE')).toEqual({ reasonCode: 'WAITS', reason: 'Waits', untilTime: '2026-03-09T23:00:00.000Z' });
    expect(sent('RESUME')).toEqual({ reason: 'Waits' });
    expect(sent('CHANGE_SEQUENCE')).toEqual({ sequence: 'gentle', reason: 'Waits' });
    expect(sent('SEND_TO_COLLECTIONS')).toEqual({ agency: 'north', notes: 'n', unannouncedReason: 'No address' });
    expect(sent('COLLECTION_OFF')).toEqual({ reason: 'Waits', followsFiles: true });
    expect(sent('ASSIGN_SPECIALIST')).toEqual({ personId: 'p', reason: 'Waits' });
    expect(sent('CREATE_TASK')).toEqual({
      ...{ title: 'Call', group: 'night', assigneeId: 'q', tags: ['vip'], notes: 'n' },
      dueTime: '2026-06-30T22:00:00.000Z',
    });
    expect(sent('ADD_NOTE')).toEqual({ text: 'Said so' });
  });

  it('is sent without what was left empty', () => {
    const acts = Object.keys(bulkActs) as BulkActName[];
    expect(acts.map((act) => parametersOf(act, noInput, zone))).toEqual(acts.map(() => ({})));
  });

  it('suffices once it says what the act needs', () => {
    expect(isReady('PAUSE', noInput)).toBe(false);
    expect(isReady('PAUSE', { ...noInput, reasonCode: 'WAITS' })).toBe(true);
    expect(isReady('RESUME', { ...noInput, reasonCode: 'WAITS' })).toBe(false);
    expect(isReady('CHANGE_SEQUENCE', { ...noInput, reason: 'x' })).toBe(false);
    expect(isReady('CHANGE_SEQUENCE', { ...noInput, reason: 'x', sequence: 'gentle' })).toBe(true);
    expect(isReady('ASSIGN_SPECIALIST', noInput)).toBe(true);
    expect(isReady('ADD_NOTE', { ...noInput, text: '  ' })).toBe(false);
    expect(isReady('CREATE_TASK', { ...noInput, title: 'Call', roster: 'QUEUE callers' })).toBe(true);
  });
});
