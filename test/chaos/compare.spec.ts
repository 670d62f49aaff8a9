import { compare } from './compare.js';
import type { FinalTruth } from './truth.js';

const truth: FinalTruth = {
  invoices: { A: 'OPEN 100 1' },
  steps: { A: ['day-3 SENT'] },
  placements: {},
  mails: { 'A/day-3': 1, 'B/day-3': 1 },
  tasks: 0,
  payments: 0,
  parked: 0,
  deadLettered: 0,
  journal: { balanced: true, entries: 2 },
  unknown: [],
};

describe('a disturbed history', () => {
  it('that came to the same differs in nothing', () => {
    expect(compare(truth, truth, 0)).toEqual([]);
  });

  it('may lose a message only where a session broke between DATA and its reply', () => {
    const lost = { ...truth, mails: { 'B/day-3': 1 }, unknown: ['A/day-3'] };
    expect(compare(truth, lost, 1)).toEqual([]);
    expect(compare(truth, lost, 0)).toEqual([
      'the outcome of 1 messages is unknown, but 0 sessions broke between DATA and its reply: A/day-3',
    ]);
    expect(compare(truth, { ...lost, unknown: [] }, 1)).toEqual(['mails of A/day-3: 0 instead of 1']);
  });

  it('sends nothing twice, whatever broke', () => {
    const twice = { ...truth, mails: { 'A/day-3': 2, 'B/day-3': 1 }, unknown: ['A/day-3'] };
    expect(compare(truth, twice, 5)).toEqual(['mails of A/day-3: 2 instead of 1 (outcome unknown)']);
  });

  it('leaves no event to a person', () => {
    expect(compare(truth, { ...truth, parked: 3, deadLettered: 1 }, 0)).toEqual([
      'parked: 3 instead of 0',
      'deadLettered: 1 instead of 0',
    ]);
  });
});
