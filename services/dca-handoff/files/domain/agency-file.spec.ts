import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { writeCsv } from '#libs/files';
import { parseMajor } from '#libs/money';
import type { LineDecision } from '../../placements/domain/line-decision.js';
import { makeReady, markSent, propose } from '../../placements/domain/placement.js';
import { newlyRecalled, recall } from '../../placements/domain/recall.js';
import { acknowledgedName, acknowledgementName, placementFile, placementIdIn, recallFile } from './agency-file.js';

const now = new Date('2013-03-01T10:00:00Z');
const identity = {
  placementId: '018f0000-0000-5000-8000-000000000001',
  idempotencyKey: 'k',
  agency: 'northgate',
  customerId: 'acme',
  customerReference: 'C-1, "Acme"',
  caseId: null,
  unannouncedReason: '',
  notes: '',
  liftsPause: false,
};
const decision = (n: number, minor: bigint, currency: string, invoiceNumber = `INV-${n}`): LineDecision => ({
  invoiceId: `i${n}`,
  refusal: null,
  invoiceNumber,
  balance: { minor, currency },
  dueDate: '2013-01-15',
  invoiceVersion: 1n,
});
const readyOf = (decisions: LineDecision[]) => makeReady(propose(identity, decisions, now), decisions);

describe('a file for an agency', () => {
  it('has a line for each invoice and a control record for each currency', () => {
    const refused = { ...decision(3, 1n, 'USD'), refusal: 'PAID' as const };
    const file = placementFile(
      readyOf([decision(1, 1234n, 'USD'), decision(2, 500n, 'JPY'), refused, decision(4, 66n, 'USD')]),
    );
    expect(file).toMatchObject({
      agency: 'northgate',
      fileName: `placement-${identity.placementId}.csv`,
      kind: 'PLACEMENT',
    });
    const id = identity.placementId;
    expect(writeCsv(file.records).split('\r\n')).toEqual([
      'placement_id,line,customer_reference,invoice_number,currency,amount,due_date',
      `${id},1,"C-1, ""Acme""",INV-1,USD,12.34,2013-01-15`,
      `${id},2,"C-1, ""Acme""",INV-2,JPY,500,2013-01-15`,
      `${id},4,"C-1, ""Acme""",INV-4,USD,0.66,2013-01-15`,
      'CONTROL,1,,,JPY,500,',
      'CONTROL,2,,,USD,13.00,',
      '',
    ]);
  });

  it('asks for the recalled invoices alone, under a number of its own', () => {
    const before = markSent(readyOf([decision(1, 100n, 'USD'), decision(2, 200n, 'USD')]), now);
    const after = recall(before, ['i2'], 'WISH', now);
    const file = recallFile(after, newlyRecalled(before, after));
    expect(file).toMatchObject({ fileName: `recall-${identity.placementId}-1.csv`, kind: 'RECALL' });
    expect(file.records.slice(1)).toEqual([
      [identity.placementId, '2', 'C-1, "Acme"', 'INV-2', 'USD', '2.00', '2013-01-15'],
      ['CONTROL', '1', '', '', 'USD', '2.00', ''],
    ]);
  });

  it('is acknowledged under a name that leads back to it', () => {
    expect(acknowledgementName('recall-x-1.csv')).toBe('recall-x-1.ack.csv');
    expect(acknowledgedName('recall-x-1.ack.csv')).toBe('recall-x-1.csv');
    expect(acknowledgedName('notes.csv')).toBeNull();
    const id = identity.placementId;
    for (const name of [`placement-${id}.ack.csv`, `recall-${id}-2.ack.csv`, `recall-${id}-2.csv`]) {
      expect(placementIdIn(name)).toBe(id);
    }
    expect(['notes.csv', `x-${id}.csv`, 'placement-1.csv'].map(placementIdIn)).toEqual([null, null, null]);
  });

  it('survives any text and keeps totals exact', () => {
    const amounts = fc.array(fc.bigInt(1n, 10n ** 15n), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(amounts, fc.string({ minLength: 1, unit: 'binary' }), (minors, text) => {
        const number = text.replaceAll('\0', '0');
        const file = placementFile(readyOf(minors.map((minor, n) => decision(n + 1, minor, 'USD', number))));
        const records = parse(writeCsv(file.records)) as string[][];
        const rows = records.slice(1, -1);
        // What a spreadsheet would run is disarmed.
        expect(rows.map((row) => row[3]!.replace(/^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/u, ''))).toEqual(
          minors.map(() => number),
        );
        expect(records.at(-1)![1]).toBe(String(minors.length));
        const total = minors.reduce((sum, minor) => sum + minor, 0n);
        expect(parseMajor(records.at(-1)![5]!, 'USD')).toEqual({ amount: { minor: total, currency: 'USD' } });
      }),
    );
  });
});
