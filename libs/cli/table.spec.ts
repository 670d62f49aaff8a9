import fc from 'fast-check';
import { layOut } from './table.js';

const columns = [{ head: 'NUMBER' }, { head: 'WHAT', long: true }, { head: 'AMOUNT', align: 'right' as const }];

describe('a table for people', () => {
  it('has a line for the heads and one for each row, amounts to the right', () => {
    expect(
      layOut(
        columns,
        [
          ['R-1', 'Goods', '1.00 EUR'],
          ['R-1000', 'Freight', '12.50 EUR'],
        ],
        120,
      ),
    ).toEqual(['NUMBER  WHAT        AMOUNT', 'R-1     Goods     1.00 EUR', 'R-1000  Freight  12.50 EUR']);
  });

  it('cuts long texts first, with an ellipsis', () => {
    const [, row] = layOut(columns, [['R-1', 'Goods that are\nmany and long', '1.00 EUR']], 32);
    expect(row).toBe('R-1     Goods that ar…  1.00 EUR');
  });

  it('counts what takes two places on a terminal as two, and accents as none', () => {
    const rows = [
      ['株式会社', 'x', ''],
      ['Mu\u0308ller', 'x', ''],
    ];
    expect(layOut(columns, rows, 120).slice(1)).toEqual(['株式会社  x', 'Mu\u0308ller    x']);
  });

  it('keeps any row of any text within its width, on one line', () => {
    const width = (text: string): number => [...text].length;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string(), fc.string(), fc.string())),
        fc.integer({ min: 40, max: 120 }),
        (rows, max) => {
          const lines = layOut(columns, rows, max);
          expect(lines).toHaveLength(rows.length + 1);
          for (const line of lines) {
            expect(line).not.toContain('\n');
            expect(width(line)).toBeLessThanOrEqual(max);
          }
        },
      ),
    );
  });
});
