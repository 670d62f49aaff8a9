import fc from 'fast-check';
import { isComplete, readAcknowledgements, unreadableFile } from './acknowledgement-file.js';

const placementId = '018f0000-0000-5000-8000-000000000001';
const header = ['placement_id', 'line', 'invoice_number', 'result', 'reason'];
const records = (...rows: string[][]) => [header, ...rows].map((cells, n) => ({ line: n + 1, cells }));

describe('reading an acknowledgement file', () => {
  it('takes good lines and reports every other one with what is wrong', () => {
    const { acknowledgements, faults } = readAcknowledgements(
      records(
        [placementId, '1', 'INV-1', 'ACCEPTED', ''],
        [placementId.toUpperCase(), ' 2 ', 'INV-2', 'REJECTED', 'too\u0000 old'],
        [placementId, '1', 'INV-1', 'MAYBE', ''],
        [placementId, '0', 'INV-1', 'ACCEPTED', ''],
        ['nothing', '1', 'INV-1', 'ACCEPTED', ''],
        [placementId, '1', 'INV-1'],
      ),
    );
    expect(acknowledgements).toEqual([
      { line: 2, placementId, lineNumber: 1, invoiceNumber: 'INV-1', result: 'ACCEPTED', reason: '' },
      { line: 3, placementId, lineNumber: 2, invoiceNumber: 'INV-2', result: 'REJECTED', reason: 'too  old' },
    ]);
    expect(faults.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'BAD_RESULT'],
      [5, 'BAD_LINE_NUMBER'],
      [6, 'BAD_PLACEMENT_ID'],
      [7, 'WRONG_COLUMNS'],
    ]);
    expect(faults[3]!.content).toBe(`${placementId},1,INV-1`);
  });

  it('refuses a file with other columns or none as a whole', () => {
    expect(readAcknowledgements([{ line: 1, cells: ['a', 'b'] }])).toEqual({
      acknowledgements: [],
      faults: [{ line: 1, reason: 'WRONG_COLUMNS', placementId: null, content: 'a,b' }],
    });
    expect(readAcknowledgements([]).faults).toHaveLength(1);
    expect(unreadableFile('x'.repeat(900)).faults[0]!.content).toHaveLength(500);
  });

  it('says by a last control record that nothing is missing, and is refused whole where something is', () => {
    const line = (n: string) => [placementId, n, `INV-${n}`, 'ACCEPTED', ''];
    const whole = records(line('1'), line('2'), ['CONTROL', '2', '', '', '']);
    expect(isComplete(whole)).toBe(true);
    expect(readAcknowledgements(whole)).toMatchObject({ acknowledgements: [{ line: 2 }, { line: 3 }], faults: [] });
    for (const broken of [
      records(line('1'), ['CONTROL', '2', '', '', '']),
      records(['CONTROL', '1', '', '', ''], line('1')),
      records(line('1'), ['CONTROL', '1', '', '', ''], ['CONTROL', '2', '', '', '']),
    ]) {
      expect(isComplete(broken)).toBe(false);
      expect(readAcknowledgements(broken)).toMatchObject({
        acknowledgements: [],
        faults: [{ reason: 'WRONG_CONTROL' }],
      });
    }
    expect(isComplete(records(line('1')))).toBe(false);
    expect(isComplete([])).toBe(false);
  });

  it('never throws, whatever the cells', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { maxLength: 7 }), { maxLength: 8 }), (rows) => {
        const { acknowledgements, faults } = readAcknowledgements(records(...rows));
        expect(acknowledgements.length + faults.length).toBe(rows.length);
      }),
    );
  });
});
