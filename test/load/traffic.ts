import { setTimeout as sleep } from 'node:timers/promises';
import { allPages, type Dunlin, importFile, verifyJournal } from '#libs/client';
import { type ServiceName, serviceNames, toWireDate, toWireMoney } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { sourceOf } from '#libs/files';
import { money } from '#libs/money';
import { inputFiles, inputMapping, type PortfolioRow } from '#libs/portfolio';

const quietWithinMs = 600_000;
const maxRetries = 3;
const firstPauseMs = 250;
const callers = 4;
const fileRows = 500;
/** Invoices that wait to be paid while the next file is not needed yet. */
const ahead = 1_000;
const issueDate = '2013-01-01';
/** So far ahead that nothing is collected while traffic runs. */
const dueDate = '2099-01-01';

export interface TrafficReport {
  /** Payments that were acknowledged. */
  payments: number;
  /** Acknowledged only after at least one retry. */
  retried: number;
  /** The most retries that one payment took; at most three are made. */
  maxRetries: number;
  /** Why payments failed although they were retried; empty when none did. */
  failed: string[];
  /** Invoices that imports brought at the same time. */
  imported: number;
  /** Differences between what was acknowledged and what is found; empty for none. */
  differences: string[];
}

/** Payments by many callers, and imports of what they pay next, which continue while processes come and go. */
export class Traffic {
  private readonly paid = new Set<string>();
  private readonly retries: number[] = [];
  private readonly failed: string[] = [];
  private imported = 0;
  private next = 0;
  private running = true;
  private work: Promise<unknown> = Promise.resolve();

  /**
   * @param name stands in every invoice number, so that several kinds of traffic share a system
   * @param perSecond how many payments there are about
   */
  constructor(
    private readonly dunlin: Dunlin,
    private readonly name: string,
    private readonly perSecond: number,
  ) {}

  /** Imports the first invoices that are to be paid, and begins to pay them. */
  async start(): Promise<void> {
    await this.importNext();
    this.work = Promise.all([this.importAhead(), ...Array.from({ length: callers }, () => this.pay())]);
    this.work.catch(() => undefined);
  }

  /**
   * Ends the traffic, waits until nothing is outstanding, and holds what is found against what was acknowledged.
   * @param services that run
   */
  async stop(services: readonly ServiceName[] = serviceNames): Promise<TrafficReport> {
    this.running = false;
    await this.work;
    await quiet(this.dunlin, services);
    return {
      payments: this.paid.size,
      retried: this.retries.filter((retries) => retries > 0).length,
      maxRetries: Math.max(0, ...this.retries),
      failed: this.failed,
      imported: this.imported,
      differences: await this.differences(services),
    };
  }

  private async importAhead(): Promise<void> {
    while (this.running) {
      if (this.imported - this.next < ahead) await this.importNext();
      else await sleep(100);
    }
  }

  private async importNext(): Promise<void> {
    const from = this.imported;
    const [file] = inputFiles(rowsOf(this.name, from, from + fileRows));
    const sent = await importFile(this.dunlin, {
      name: `${this.name}-${from}.csv`,
      content: sourceOf(file!.content),
      mapping: inputMapping,
      requestId: `${this.name}/import/${from}`,
    });
    await imported(this.dunlin, sent.importId);
    this.imported += fileRows;
  }

  private async pay(): Promise<void> {
    while (this.running) {
      if (this.next === this.imported) {
        await sleep(50);
        continue;
      }
      const [row] = rowsOf(this.name, this.next, (this.next += 1)) as [PortfolioRow];
      for (let retries = 0; ; retries += 1) {
        try {
          await this.record(row);
          this.paid.add(row.number);
          this.retries.push(retries);
          break;
        } catch (error) {
          if (retries === maxRetries || !mayBeRepeated(error)) {
            this.failed.push(`${row.number}: ${String(error)}`);
            break;
          }
          await sleep(firstPauseMs * 2 ** retries);
        }
      }
      await sleep((callers * 1_000) / this.perSecond);
    }
  }

  private async record({ number, amount }: PortfolioRow): Promise<void> {
    const request = {
      requestId: `${this.name}/${number}`,
      amount: toWireMoney(amount),
      valueDate: toWireDate(issueDate),
      sourceId: number,
      invoiceNumbers: [number],
    };
    await this.dunlin.payment.recordPayment(request, this.dunlin.caller, { attempts: 1, deadlineMs: 5_000 });
  }

