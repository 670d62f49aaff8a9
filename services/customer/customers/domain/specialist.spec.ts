import { type ClassTeam, Shares } from '../../classes/domain/team.js';
import { type Change, createCustomer, type Customer, revise, type Specialist } from './customer.js';
import { type Details, noOverrides } from './details.js';
import { assignSpecialist, changesClass, countChanges, followClass, withFirstSpecialist } from './specialist.js';

const details: Details = {
  ...{ name: 'Anna', kind: 'PERSON', customerClass: 'default', zone: 'UTC', otherZones: [], locale: 'en' },
  ...noOverrides,
};
const created = createCustomer({ customerId: 'c-1', reference: 'K-1', createdAt: new Date(0) }, details, []);
const ann: Specialist = { personId: 'ann', name: 'Ann', byHand: false };
const byHand: Specialist = { ...ann, byHand: true };
const bob = { personId: 'bob', name: 'Bob', customerCount: 0n };
const teamOf = (members: ClassTeam['members'], locked = false): ClassTeam => ({ className: 'trade', locked, members });

const moved = (specialist: Specialist | null): Change =>
  revise(
    { ...created.customer, specialist },
    { details: { customerClass: 'trade' }, addresses: {}, by: 'PERSON' },
    () => '',
  );
const whoOf = ({ customer }: { customer: Customer }) => customer.specialist?.personId ?? null;

describe('who looks after a customer', () => {
  it('is somebody of the team from the first, without being told as a change', () => {
    const change = withFirstSpecialist(created, teamOf([bob]), new Shares());
    expect([whoOf(change), change.events]).toEqual(['bob', [{ event: 'CREATED' }]]);
    expect(whoOf(withFirstSpecialist(created, teamOf([]), new Shares()))).toBeNull();
  });

  it.each([
    ['nobody, somebody of the new team', null, teamOf([bob]), 'bob'],
    ['one of another team, somebody of the new one', ann, teamOf([bob]), 'bob'],
    ['one of the new team too, the same', ann, teamOf([bob, { ...bob, ...ann }]), 'ann'],
    ['one who was chosen by hand, the same', byHand, teamOf([bob]), 'ann'],
    ['one who was chosen by hand, somebody of a locked class', byHand, teamOf([bob], true), 'bob'],
    ['anybody, the same where the new team is nobody', ann, teamOf([], true), 'ann'],
  ])('is, after %s', (_, before, team, expected) => {
    const change = followClass(moved(before), team, new Shares());
    expect(whoOf(change)).toBe(expected);
    const told = change.events.some(({ event }) => event === 'SPECIALIST_CHANGED');
    expect(told).toBe(before?.personId !== expected);
  });

  it('changes with the class only', () => {
    expect(changesClass(moved(ann))).toBe(true);
    expect(changesClass(created)).toBe(false);
  });

  it('changes once for one person', () => {
    const change = assignSpecialist({ ...created.customer, specialist: ann }, byHand);
    expect(change).toMatchObject({ customer: { specialist: byHand, version: 2n }, events: [{ former: ann }] });
    expect(assignSpecialist(change.customer, byHand)).toEqual({ customer: change.customer, events: [] });
  });

  it('is counted as the changes say', () => {
    const first = withFirstSpecialist(created, teamOf([bob]), new Shares());
    const next = assignSpecialist(first.customer, ann);
    expect(countChanges([first])).toEqual(new Map([['bob', 1]]));
    expect(countChanges([first, next])).toEqual(
      new Map([
        ['bob', 0],
        ['ann', 1],
      ]),
    );
    expect(countChanges([moved(null)])).toEqual(new Map());
  });
});
