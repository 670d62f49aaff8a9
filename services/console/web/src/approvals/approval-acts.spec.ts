import { standingOf } from './approval-acts.js';

const asked = { state: 'REQUESTED', act: 'WAIVE_CHARGE', requester: 'user:ann' } as const;
const finance = { sub: 'bob', permissions: ['approvals.decide', 'charges.waive'] } as const;

describe('what somebody can do about a request', () => {
  it.each([
    ['withdraw it, whoever asked for it', asked, { ...finance, sub: 'ann' }, 'OWN'],
    ['decide, another person who may do the act', asked, finance, 'TO_DECIDE'],
    [
      'nothing, who may not do the act',
      asked,
      { ...finance, permissions: ['approvals.decide'] as const },
      'NOT_PERMITTED',
    ],
    ['nothing, once it is decided', { ...asked, state: 'DONE' as const }, finance, 'CLOSED'],
  ])('is to %s', (_what, approval, me, standing) => {
    expect(standingOf(approval, me)).toBe(standing);
  });
});
