import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { enumName, type workflowV1 } from '#libs/contracts';
import { FieldFaults } from '#libs/fields';
import { demandPermissionOf, FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import { type Caller, Database } from '#libs/transactions';
import { readCaseQuestion } from '../../cases/case-question.js';
import type { CaseQuestion } from '../../cases/use-cases/listing/ports.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import type { ActName, ActState, BulkAct } from '../domain/bulk-act.js';
import { errors } from '../domain/errors.js';
import { BulkActs } from '../use-cases/bulk-acts.js';
import { CancelBulkAct } from '../use-cases/cancel-bulk-act.js';
import { ActHandlers } from '../use-cases/handlers/act-handler.js';
import { type BulkActItem, type BulkActKey, BulkActStore, type ItemKey } from '../use-cases/ports.js';
import { PreviewBulkAct } from '../use-cases/preview-bulk-act.js';
import { RetryBulkAct } from '../use-cases/retry-bulk-act.js';
import { StartBulkAct } from '../use-cases/start-bulk-act.js';
import { fromWireOutcome, fromWireParameters, toWireBulkAct, toWireItem } from './bulk-acts.wire.js';

const service = 'dunlin.workflow.v1.BulkActService';
/** More wakes than these are not counted. */
const maxCountedWakes = 10_000;

type Rpcs = workflowV1.BulkActServiceRpcs;

@Controller()
export class BulkActsApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly database: Database,
    private readonly store: BulkActStore,
    private readonly acts: BulkActs,
    private readonly handlers: ActHandlers,
    private readonly wakes: WakeStore,
    private readonly preview: PreviewBulkAct,
    private readonly start: StartBulkAct,
    private readonly cancel: CancelBulkAct,
    private readonly retry: RetryBulkAct,
  ) {}

  @GrpcMethod(service, 'PreviewBulkAct')
  async previewBulkAct(
    @Payload() { act, parameters, ids, cases, invoices }: workflowV1.PreviewBulkActRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'previewBulkAct'>> {
    const name = enumName<ActName>(act, 'ACT_');
    if (name !== null) this.demand(caller, name);
    // The owner is asked in the caller's name by this service, which it believes.
    if (invoices) demandPermissionOf('invoice', 'ListInvoiceIds', caller);
    const wanted = {
      act: name,
      parameters: fromWireParameters(parameters),
      itemIds: ids,
      cases: cases && fromWireCases(cases),
      invoices,
    };
    return { bulkAct: toWireBulkAct(await this.preview.previewBulkAct(caller, wanted)) };
  }

  @GrpcMethod(service, 'StartBulkAct')
  async startBulkAct(
    @Payload() { bulkActId, hash }: workflowV1.StartBulkActRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'startBulkAct'>> {
    await this.demandFor(caller, bulkActId);
    return { bulkAct: toWireBulkAct(await this.start.startBulkAct(caller, { bulkActId, hash })) };
  }

  @GrpcMethod(service, 'GetBulkAct')
  async getBulkAct(@Payload() { bulkActId }: workflowV1.GetBulkActRequest): Promise<Response<Rpcs, 'getBulkAct'>> {
    const bulkAct = toWireBulkAct(await this.acts.getBulkAct(bulkActId));
    return { bulkAct, waitingWakeCount: await this.wakes.count(this.database, maxCountedWakes) };
  }

  @GrpcMethod(service, 'ListBulkActs')
  async listBulkActs(@Payload() request: workflowV1.ListBulkActsRequest): Promise<Response<Rpcs, 'listBulkActs'>> {
    const state = enumName<ActState>(request.state, 'STATE_');
    const { rows, nextPageToken } = await listPage(
      request,
      { state },
      ({ createdAt, bulkActId }: BulkAct): BulkActKey => [createdAt, bulkActId],
      (page) => this.store.list(this.database, state, page),
    );
    return { bulkActs: rows.map(toWireBulkAct), nextPageToken };
  }

  @GrpcMethod(service, 'ListBulkActItems')
  async listBulkActItems(
    @Payload() request: workflowV1.ListBulkActItemsRequest,
  ): Promise<Response<Rpcs, 'listBulkActItems'>> {
    const { bulkActId } = await this.acts.getBulkAct(request.bulkActId);
    const states = fromWireOutcome(request.outcome);
    const { rows, nextPageToken } = await listPage(
      request,
      { bulkActId, states },
      ({ itemId }: BulkActItem): ItemKey => [itemId],
      (page) => this.store.listItems(this.database, bulkActId, states, page),
    );
    return { items: rows.map(toWireItem), nextPageToken };
  }

  @GrpcMethod(service, 'CancelBulkAct')
  async cancelBulkAct(
    @Payload() { bulkActId }: workflowV1.CancelBulkActRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'cancelBulkAct'>> {
    await this.demandFor(caller, bulkActId);
    return { bulkAct: toWireBulkAct(await this.cancel.cancelBulkAct(caller, bulkActId)) };
  }

  @GrpcMethod(service, 'RetryBulkAct')
  async retryBulkAct(
    @Payload() { bulkActId }: workflowV1.RetryBulkActRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'retryBulkAct'>> {
    await this.demandFor(caller, bulkActId);
    return { bulkAct: toWireBulkAct(await this.retry.retryBulkAct(caller, bulkActId)) };
  }

  /** @throws ROLE_MISSING where the caller may not do the act to one item */
  private demand(caller: Caller, act: ActName): void {
    const { service: owner, rpc } = this.handlers.of(act).singly;
    demandPermissionOf(owner, rpc, caller);
  }

  /** @throws BULK_ACT_NOT_FOUND, ROLE_MISSING */
  private async demandFor(caller: Caller, bulkActId: string): Promise<void> {
    this.demand(caller, (await this.acts.getBulkAct(bulkActId)).act);
  }
}

/** @throws BULK_ACT_INVALID */
function fromWireCases(request: workflowV1.ListCasesRequest): CaseQuestion {
  const faults = new FieldFaults();
  const question = readCaseQuestion(request, faults, 'cases.');
  faults.throwIfAny(errors.BULK_ACT_INVALID);
  return question;
}
