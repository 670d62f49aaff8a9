import { assertImportAllows, noCounts, raise, refusalOfClosing, type Import, type ImportCommand } from './import.js';

const running: Import = {
  ...noCounts,
  importId: 'i',
  fileName: 'f',
  state: 'RUNNING',
  phase: 'ROWS',
  mode: 'DELTA',
  dryRun: false,
  confirmClose: false,
  sizeBytes: 1n,
  sha256: '',
  mapping: '',
  arrivalAt: null,
  position: null,
  progress: '',
  knownCustomers: 0n,
  refusal: '',
  completedAt: null,
  version: 1n,
  createdAt: new Date(0),
};

describe('an import', () => {
  it('allows in each state what its table says', () => {
    const commands: ImportCommand[] = ['upload part', 'start', 'take next chunk'];
    const allowedIn = (state: Import['state']): ImportCommand[] =>
      commands.filter((command) => {
        try {
          assertImportAllows({ ...running, state }, command);
          return true;
        } catch (error) {
          expect(error).toMatchObject({ code: 'IMPORT_STATE_FORBIDS', details: { state } });
          return false;
        }
      });
    expect(allowedIn('UPLOADING')).toEqual(['upload part', 'start']);
    expect(allowedIn('REGISTERED')).toEqual(['take next chunk']);
    expect(allowedIn('RUNNING')).toEqual(['take next chunk']);
    expect(allowedIn('COMPLETED')).toEqual([]);
    expect(allowedIn('REFUSED')).toEqual([]);
  });

  it('closes up to a fifth of the open invoices unasked', () => {
    const unasked = { confirmClose: false };
    expect(refusalOfClosing(unasked, 0n, 0n)).toBeNull();
    expect(refusalOfClosing(unasked, 2n, 10n)).toBeNull();
    expect(refusalOfClosing(unasked, 3n, 14n)).toMatch(/lacks 3 of 14 open invoices/);
    expect(refusalOfClosing(unasked, 1n, 1n)).not.toBeNull();
    expect(refusalOfClosing({ confirmClose: true }, 14n, 14n)).toBeNull();
  });

  it('counts on', () => {
    expect(raise(raise(running, { rowCount: 2n }), { rowCount: 3n, errorCount: 1n })).toMatchObject({
      rowCount: 5n,
      errorCount: 1n,
    });
  });
});
