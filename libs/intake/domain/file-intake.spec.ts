import fc from 'fast-check';
import { letter } from '../testing/letter.js';
import {
  assertFileAllows,
  cancelFile,
  failFile,
  type FileIntake,
  intakeTransitions,
  isEnded,
  refuseFile,
  registerFile,
  resumeFile,
  startFile,
  storePart,
  takeChunk,
} from './index.js';

const now = new Date('2013-03-01T10:00:00Z');
const description = { fileName: ' a.csv ', sizeBytes: 10n, sha256: 'A'.repeat(64), mapping: 'm', arrivalAt: null };
const position = { offsetBytes: 3, line: 2, rowCount: 0, header: ['a'], columnCount: 1 };
const file = () => registerFile(letter, description, 'f', now);
const waiting = () => startFile(letter, file(), position);

describe('an uploaded file', () => {
  it('is registered with a plain name and digest, and names every wrong field at once', () => {
    expect(file()).toMatchObject({ state: 'UPLOADING', fileName: 'a.csv', sha256: 'a'.repeat(64), version: 1n });
    expect(() => registerFile(letter, { ...description, fileName: '', sizeBytes: -1n, sha256: '' }, 'f', now)).toThrow(
      expect.objectContaining({
        code: 'LETTER_INVALID',
        details: {
          violations: ['file_name', 'size_bytes', 'sha256'].map((field) => expect.objectContaining({ field })),
        },
      }),
    );
  });

  it('says in the errors of its noun what is allowed where a command is not', () => {
    expect(() => assertFileAllows(letter, file(), 'take')).toThrow(
      expect.objectContaining({
        code: 'LETTER_STATE_FORBIDS',
        message: 'Letter f is UPLOADING, which does not allow take. Allowed now: upload, start, refuse, cancel.',
        details: { state: 'UPLOADING', allowed: ['upload', 'start', 'refuse', 'cancel'] },
      }),
    );
  });

  it('never becomes longer than it was announced', () => {
    const stored = storePart(letter, storePart(letter, file(), 6), 4);
    expect(stored).toMatchObject({ partCount: 2, storedBytes: 10n });
    expect(() => storePart(letter, stored, 1)).toThrow(expect.objectContaining({ code: 'LETTER_INVALID' }));
  });

  it('continues where it stood when a person resumes it', () => {
    const running = takeChunk(letter, waiting(), { position, rowCount: 5n, errorCount: 1n, done: false }, now);
    const failed = failFile(letter, running, 'The customer service\nsays no.', now);
    expect(failed).toMatchObject({ state: 'FAILED', reason: 'The customer service says no.', endedAt: now });
    const resumed = resumeFile(letter, failed);
    expect(resumed).toMatchObject({ state: 'WAITING', reason: '', endedAt: null, position, rowCount: 5n });
    expect(() => resumeFile(letter, cancelFile(letter, failed, 'wrong file', now))).toThrow(
      expect.objectContaining({ code: 'LETTER_STATE_FORBIDS' }),
    );
  });

  it('keeps any reason of a fault, and a reason of a person only when it is one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (reason) => {
        const { reason: kept } = failFile(letter, waiting(), reason, now);
        expect(kept).not.toBe('');
        expect([...kept].length).toBeLessThanOrEqual(500);
      }),
    );
    expect(() => cancelFile(letter, waiting(), ' ', now)).toThrow(expect.objectContaining({ code: 'LETTER_INVALID' }));
  });

  it('obeys its table on every path, with a reason and a time of end exactly where they belong', () => {
    type Step = (before: FileIntake) => FileIntake;
    const step = fc.oneof(
      fc.constant<Step>((before) => startFile(letter, before, position)),
      fc.boolean().map(
        (done): Step =>
          (before) =>
            takeChunk(letter, before, { position, rowCount: 2n, errorCount: 1n, done }, now),
      ),
      fc.constantFrom<Step[]>(
        (before) => refuseFile(letter, before, 'no CSV', now),
        (before) => failFile(letter, before, 'broken', now),
        (before) => cancelFile(letter, before, 'wrong', now),
        (before) => resumeFile(letter, before),
      ),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (path) => {
        let current = file();
        for (const move of path) {
          const before = current;
          try {
            current = move(before);
          } catch (error) {
            expect(error).toMatchObject({ code: 'LETTER_STATE_FORBIDS', details: { state: before.state } });
            continue;
          }
          expect(current.version).toBe(before.version + 1n);
          expect(current.endedAt !== null).toBe(isEnded(current));
          expect(current.reason !== '').toBe(['REFUSED', 'FAILED', 'CANCELLED'].includes(current.state));
          const reachable = Object.values(intakeTransitions[before.state]);
          const viaRunning = reachable.includes('RUNNING') ? Object.values(intakeTransitions.RUNNING) : [];
          expect([...reachable, ...viaRunning]).toContain(current.state);
        }
      }),
    );
  });
});
