import type { PartedSource } from '#libs/files';
import type { Caller, Runner, Tx } from '#libs/transactions';
import { type FileIntake, registerFile } from './domain/index.js';
import { Intake } from './intake.js';
import type { IntakeEvents, IntakeStore } from './ports.js';
import { letter } from './testing/letter.js';

const now = new Date('2026-01-01T00:00:00Z');

test('a file is looked through before the transaction that starts it, which would else be open for as long', async () => {
  const sha256 = 'a'.repeat(64);
  let file: FileIntake = {
    ...registerFile(
      letter,
      { fileName: 'a.csv', sizeBytes: 3n, sha256, mapping: 'm', arrivalAt: null },
      'letter-1',
      now,
    ),
    partCount: 1,
    storedBytes: 3n,
  };
  const order: string[] = [];
  const runner = {
    run: async (_caller: Caller, body: (tx: Tx) => Promise<unknown>) => {
      order.push('transaction');
      return body({ now } as Tx);
    },
  } as unknown as Runner;
  const store = {
    find: () => Promise.resolve(file),
    lock: () => Promise.resolve(file),
    content: () => Promise.resolve({ sizeBytes: 3, missingPart: null } as unknown as PartedSource),
    update: (_tx: Tx, changed: FileIntake) => {
      file = changed;
      return Promise.resolve();
    },
  } as unknown as IntakeStore<FileIntake>;
  const events = { registered: () => order.push('published') } as unknown as IntakeEvents<FileIntake>;
  const intake = new Intake(letter, runner, store, events, { importMaxBytes: 1_000 });
  const started = await intake.startFile({} as Caller, 'letter-1', () => {
    order.push('looked through');
    return Promise.resolve({ sha256, start: { row: 1 } as never });
  });
  expect(started.state).toBe('WAITING');
  expect(order).toEqual(['looked through', 'transaction', 'published']);
});
