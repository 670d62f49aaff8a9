import { type Flag, flagsInForce, type RaisedFlag, withFlag } from './flags.js';

const today = '2013-03-10';
const said = (flag: Flag, known: Partial<RaisedFlag> = {}): RaisedFlag => ({
  ...{ flag, since: null, until: null, evidence: '', reason: 'letter', actor: 'user:ann' },
  raisedAt: new Date('2013-03-10T12:00:00Z'),
  ...known,
});

it('begins today when nothing else is said', () => {
  expect(withFlag([], said('ATTORNEY'), today)).toEqual([said('ATTORNEY', { since: today })]);
});

it.each<[string, Partial<RaisedFlag>, Flag[]]>([
  ['its first day', { since: today, until: today }, ['MORATORIUM']],
  ['before its first day', { since: '2013-03-11' }, []],
  ['after its last day', { since: '2013-01-01', until: '2013-03-09' }, []],
  ['no days known', {}, ['MORATORIUM']],
])('is in force by its days: %s', (_what, days, expected) => {
  expect(flagsInForce([said('MORATORIUM', days)], today)).toEqual(expected);
});

it('raised again says more, keeps what is left out, and is no news when the same', () => {
  const first = withFlag([], said('MORATORIUM', { evidence: 'Case 4 K 12/13' }), today)!;
  const longer = withFlag(first, said('MORATORIUM', { until: '2013-05-10' }), '2013-03-20')!;
  expect(longer).toEqual([said('MORATORIUM', { since: today, until: '2013-05-10', evidence: 'Case 4 K 12/13' })]);
  expect(withFlag(longer, said('MORATORIUM'), '2013-04-01')).toBeNull();
});

it('that has run out is raised anew, from today and without the end and evidence of the former time', () => {
  const over = [said('MORATORIUM', { since: '2013-01-01', until: '2013-03-09', evidence: 'Case 4 K 12/13' })];
  const again = withFlag(over, said('MORATORIUM'), today)!;
  expect(again).toEqual([said('MORATORIUM', { since: today })]);
  expect(flagsInForce(again, today)).toEqual(['MORATORIUM']);
});

it('loses its end where that is said, and takes another reason', () => {
  const dated = [said('MORATORIUM', { since: today, until: '2013-05-10' })];
  expect(withFlag(dated, { ...said('MORATORIUM'), noEnd: true }, today)).toEqual([
    said('MORATORIUM', { since: today }),
  ]);
  const reason = 'order of the court';
  expect(withFlag(dated, said('MORATORIUM', { reason }), today)).toEqual([{ ...dated[0]!, reason }]);
});

it.each<[string, Partial<RaisedFlag> & { noEnd?: boolean }, string]>([
  ['be over already', { since: '2013-01-01', until: '2013-03-09' }, 'until_date'],
  ['begin later while it is in force', { since: '2013-03-11' }, 'since_date'],
  ['have an end and none', { until: '2013-03-20', noEnd: true }, 'no_end'],
])('cannot %s: lowering is another act', (_what, given, field) => {
  const present = [said('FRAUD', { since: '2013-03-01' })];
  expect(() => withFlag(present, { ...said('FRAUD'), ...given }, today)).toThrow(field);
});

it('cannot end before it begins', () => {
  expect(() => withFlag([], said('FRAUD', { since: '2013-03-20', until: '2013-03-19' }), today)).toThrow('until_date');
});
