import { join } from 'node:path';
import { newId } from '#libs/ids';
import { aCaller, fillTables, LargeTables } from '#libs/testing';
import { DeadLetters } from '../messaging/consume/dead-letters.js';
import { ParkedEvents } from '../messaging/consume/parked.js';
import { deadOfTypes, dedupInInbox, firstParked } from '../messaging/consume/stuck-events.store.js';
import { deadLetterState } from '../messaging/inbox/inbox.sql.js';
import { OutboxReader } from '../messaging/publish/outbox.reader.js';
import { slotCount } from '../messaging/publish/outbox.sql.js';
import { findRequest } from '../runner/requests.js';

const rowCount = 40_000;

describe('the tables of every service with many rows', () => {
  const tables = LargeTables.use({
    service: 'payment',
    migrations: join(import.meta.dirname, '../../testing/fixtures/empty-migrations'),
    fill: (ownerUrl) =>
      fillTables(ownerUrl, [
        `INSERT INTO outbox (slot, headers, payload) SELECT n % ${slotCount}, '{}', '' FROM generate_series(1, ${rowCount}) AS n`,
        `INSERT INTO inbox SELECT gen_random_uuid() FROM generate_series(1, ${rowCount})`,
        `INSERT INTO requests SELECT 'user:spec', 'spec', n::text, '', 'null' FROM generate_series(1, ${rowCount}) AS n`,
        `INSERT INTO parked_keys (group_name, topic, key, error) SELECT 'g', 't', n::text, '' FROM generate_series(1, ${rowCount}) AS n`,
        `INSERT INTO parked_events (group_name, topic, key, event_id, type, partition, record_offset, headers, payload, reason, attempts)
       SELECT 'g', 't', n::text, gen_random_uuid(), 't', 0, n, '{}', '', '', 1 FROM generate_series(1, ${rowCount}) AS n`,
        `INSERT INTO dead_letters (group_name, topic, partition, record_offset, record_time, key, type, headers, payload,
                                   reason, detail, decision, decided_by, decision_reason, decided_at)
       SELECT 'g', 't', 0, n, '', n::text, 't', '{}', '', 'UNKNOWN_TYPE', '', 'REPLAYED', 'user:spec', '', now()
         FROM generate_series(1, ${rowCount}) AS n`,
        `INSERT INTO dead_letters (group_name, topic, partition, record_offset, record_time, key, headers, payload, reason, detail)
       SELECT 'g', 't', 1, n, '', '7', '{}', '', 'PAYLOAD_INVALID', '' FROM generate_series(1, 60) AS n`,
      ]),
  });

  it('are read by a relay as far as it publishes', async () => {
    const reader = new OutboxReader(tables.database);
    const half = Array.from({ length: slotCount / 2 }, (_, slot) => slot);
    const faults = await tables.faultsOf(async () => {
      const rows = await reader.oldest(half, new Set());
      await reader.remove(rows.map(({ id }) => id));
      expect(rows).toHaveLength(1_000);
    }, 1_000);
    expect(faults).toEqual([]);
  });

  it('are read by consumers only where the events of a batch are noted or parked', async () => {
    const event = { id: newId(), key: '7', type: 't' };
    const received = [{ event, record: { topic: 't' } }] as never;
    const scanned = await tables.scannedIn(async (tx) => {
      const { parkedKeys } = await dedupInInbox(tx, 'g', received);
      expect([...parkedKeys]).toEqual(['7']);
      await firstParked(tx, 'g', 't', '7');
    });
    expect(scanned).toEqual([]);
  });

  it('are read for a request only where it is noted', async () => {
    const caller = aCaller({ actor: 'user:spec', operation: 'spec', requestId: '7', inputHash: '' });
    expect(await tables.scannedIn((tx) => findRequest(tx, caller))).toEqual([]);
  });

  it('are read by lists of parked keys and dead letters as far as they show them', async () => {
    const parked = new ParkedEvents({ database: tables.database } as never);
    const letters = new DeadLetters({ database: tables.database } as never);
    const faults = await tables.faultsOf(async () => {
      await parked.listKeys({ after: null, limit: 50 });
      await parked.listKeys({ after: ['g', 't', '7'], limit: 50 });
      await parked.get('g', 't', '7');
      for (const state of [null, 'OPEN', 'REPLAYED', 'DROPPED'] as const) {
        await letters.list(state, { after: null, limit: 50 });
        await letters.list(state, { after: [100n], limit: 50 });
      }
      await tables.database.query(`SELECT count(*) FROM dead_letters WHERE ${deadLetterState} = 'OPEN'`);
      await deadOfTypes(tables.database, 'g', ['t']);
    }, 100);
    expect(faults).toEqual([]);
  });

  it('are read for a dead letter only where it and those of its key are', async () => {
    const letters = new DeadLetters({ database: tables.database, group: 'g' } as never);
    const faults = await tables.faultsOf(async () => {
      const [, second] = await letters.list('OPEN', { after: null, limit: 2 });
      await expect(letters.replay(second!.id, 'user:spec')).rejects.toMatchObject({ code: 'DEAD_LETTER_NOT_FIRST' });
    });
    expect(faults).toEqual([]);
  });
});
