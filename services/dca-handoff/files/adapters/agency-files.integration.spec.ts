import { createHash } from 'node:crypto';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { dcaHandoffV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { agency, Handoff, someone, start } from '../../testing/handoff.js';
import { DescribeEarlierFiles } from '../use-cases/describe-earlier-files.js';

const other = 'southgate';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const startTime = { seconds: String(start.getTime() / 1_000), nanos: 0 };

/** What is not known of a file, as null. */
const withAbsent = (file: dcaHandoffV1.AgencyFile) => ({
  ...file,
  sizeBytes: file.sizeBytes ?? null,
  lineCount: file.lineCount ?? null,
});

describe('the list of files of agencies', () => {
  let handoff: Handoff;
  beforeAll(async () => {
    handoff = await Handoff.start();
  });
  afterAll(() => handoff.stop());
  beforeEach(() => handoff.reset());

  const list = async (filter: Partial<dcaHandoffV1.ListAgencyFilesRequestInit> = {}) =>
    (await handoff.client.listAgencyFiles(filter, someone)).files.map(withAbsent);
  const get = async (fileId: string) => withAbsent((await handoff.client.getAgencyFile({ fileId }, someone)).file!);
  const errorsOf = async (fileId: string) => (await handoff.client.listAgencyFileErrors({ fileId }, someone)).errors;
  const only = async (filter: Partial<dcaHandoffV1.ListAgencyFilesRequestInit>) => {
    const files = await list(filter);
    expect(files).toHaveLength(1);
    return files[0]!;
  };

  it('has a placement that went out and the acknowledgement that came back, each with its figures', async () => {
    const { placementId } = await handoff.place('INV-1', 'INV-2');
    const content = handoff.content('outbox', `placement-${placementId}.csv`);
    const sent = await only({});
    expect(sent).toMatchObject({
      ...{ agency, direction: 'DIRECTION_SENT', kind: 'KIND_PLACEMENT', fileName: `placement-${placementId}.csv` },
      ...{ state: 'STATE_WRITTEN', sizeBytes: String(Buffer.byteLength(content)), sha256: sha256(content) },
      ...{ lineCount: 2, errorCount: 0, reason: '', message: '', placementIds: [placementId], morePlacements: false },
      ...{ createTime: startTime, writtenTime: startTime, confirmedTime: null },
    });
    handoff.acknowledge();
    const answer = handoff.content('inbox', `placement-${placementId}.ack.csv`);
    await handoff.read();
    expect(await get(sent.fileId)).toMatchObject({ state: 'STATE_CONFIRMED', confirmedTime: startTime });
    expect(await only({ direction: 'DIRECTION_RECEIVED' })).toMatchObject({
      ...{ agency, kind: 'KIND_ACKNOWLEDGEMENT', fileName: `placement-${placementId}.ack.csv`, state: 'STATE_TAKEN' },
      ...{ sizeBytes: String(Buffer.byteLength(answer)), sha256: sha256(answer), lineCount: 2, errorCount: 0 },
      ...{ reason: '', message: '', placementIds: [placementId], createTime: startTime, writtenTime: null },
    });
  });

  it('links a placement with its files, and a file with its placements', async () => {
    const first = await handoff.place('INV-1');
    const second = await handoff.place('INV-2');
    handoff.putAcknowledgements(
      'both.ack.csv',
      `${first.placementId},1,INV-1,ACCEPTED,\r\n${second.placementId},1,INV-2,ACCEPTED,\r\n`,
    );
    await handoff.read();
    await handoff.client.recallPlacement(
      { requestId: newId(), placementId: first.placementId, invoiceIds: [], reason: 'PAID' },
      someone,
    );
    const names = (files: { fileName: string }[]) => files.map(({ fileName }) => fileName).sort();
    expect(names(await list({ placementId: first.placementId }))).toEqual([
      'both.ack.csv',
      `placement-${first.placementId}.csv`,
      `recall-${first.placementId}-1.csv`,
    ]);
    expect(names(await list({ placementId: second.placementId }))).toEqual([
      'both.ack.csv',
      `placement-${second.placementId}.csv`,
    ]);
    const both = await only({ fileName: 'both.ack.csv' });
    expect(both.placementIds).toEqual([first.placementId, second.placementId].sort());
  });

  it('tells of refused lines how many there are, what is wrong with each, and what to do', async () => {
    const { placementId } = await handoff.place('INV-1', 'INV-2');
    handoff.putAcknowledgements(
      `placement-${placementId}.ack.csv`,
      `${placementId},1,INV-1,ACCEPTED,\r\n${placementId},2,INV-2,MAYBE,\r\n${placementId},9,INV-9,ACCEPTED,\r\n`,
    );
    handoff.putRaw('bad.ack.csv', 'placement;result\r\n');
    await handoff.read();
    const partly = await only({ state: 'STATE_PARTLY_REFUSED' });
    expect(partly).toMatchObject({ lineCount: 3, errorCount: 2, reason: 'BAD_RESULT', placementIds: [placementId] });
    expect(partly.message).toMatch(/^2 of 3 lines were refused.*First: The result is none of ACCEPTED.*Ask the agency/);
    const errors = await errorsOf(partly.fileId);
    expect(errors).toMatchObject([
      { fileId: partly.fileId, line: 3, reason: 'BAD_RESULT', content: `${placementId},2,INV-2,MAYBE,` },
      { fileId: partly.fileId, line: 4, reason: 'UNKNOWN_LINE' },
    ]);
    for (const { message } of errors) expect(message).toMatch(/Ask the agency/);
    const refused = await only({ state: 'STATE_REFUSED' });
    expect(refused).toMatchObject({ fileName: 'bad.ack.csv', lineCount: 1, errorCount: 1, reason: 'WRONG_COLUMNS' });
    expect(refused.message).toMatch(/^Nothing of the file was taken. First: The columns are not/);
    expect(await errorsOf(refused.fileId)).toMatchObject([{ line: 1, reason: 'WRONG_COLUMNS' }]);
    // The newest are first where no file is named, and pages of one file go on in its order.
    const request = { fileId: partly.fileId, pageSize: 1 };
    const first = await handoff.client.listAgencyFileErrors(request, someone);
    const rest = await handoff.client.listAgencyFileErrors({ ...request, pageToken: first.nextPageToken }, someone);
    expect([...first.errors, ...rest.errors].map(({ line }) => line)).toEqual([3, 4]);
  });

  it('says so when the refused lines are not kept any more', async () => {
    handoff.putRaw('bad.ack.csv', 'x');
    await handoff.read();
    await handoff.db.database.query('DELETE FROM inbound_file_errors');
    expect(await only({})).toMatchObject({
      ...{ state: 'STATE_REFUSED', errorCount: 1, reason: '' },
      message: 'Nothing of the file was taken. The lines are not kept any more.',
    });
  });

  it('has a name twice when it came twice with other content, and once when it was the same', async () => {
    const { placementId } = await handoff.place('INV-1', 'INV-2');
    const fileName = `placement-${placementId}.ack.csv`;
    const answers = ['1,INV-1,ACCEPTED', '2,INV-2,ACCEPTED', '1,INV-1,ACCEPTED'];
    for (const answer of answers) {
      handoff.putAcknowledgements(fileName, `${placementId},${answer},\r\n`);
      await handoff.read();
    }
    const files = await list({ fileName });
    expect(files.map(({ state }) => state)).toEqual(['STATE_TAKEN', 'STATE_TAKEN']);
    expect(new Set(files.flatMap(({ fileId, sha256: digest }) => [fileId, digest])).size).toBe(4);
  });

  it('has files that wait, why, and by the same id when they were read', async () => {
    const { placementId } = await handoff.propose([handoff.addInvoice('INV-1')]);
    handoff.delivery.diesAfterwards = true;
    await expect(handoff.send(placementId)).rejects.toMatchObject({ kind: 'internal' });
    handoff.delivery.diesAfterwards = false;
    handoff.acknowledge();
    handoff.putRaw('locked.ack.csv', 'x');
    handoff.unreadable.add('locked.ack.csv');
    await handoff.read();
    const early = await only({ state: 'STATE_WAITING', fileName: `placement-${placementId}.ack.csv` });
    expect(early).toMatchObject({ reason: 'DELIVERY_UNRECORDED', sizeBytes: null, lineCount: null, sha256: '' });
    expect(early.message).toMatch(/made up for within seconds/);
    const locked = await only({ fileName: 'locked.ack.csv' });
    expect(locked).toMatchObject({ state: 'STATE_WAITING', reason: 'NOT_READ' });
    expect(locked.message).toMatch(/tried again.*see the log/);
    await handoff.endLeases();
    await handoff.deliverDue();
    await handoff.read();
    expect(await get(early.fileId)).toMatchObject({ state: 'STATE_TAKEN', lineCount: 1, placementIds: [placementId] });
    // What the agency takes away again waits no more.
    rmSync(join(handoff.folder, agency, 'inbox', 'locked.ack.csv'));
    await handoff.read();
    expect(await list({ state: 'STATE_WAITING' })).toEqual([]);
    await expect(get(locked.fileId)).rejects.toMatchObject({ code: 'AGENCY_FILE_NOT_FOUND' });
  });

  it('has what could not be written yet, and says why it waits', async () => {
    const { placementId } = await handoff.propose([handoff.addInvoice('INV-1')]);
    handoff.delivery.fails = true;
    await expect(handoff.send(placementId)).rejects.toMatchObject({ code: 'DELIVERY_FAILED' });
    expect(await only({ state: 'STATE_TO_WRITE' })).toMatchObject({ reason: '', writtenTime: null });
    await handoff.endLeases();
    await handoff.deliverDue();
    const file = await only({ state: 'STATE_TO_WRITE' });
    expect(file).toMatchObject({ reason: 'NOT_WRITTEN', placementIds: [placementId] });
    expect(file.message).toMatch(/stored and tried again/);
  });

  it('gives out what was sent and what was read, whole and in sections, while it is kept', async () => {
    const { placementId } = await handoff.place('INV-1');
    const content = handoff.content('outbox', `placement-${placementId}.csv`);
    const fileName = `placement-${placementId}.ack.csv`;
    const answers = ['REJECTED', 'ACCEPTED'].map((result) => `${placementId},1,INV-1,${result},\r\n`);
    for (const answer of answers) {
      handoff.putAcknowledgements(fileName, answer);
      await handoff.read();
    }
    const part = async (fileId: string, offsetBytes = '0', lengthBytes = 0) => {
      const request = { fileId, offsetBytes, lengthBytes };
      const read = await handoff.client.readAgencyFilePart(request, someone);
      return `${read.sizeBytes} ${Buffer.from(read.content).toString()}`;
    };
    const sent = await only({ direction: 'DIRECTION_SENT' });
    expect(await part(sent.fileId)).toBe(`${content.length} ${content}`);
    expect(await part(sent.fileId, '3', 4)).toBe(`${content.length} ${content.slice(3, 7)}`);
    expect(await part(sent.fileId, String(content.length))).toBe(`${content.length} `);
    await expect(part(sent.fileId, '100000', -1)).rejects.toMatchObject({
      code: 'AGENCY_FILE_INVALID',
      details: { violations: [{ field: 'offset_bytes' }, { field: 'length_bytes' }] },
    });
    // Each of two files of one name is known by its digest.
    const received = await list({ fileName });
    const texts = await Promise.all(received.map(({ fileId }) => part(fileId)));
    for (const answer of answers) expect(texts.filter((text) => text.endsWith(answer))).toHaveLength(1);
    await handoff.db.database.query(`UPDATE outbound_files SET content = ''`);
    rmSync(join(handoff.folder, agency, 'processed'), { recursive: true });
    for (const { fileId } of [sent, ...received]) {
      await expect(part(fileId)).rejects.toMatchObject({ code: 'AGENCY_FILE_STATE_FORBIDS' });
    }
  });

  it('gives out nothing that waits, and follows no link out of the folder', async () => {
    handoff.putRaw('locked.ack.csv', 'x');
    handoff.unreadable.add('locked.ack.csv');
    handoff.putRaw('linked.ack.csv', 'password');
    await handoff.read();
    const linked = await only({ fileName: 'linked.ack.csv' });
    const path = join(handoff.folder, agency, 'processed', 'linked.ack.csv');
    writeFileSync(join(handoff.folder, 'secret'), 'password');
    rmSync(path);
    symlinkSync(join(handoff.folder, 'secret'), path);
    for (const { fileId } of [linked, await only({ state: 'STATE_WAITING' })]) {
      await expect(handoff.client.readAgencyFilePart({ fileId }, someone)).rejects.toMatchObject({
        code: 'AGENCY_FILE_STATE_FORBIDS',
      });
    }
  });

  it('is filtered by agency, direction, state and time, and paged, the newest first', async () => {
    await handoff.apply({ code: other, title: 'Southgate' });
    for (const name of ['1', '2', '3']) handoff.putRaw(`${name}.ack.csv`, 'x', name === '2' ? other : agency);
    await handoff.read();
    await handoff.place('INV-1');
    expect(await list({ agency: other })).toMatchObject([{ fileName: '2.ack.csv' }]);
    expect(await list({ direction: 'DIRECTION_SENT' })).toMatchObject([{ kind: 'KIND_PLACEMENT' }]);
    expect(await list({ direction: 'DIRECTION_SENT', state: 'STATE_REFUSED' })).toEqual([]);
    expect(await list({ agency: other, state: 'STATE_REFUSED' })).toHaveLength(1);
    expect(await list({ fromTime: startTime })).toHaveLength(4);
    expect(await list({ beforeTime: startTime })).toEqual([]);
    const all = await list();
    const paged: string[] = [];
    let pageToken = '';
    do {
      const page = await handoff.client.listAgencyFiles({ pageSize: 1, pageToken }, someone);
      paged.push(...page.files.map(({ fileId }) => fileId));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(paged).toEqual(all.map(({ fileId }) => fileId));
  });

  it('has files that the release before recorded, as far as they are known', async () => {
    const { placementId } = await handoff.place('INV-1');
    await handoff.db.database.query(
      `INSERT INTO outbound_files (agency, file_name, kind, placement_id, content, correlation_id, state, stored_at,
         lease_until, failed_attempts, delivered_at)
       VALUES ($1, 'old.csv', 'RECALL', $2, '', '', 'DELIVERED', '2013-01-01', '2013-01-01', 0, '2013-01-02')`,
      [agency, placementId],
    );
    await handoff.db.database.query(
      `INSERT INTO inbound_files (agency, file_name, sha256, line_count, error_count, read_at)
       VALUES ($1, 'old.ack.csv', 'digest', 3, 0, '2013-01-03')`,
      [agency],
    );
    expect(await only({ fileName: 'old.csv' })).toMatchObject({
      ...{ state: 'STATE_WRITTEN', sizeBytes: null, lineCount: null, sha256: '', placementIds: [placementId] },
      writtenTime: { seconds: String(Date.UTC(2013, 0, 2) / 1_000) },
    });
    expect(await only({ fileName: 'old.ack.csv' })).toMatchObject({
      ...{ state: 'STATE_TAKEN', sizeBytes: null, lineCount: 3, sha256: 'digest', placementIds: [] },
    });
  });

  it('has files from before an upgrade once they have ids, with what is still known of them', async () => {
    const { placementId } = await handoff.place('INV-1');
    await handoff.db.database.query(
      `UPDATE outbound_files SET file_id = NULL, made_at = NULL, sha256 = '', byte_count = NULL`,
    );
    await handoff.db.database.query(
      `INSERT INTO inbound_files (agency, file_name, sha256, line_count, error_count, read_at, file_id)
       VALUES ($1, $2, 'digest', 1, 0, '2013-01-03', NULL), ($1, 'recall-unknown.ack.csv', 'digest', 1, 0, '2013-01-03', NULL)`,
      [agency, `placement-${placementId}.ack.csv`],
    );
    expect(await list({})).toEqual([]);
    expect(await handoff.app.get(DescribeEarlierFiles, { strict: false }).describeEarlierFiles()).toBe(false);
    const files = await list({});
    expect(files).toHaveLength(3);
    expect(files.find(({ direction }) => direction === 'DIRECTION_SENT')).toMatchObject({
      sizeBytes: expect.stringMatching(/^[1-9]/),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await only({ fileName: `placement-${placementId}.ack.csv` })).toMatchObject({ placementIds: [placementId] });
  });

  it('refuses what makes no sense, field by field, and names no file that there is not', async () => {
    const wrong = { fileName: 'a'.repeat(256), placementId: 'x', fromTime: startTime, beforeTime: startTime };
    await expect(list(wrong)).rejects.toMatchObject({
      code: 'AGENCY_FILE_INVALID',
      details: { violations: ['before_time', 'file_name', 'placement_id'].map((field) => ({ field })) },
    });
    await expect(errorsOf('x')).rejects.toMatchObject({
      code: 'AGENCY_FILE_INVALID',
      details: { violations: [{ field: 'file_id' }] },
    });
    for (const fileId of ['x', '', newId()]) {
      await expect(get(fileId)).rejects.toMatchObject({ code: 'AGENCY_FILE_NOT_FOUND' });
    }
  });

  it('has a file that is too large to be read as refused, of unknown size', async () => {
    handoff.putRaw('large.ack.csv', Buffer.alloc(10_485_761, 'x'));
    await handoff.read();
    expect(await only({})).toMatchObject({ state: 'STATE_REFUSED', sizeBytes: null, reason: 'UNREADABLE_FILE' });
  });
});
