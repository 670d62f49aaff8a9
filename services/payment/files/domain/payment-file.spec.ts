import fc from 'fast-check';
import { isEnded, startFile } from '#libs/intake/domain';
import { type PaymentFile, paymentFileNoun, registerPaymentFile, takeLines } from './payment-file.js';

const now = new Date('2013-03-01T10:00:00Z');
const description = { fileName: 'march.csv', sizeBytes: 10n, sha256: 'a'.repeat(64), mapping: 'm', arrivalAt: null };
const position = { offsetBytes: 0, line: 1, rowCount: 0, header: null, columnCount: 1 };

describe('a payment file', () => {
  it('counts every line once, whatever the chunks', () => {
    const count = fc.bigInt(0n, 9n);
    const parts = fc.record({ recordedCount: count, repeatedCount: count, unmatchedCount: count, errorCount: count });
    const total = (of: Pick<PaymentFile, 'recordedCount' | 'repeatedCount' | 'unmatchedCount' | 'errorCount'>) =>
      of.recordedCount + of.repeatedCount + of.unmatchedCount + of.errorCount;
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 12 }), (chunks) => {
        let file = startFile(paymentFileNoun, registerPaymentFile(description, 'f', now), position);
        chunks.forEach((chunk, index) => {
          const before = file;
          const done = index === chunks.length - 1;
          file = takeLines(before, { ...chunk, position, rowCount: total(chunk) }, done, now);
          expect(file.rowCount).toBe(before.rowCount + total(chunk));
          expect(file.rowCount).toBe(total(file));
          expect(isEnded(file)).toBe(done);
        });
      }),
    );
  });
});
