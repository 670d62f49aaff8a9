import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Metrics } from '#libs/platform';
import { eventually } from '#libs/testing';
import { agency, Handoff, lineStates, someone } from '../../testing/handoff.js';
import { ReadDueInboxes } from '../use-cases/read-due-inboxes.js';

const settleMs = 500;

describe('files that an agency writes under their final name', () => {
  let handoff: Handoff;
  beforeAll(async () => {
    handoff = await Handoff.start({ DUNLIN_AGENCY_SETTLE_MS: String(settleMs) });
  });
  afterAll(() => handoff.stop());
  beforeEach(() => handoff.reset());

  const readDue = () => handoff.app.get(ReadDueInboxes, { strict: false }).readDueInboxes();
  const pathOf = (name: string) => join(handoff.folder, agency, 'inbox', name);

  it('are not read while they grow', async () => {
    const { placementId } = await handoff.place('INV-1', 'INV-2');
    const name = `placement-${placementId}.ack.csv`;
    handoff.putAcknowledgements(name, `${placementId},1,INV-1,ACCEPTED,\r\n`);
    for (let waited = 0; waited < 3; waited += 1) {
      await readDue();
      await sleep(settleMs / 2);
      // The writer holds the same file open all the time.
      appendFileSync(pathOf(name), waited === 2 ? `${placementId},2,INV-2,REJECTED,\r\n` : '\r\n');
    }
    expect(lineStates(await handoff.get(placementId))).toEqual(['SENT', 'SENT']);
    expect(await handoff.read()).toMatchObject({ fileCount: '0', unreadCount: '1' });
    await eventually(async () => {
      await readDue();
      expect(lineStates(await handoff.get(placementId))).toEqual(['ACTIVE', 'REJECTED']);
    });
    expect(handoff.files('inbox')).toEqual([]);
  });

  it('are listed as waiting until they are whole, and as taken by the same id then', async () => {
    const { placementId } = await handoff.place('INV-1');
    const fileName = `placement-${placementId}.ack.csv`;
    handoff.putAcknowledgements(fileName, `${placementId},1,INV-1,ACC`);
    await handoff.read();
    const list = async () => (await handoff.client.listAgencyFiles({ fileName }, someone)).files;
    const waiting = await list();
    expect(waiting).toMatchObject([{ state: 'STATE_WAITING', reason: 'STILL_WRITTEN', sha256: '' }]);
    expect(waiting[0]!.message).toMatch(/control record/);
    appendFileSync(pathOf(fileName), 'EPTED,\r\nCONTROL,1,,,\r\n');
    await handoff.read();
    expect(await list()).toMatchObject([{ fileId: waiting[0]!.fileId, state: 'STATE_TAKEN', lineCount: 1 }]);
  });

  it('are read at once when a control record says that they are whole', async () => {
    const { placementId } = await handoff.place('INV-1');
    handoff.putAcknowledgements(
      `placement-${placementId}.ack.csv`,
      `${placementId},1,INV-1,ACCEPTED,\r\nCONTROL,1,,,\r\n`,
    );
    expect(await handoff.read()).toMatchObject({ fileCount: '1', lineCount: '1', errorCount: '0' });
  });

  it('stay when they were written to after they were read, and are read again', async () => {
    const { placementId } = await handoff.place('INV-1', 'INV-2');
    const name = `placement-${placementId}.ack.csv`;
    handoff.putAcknowledgements(name, `${placementId},1,INV-1,ACCEPTED,\r\nCONTROL,1,,,\r\n`);
    handoff.beforeArchive = () =>
      writeFileSync(
        pathOf(name),
        `placement_id,line,invoice_number,result,reason\n${placementId},2,INV-2,ACCEPTED,\nCONTROL,1,,,\n`,
      );
    await handoff.read();
    handoff.beforeArchive = () => undefined;
    expect(handoff.files('inbox')).toEqual([name]);
    expect(await handoff.read()).toMatchObject({ lineCount: '1' });
    expect(lineStates(await handoff.get(placementId))).toEqual(['ACTIVE', 'ACTIVE']);
  });

  it('and what waits for an agency are shown by gauges of the process that exchanges', async () => {
    const twin = await handoff.exchangeByItself();
    try {
      const metric = async (name: string, labels: string) => {
        const text = await twin.app.get(Metrics, { strict: false }).text();
        const line = text.split('\n').find((each) => each.startsWith(`${name}{`) && each.includes(labels));
        return line === undefined ? undefined : Number(line.split(' ').at(-1));
      };
      handoff.putRaw('bad.ack.csv', 'x');
      const of = `agency="${agency}"`;
      await eventually(async () => expect(await metric('dunlin_agency_unread_age_seconds', of)).toBeGreaterThan(0));
      await eventually(async () => expect(handoff.files('inbox')).toEqual([]));
      await eventually(async () => {
        expect(await metric('dunlin_agency_unread_age_seconds', of)).toBe(0);
        expect(await metric('dunlin_agency_refused_lines', of)).toBe(1);
        expect(await metric('dunlin_agency_undelivered_age_seconds', of)).toBe(0);
        expect(await metric('dunlin_agency_success_timestamp_seconds', 'direction="reading"')).toBeGreaterThan(0);
      }, 30_000);
    } finally {
      await twin.stop();
    }
  });
});