  private async differences(services: readonly ServiceName[]): Promise<string[]> {
    const { dunlin } = this;
    const differences: string[] = [];
    const payments = await allPages(Number.MAX_SAFE_INTEGER, async (pageSize, pageToken) => {
      const page = await dunlin.payment.listPayments({ pageSize, pageToken }, dunlin.caller);
      return { items: page.payments, nextPageToken: page.nextPageToken };
    });
    const recorded = Map.groupBy(payments, ({ sourceId }) => sourceId);
    const invoices = await allPages(Number.MAX_SAFE_INTEGER, async (pageSize, pageToken) => {
      const page = await dunlin.invoice.listInvoices({ pageSize, pageToken }, dunlin.caller);
      return { items: page.invoices, nextPageToken: page.nextPageToken };
    });
    const remaining = new Map(invoices.map((invoice) => [invoice.number, BigInt(invoice.remaining!.minorUnits)]));
    for (const { number, amount } of rowsOf(this.name, 0, this.imported)) {
      const [expectedPayments, expectedRemaining] = this.paid.has(number) ? [1, 0n] : [0, amount.minor];
      const foundPayments = recorded.get(number)?.length ?? 0;
      if (foundPayments !== expectedPayments)
        differences.push(`${number}: ${foundPayments} payments, not ${expectedPayments}`);
      if (remaining.get(number) !== expectedRemaining)
        differences.push(`${number}: ${remaining.get(number)} remain, not ${expectedRemaining}`);
    }
    const journal = await verifyJournal(dunlin, { fromStart: true });
    if (!journal.balanced) differences.push('the journal is not balanced');
    return [...differences, ...(await heldEvents(dunlin, services))];
  }
}

/** Invoices of five each to a customer, with numbers in a range. */
export function rowsOf(name: string, from: number, to: number): PortfolioRow[] {
  return Array.from({ length: to - from }, (_, index): PortfolioRow => {
    const number = from + index;
    return {
      customerReference: `${name}-${Math.floor(number / 5)}`,
      number: `${name.toUpperCase()}-${number}`,
      issueDate,
      dueDate,
      amount: money(BigInt(1_000 + number), 'USD'),
    };
  });
}

const mayBeRepeated = (error: unknown): boolean =>
  error instanceof DomainError && ['unavailable', 'aborted', 'internal'].includes(error.kind);

/** Returns when an import is completed. @throws Error when it was refused */
export async function imported(dunlin: Dunlin, importId: string): Promise<void> {
  for (;;) {
    const { import: found } = await dunlin.invoice.getImport({ importId }, dunlin.caller);
    if (found!.state === 'STATE_COMPLETED') return;
    if (found!.state === 'STATE_REFUSED') throw new Error(`The import was refused: ${found!.reason}`);
    await sleep(250);
  }
}

/** Returns when no service has anything outstanding, twice in a row with equal totals. */
export async function quiet(dunlin: Dunlin, services: readonly ServiceName[] = serviceNames): Promise<void> {
  const deadline = Date.now() + quietWithinMs;
  let before = '';
  for (;;) {
    const responses = await Promise.all(
      services.map((name) => dunlin.operations(name).getOutstanding({ withLag: true }, dunlin.caller)),
    );
    const left = responses.flatMap(({ outstanding }, index) =>
      outstanding.map(({ name, count }) => `${services[index]} ${name} ${count}`),
    );
    const totals = JSON.stringify(responses.map((response) => response.totals));
    if (left.length === 0 && totals === before) return;
    before = left.length === 0 ? totals : '';
    if (Date.now() > deadline)
      throw new Error(`After ${quietWithinMs / 1000} s there is still outstanding: ${left.join(', ')}`);
    await sleep(500);
  }
}

async function heldEvents(dunlin: Dunlin, services: readonly ServiceName[]): Promise<string[]> {
  const responses = await Promise.all(
    services.map((name) => dunlin.operations(name).getOutstanding({ withLag: false }, dunlin.caller)),
  );
  return responses.flatMap(({ parked }, index) =>
    parked.filter(({ count }) => count !== '0').map(({ name, count }) => `${services[index]}: ${count} ${name}`),
  );
}
