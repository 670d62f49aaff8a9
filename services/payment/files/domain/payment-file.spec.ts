import fc from 'fast-check';
import { isEnded, startFile } from '#libs/intake/domain';
import {
  assertTakeable,
  type PaymentFile,
  paymentFileNoun,
  registerPaymentFile,
  takeLines,
  takeTried,
} from './payment-file.js';

const now = new Date('2013-03-01T10:00:00Z');
const description = {
  fileName: 'march.csv',
  sizeBytes: 10n,
  sha256: 'a'.repeat(64),
  mapping: 'm',
  arrivalAt: null,
  dryRun: false,
};
const position = { offsetBytes: 0, line: 1, rowCount: 0, header: null, columnCount: 1 };

describe('a payment file', () => {
  it('counts every line once, whatever the chunks', () => {
    const count = fc.bigInt(0n, 9n);
    const currency = fc.constantFrom('EUR', 'USD');
    const parts = fc.record({
      recordedCount: count,
      repeatedCount: count,
      unmatchedCount: count,
      errorCount: count,
      overpaidCount: count,
      totals: fc.array(fc.record({ minor: count, currency }), { maxLength: 2 }),
    });
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
        for (const each of ['EUR', 'USD']) {
          const sums = chunks.flatMap(({ totals }) => totals).filter(({ currency: of }) => of === each);
          const sum = sums.reduce((before, { minor }) => before + minor, 0n);
          expect(file.totals.find(({ currency: of }) => of === each)?.minor ?? 0n).toBe(sum);
        }
      }),
    );
  });

  it('is taken from a completed trial alone, once, and only as it was tried', () => {
    const trial = (changed: Partial<PaymentFile>): PaymentFile => ({
      ...registerPaymentFile({ ...description, dryRun: true }, 't', now),
      state: 'COMPLETED',
      ...changed,
    });
    const { sha256 } = description;
    expect(() => assertTakeable(trial({}), sha256)).not.toThrow();
    const others = [trial({ dryRun: false }), trial({ state: 'RUNNING' }), trial({ takenFileId: 'f' })];
    for (const other of others)
      expect(() => assertTakeable(other, sha256)).toThrow(
        expect.objectContaining({ code: 'PAYMENT_FILE_STATE_FORBIDS' }),
      );
    expect(() => assertTakeable(trial({}), 'b'.repeat(64))).toThrow(
      expect.objectContaining({ code: 'PAYMENT_FILE_INVALID' }),
    );
    const tried = trial({ partCount: 2, storedBytes: 10n, recordedCount: 7n });
    const taken = takeTried(tried, { fileId: 'f', arrivalAt: now, start: position }, now);
    expect(taken.trial).toEqual({ ...tried, takenFileId: 'f', version: tried.version + 1n });
    expect(taken.file).toMatchObject({
      ...{ fileId: 'f', state: 'WAITING', dryRun: false, arrivalAt: now, position, partCount: 2, storedBytes: 10n },
      ...{ sha256, mapping: 'm', recordedCount: 0n, takenFileId: null },
    });
  });
});
