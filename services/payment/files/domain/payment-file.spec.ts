import fc from 'fast-check';
import {
  fileTransitions,
  isEnded,
  moveFile,
  refuseFile,
  registerFile,
  takeLines,
  type LineCounts,
  type PaymentFile,
} from './payment-file.js';

const now = new Date('2013-03-01T10:00:00Z');
const description = { fileName: 'march.csv', sizeBytes: 10n, sha256: 'A'.repeat(64), mapping: 'm', arrivalAt: null };
const file = () => registerFile(description, 'f', now);
const total = ({ recorded, repeated, unmatched, errors }: LineCounts) => recorded + repeated + unmatched + errors;

describe('a payment file', () => {
  it('is registered with a normal digest, and names every wrong field at once', () => {
    expect(file()).toMatchObject({ state: 'UPLOADING', sha256: 'a'.repeat(64), version: 1n, counts: { lines: 0 } });
    expect(() => registerFile({ ...description, fileName: '', sizeBytes: -1n, sha256: '' }, 'f', now)).toThrow(
      expect.objectContaining({ details: { violations: [expect.anything(), expect.anything(), expect.anything()] } }),
    );
  });

  it('says what is allowed where a command is not', () => {
    expect(() => moveFile(file(), 'take')).toThrow(
      expect.objectContaining({
        code: 'PAYMENT_FILE_WRONG_STATE',
        kind: 'refused',
        details: { state: 'UPLOADING', allowed: ['upload', 'start', 'refuse'] },
      }),
    );
  });

  it('obeys its table on every path, counts every line once and stays ended', () => {
    const counts = fc
      .record({ recorded: fc.nat(9), repeated: fc.nat(9), unmatched: fc.nat(9), errors: fc.nat(9) })
      .map((parts) => ({ ...parts, lines: total({ ...parts, lines: 0 }) }));
    type Step = (before: PaymentFile) => PaymentFile;
    const step = fc.oneof(
      fc.constantFrom('upload' as const, 'start' as const).map(
        (command): Step =>
          (before) =>
            moveFile(before, command),
      ),
      fc.tuple(counts, fc.boolean()).map(
        ([taken, done]): Step =>
          (before) =>
            takeLines(before, taken, done, now),
      ),
      fc.constant<Step>((before) => refuseFile(before, 'no CSV', now)),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (path) => {
        let current = file();
        for (const move of path) {
          const before = current;
          try {
            current = move(before);
          } catch (error) {
            expect(error).toMatchObject({ code: 'PAYMENT_FILE_WRONG_STATE', details: { state: before.state } });
            continue;
          }
          expect(isEnded(before)).toBe(false);
          expect(current.version).toBe(before.version + 1n);
          expect(current.counts.lines).toBe(total(current.counts));
          expect(isEnded(current)).toBe(['COMPLETED', 'REFUSED'].includes(current.state));
          expect(current.state === 'REFUSED').toBe(current.refusal !== '');
          const reachable = Object.values(fileTransitions[before.state]);
          const viaRunning = reachable.includes('RUNNING') ? Object.values(fileTransitions.RUNNING) : [];
          expect([...reachable, ...viaRunning]).toContain(current.state);
        }
      }),
    );
  });
});
