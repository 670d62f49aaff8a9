import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { dcaHandoffV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import {
  Duties,
  Logger,
  platformTables,
  schemaDrift,
  Shutdown,
  type AnyEvent,
  type Caller,
  type PlatformSettings,
} from '#libs/platform';
import {
  aCaller,
  createServiceDatabase,
  eventually,
  until,
  type PublishedEvent,
  type ServiceDatabase,
} from '#libs/testing';
import { answerAll } from '../../deploy/local/agency/agency.js';
import { AgencyExchangePoller } from './files/adapters/agency-exchange.poller.js';
import { PostgresInboundFileStore, PostgresOutboundFileStore } from './files/adapters/agency-files.store.js';
import { FolderDelivery, FolderInbox } from './files/adapters/agency-folder.gateway.js';
import { PostgresAgencyStore } from './agencies/adapters/agency.store.js';
import { PostgresClaimStore } from './placements/adapters/claim.store.js';
import { AgenciesApi } from './agencies/adapters/agencies.api.js';
import { FilesApi } from './files/adapters/files.api.js';
import { OutboundPlacementFiles } from './files/adapters/outbound.placement-files.js';
import { PlacementsApi } from './placements/adapters/placements.api.js';
import { PlacementsConsumer } from './placements/adapters/placements.consumer.js';
import { DcaHandoffDueWork } from './files/adapters/files.due-work.js';
import { PublishedPlacementFacts } from './placements/adapters/placements.events.js';
import { DcaHandoffSettings } from './dca-handoff.settings.js';
import { service } from './service.js';
import { PostgresPlacementStore } from './placements/adapters/placement.store.js';
import type { AgencyFile } from './files/domain/agency-file.js';
import type { Facts, Standing } from './placements/domain/verdict.js';
import { ApplyAgency } from './agencies/use-cases/apply-agency.js';
import { Claims } from './placements/use-cases/claims.js';
import { DeliverFiles } from './files/use-cases/deliver-files.js';
import { FollowInvoices } from './placements/use-cases/follow-invoices.js';
import { GatherFacts } from './placements/use-cases/gather-facts.js';
import { Owners } from './placements/use-cases/ports.js';
import { ProposePlacement } from './placements/use-cases/propose-placement.js';
import { PublishReturn } from './placements/use-cases/publish-return.js';
import { ReadAgencyFiles } from './files/use-cases/read-agency-files.js';
import { RecallPlacement } from './placements/use-cases/recall-placement.js';
import { RequestRecall } from './placements/use-cases/request-recall.js';
import { SendPlacement } from './placements/use-cases/send-placement.js';

const start = new Date('2013-03-01T10:00:00Z');
const acme = '018f0000-0000-7000-8000-00000000000a';
const agency = 'northgate';

/** The other services in memory: what they know, who is away, and in which order they were asked. */
class KnownOwners extends Owners {
  readonly invoices = new Map<string, Standing>();
  readonly inFlight = new Set<string>();
  readonly held = new Set<string>();
  flags: string[] = [];
  actHeld = false;
  away = '';
  asked: string[] = [];

  addInvoice(number: string, overrides: Partial<Standing> = {}): string {
    const invoiceId = newId();
    const remaining = { minor: 150_00n, currency: 'USD' };
    const open = { lifecycle: 'OPEN', collectable: true, disputed: false, dueDate: '2013-01-15', version: 1n } as const;
    this.invoices.set(invoiceId, { invoiceId, number, customerId: acme, remaining, ...open, ...overrides });
    return invoiceId;
  }

  change(invoiceId: string, overrides: Partial<Standing>): void {
    this.invoices.set(invoiceId, { ...this.invoices.get(invoiceId)!, ...overrides });
  }

  override async moneyInFlight(): Promise<Set<string>> {
    await this.answer('payment');
    return this.inFlight;
  }

  override async standings(invoiceIds: readonly string[]): Promise<Map<string, Standing>> {
    await this.answer('invoice');
    return new Map(invoiceIds.flatMap((id) => (this.invoices.has(id) ? [[id, this.invoices.get(id)!]] : [])));
  }

  override async holds(): Promise<Pick<Facts, 'actHeld' | 'heldInvoiceIds'>> {
    await this.answer('workflow');
    return { actHeld: this.actHeld, heldInvoiceIds: this.held };
  }

  override async customer(): Promise<Facts['customer']> {
    await this.answer('customer');
    return { reference: 'C-1', flags: this.flags };
  }

  private async answer(owner: string): Promise<void> {
    if (this.away === owner) throw new DomainError('SERVICE_UNAVAILABLE', 'unavailable', `${owner} is away.`);
    await sleep(1);
    this.asked.push(owner);
  }
}

/** The real folder, and what may go wrong around it. */
class TroubledDelivery extends FolderDelivery {
  fails = false;
  diesAfterwards = false;
  deliveries: AgencyFile[] = [];

  override async deliver(file: AgencyFile): Promise<void> {
    if (this.fails) throw new DomainError('DELIVERY_FAILED', 'unavailable', 'No space left.');
    await super.deliver(file);
    this.deliveries.push(file);
    if (this.diesAfterwards) throw new Error('killed');
  }
}

describe('the dca-handoff service on PostgreSQL and in folders', () => {
  let db: ServiceDatabase;
  let folder: string;
  let owners: KnownOwners;
  let delivery: TroubledDelivery;
  let deliverFiles: DeliverFiles;
  let reading: ReadAgencyFiles;
  let api: PlacementsApi;
  let agenciesApi: AgenciesApi;
  let filesApi: FilesApi;
  let consumer: PlacementsConsumer;
  let dueWork: DcaHandoffDueWork;
  let settings: DcaHandoffSettings;

  beforeAll(async () => {
    db = await createServiceDatabase({
      service: 'dca-handoff',
      migrations: join(import.meta.dirname, 'migrations'),
      tables: service.tables,
      start,
    });
  });
  afterAll(() => db.close());
  afterEach(() => rmSync(folder, { recursive: true }));

  beforeEach(async () => {
    for (const table of [
      'inbound_file_errors',
      'inbound_files',
      'outbound_files',
      'placement_lines',
      'placements',
      'agencies',
    ]) {
      await db.database.query(`DELETE FROM ${table}`);
    }
    await db.clearOutbox();
    folder = mkdtempSync(join(tmpdir(), 'agencies-'));
    settings = new DcaHandoffSettings({ agencyFolder: folder, answerGraceMs: 60_000, pollMs: 20 });
    owners = new KnownOwners();
    delivery = new TroubledDelivery(settings);
    const { runner, database } = db;
    const [agencies, placements] = [new PostgresAgencyStore(database), new PostgresPlacementStore(database)];
    const [claimStore, outbound] = [new PostgresClaimStore(database), new PostgresOutboundFileStore(database)];
    const placementFiles = new OutboundPlacementFiles(outbound);
    const [facts, news] = [new GatherFacts(owners), new PublishedPlacementFacts()];
    const [claims, recalls, returns] = [
      new Claims(runner, claimStore),
      new RequestRecall(placementFiles, news),
      new PublishReturn(news),
    ];
    deliverFiles = new DeliverFiles(runner, outbound, placements, delivery, recalls, news);
    const inbound = new PostgresInboundFileStore();
    reading = new ReadAgencyFiles(
      runner,
      agencies,
      new FolderInbox(settings),
      inbound,
      outbound,
      placements,
      returns,
      news,
    );
    agenciesApi = new AgenciesApi(new ApplyAgency(runner, agencies), agencies);
    filesApi = new FilesApi(reading);
    api = new PlacementsApi(
      new ProposePlacement(runner, claims, facts, agencies, placements, news),
      new SendPlacement(runner, claims, facts, agencies, placements, placementFiles, deliverFiles, news),
      new RecallPlacement(runner, placements, recalls, returns, deliverFiles),
      placements,
    );
    consumer = new PlacementsConsumer(new FollowInvoices(placements, recalls, news));
    dueWork = new DcaHandoffDueWork(claimStore, outbound, reading, settings);
    await apply({});
  });

  let news = 1n;
  type Placement = dcaHandoffV1.Placement;
  const apply = (overrides: Partial<dcaHandoffV1.ApplyAgencyRequest>, caller = aCaller()) =>
    agenciesApi.applyAgency(
      { requestId: '', code: agency, title: 'Northgate Recoveries', active: true, ...overrides },
      caller,
    );
  const propose = async (
    invoiceIds: string[],
    overrides: Partial<dcaHandoffV1.ProposePlacementRequest> = {},
    caller: Caller = aCaller(),
  ) => {
    const request = { requestId: '', idempotencyKey: newId(), agency, customerId: acme, caseId: '', invoiceIds };
    return (await api.proposePlacement({ ...request, ...overrides }, caller)).placement as Placement;
  };
  const send = async (placementId: string, caller: Caller = aCaller()) =>
    (await api.sendPlacement({ requestId: '', placementId }, caller)).placement as Placement;
  const get = async (placementId: string) => (await api.getPlacement({ placementId })).placement as Placement;
  const read = (caller = aCaller()) => filesApi.readAgencyFiles({ requestId: '', agency: '' }, caller);
  const hear = (...facts: [type: 'Paid' | 'Voided' | 'Reopened', invoiceId: string, sequence?: bigint][]) =>
    db.runner.transact(aCaller(), (tx) =>
      consumer.onInvoices(
        facts.map(([type, invoiceId, sequence]) => {
          const payload = { snapshot: { invoice: { invoiceId } } };
          const head = { id: newId(), correlationId: `news of ${invoiceId}`, sequence: sequence ?? (news += 1n) };
          const event = { ...head, type: `dunlin.invoice.v1.Invoice${type}`, payload };
          return event as AnyEvent<'dunlin.invoice.v1.InvoicePaid'>;
        }),
        tx,
      ),
    );
  const names = async () => (await db.published()).map(({ type }) => type.split('.').at(-1));
  const last = async () => (await db.published()).at(-1) as PublishedEvent;
  const lineStates = ({ lines }: Placement) => lines.map(({ state }) => state.replace('STATE_', ''));
  const lineReasons = ({ lines }: Placement) => lines.map(({ reason }) => reason);
  const files = (part: string, of = agency) =>
    existsSync(join(folder, of, part)) ? readdirSync(join(folder, of, part)) : [];
  const content = (part: string, name: string) => readFileSync(join(folder, agency, part, name), 'utf8');
  const putAnswer = (name: string, rows: string, of = agency) => {
    mkdirSync(join(folder, of, 'inbox'), { recursive: true });
    writeFileSync(join(folder, of, 'inbox', name), `placement_id,line,invoice_number,result,reason\r\n${rows}`);
  };
  const endLeases = () => db.database.query(`UPDATE outbound_files SET lease_until = '2000-01-01'`);
  const placed = async (...numbers: string[]) => {
    const invoiceIds = numbers.map((number) => owners.addInvoice(number));
    const { placementId } = await propose(invoiceIds);
    await send(placementId);
    return { placementId, invoiceIds };
  };

  it('has the schema that its tables say', async () => {
    expect(await schemaDrift(db.ownerUrl, [...platformTables, ...service.tables!])).toEqual([]);
  });

  describe('agencies', () => {
    it('are applied again and again, listed by code, and name a folder safely', async () => {
      await apply({ code: 'alpha', active: false });
      await apply({ title: ' Northgate ' });
      const page = await agenciesApi.listAgencies({ pageSize: 1, pageToken: '' });
      expect(page.agencies).toEqual([{ code: 'alpha', title: 'Northgate Recoveries', active: false }]);
      const next = await agenciesApi.listAgencies({ pageSize: 1, pageToken: page.nextPageToken! });
      expect(next).toEqual({ agencies: [{ code: agency, title: 'Northgate', active: true }], nextPageToken: '' });
      for (const code of ['', '../up', 'Upper', 'a'.repeat(65), 'a--b']) {
        await expect(apply({ code })).rejects.toMatchObject({ code: 'AGENCY_INVALID' });
      }
    });
  });

  describe('proposing', () => {
    it('checks each debt with its owners, money in flight before standings, and takes the balance', async () => {
      const invoiceIds = [owners.addInvoice('INV-1'), owners.addInvoice('INV-2', { disputed: true })];
      const caseId = newId();
      const placement = await propose(invoiceIds, { caseId });
      expect(owners.asked.slice(0, 3).sort()).toEqual(['customer', 'payment', 'workflow']);
      expect(owners.asked.slice(3)).toEqual(['invoice']);
      expect(placement).toMatchObject({ agency, customerId: acme, caseId, state: 'STATE_DRAFT', version: '1' });
      expect(placement.lines).toMatchObject([
        { lineNumber: 1, invoiceNumber: 'INV-1', placed: { minorUnits: '15000' }, state: 'STATE_PROPOSED' },
        { lineNumber: 2, invoiceNumber: 'INV-2', state: 'STATE_REFUSED', reason: 'DISPUTED' },
      ]);
      expect(await db.published()).toMatchObject([
        { type: 'dunlin.dca_handoff.v1.PlacementProposed', key: acme, subject: placement.placementId, sequence: 1n },
      ]);
      expect(await get(placement.placementId)).toEqual(placement);
    });

    it('refuses as a whole when nothing may be placed, also for a flagged or held customer', async () => {
      owners.flags = ['FLAG_BANKRUPT'];
      const flagged = await propose([owners.addInvoice('INV-1'), newId()]);
      expect(flagged).toMatchObject({ state: 'STATE_REFUSED', reason: 'CUSTOMER_FLAGGED' });
      owners.flags = [];
      owners.actHeld = true;
      expect(await propose([owners.addInvoice('INV-2')])).toMatchObject({
        state: 'STATE_REFUSED',
        reason: 'CASE_HELD',
      });
      expect(await names()).toEqual(['PlacementRefused', 'PlacementRefused']);
      expect(await last()).toMatchObject({
        payload: { cause: { reason: 'CASE_HELD' }, placement: { state: 'STATE_REFUSED' } },
      });
    });

    it('answers the same key with the same placement, and refuses it for another one', async () => {
      const invoiceIds = [owners.addInvoice('INV-1')];
      const idempotencyKey = 'case/1/agency-45';
      const first = await propose(invoiceIds, { idempotencyKey });
      owners.change(invoiceIds[0]!, { lifecycle: 'PAID' });
      expect(await propose(invoiceIds, { idempotencyKey })).toEqual(first);
      await expect(propose([newId()], { idempotencyKey })).rejects.toMatchObject({
        code: 'PLACEMENT_KEY_REUSED',
        kind: 'conflict',
      });
      const caller = aCaller();
      await propose(invoiceIds, { idempotencyKey }, caller);
      await expect(propose(invoiceIds, {}, { ...caller, inputHash: 'other' })).rejects.toMatchObject({
        code: 'REQUEST_ID_REUSED',
      });
      expect(await names()).toEqual(['PlacementProposed']);
    });

    it('makes one placement of 20 twins, under one request id or under many', async () => {
      for (const caller of [aCaller(), undefined]) {
        const invoiceIds = [owners.addInvoice('INV-1')];
        const idempotencyKey = newId();
        const twins = Array.from({ length: 20 }, () => propose(invoiceIds, { idempotencyKey }, caller ?? aCaller()));
        const answers = await Promise.all(twins);
        expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      }
      expect(await names()).toEqual(['PlacementProposed', 'PlacementProposed']);
    });

    it('never lets two placements have one debt, however they race', async () => {
      const invoiceId = owners.addInvoice('INV-1');
      const rivals = await Promise.all(Array.from({ length: 12 }, () => propose([invoiceId])));
      expect(rivals.filter(({ state }) => state === 'STATE_DRAFT')).toHaveLength(1);
      const refused = rivals.filter(({ state }) => state === 'STATE_REFUSED');
      expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(['ALREADY_PLACED']));
    });

    it.each(['payment', 'workflow', 'customer', 'invoice'])(
      'does nothing while %s is away, and leaves no claim',
      async (owner) => {
        const invoiceIds = [owners.addInvoice('INV-1')];
        const caller = aCaller();
        const idempotencyKey = newId();
        owners.away = owner;
        await expect(propose(invoiceIds, { idempotencyKey }, caller)).rejects.toMatchObject({ kind: 'unavailable' });
        expect(await names()).toEqual([]);
        expect((await dueWork.outstanding())['claimsInFlight']).toBe(0);
        owners.away = '';
        expect(await propose(invoiceIds, { idempotencyKey }, caller)).toMatchObject({ state: 'STATE_DRAFT' });
      },
    );

    it('takes over the claim of a caller that died', async () => {
      const invoiceIds = [owners.addInvoice('INV-1')];
      const idempotencyKey = newId();
      const probe = await propose([owners.addInvoice('INV-2')], { idempotencyKey: 'probe' });
      expect(probe.state).toBe('STATE_DRAFT');
      await db.database.query(
        `INSERT INTO act_claims SELECT 'propose/' || $1, gen_random_uuid(), clock_timestamp() + interval '3 seconds'`,
        [(await import('#libs/ids')).derivedId(`placement/${idempotencyKey}`)],
      );
      expect((await dueWork.outstanding())['claimsInFlight']).toBe(1);
      expect(await propose(invoiceIds, { idempotencyKey })).toMatchObject({ state: 'STATE_DRAFT' });
      expect((await dueWork.outstanding())['claimsInFlight']).toBe(0);
    });

    it('says what is wrong with a request', async () => {
      const invoiceIds = [owners.addInvoice('INV-1')];
      await expect(propose(invoiceIds, { agency: 'nobody' })).rejects.toMatchObject({ code: 'AGENCY_NOT_FOUND' });
      await apply({ code: 'asleep', active: false });
      await expect(propose(invoiceIds, { agency: 'asleep' })).rejects.toMatchObject({
        code: 'AGENCY_INACTIVE',
        kind: 'refused',
      });
      await expect(
        propose([...invoiceIds, ...invoiceIds], { idempotencyKey: '', customerId: 'x', caseId: 'y' }),
      ).rejects.toMatchObject({
        details: {
          violations: ['idempotency_key', 'customer_id', 'case_id', 'invoice_ids'].map((field) =>
            expect.objectContaining({ field }),
          ),
        },
      });
      expect(owners.asked).toEqual([]);
    });
  });

  describe('sending', () => {
    it('writes the file whole, with the balance of now, and records it', async () => {
      const [one, two] = [owners.addInvoice('INV-1'), owners.addInvoice('INV-2')];
      const { placementId } = await propose([one, two]);
      owners.change(two, { remaining: { minor: 20_50n, currency: 'USD' } });
      const sent = await send(placementId);
      expect(sent).toMatchObject({ state: 'STATE_SENT', sentTime: { seconds: String(start.getTime() / 1000) } });
      expect(files('outbox')).toEqual([`placement-${placementId}.csv`]);
      expect(content('outbox', `placement-${placementId}.csv`)).toBe(
        'placement_id,line,customer_reference,invoice_number,currency,amount,due_date\r\n' +
          `${placementId},1,C-1,INV-1,USD,150.00,2013-01-15\r\n${placementId},2,C-1,INV-2,USD,20.50,2013-01-15\r\n` +
          'CONTROL,2,,,USD,170.50,\r\n',
      );
      expect(await names()).toEqual(['PlacementProposed', 'PlacementSent']);
      expect(await last()).toMatchObject({ key: acme, sequence: 3n, payload: { placement: { state: 'STATE_SENT' } } });
    });

    it('asks again: what may not be placed any more is refused, and all of it means no file', async () => {
      const [one, two] = [owners.addInvoice('INV-1'), owners.addInvoice('INV-2')];
      const { placementId } = await propose([one, two]);
      owners.inFlight.add(one);
      const sent = await send(placementId);
      expect(lineStates(sent)).toEqual(['REFUSED', 'SENT']);
      expect(lineReasons(sent)).toEqual(['MONEY_IN_FLIGHT', '']);
      const other = await propose([owners.addInvoice('INV-3')]);
      owners.actHeld = true;
      expect(await send(other.placementId)).toMatchObject({ state: 'STATE_REFUSED', reason: 'CASE_HELD' });
      expect(files('outbox')).toHaveLength(1);
      expect(await last()).toMatchObject({ type: 'dunlin.dca_handoff.v1.PlacementRefused' });
    });

    it('refuses a draft whose agency takes no placements any more, so that its case goes on', async () => {
      const { placementId } = await propose([owners.addInvoice('INV-1')]);
      await apply({ active: false });
      expect(await send(placementId)).toMatchObject({ state: 'STATE_REFUSED', reason: 'AGENCY_INACTIVE' });
      expect(await names()).toEqual(['PlacementProposed', 'PlacementRefused']);
    });

    it('answers a repeat, refuses a second sending, and gives 20 twins one file', async () => {
      const { placementId } = await propose([owners.addInvoice('INV-1')]);
      const caller = aCaller();
      const answers = await Promise.all(Array.from({ length: 20 }, () => send(placementId, caller)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      // A twin may bring the same content once more, which changes nothing.
      expect(new Set(delivery.deliveries.map(({ content: text }) => text)).size).toBe(1);
      expect(files('outbox')).toHaveLength(1);
      expect(await send(placementId, caller)).toEqual(answers[0]);
      await expect(send(placementId)).rejects.toMatchObject({
        code: 'PLACEMENT_WRONG_STATE',
        details: { state: 'SENT' },
      });
      await expect(send(newId())).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' });
      expect(await names()).toEqual(['PlacementProposed', 'PlacementSent']);
    });

    it('refuses a request id that was used for another placement before anything happens', async () => {
      const [one, two] = [await propose([owners.addInvoice('INV-1')]), await propose([owners.addInvoice('INV-2')])];
      const caller = aCaller();
      await send(one.placementId, caller);
      await expect(send(two.placementId, { ...caller, inputHash: 'other' })).rejects.toMatchObject({
        code: 'REQUEST_ID_REUSED',
      });
      expect(await get(two.placementId)).toMatchObject({ state: 'STATE_DRAFT' });
      expect(files('outbox')).toHaveLength(1);
    });

    it('keeps a file that cannot be delivered, and the same request finishes it', async () => {
      const { placementId } = await propose([owners.addInvoice('INV-1')]);
      const caller = aCaller();
      delivery.fails = true;
      await expect(send(placementId, caller)).rejects.toMatchObject({ code: 'DELIVERY_FAILED', kind: 'unavailable' });
      expect(await get(placementId)).toMatchObject({ state: 'STATE_READY' });
      expect((await dueWork.outstanding())['filesToDeliver']).toBe(1);
      delivery.fails = false;
      owners.away = 'invoice';
      expect(await send(placementId, caller)).toMatchObject({ state: 'STATE_SENT' });
    });

    it('repeats the very same file after a crash between delivery and record, and records it once', async () => {
      const invoiceId = owners.addInvoice('INV-1');
      const { placementId } = await propose([invoiceId]);
      delivery.diesAfterwards = true;
      const caller = aCaller();
      await expect(send(placementId, caller)).rejects.toThrow('killed');
      delivery.diesAfterwards = false;
      owners.change(invoiceId, { remaining: { minor: 1n, currency: 'USD' } });
      expect(await deliverFiles.deliverDue('c')).toBe(0);
      await endLeases();
      expect(await deliverFiles.deliverDue('c')).toBe(1);
      expect(await send(placementId, caller)).toMatchObject({
        state: 'STATE_SENT',
        lines: [{ placed: { minorUnits: '15000' } }],
      });
      expect(delivery.deliveries).toHaveLength(2);
      expect(delivery.deliveries[0]!.content).toBe(delivery.deliveries[1]!.content);
      expect(await names()).toEqual(['PlacementProposed', 'PlacementSent']);
    });

    it('recalls at once what was paid while the file was on its way', async () => {
      const [one, two] = [owners.addInvoice('INV-1'), owners.addInvoice('INV-2')];
      const { placementId } = await propose([one, two]);
      delivery.fails = true;
      await expect(send(placementId)).rejects.toMatchObject({ code: 'DELIVERY_FAILED' });
      await hear(['Paid', one]);
      delivery.fails = false;
      await endLeases();
      await deliverFiles.deliverDue('c');
      expect(lineStates(await get(placementId))).toEqual(['RECALL_REQUESTED', 'SENT']);
      expect(await names()).toEqual(['PlacementProposed', 'PlacementSent', 'RecallRequested']);
      await deliverFiles.deliverDue('c');
      expect(files('outbox')).toEqual([`placement-${placementId}.csv`, `recall-${placementId}-1.csv`]);
    });
  });

  describe('answers of the agency', () => {
    it('make lines active or rejected, once, and put both files aside', async () => {
      const { placementId, invoiceIds } = await placed('INV-1', 'INV-2');
      writeFileSync(join(folder, 'reject.json'), JSON.stringify(['INV-2']));
      expect(answerAll(folder)).toHaveLength(1);
      expect(await dueWork.outstanding()).toMatchObject({ filesUnread: 1, filesAwaitingAnswer: 1 });
      expect(await read()).toEqual({ fileCount: '1', lineCount: '2', errorCount: '0' });
      expect(await get(placementId)).toMatchObject({ state: 'STATE_ACTIVE' });
      expect(await last()).toMatchObject({
        type: 'dunlin.dca_handoff.v1.PlacementAnswered',
        payload: { placement: { state: 'STATE_ACTIVE' }, rejectedInvoiceIds: [invoiceIds[1]] },
      });
      expect(files('inbox')).toEqual([]);
      expect(files('outbox')).toEqual([]);
      expect(files('processed')).toEqual([`placement-${placementId}.ack.csv`, `placement-${placementId}.csv`]);
      expect(Object.values(await dueWork.outstanding())).toEqual([0, 0, 0, 0]);
      expect(answerAll(folder)).toEqual([]);
      const fresh = await propose([invoiceIds[1]!]);
      expect(fresh.state).toBe('STATE_DRAFT');
    });

    it('are read once when two readers come at the same moment, and the same file again changes nothing', async () => {
      const { placementId } = await placed('INV-1');
      answerAll(folder);
      const answer = content('inbox', `placement-${placementId}.ack.csv`);
      const counts = await Promise.all([read(), read(), read()]);
      expect(counts.map(({ fileCount }) => fileCount).sort()).toEqual(['0', '0', '1']);
      writeFileSync(join(folder, agency, 'inbox', `placement-${placementId}.ack.csv`), answer);
      expect(await read()).toMatchObject({ fileCount: '0' });
      expect(files('inbox')).toEqual([]);
      expect(files('processed')).toHaveLength(3);
      expect((await names()).filter((name) => name === 'PlacementAnswered')).toHaveLength(1);
    });

    it('answer a repeated request as before', async () => {
      await placed('INV-1');
      answerAll(folder);
      const caller = aCaller();
      const first = await read(caller);
      expect(await read(caller)).toEqual(first);
      await expect(filesApi.readAgencyFiles({ requestId: '', agency: '../x' }, aCaller())).rejects.toMatchObject({
        code: 'PLACEMENT_INVALID',
      });
    });

    it('wait while the record of the delivery is not made', async () => {
      const { placementId } = await propose([owners.addInvoice('INV-1')]);
      delivery.diesAfterwards = true;
      await expect(send(placementId)).rejects.toThrow('killed');
      delivery.diesAfterwards = false;
      answerAll(folder);
      expect(await read()).toMatchObject({ fileCount: '0' });
      expect((await dueWork.outstanding())['filesUnread']).toBe(1);
      await endLeases();
      await deliverFiles.deliverDue('c');
      expect(await read()).toMatchObject({ fileCount: '1', lineCount: '1' });
      expect(await get(placementId)).toMatchObject({ state: 'STATE_ACTIVE' });
    });

    it('keep every line that cannot be taken, with its place and reason, and never stop at it', async () => {
      const { placementId } = await placed('INV-1', 'INV-2');
      await apply({ code: 'southgate' });
      const stranger = newId();
      putAnswer(
        `placement-${placementId}.ack.csv`,
        `${placementId},1,INV-1,ACCEPTED,\r\n${placementId},2,INV-2,MAYBE,\r\n${placementId},9,INV-9,ACCEPTED,\r\n` +
          `${stranger},1,INV-1,ACCEPTED,\r\nbroken\r\n${placementId},2,INV-1,ACCEPTED,\r\n`,
      );
      putAnswer('theirs.ack.csv', `${placementId},2,INV-2,REJECTED,\r\n`, 'southgate');
      putAnswer('bad.ack.csv', '"never closed');
      writeFileSync(join(folder, agency, 'inbox', 'zero.ack.csv'), Buffer.from([0, 1, 2]));
      writeFileSync(join(folder, agency, 'inbox', '.half.ack.csv'), 'x');
      writeFileSync(join(folder, agency, 'inbox', 'notes.txt'), 'x');
      expect(await read()).toEqual({ fileCount: '4', lineCount: '1', errorCount: '8' });
      expect(lineStates(await get(placementId))).toEqual(['ACTIVE', 'SENT']);
      const errors = await db.database.query(
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
      expect(files('inbox').sort()).toEqual(['.half.ack.csv', 'notes.txt']);
    });
  });

  describe('what happens to a debt meanwhile', () => {
    it('refuses what was not sent yet', async () => {
      const [one, two] = [owners.addInvoice('INV-1'), owners.addInvoice('INV-2')];
      const { placementId } = await propose([one, two]);
      await hear(['Paid', one]);
      expect(lineReasons(await get(placementId))).toEqual(['PAID_MEANWHILE', '']);
      await hear(['Voided', two]);
      expect(await get(placementId)).toMatchObject({ state: 'STATE_REFUSED' });
      expect(await names()).toEqual(['PlacementProposed', 'PlacementRefused']);
      await expect(send(placementId)).rejects.toMatchObject({ code: 'PLACEMENT_WRONG_STATE' });
    });

    it('recalls what was paid and closes the placement when the agency confirms', async () => {
      const { placementId, invoiceIds } = await placed('INV-1', 'INV-2');
      answerAll(folder);
      await read();
      await hear(['Paid', invoiceIds[0]!], ['Paid', invoiceIds[1]!], ['Paid', invoiceIds[0]!], ['Paid', newId()]);
      expect(await get(placementId)).toMatchObject({ state: 'STATE_RECALL_REQUESTED', reason: 'PAID' });
      const recalls = (await db.published()).filter(({ type }) => type.endsWith('RecallRequested'));
      expect(recalls.map(({ correlationId }) => correlationId)).toEqual(invoiceIds.map((id) => `news of ${id}`));
      expect((await dueWork.outstanding())['filesToDeliver']).toBe(2);
      await deliverFiles.deliverDue('c');
      expect(content('outbox', `recall-${placementId}-2.csv`)).toContain(
        `${placementId},2,C-1,INV-2,USD,150.00,2013-01-15`,
      );
      answerAll(folder);
      expect(await read()).toMatchObject({ fileCount: '2', lineCount: '2', errorCount: '0' });
      expect(await get(placementId)).toMatchObject({ state: 'STATE_CLOSED_PAID' });
      expect((await names()).slice(2)).toEqual([
        'PlacementAnswered',
        'RecallRequested',
        'RecallRequested',
        'PlacementRecalled',
        'PlacementClosedPaid',
      ]);
      expect(await last()).toMatchObject({ payload: { returnedInvoiceIds: [invoiceIds[1]] } });
    });

    it('does not believe news that is older than what is known, and refuses news of no invoice', async () => {
      const { placementId, invoiceIds } = await placed('INV-1');
      await hear(['Paid', invoiceIds[0]!, 1n]);
      await hear(['Reopened', invoiceIds[0]!, 100n]);
      await hear(['Paid', invoiceIds[0]!, 99n]);
      expect(await get(placementId)).toMatchObject({ state: 'STATE_SENT' });
      await expect(hear(['Paid', 'no-id'])).rejects.toMatchObject({ code: 'INVOICE_ID_INVALID' });
    });

    it('takes a voided debt back, and a paid one whose payment was reversed', async () => {
      const { placementId, invoiceIds } = await placed('INV-1', 'INV-2');
      await hear(['Voided', invoiceIds[0]!]);
      await hear(['Paid', invoiceIds[1]!], ['Reopened', invoiceIds[1]!]);
      await deliverFiles.deliverDue('c');
      answerAll(folder);
      await read();
      await read();
      expect(lineStates(await get(placementId))).toEqual(['RECALLED', 'RECALLED']);
      expect(await last()).toMatchObject({
        type: 'dunlin.dca_handoff.v1.PlacementRecalled',
        payload: { placement: { state: 'STATE_RECALLED' } },
      });
    });
  });

  describe('recalling by an agent', () => {
    const recall = (placementId: string, invoiceIds: string[], caller = aCaller()) =>
      api.recallPlacement({ requestId: '', placementId, invoiceIds, reason: 'CUSTOMER_COMPLAINED' }, caller);
    const expire = (placementId: string, caller = aCaller()) =>
      api.expireRecall({ requestId: '', placementId }, caller);

    it('delivers the recall at once, and time ends what the agency does not confirm', async () => {
      const { placementId, invoiceIds } = await placed('INV-1', 'INV-2');
      const caller = aCaller();
      const { placement } = await recall(placementId, [invoiceIds[1]!], caller);
      expect(lineStates(placement as Placement)).toEqual(['SENT', 'RECALL_REQUESTED']);
      expect(files('outbox')).toContain(`recall-${placementId}-1.csv`);
      expect(await recall(placementId, [invoiceIds[1]!], caller)).toEqual({ placement });
      const { placement: expired } = await expire(placementId);
      expect(lineStates(expired as Placement)).toEqual(['SENT', 'RECALLED']);
      expect(lineReasons(expired as Placement)).toEqual(['', 'RECALL_EXPIRED']);
      expect(await last()).toMatchObject({
        type: 'dunlin.dca_handoff.v1.PlacementRecalled',
        payload: { placement: { state: 'STATE_SENT' }, returnedInvoiceIds: [invoiceIds[1]] },
      });
      answerAll(folder);
      expect(await read()).toMatchObject({ errorCount: '0' });
      expect(lineStates(await get(placementId))).toEqual(['ACTIVE', 'RECALLED']);
      await expect(expire(placementId)).rejects.toMatchObject({
        code: 'PLACEMENT_WRONG_STATE',
        details: { state: 'ACTIVE' },
      });
    });

    it('stands even when the agency cannot be reached now', async () => {
      const { placementId } = await placed('INV-1');
      delivery.fails = true;
      expect((await recall(placementId, [])).placement).toMatchObject({ state: 'STATE_RECALL_REQUESTED' });
      delivery.fails = false;
      await endLeases();
      expect(await deliverFiles.deliverDue('c')).toBe(1);
      await expect(recall(placementId, [newId()])).rejects.toMatchObject({ code: 'PLACEMENT_LINE_NOT_FOUND' });
      await expect(
        api.recallPlacement({ requestId: '', placementId, invoiceIds: [], reason: ' ' }, aCaller()),
      ).rejects.toMatchObject({
        code: 'PLACEMENT_INVALID',
      });
    });
  });

  describe('listing', () => {
    it('pages from the newest by filter', async () => {
      const invoiceIds = ['INV-1', 'INV-2', 'INV-3'].map((number) => owners.addInvoice(number));
      for (const invoiceId of invoiceIds) await propose([invoiceId]);
      const request = {
        customerId: acme,
        invoiceId: '',
        agency,
        state: 'STATE_DRAFT',
        pageSize: 2,
        pageToken: '',
      } as const;
      const first = await api.listPlacements(request);
      const second = await api.listPlacements({ ...request, pageToken: first.nextPageToken! });
      const listed = [...first.placements!, ...second.placements!].map(({ lines }) => lines![0]!.invoiceNumber);
      expect(listed.sort()).toEqual(['INV-1', 'INV-2', 'INV-3']);
      expect(second.nextPageToken).toBe('');
      const one = await api.listPlacements({ ...request, invoiceId: invoiceIds[0]! });
      expect(one.placements).toHaveLength(1);
      expect((await api.listPlacements({ ...request, agency: 'other' })).placements).toEqual([]);
    });
  });

  describe('the database itself', () => {
    it('refuses a second open line of a debt, and an unknown debt that is placed', async () => {
      const { placementId } = await propose([
        owners.addInvoice('INV-1'),
        owners.addInvoice('INV-2', { disputed: true }),
      ]);
      const other = await propose([owners.addInvoice('INV-3')]);
      await expect(
        db.database.query(
          `INSERT INTO placement_lines SELECT $2, 2, invoice_id, invoice_number, placed_minor, currency, due_on, state, reason, NULL, 1
           FROM placement_lines WHERE placement_id = $1 AND line_number = 1`,
          [placementId, other.placementId],
        ),
      ).rejects.toMatchObject({ constraint: 'placement_lines_open' });
      await expect(
        db.database.query(
          `UPDATE placement_lines SET invoice_number = '' WHERE placement_id = $1 AND line_number = 1`,
          [placementId],
        ),
      ).rejects.toMatchObject({ constraint: 'placement_lines_known' });
    });
  });

  describe('the poller', () => {
    it('delivers, reads and closes by itself beside a twin, goes on after trouble, and ends with its round', async () => {
      const logger = new Logger({ service: 'dca-handoff', level: 'silent' });
      const duties = new Duties();
      const pollers = [1, 2].map(
        () =>
          new AgencyExchangePoller(
            { roles: ['relay'] } as unknown as PlatformSettings,
            settings,
            deliverFiles,
            reading,
            new Shutdown(1_000, logger),
            logger,
            duties,
          ),
      );
      duties.begin();
      const agencyProgram = setInterval(() => answerAll(folder), 15);
      try {
        const { placementId, invoiceIds } = await placed('INV-1', 'INV-2');
        const reaches = (state: string) =>
          eventually(async () => expect(await get(placementId)).toMatchObject({ state }));
        await reaches('STATE_ACTIVE');
        delivery.fails = true;
        await hear(['Paid', invoiceIds[0]!], ['Paid', invoiceIds[1]!]);
        await sleep(60);
        delivery.fails = false;
        await endLeases();
        await reaches('STATE_CLOSED_PAID');
        await until(async () => Object.values(await dueWork.outstanding()).every((count) => count === 0));
        expect(files('outbox')).toEqual([]);
      } finally {
        clearInterval(agencyProgram);
        await Promise.all(pollers.map((poller) => poller.stop()));
      }
    });
  });
});
