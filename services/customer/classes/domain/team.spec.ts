import fc from 'fast-check';
import { Shares, type TeamMember } from './team.js';

const member = (personId: string, customerCount: number): TeamMember => ({
  personId,
  name: personId.toUpperCase(),
  customerCount: BigInt(customerCount),
});

describe('customers that are shared out', () => {
  it('go to whoever has the fewest, also when they are many at once', () => {
    const shares = new Shares();
    const members = [member('ann', 3), member('bob', 1), member('cy', 1)];
    expect([1, 2, 3, 4, 5].map(() => shares.next({ members })?.personId)).toEqual(['bob', 'cy', 'bob', 'cy', 'ann']);
  });

  it('count for every team that a person is in', () => {
    const shares = new Shares();
    const [ann, bob] = [member('ann', 0), member('bob', 0)];
    expect(shares.next({ members: [ann] })).toBe(ann);
    expect(shares.next({ members: [ann, bob] })).toBe(bob);
  });

  it('are shared out anew when they are taken back first', () => {
    const shares = new Shares();
    const team = { members: [member('ann', 4), member('bob', 0)] };
    const given = [1, 2, 3, 4].map(() => {
      shares.takeBack(team, 'ann');
      return shares.next(team)?.personId;
    });
    expect(given).toEqual(['bob', 'bob', 'ann', 'ann']);
  });

  it('go to nobody where nobody is there', () => {
    expect(new Shares().next({ members: [] })).toBeNull();
  });

  it('leave no two members further apart than they were, or than one', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 200 }), (before, newCount) => {
        const shares = new Shares();
        const members = before.map((count, index) => member(`p${index}`, count));
        const after = [...before];
        for (let given = 0; given < newCount; given += 1) {
          after[Number(shares.next({ members })!.personId.slice(1))]! += 1;
        }
        const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
        expect(spread(after)).toBeLessThanOrEqual(Math.max(1, spread(before)));
        expect(after.every((count, index) => count === before[index] || count <= Math.min(...after) + 1)).toBe(true);
      }),
    );
  });
});
