import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { dcaHandoffV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { DueWork, type ServiceProcess } from '#libs/platform';
import {
  aCaller,
  incomingEvent,
  type PublishedEvent,
  type RunningService,
  runService,
  StubOwners,
  testServers,
} from '#libs/testing';
import { acknowledgeAll } from '../../../libs/stack/agency/agency.js';
import type { AgencyFile } from '../files/domain/agency-file.js';
import { DeliverDueFiles } from '../files/use-cases/deliver-due-files.js';
import { AgencyInbox, FileDelivery } from '../files/use-cases/ports.js';
import { PlacementsConsumer } from '../placements/adapters/placements.consumer.js';
import { service } from '../service.js';

export const start = new Date('2013-03-01T10:00:00Z');
export const agency = 'northgate';
export const someone = { actor: 'user:tester', correlationId: 'spec' };

/** Twins wait for each other, one decision after the other, so that on a slow machine the last one waits long. */
const patient = { deadlineMs: 60_000 };

type Placement = dcaHandoffV1.Placement;
type Proposal = dcaHandoffV1.ProposePlacementRequest;
type Change = [type: 'Paid' | 'Voided' | 'Reopened', invoiceId: string, sequence?: bigint];

/** The service in this process, its agencies in a folder, and the services that it asks in memory. */
export class Handoff {
  readonly owners = new StubOwners();
  readonly folder = mkdtempSync(join(tmpdir(), 'agencies-'));
  /** Whose invoices are placed. */
  customerId = '';
  /** What went through the delivery, and what goes wrong with it. */
  readonly delivery = { fails: false, diesAfterwards: false, files: [] as AgencyFile[] };
  /** Names of files that this process cannot open. */
  readonly unreadable = new Set<string>();
  /** Happens between the reading of a file and its being put aside. */
  beforeArchive: () => void = () => undefined;
  private running!: RunningService<'dca-handoff'>;
  private sequence = 1n;

  /** @param settings that a spec has unlike the others */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<Handoff> {
    const handoff = new Handoff();
    await handoff.owners.listen();
    const env = {
      ...handoff.owners.environment,
      DUNLIN_POSTGRES_POOL_MAX: '20',
      DUNLIN_AGENCY_FOLDER: handoff.folder,
      DUNLIN_AGENCY_ANSWER_GRACE_MS: '60000',
      DUNLIN_AGENCY_POLL_MS: '20',
      DUNLIN_AGENCY_SETTLE_MS: '0',
      ...settings,
    };
    const migrations = join(import.meta.dirname, '../migrations');
    handoff.running = await runService(service, 'dca-handoff', { migrations, start, env });
    handoff.troubleDelivery();
    handoff.troubleInbox();
    return handoff;
  }

  async stop(): Promise<void> {
    await this.running.stop();
    this.owners.close();
    rmSync(this.folder, { recursive: true });
  }

  /** Nothing is stored or published but the agency, and nobody is held, away or in trouble. */
  async reset(): Promise<void> {
    const tables = [
      'inbound_file_errors',
      'inbound_file_placements',
      'inbound_files',
      'outbound_files',
      'agency_exchanges',
      'placement_lines',
      'placements',
    ];
    for (const table of [...tables, 'agencies']) await this.db.database.query(`DELETE FROM ${table}`);
    await this.db.clearOutbox();
    for (const name of readdirSync(this.folder)) rmSync(join(this.folder, name), { recursive: true });
    this.owners.calm();
    this.customerId = this.owners.addCustomer({ reference: 'C-1' });
    Object.assign(this.delivery, { fails: false, diesAfterwards: false, files: [] });
    this.unreadable.clear();
    await this.apply({});
  }

  get db() {
    return this.running.db;
  }

  get client() {
    return this.running.client;
  }

  get app() {
    return this.running.running.app;
  }

  /** Another process that exchanges files by itself. */
  exchangeByItself(): Promise<ServiceProcess> {
    return this.running.launch({
      DUNLIN_ROLES: 'relay',
      DUNLIN_KAFKA_BROKERS: testServers().kafkaBrokers,
      DUNLIN_KAFKA_TOPIC_PREFIX: `handoff${process.pid}.`,
      DUNLIN_KAFKA_PARTITIONS: '2',
    });
  }

  async apply(more: Partial<dcaHandoffV1.ApplyAgencyRequest>): Promise<void> {
    const request = { requestId: newId(), code: agency, title: 'Northgate Recoveries', active: true };
    await this.client.applyAgency({ ...request, ...more }, someone);
  }

  addInvoice(number: string, more: Parameters<StubOwners['addInvoice']>[1] = {}): string {
    return this.owners.addInvoice(this.customerId, { number, ...more });
  }

  async propose(invoiceIds: string[], more: Partial<Proposal> = {}): Promise<Placement> {
    const key = { requestId: newId(), idempotencyKey: newId() };
    const request = { ...key, agency, customerId: this.customerId, caseId: '', invoiceIds, ...more };
    return (await this.client.proposePlacement(request, someone, patient)).placement!;
  }

  async send(placementId: string, requestId = newId()): Promise<Placement> {
    return (await this.client.sendPlacement({ requestId, placementId }, someone, patient)).placement!;
  }

  /** A placement that the agency has. */
  async place(...numbers: string[]): Promise<{ placementId: string; invoiceIds: string[] }> {
    const invoiceIds = numbers.map((number) => this.addInvoice(number));
    const { placementId } = await this.propose(invoiceIds);
    await this.send(placementId);
    return { placementId, invoiceIds };
  }

  async get(placementId: string): Promise<Placement> {
    return (await this.client.getPlacement({ placementId }, someone)).placement!;
  }

  read(requestId = newId()): Promise<dcaHandoffV1.ReadAgencyFilesResponse> {
    return this.client.readAgencyFiles({ requestId, agency: '' }, someone);
  }

  async deliverDue(): Promise<number> {
    return (await this.app.get(DeliverDueFiles, { strict: false }).deliverDueFiles()).count;
  }

  outstanding(): Promise<Record<string, number>> {
    return this.app.get(DueWork, { strict: false }).outstanding();
  }

  /** Invoices change, in one batch of events. */
  hear(...changes: Change[]): Promise<void> {
    const events = changes.map(([type, invoiceId, sequence]) =>
      incomingEvent(
        `dunlin.invoice.v1.Invoice${type}` as 'dunlin.invoice.v1.InvoicePaid',
        { cause: { actor: 'system:invoice' }, snapshot: { invoice: { invoiceId } } },
        { correlationId: `change of ${invoiceId}`, sequence: sequence ?? (this.sequence += 1n) },
      ),
    );
    const consumer = this.app.get(PlacementsConsumer, { strict: false });
    return this.db.runner.transact(aCaller(), (tx) => consumer.onInvoices(events, tx));
  }

  /** Types of what was published, in order. */
  async published(): Promise<string[]> {
    return (await this.db.published()).map(({ type }) => type.split('.').at(-1)!);
  }

  async lastPublished(): Promise<PublishedEvent> {
    return (await this.db.published()).at(-1)!;
  }

  /** What the end of the leases on files looks like, without waiting for it. */
  async endLeases(): Promise<void> {
    await this.db.database.query(`UPDATE outbound_files SET lease_until = '2000-01-01'`);
  }

  /** How the exchange with an agency goes. */
  async exchange(of: string, direction: 'DELIVERY' | 'READING'): Promise<object | undefined> {
    const sql = 'SELECT failure_count, succeeded_at FROM agency_exchanges WHERE agency = $1 AND direction = $2';
    return (await this.db.database.query<object>(sql, [of, direction]))[0];
  }

  /** Agencies that were in trouble have their turn again. */
  async endBackoff(): Promise<void> {
    await this.db.database.query(`UPDATE agency_exchanges SET retry_at = '2000-01-01'`);
  }

  /** The agency acknowledges whatever lies in its outbox. @returns how many files */
  acknowledge(): number {
    return acknowledgeAll(this.folder).length;
  }

  files(part: 'inbox' | 'outbox' | 'processed', of = agency): string[] {
    const path = join(this.folder, of, part);
    return existsSync(path) ? readdirSync(path) : [];
  }

  content(part: 'inbox' | 'outbox', name: string): string {
    return readFileSync(join(this.folder, agency, part, name), 'utf8');
  }

  /** Puts a file of an agency into its inbox. */
  putAcknowledgements(name: string, rows: string, of = agency): void {
    this.putRaw(name, `placement_id,line,invoice_number,result,reason\r\n${rows}`, of);
  }

  putRaw(name: string, content: string | Uint8Array, of = agency): void {
    mkdirSync(join(this.folder, of, 'inbox'), { recursive: true });
    writeFileSync(join(this.folder, of, 'inbox', name), content);
  }

  private troubleInbox(): void {
    const port = this.app.get(AgencyInbox, { strict: false });
    const read = port.read.bind(port);
    port.read = (of, name) =>
      this.unreadable.has(name) ? Promise.reject(new Error('EACCES: permission denied')) : read(of, name);
    const archive = port.archive.bind(port);
    port.archive = (...file) => {
      this.beforeArchive();
      return archive(...file);
    };
  }

  /** The real folder, and what may go wrong around it. */
  private troubleDelivery(): void {
    const port = this.app.get(FileDelivery, { strict: false });
    const deliver = port.deliver.bind(port);
    port.deliver = async (file) => {
      if (this.delivery.fails) throw new DomainError('DELIVERY_FAILED', 'unavailable', 'No space left.');
      await deliver(file);
      this.delivery.files.push(file);
      if (this.delivery.diesAfterwards) throw new Error('killed');
    };
  }
}

export const lineStates = ({ lines }: Placement): string[] => lines.map(({ state }) => state.replace('STATE_', ''));
export const lineReasons = ({ lines }: Placement): string[] => lines.map(({ reason }) => reason);
