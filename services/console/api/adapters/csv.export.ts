import { Injectable } from '@nestjs/common';
import protobuf from 'protobufjs';
import { invalidFields } from '#libs/errors';
import { writeCsv } from '#libs/files';
import { formatMajor, money } from '#libs/money';
import { errors } from '../domain/errors.js';
import type { RpcRoute } from '../domain/route.js';
import { reflectRpc } from './contract/contract.reflection.js';
import { type NamedCustomer, namesCustomers } from './customer.names.js';
import { drained } from './http/drained.js';
import type { Exchange } from './http/exchange.js';
import type { SignedInPerson } from './http/gate.js';
import { listFieldOf, type PathParameters, RpcCalls } from './rpc.calls.js';

const pageSize = 500;
/** Each holds connections and pages of rows. */
const maxAtOnce = 3;
/** Whoever reads slowly may lose the right meanwhile. */
const lookAgainMs = 30_000;

/** People know customers by these. */
const nameColumns: readonly Column[] = ['customerReference', 'customerName'].map((name) => ({
  name,
  read: (row) => textOf(row[name]),
}));

/** What goes on around an export. */
export interface ExportWatch {
  /** Told before the first row leaves, so that no end of the process hides that rows did. */
  begun(filter: Record<string, unknown>): Promise<void>;
  /** Who reads, if they still may. */
  still(): Promise<SignedInPerson>;
  /** Told how many rows left, whether the reader stayed to the end or not. */
  done(rowCount: number, filter: Record<string, unknown>): Promise<void>;
}

interface Column {
  readonly name: string;
  readonly read: (row: Record<string, unknown>) => string;
}

/** Writes all pages of a list as CSV, one after the other, so that no list fills the memory. */
@Injectable()
export class CsvExport {
  /** By subject. */
  private readonly running = new Map<string, number>();

  constructor(private readonly calls: RpcCalls) {}

  /** @throws BODY_INVALID, RATE_EXCEEDED */
  async write(
    route: RpcRoute,
    exchange: Exchange,
    parameters: PathParameters,
    person: SignedInPerson,
    watch: ExportWatch,
  ): Promise<void> {
    const { subject } = person;
    const running = this.running.get(subject) ?? 0;
    if (running >= maxAtOnce)
      throw errors.RATE_EXCEEDED(`You export ${running} lists already. Wait until one of them has ended.`);
    this.running.set(subject, running + 1);
    try {
      await this.writePages(route, exchange, parameters, person, watch);
    } finally {
      const left = this.running.get(subject)! - 1;
      if (left === 0) this.running.delete(subject);
      else this.running.set(subject, left);
    }
  }

  private async writePages(
    route: RpcRoute,
    exchange: Exchange,
    parameters: PathParameters,
    person: SignedInPerson,
    watch: ExportWatch,
  ): Promise<void> {
    const { response: type } = reflectRpc(route.service, route.rpc);
    const list = listFieldOf(type)!;
    const own = columnsOf(type.fields[list]!.resolvedType as protobuf.Type);
    const columns = chosen(namesCustomers(type) ? [...own, ...nameColumns] : own, exchange);
    const request = await this.calls.readRequest(route, exchange, parameters);
    const { response } = exchange;
    let rowCount = 0;
    let pageToken = '';
    let reader = person;
    let lookedAt = performance.now();
    await watch.begun(request);
    try {
      do {
        if (performance.now() - lookedAt >= lookAgainMs) {
          reader = await watch.still();
          lookedAt = performance.now();
        }
        const page = { ...request, pageSize, pageToken };
        const answer = await this.calls.call(route, page, parameters, exchange, reader);
        const named = new Map(
          (answer['customers'] as NamedCustomer[] | undefined)?.map((one) => [one.customerId, one]),
        );
        const rows = (answer[list] as Record<string, unknown>[]).map((row) => {
          const customer = named.get(row['customerId'] as string);
          return { ...row, customerName: customer?.name, customerReference: customer?.reference };
        });
        if (!response.headersSent) begin(exchange, route, columns);
        const text = writeCsv(rows.map((row) => columns.map(({ read }) => read(row))));
        if (!response.write(text)) await drained(response);
        rowCount += rows.length;
        pageToken = answer['nextPageToken'] as string;
      } while (pageToken !== '' && !response.destroyed);
    } finally {
      await watch.done(rowCount, request);
    }
    response.end();
  }
}

function begin({ response }: Exchange, { path }: RpcRoute, columns: readonly Column[]): void {
  const file = path.replace('/query.csv', '.csv').split('/').at(-1)!;
  response.writeHead(200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${file}"`,
    'cache-control': 'no-store',
  });
  // Spreadsheets take a file without this mark for one of their own old encodings.
  response.write(`\uFEFF${writeCsv([columns.map(({ name: title }) => title)])}`);
}

/** The columns that were asked for, which leave the address then: the rest is the filter. */
function chosen(all: readonly Column[], { url }: Exchange): readonly Column[] {
  const wanted = url.searchParams
    .get('columns')
    ?.split(',')
    .filter((name) => name !== '');
  url.searchParams.delete('columns');
  if (!wanted || wanted.length === 0) return all;
  const unknown = wanted.filter((name) => !all.some((column) => column.name === name));
  if (unknown.length > 0) {
    const description = `${unknown.join(', ')} are no columns; those are ${all.map(({ name }) => name).join(', ')}`;
    throw invalidFields(errors.BODY_INVALID, [{ field: 'columns', description }]);
  }
  return wanted.map((name) => all.find((column) => column.name === name)!);
}

/** One column for each value of a row, two for an amount; lists of objects have none. */
function columnsOf(type: protobuf.Type): Column[] {
  return type.fieldsArray.flatMap((field): Column[] => {
    const { name, resolvedType, repeated } = field.resolve();
    const isPlain = !(resolvedType instanceof protobuf.Type) || plainMessages.has(resolvedType.fullName);
    if (isPlain) return [{ name, read: (row) => textOf(row[name]) }];
    if (resolvedType.fullName === '.dunlin.workflow.v1.NextStep' && !repeated) return stepColumns(name);
    if (resolvedType.fullName !== '.dunlin.common.v1.Money' || repeated) return [];
    return [
      { name, read: (row) => amountOf(row[name]) },
      { name: `${name}Currency`, read: (row) => (row[name] as WireMoney | null)?.currencyCode ?? '' },
    ];
  });
}

/** A step in words, and when it is due. */
function stepColumns(name: string): Column[] {
  const stepOf = (row: Record<string, unknown>) => (row[name] ?? {}) as Partial<Record<string, string>>;
  return [
    {
      name,
      read: (row) => {
        const { kind, channel, template, stepId } = stepOf(row);
        return [kind, channel, template || stepId].filter((part) => part).join(' ');
      },
    },
    { name: `${name}Time`, read: (row) => stepOf(row)['fireTime'] ?? '' },
  ];
}

const plainMessages = new Set(['.google.protobuf.Timestamp', '.google.type.Date']);

interface WireMoney {
  readonly currencyCode: string;
  readonly minorUnits: string;
}

function amountOf(value: unknown): string {
  const amount = value as WireMoney | null;
  return amount ? formatMajor(money(BigInt(amount.minorUnits), amount.currencyCode)) : '';
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(' ');
  return value === null || value === undefined ? '' : String(value);
}
