import fc from 'fast-check';
import {
  added,
  compacted,
  type Direction,
  freeId,
  inReadingOrder,
  measured,
  moved,
  removed,
  widened,
  type Widget,
  widths,
} from './arrangement.js';

const widget = (id: string, x: number, y: number, w: number, h = 4): Widget => ({
  ...{ id, kind: 'metadata', x, y, w, h },
  custom: null,
});
const page = [widget('a', 0, 0, 6), widget('b', 6, 0, 6), widget('c', 0, 4, 6), widget('d', 0, 8, 12)];
const order = (widgets: readonly Widget[]): string =>
  inReadingOrder(widgets)
    .map(({ id }) => id)
    .join('');
const placeOf = (widgets: readonly Widget[], id: string) => {
  const { x, y, w } = widgets.find((each) => each.id === id)!;
  return [x, y, w];
};

describe('widgets', () => {
  it('move past each other by the keyboard', () => {
    expect(order(moved(page, 'c', 'up'))).toBe('cbad');
    expect(order(moved(page, 'a', 'down'))).toBe('cbad');
    expect(placeOf(moved(page, 'd', 'up'), 'd')).toEqual([0, 4, 12]);
    expect(moved(page, 'a', 'up')).toEqual(page);
    expect(moved(page, 'd', 'down')).toEqual(page);
  });

  it('change places with what stands beside them and is as wide', () => {
    const swapped = moved(page, 'a', 'right');
    expect([placeOf(swapped, 'a'), placeOf(swapped, 'b')]).toEqual([
      [6, 0, 6],
      [0, 0, 6],
    ]);
    expect(moved(page, 'a', 'left')).toEqual(page);
    expect(moved(page, 'd', 'right')).toEqual(page);
  });

  it('get another width, and make room', () => {
    const wide = widened(page, 'b', 12);
    expect(placeOf(wide, 'b')).toEqual([0, 4, 12]);
    expect(placeOf(widened(page, 'd', 3), 'd')).toEqual([0, 8, 3]);
  });

  it('are added below all others and taken away', () => {
    const more = added(page, { id: freeId(page, 'own'), kind: 'metadata', custom: null });
    expect(placeOf(more, 'own-1')).toEqual([0, 12, 12]);
    expect(freeId(more, 'own')).toBe('own-2');
    expect(placeOf(removed(page, 'a'), 'c')).toEqual([0, 0, 6]);
  });

  it('take as many rows as their content', () => {
    const tall = measured(page, new Map([['b', 10]]));
    expect(placeOf(tall, 'd')).toEqual([0, 10, 12]);
  });

  it('never lie over each other, and none is lost, whatever is done with them', () => {
    const acts = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('up', 'down', 'left', 'right', ...widths)),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(acts, (done) => {
        let widgets = compacted(page);
        for (const [id, act] of done) {
          widgets = typeof act === 'number' ? widened(widgets, id, act) : moved(widgets, id, act as Direction);
        }
        expect(widgets.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 'd']);
        for (const one of widgets) {
          expect(one.x >= 0 && one.x + one.w <= 12).toBe(true);
          const over = widgets.filter(
            (other) =>
              other.id !== one.id &&
              other.x < one.x + one.w &&
              one.x < other.x + other.w &&
              other.y < one.y + one.h &&
              one.y < other.y + other.h,
          );
          expect(over).toEqual([]);
        }
      }),
    );
  });
});
