import { faultOf } from '#libs/errors';
import { actsWithReasons, Reasons } from './index.js';

const own = { act: 'pause', code: 'HARVEST', description: 'Farms earn nothing before the harvest.' } as const;
const reasons = new Reasons([own]);

it('has reasons for every act, each with a code and a sentence', () => {
  for (const act of actsWithReasons) {
    const listed = reasons.list(act);
    expect(listed.length).toBeGreaterThan(3);
    for (const { code, description } of listed) {
      expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
      expect(description).toMatch(/^[A-Z].*\.$/);
    }
  }
  expect(reasons.list(null)).toHaveLength(actsWithReasons.reduce((sum, act) => sum + reasons.list(act).length, 0));
});

it('takes those of the organisation, of which one may replace one that comes with Dunlin', () => {
  expect(reasons.list('pause')).toContainEqual({ ...own, own: true });
  const other = { act: 'pause', code: 'SEASONAL', description: 'Closed in winter.' } as const;
  const replaced = new Reasons([other]).list('pause').filter(({ code }) => code === 'SEASONAL');
  expect(replaced).toEqual([{ ...other, own: true }]);
});

it.each([
  [{ reason: 'In talks', reasonCode: '' }, { value: 'In talks' }],
  [{ reason: '', reasonCode: 'HARVEST' }, { value: 'HARVEST' }],
  [{ reason: ' until August ', reasonCode: 'HARVEST' }, { value: 'HARVEST: until August' }],
  [{ reason: '', reasonCode: '' }, { fault: faultOf('MISSING') }],
  [{ reason: 'a\nb', reasonCode: 'HARVEST' }, { fault: faultOf('HAS_CONTROL_CHARACTERS') }],
  [{ reason: 'x'.repeat(495), reasonCode: 'HARVEST' }, { fault: faultOf('TOO_LONG_WITH_CODE', { max: 500 }) }],
])('reads %j', (given, expected) => {
  expect(reasons.read('pause', given)).toEqual(expected);
});

it('refuses a code that is not known for the act, and says which are', () => {
  expect(reasons.read('recall', { reason: 'x', reasonCode: 'HARVEST' })).toEqual({
    fault: faultOf('UNKNOWN_REASON', {
      code: 'HARVEST',
      codes: 'PAID_TO_US, AGREED_WITH_DEBTOR, COMPLAINT, PLACED_BY_MISTAKE, OTHER_AGENCY',
    }),
  });
});
