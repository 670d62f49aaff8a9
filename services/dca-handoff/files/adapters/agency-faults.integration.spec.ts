import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { agency, Handoff, lineStates, someone } from '../../testing/handoff.js';
import { ClearProcessedFiles } from '../use-cases/clear-processed-files.js';
import { ReadDueInboxes } from '../use-cases/read-due-inboxes.js';

const other = 'southgate';

describe('faults of one agency', () => {
  let handoff: Handoff;
  beforeAll(async () => {
    handoff = await Handoff.start();
  });
  afterAll(() => handoff.stop());
  beforeEach(async () => {
    await handoff.reset();
    await handoff.apply({ code: other, title: 'Southgate' });
  });

  const readDue = () => handoff.app.get(ReadDueInboxes, { strict: false }).readDueInboxes();
  const listErrors = async (of = '') =>
    (await handoff.client.listAgencyFileErrors({ pageSize: 0, pageToken: '', agency: of }, someone)).errors;
  const placeAt = async (code: string, number: string) => {
    const { placementId } = await handoff.propose([handoff.addInvoice(number)], { agency: code });
    await handoff.send(placementId);
    return placementId;
  };

  it('leave the files of others readable, and its own other files too', async () => {
    const ours = await placeAt(agency, 'INV-1');
    const theirs = await placeAt(other, 'INV-2');
    handoff.putRaw('aaa.ack.csv', 'x');
    handoff.unreadable.add('aaa.ack.csv');
    handoff.acknowledge();
    await readDue();
    expect(lineStates(await handoff.get(ours))).toEqual(['ACTIVE']);
    expect(lineStates(await handoff.get(theirs))).toEqual(['ACTIVE']);
    expect(await handoff.read()).toMatchObject({ fileCount: '0', unreadCount: '1' });
    expect(await handoff.exchange(agency, 'READING')).toMatchObject({ failure_count: 1 });
    expect(await handoff.exchange(other, 'READING')).toMatchObject({ failure_count: 0 });
  });

  it('leave the inboxes of others readable when its own folder is none', async () => {
    const theirs = await placeAt(other, 'INV-2');
    mkdirSync(join(handoff.folder, agency), { recursive: true });
    writeFileSync(join(handoff.folder, agency, 'inbox'), 'not a folder');
    handoff.acknowledge();
    await readDue();
    expect(lineStates(await handoff.get(theirs))).toEqual(['ACTIVE']);
    expect((await handoff.outstanding())['filesUnread']).toBe(1);
  });

  it('do not keep a recall of a debt that is paid from another agency', async () => {
    const theirs = await placeAt(other, 'INV-2');
    const stored = await placeAt(agency, 'INV-1');
    await handoff.db.database.query(
      `INSERT INTO outbound_files (agency, file_name, kind, placement_id, content, correlation_id, state, stored_at,
         lease_until, failed_attempts)
       SELECT $1, 'recall-' || n || '.csv', 'RECALL', $2, '', '', 'TO_DELIVER', '2000-01-01', '2000-01-01', 0
       FROM generate_series(1, 500) n`,
      [agency, stored],
    );
    const outbox = join(handoff.folder, agency, 'outbox');
    rmSync(outbox, { recursive: true });
    writeFileSync(outbox, 'not a folder');
    await handoff.hear(['Paid', (await handoff.get(theirs)).lines[0]!.invoiceId]);
    expect(await handoff.deliverDue()).toBe(1);
    expect(handoff.files('outbox', other)).toContain(`recall-${theirs}-1.csv`);
    expect(await handoff.exchange(agency, 'DELIVERY')).toMatchObject({ failure_count: 1 });
    // Its turn is over for a time that grows, though nearly all of its files have no lease.
    expect(await handoff.deliverDue()).toBe(0);
    await handoff.endBackoff();
    await handoff.deliverDue();
    expect(await handoff.exchange(agency, 'DELIVERY')).toMatchObject({ failure_count: 2 });
    rmSync(outbox);
    await handoff.endBackoff();
    await handoff.endLeases();
    expect(await handoff.deliverDue()).toBe(20);
    expect(await handoff.exchange(agency, 'DELIVERY')).toMatchObject({ failure_count: 0 });
  });

  it('do not keep its other files from it when one can never be delivered', async () => {
    const first = await placeAt(agency, 'INV-1');
    const second = await placeAt(agency, 'INV-2');
    const [poison, good] = [`recall-${first}-1.csv`, `recall-${second}-1.csv`];
    mkdirSync(join(handoff.folder, agency, 'outbox', poison, 'sub'), { recursive: true });
    await handoff.hear(['Paid', (await handoff.get(first)).lines[0]!.invoiceId]);
    await handoff.hear(['Paid', (await handoff.get(second)).lines[0]!.invoiceId]);
    expect(await handoff.deliverDue()).toBe(1);
    expect(handoff.files('outbox')).toContain(good);
  });

  it('are told: an answer that cannot be understood is listed, published and counted', async () => {
    const { placementId } = await handoff.place('INV-1', 'INV-2');
    handoff.putAcknowledgements(
      `placement-${placementId}.ack.csv`,
      `${placementId},1,INV-1,accepted,\r\n${placementId},2,INV-2,maybe,=1+1\r\n`,
    );
    expect(await handoff.read()).toMatchObject({ fileCount: '1', lineCount: '0', errorCount: '2' });
    expect(await listErrors(agency)).toMatchObject([
      { agency, fileName: `placement-${placementId}.ack.csv`, line: 3, reason: 'BAD_RESULT' },
      { agency, line: 2, reason: 'BAD_RESULT', content: `${placementId},1,INV-1,accepted,` },
    ]);
    expect(await listErrors(other)).toEqual([]);
    const before = await handoff.get(placementId);
    expect(before.state).toBe('STATE_SENT');
    expect(await handoff.lastPublished()).toMatchObject({
      type: 'dunlin.dca_handoff.v1.AcknowledgementRefused',
      payload: {
        placement: { placementId, state: 'STATE_SENT', version: before.version },
        fileName: `placement-${placementId}.ack.csv`,
        refusedLineCount: 2,
        reasons: ['BAD_RESULT'],
      },
    });
    // Put right, it counts.
    handoff.putAcknowledgements(
      `placement-${placementId}.ack.csv`,
      `${placementId},1,INV-1,ACCEPTED,\r\n${placementId},2,INV-2,REJECTED,\r\n`,
    );
    expect(await handoff.read()).toMatchObject({ lineCount: '2', errorCount: '0' });
    expect(lineStates(await handoff.get(placementId))).toEqual(['ACTIVE', 'REJECTED']);
  });

  it('are told of the placement that the name of a refused file tells, and never of one at another agency', async () => {
    const { placementId } = await handoff.place('INV-1');
    handoff.putRaw(`placement-${placementId}.ack.csv`, 'placement_id;line;invoice_number;result;reason\r\n');
    handoff.putRaw(`placement-${placementId}.ack.csv`, 'a;b\r\n', other);
    expect(await handoff.read()).toMatchObject({ fileCount: '2', errorCount: '2' });
    const told = (await handoff.db.published()).filter(({ type }) => type.endsWith('AcknowledgementRefused'));
    expect(told).toMatchObject([{ subject: placementId, payload: { reasons: ['WRONG_COLUMNS'] } }]);
  });

  it('lists errors page by page, the newest first', async () => {
    for (const n of [1, 2, 3]) handoff.putRaw(`${n}.ack.csv`, `bad ${n}`);
    await handoff.read();
    const request = { pageSize: 2, pageToken: '', agency: '' };
    const first = await handoff.client.listAgencyFileErrors(request, someone);
    expect(first.errors.map(({ fileName }) => fileName)).toEqual(['3.ack.csv', '2.ack.csv']);
    const rest = await handoff.client.listAgencyFileErrors({ ...request, pageToken: first.nextPageToken }, someone);
    expect(rest.errors.map(({ content }) => content)).toEqual(['bad 1']);
    expect(rest.nextPageToken).toBe('');
  });

  it('follows no link and waits for no pipe', async () => {
    const secret = join(handoff.folder, 'secret');
    writeFileSync(secret, 'password');
    handoff.putRaw('good.ack.csv', 'x');
    const inbox = join(handoff.folder, agency, 'inbox');
    symlinkSync(secret, join(inbox, 'link.ack.csv'));
    mkdirSync(join(inbox, 'folder.ack.csv'));
    execFileSync('mkfifo', [join(inbox, 'pipe.ack.csv')]);
    expect(await handoff.read()).toMatchObject({ fileCount: '4', errorCount: '4' });
    expect((await listErrors()).map(({ content }) => content)).not.toContain('password');
    expect(handoff.files('inbox')).toEqual([]);
    rmSync(inbox, { recursive: true });
    mkdirSync(join(handoff.folder, 'elsewhere'));
    symlinkSync(join(handoff.folder, 'elsewhere'), inbox);
    symlinkSync(join(handoff.folder, 'elsewhere'), join(handoff.folder, agency, 'outbox'));
    const { placementId } = await handoff.propose([handoff.addInvoice('INV-1')]);
    await expect(handoff.send(placementId)).rejects.toMatchObject({ code: 'DELIVERY_FAILED' });
    expect(readdirSync(join(handoff.folder, 'elsewhere'))).toEqual([]);
    expect(await handoff.read()).toMatchObject({ fileCount: '0', unreadCount: '1' });
  });

  it('disarms what a spreadsheet would run, and knows the number again when it comes back so', async () => {
    const { placementId } = await handoff.place('=HYPERLINK("x")');
    const sent = handoff.content('outbox', `placement-${placementId}.csv`);
    expect(sent).toContain(`"'=HYPERLINK(""x"")"`);
    handoff.acknowledge();
    expect(await handoff.read()).toMatchObject({ lineCount: '1', errorCount: '0' });
  });

  it('empties the processed folders and what was delivered long ago, and forgets what was refused then', async () => {
    const { placementId } = await handoff.place('INV-1');
    await handoff.db.database.query(
      `INSERT INTO outbound_files (agency, file_name, kind, placement_id, content, correlation_id, state, stored_at,
         lease_until, failed_attempts)
       VALUES ($1, 'recall-1.csv', 'RECALL', $2, 'not there yet', '', 'TO_DELIVER', '2100-01-01', '2100-01-01', 0)`,
      [agency, placementId],
    );
    handoff.acknowledge();
    await handoff.read();
    handoff.putRaw('bad.ack.csv', 'x');
    await handoff.read();
    const clear = (days: number) => handoff.app.get(ClearProcessedFiles, { strict: false }).clearProcessedFiles(days);
    const contents = async () =>
      (
        await handoff.db.database.query<{ content: string }>(
          `SELECT content FROM outbound_files WHERE placement_id = $1 ORDER BY stored_at`,
          [placementId],
        )
      ).map(({ content }) => content !== '');
    await clear(1);
    expect(handoff.files('processed')).toHaveLength(3);
    expect(await listErrors()).toHaveLength(1);
    expect(await contents()).toEqual([true, true]);
    // A day ahead of now, so that all of it is older.
    expect(await clear(-1)).toBe(false);
    expect(handoff.files('processed')).toEqual([]);
    expect(await listErrors()).toEqual([]);
    // What the agency has not got yet stays until it has.
    expect(await contents()).toEqual([false, true]);
  });
});
