import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '#libs/ids';
import { eventually, until } from '#libs/testing';
import { agency, Handoff, lineStates, someone } from '../../testing/handoff.js';

describe('files of agencies', () => {
  let handoff: Handoff;
  beforeAll(async () => {
    handoff = await Handoff.start();
  });
  afterAll(() => handoff.stop());
  beforeEach(() => handoff.reset());

  describe('acknowledgements', () => {
    it('make lines active or rejected, once, and put both files aside', async () => {
      const { placementId, invoiceIds } = await handoff.place('INV-1', 'INV-2');
      writeFileSync(join(handoff.folder, 'reject.json'), JSON.stringify(['INV-2']));
      expect(handoff.acknowledge()).toBe(1);
      expect(await handoff.outstanding()).toMatchObject({ filesUnread: 1, filesAwaited: 1 });
      expect(await handoff.read()).toEqual({ fileCount: '1', lineCount: '2', errorCount: '0', unreadCount: '0' });
      expect(await handoff.get(placementId)).toMatchObject({ state: 'STATE_ACTIVE' });
      expect(await handoff.lastPublished()).toMatchObject({
        type: 'dunlin.dca_handoff.v1.PlacementAcknowledged',
        payload: { placement: { state: 'STATE_ACTIVE' }, rejectedInvoiceIds: [invoiceIds[1]] },
      });
      expect(handoff.files('inbox')).toEqual([]);
      expect(handoff.files('outbox')).toEqual([]);
      expect(handoff.files('processed')).toEqual([`placement-${placementId}.ack.csv`, `placement-${placementId}.csv`]);
      expect(Object.values(await handoff.outstanding())).toEqual([0, 0, 0, 0]);
      expect(handoff.acknowledge()).toBe(0);
      const fresh = await handoff.propose([invoiceIds[1]!]);
      expect(fresh.state).toBe('STATE_DRAFT');
    });

    it('are read once when two readers come at the same moment, and the same file again changes nothing', async () => {
      const { placementId } = await handoff.place('INV-1');
      handoff.acknowledge();
      const answer = handoff.content('inbox', `placement-${placementId}.ack.csv`);
      const counts = await Promise.all([handoff.read(), handoff.read(), handoff.read()]);
      expect(counts.map(({ fileCount }) => fileCount).sort()).toEqual(['0', '0', '1']);
      handoff.putRaw(`placement-${placementId}.ack.csv`, answer);
      expect(await handoff.read()).toMatchObject({ fileCount: '0' });
      expect(handoff.files('inbox')).toEqual([]);
      expect(handoff.files('processed')).toHaveLength(3);
      expect((await handoff.published()).filter((name) => name === 'PlacementAcknowledged')).toHaveLength(1);
    });

    it('answer a repeated request as before', async () => {
      await handoff.place('INV-1');
      handoff.acknowledge();
      const requestId = newId();
      const first = await handoff.read(requestId);
      expect(await handoff.read(requestId)).toEqual(first);
      const elsewhere = { requestId: newId(), agency: '../x' };
      await expect(handoff.client.readAgencyFiles(elsewhere, someone)).rejects.toMatchObject({
        code: 'PLACEMENT_INVALID',
      });
    });

    it('wait while the record of the delivery is not made', async () => {
      const { placementId } = await handoff.propose([handoff.addInvoice('INV-1')]);
      handoff.delivery.diesAfterwards = true;
      await expect(handoff.send(placementId)).rejects.toMatchObject({ kind: 'internal' });
      handoff.delivery.diesAfterwards = false;
      handoff.acknowledge();
      expect(await handoff.read()).toMatchObject({ fileCount: '0', unreadCount: '1' });
      expect((await handoff.outstanding())['filesUnread']).toBe(1);
      await handoff.endLeases();
      await handoff.deliverDue();
      expect(await handoff.read()).toMatchObject({ fileCount: '1', lineCount: '1' });
      expect(await handoff.get(placementId)).toMatchObject({ state: 'STATE_ACTIVE' });
    });

    it('keep every line that cannot be taken, with its place and reason, and never stop at it', async () => {
      const { placementId } = await handoff.place('INV-1', 'INV-2');
      await handoff.apply({ code: 'southgate' });
      const stranger = newId();
      handoff.putAcknowledgements(
        `placement-${placementId}.ack.csv`,
        `${placementId},1,INV-1,ACCEPTED,\r\n${placementId},2,INV-2,MAYBE,\r\n${placementId},9,INV-9,ACCEPTED,\r\n` +
          `${stranger},1,INV-1,ACCEPTED,\r\nbroken\r\n${placementId},2,INV-1,ACCEPTED,\r\n`,
      );
      handoff.putAcknowledgements('theirs.ack.csv', `${placementId},2,INV-2,REJECTED,\r\n`, 'southgate');
      handoff.putAcknowledgements('bad.ack.csv', '"never closed');
      handoff.putRaw('zero.ack.csv', Buffer.from([0, 1, 2]));
      handoff.putRaw('.half.ack.csv', 'x');
      handoff.putRaw('notes.txt', 'x');
      expect(await handoff.read()).toEqual({ fileCount: '4', lineCount: '1', errorCount: '8', unreadCount: '0' });
      expect(lineStates(await handoff.get(placementId))).toEqual(['ACTIVE', 'SENT']);
      const errors = await handoff.db.database.query(
        'SELECT agency, file_name, line, reason FROM inbound_file_errors ORDER BY agency, file_name, line',
      );
      const name = `placement-${placementId}.ack.csv`;
      expect(errors).toEqual([
        { agency, file_name: 'bad.ack.csv', line: 1, reason: 'UNREADABLE_FILE' },
        ...[
          [3, 'BAD_RESULT'],
          [4, 'UNKNOWN_LINE'],
          [5, 'UNKNOWN_PLACEMENT'],
          [6, 'WRONG_COLUMNS'],
          [7, 'OTHER_INVOICE'],
        ].map(([line, reason]) => ({ agency, file_name: name, line, reason })),
        { agency, file_name: 'zero.ack.csv', line: 1, reason: 'UNREADABLE_FILE' },
        { agency: 'southgate', file_name: 'theirs.ack.csv', line: 2, reason: 'UNKNOWN_PLACEMENT' },
      ]);
      expect(handoff.files('inbox').sort()).toEqual(['.half.ack.csv', 'notes.txt']);
    });
  });

  describe('the exchange by itself', () => {
    it('delivers, reads and closes beside a twin, goes on after trouble, and ends with its round', async () => {
      const twins = await Promise.all([handoff.exchangeByItself(), handoff.exchangeByItself()]);
      let reachable = true;
      const agencyProgram = setInterval(() => reachable && handoff.acknowledge(), 15);
      try {
        const { placementId, invoiceIds } = await handoff.place('INV-1', 'INV-2');
        const reaches = (state: string) =>
          eventually(async () => expect(await handoff.get(placementId)).toMatchObject({ state }));
        await reaches('STATE_ACTIVE');
        const outbox = join(handoff.folder, agency, 'outbox');
        reachable = false;
        renameSync(outbox, `${outbox}.away`);
        writeFileSync(outbox, 'not a folder');
        await handoff.hear(['Paid', invoiceIds[0]!], ['Paid', invoiceIds[1]!]);
        await sleep(60);
        rmSync(outbox);
        renameSync(`${outbox}.away`, outbox);
        reachable = true;
        await handoff.endLeases();
        await reaches('STATE_CLOSED_PAID');
        await until(async () => Object.values(await handoff.outstanding()).every((count) => count === 0));
        expect(handoff.files('outbox')).toEqual([]);
      } finally {
        clearInterval(agencyProgram);
        await Promise.all(twins.map((twin) => twin.stop()));
      }
    });
  });
});
