import {
  beginImport,
  type Import,
  phaseAfter,
  refusalOfClosing,
  registerImport,
  takeImportChunk,
  waitsForOthers,
} from './import.js';

const now = new Date('2013-03-01T00:00:00Z');
const description = {
  fileName: 'f.csv',
  sizeBytes: 1n,
  sha256: '0'.repeat(64),
  mapping: '',
  arrivalAt: null,
  mode: 'DELTA' as const,
  dryRun: false,
  confirmClose: false,
};
const waiting: Import = { ...registerImport(description, 'i1', now), state: 'WAITING' };

describe('an import', () => {
  it('begins with the phase of its mode', () => {
    expect(registerImport({ ...description, mode: 'FULL' }, 'i1', now).phase).toBe('ROWS');
    expect(registerImport({ ...description, mode: 'ACTIVE' }, 'i1', now).phase).toBe('SCAN');
  });

  it('remembers the customers that were known when it began first', () => {
    const begun = beginImport(waiting, 7n, now);
    expect(begun).toMatchObject({ state: 'RUNNING', knownCustomers: 7n });
    expect(beginImport({ ...begun, state: 'WAITING' }, 9n, now)).toMatchObject({ knownCustomers: 7n });
    expect(() => beginImport({ ...waiting, state: 'UPLOADING' }, 7n, now)).toThrow(
      expect.objectContaining({
        code: 'IMPORT_STATE_FORBIDS',
        details: expect.objectContaining({ state: 'UPLOADING' }),
      }),
    );
  });

  it('waits while another import runs, when either closes what is absent, unless it is a dry run', () => {
    const delta = waiting;
    const active: Import = { ...waiting, mode: 'ACTIVE' };
    expect(waitsForOthers(delta, ['DELTA', 'FULL'])).toBe(false);
    expect(waitsForOthers(delta, ['DELTA', 'ACTIVE'])).toBe(true);
    expect(waitsForOthers(active, ['DELTA'])).toBe(true);
    expect(waitsForOthers(active, [])).toBe(false);
    expect(waitsForOthers({ ...active, dryRun: true }, ['ACTIVE'])).toBe(false);
  });

  it('adds what its chunks count, and completes with the last phase', () => {
    const first = takeImportChunk(waiting, { counts: { rowCount: 2n, createdCount: 1n }, progress: 'k' }, now);
    expect(first).toMatchObject({ state: 'RUNNING', rowCount: 2n, createdCount: 1n, phase: 'ROWS', progress: 'k' });
    const second = takeImportChunk(first, { counts: { rowCount: 3n, errorCount: 1n }, nextPhase: 'CLOSE' }, now);
    expect(second).toMatchObject({ rowCount: 5n, errorCount: 1n, createdCount: 1n, phase: 'CLOSE', progress: '' });
    expect(takeImportChunk(second, { nextPhase: null }, now)).toMatchObject({ state: 'COMPLETED', endedAt: now });
  });

  it.each([
    ['SCAN', 'ACTIVE', false, false, 'COUNT'],
    ['COUNT', 'ACTIVE', false, false, 'ROWS'],
    ['ROWS', 'DELTA', false, true, 'CUSTOMERS'],
    ['ROWS', 'DELTA', false, false, null],
    ['ROWS', 'DELTA', true, true, 'CUSTOMERS'],
    ['ROWS', 'ACTIVE', true, false, null],
    ['CUSTOMERS', 'ACTIVE', true, true, null],
    ['ROWS', 'ACTIVE', false, true, 'CUSTOMERS'],
    ['ROWS', 'ACTIVE', false, false, 'CLOSE'],
    ['CUSTOMERS', 'ACTIVE', false, true, 'CLOSE'],
    ['CUSTOMERS', 'FULL', false, true, null],
    ['CLOSE', 'ACTIVE', false, true, null],
  ] as const)('goes from %s (%s, dry run %s, known customers %s) to %s', (phase, mode, dryRun, deferred, next) => {
    expect(phaseAfter(phase, { mode, dryRun }, deferred)).toBe(next);
  });

  it('closes up to a fifth of the open invoices unconfirmed', () => {
    const unconfirmed = { confirmClose: false };
    expect(refusalOfClosing(unconfirmed, 0n, 0n)).toBeNull();
    expect(refusalOfClosing(unconfirmed, 2n, 10n)).toBeNull();
    expect(refusalOfClosing(unconfirmed, 3n, 14n)).toMatch(/lacks 3 of 14 open invoices/);
    expect(refusalOfClosing(unconfirmed, 1n, 1n)).not.toBeNull();
    expect(refusalOfClosing({ confirmClose: true }, 14n, 14n)).toBeNull();
  });
});
