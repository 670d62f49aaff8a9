import { chosenCount, none, pageOf, withPageToggled, withRowToggled } from './selection.js';

interface Row {
  readonly id: string;
}

const keyOf = ({ id }: Row) => id;
const rowsOf = (...ids: readonly string[]): Row[] => ids.map((id) => ({ id }));
const idsOf = ({ rows }: { rows: ReadonlyMap<string, Row> }) => [...rows.keys()];

describe('rows that are chosen', () => {
  it('are chosen and left one by one', () => {
    const shown = rowsOf('a', 'b');
    const one = withRowToggled(none<Row>(), 'a', shown, keyOf);
    expect([idsOf(one), pageOf(one, shown, keyOf)]).toEqual([['a'], 'some']);
    expect(idsOf(withRowToggled(one, 'a', shown, keyOf))).toEqual([]);
  });

  it('are all that are there at once, and none of them the next time', () => {
    const shown = rowsOf('a', 'b');
    const page = withPageToggled(none<Row>(), shown, keyOf);
    expect([idsOf(page), pageOf(page, shown, keyOf)]).toEqual([['a', 'b'], 'all']);
    expect(idsOf(withPageToggled(page, shown, keyOf))).toEqual([]);
  });

  it('stay chosen when they leave the list meanwhile', () => {
    const page = withPageToggled(none<Row>(), rowsOf('a', 'b'), keyOf);
    const later = rowsOf('b', 'c');
    expect(pageOf(page, later, keyOf)).toBe('some');
    expect(idsOf(withPageToggled(page, later, keyOf))).toEqual(['a', 'b', 'c']);
  });

  it('are those that are there but for one, after one of all is left', () => {
    const shown = rowsOf('a', 'b', 'c');
    const all = { ...none<Row>(), isAll: true };
    expect(pageOf(all, shown, keyOf)).toBe('all');
    const fewer = withRowToggled(all, 'b', shown, keyOf);
    expect([idsOf(fewer), fewer.isAll]).toEqual([['a', 'c'], false]);
    expect(withPageToggled(all, shown, keyOf)).toEqual(none());
  });

  it('are as many as there are, or as many as the whole list has', () => {
    const total = { count: '340', more: false };
    const page = withPageToggled(none<Row>(), rowsOf('a', 'b'), keyOf);
    expect(chosenCount(page, total)).toEqual({ count: '2', more: false });
    expect(chosenCount({ ...page, isAll: true }, total)).toEqual(total);
    expect(chosenCount({ ...page, isAll: true }, null)).toBeNull();
  });
});
