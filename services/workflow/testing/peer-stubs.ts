import {
  type communicationV1,
  type customerV1,
  type dcaHandoffV1,
  type invoiceV1,
  type paymentV1,
  type ServiceName,
  serviceNames,
} from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { derivedId } from '#libs/ids';
import { startFakePeers } from './fake-peers.js';

type Operations = NonNullable<Parameters<typeof startFakePeers>[0]['operations']>;

export const otherServices = serviceNames.filter((name) => name !== 'workflow');

/** The other services as a spec wants them: what they were asked, and what they respond. */
export class PeerStubs {
  readonly sent: communicationV1.SendMessageRequest[] = [];
  readonly tasks: customerV1.CreateTaskRequest[] = [];
  /** Calls of acts on many items, as `<rpc> <subject>`, each with its request id. */
  readonly bulkCalls: (readonly [call: string, requestId: string])[] = [];
  /** What the owner does about one of these; it refuses by throwing. */
  onBulkCall: (call: string) => Promise<void> | void = () => undefined;
  /** What invoice says that a list has, a page of at most 5,000 at a time, and which lists it was asked for. */
  readonly listedInvoices: { invoiceId: string; customerId: string }[] = [];
  readonly invoiceLists: invoiceV1.ListInvoicesRequest[] = [];
  readonly proposals: dcaHandoffV1.ProposePlacementRequest[] = [];
  readonly placementsSent: string[] = [];
  readonly recallsExpired: string[] = [];
  /** What dca-handoff does when it is asked to end a recall. */
  onExpireRecall: () => Promise<void> = () => Promise.resolve();
  /** Request ids by which promises were judged. */
  readonly promisesJudged: string[] = [];
  /** Plans that payment was asked to keep. */
  readonly plansKept: string[] = [];
  /** What payment does when it is asked to keep a plan. @returns the plan as it is then */
  onKeepArrangement: (arrangementId: string) => Promise<paymentV1.ArrangementInit> = () =>
    Promise.reject(new Error('No plan is expected.'));
  /** The same when it is asked to pause or resume one. */
  onPausePlan: (arrangementId: string, act: 'pause' | 'resume') => Promise<paymentV1.ArrangementInit> = () =>
    Promise.reject(new Error('No plan is expected.'));
  /** What payment does when it is asked to judge a promise. */
  onJudgePromise: (promiseId: string) => Promise<void> = () => Promise.resolve();
  /** Customers that exist although no event about them has arrived. */
  readonly templates = new Set(['upcoming-due', 'reminder']);
  readonly knownCustomers = new Set<string>();
  /** What the customer service knows of customers, by id. */
  readonly contactFacts = new Map<string, customerV1.ContactFactsInit>();
  /** Calls about uploaded files, in order. */
  readonly fileCalls: string[] = [];
  /** State of a file after the numbered call for a chunk. */
  answerChunk: (fileId: string, call: number) => Promise<'STATE_RUNNING' | 'STATE_COMPLETED' | 'STATE_FAILED'> = () =>
    Promise.resolve('STATE_COMPLETED');
  answerSend: (request: communicationV1.SendMessageRequest) => communicationV1.MessageInit = sentAtOnce;
  /** What communication does before it answers. */
  beforeSend: () => Promise<void> = () => Promise.resolve();
  /** A message was sent, of which communication would tell. */
  onSent: (messageId: string, request: communicationV1.SendMessageRequest) => Promise<void> = () => Promise.resolve();
  /** What another service responds to an operation; nothing is due there unless set. */
  readonly operations: Partial<Record<ServiceName, Operations>> = {};

  /** Forgets what the others were asked, and restores their usual responses. */
  forget(): void {
    for (const list of [this.sent, this.tasks, this.proposals, this.bulkCalls, this.invoiceLists]) list.length = 0;
    this.onBulkCall = () => undefined;
    this.answerSend = sentAtOnce;
    this.beforeSend = () => Promise.resolve();
  }

  /** Starts a stand-in for each service but this one, by name. */
  async startAll(): Promise<Record<string, Awaited<ReturnType<typeof startFakePeers>>>> {
    return Object.fromEntries(
      await Promise.all(otherServices.map(async (name) => [name, await this.startPeer(name)] as const)),
    );
  }

  private startPeer(name: ServiceName) {
    return startFakePeers({
      operations: {
        getOutstanding: (request) => this.operations[name]?.getOutstanding?.(request) ?? {},
        setClock: () => ({}),
        runDue: (request) => this.operations[name]?.runDue?.(request) ?? {},
      },
      communication: {
        checkTemplates: ({ names }) => ({ unknownNames: names.filter((name) => !this.templates.has(name)) }),
        sendMessage: async (request) => {
          this.sent.push(request);
          await this.beforeSend();
          const message = { ...this.answerSend(request), messageId: derivedId(request.idempotencyKey) };
          if (message.state === 'STATE_SENT') await this.onSent(message.messageId, request);
          return { message };
        },
      },
      customer: {
        getCustomer: ({ customerId }) => {
          if (this.knownCustomers.has(customerId)) return { customer: { customerId } };
          throw new DomainError('CUSTOMER_NOT_FOUND', 'not-found', 'No customer has this id.');
        },
        batchGetContactFacts: ({ customerIds }) => ({
          facts: customerIds.flatMap((customerId) => this.contactFacts.get(customerId) ?? []),
        }),
        addNote: async ({ customerId, text, requestId }) => {
          await this.bulkCall(`addNote ${customerId}`, requestId);
          return { note: { customerId, text } };
        },
        assignSpecialist: async ({ customerIds, requestId }) => {
          await this.bulkCall(`assignSpecialist ${customerIds.join()}`, requestId);
          return {};
        },
        createTask: (request) => {
          this.tasks.push(request);
          return { task: { taskId: request.requestId } };
        },
      },
      invoice: {
        listInvoiceIds: ({ invoices, pageToken }) => {
          this.invoiceLists.push(invoices!);
          const end = Number(pageToken) + 5_000;
          const nextPageToken = end < this.listedInvoices.length ? String(end) : '';
          return { found: this.listedInvoices.slice(Number(pageToken), end), nextPageToken };
        },
        setCollection: async ({ invoiceId, collectability, requestId }) => {
          await this.bulkCall(`setCollection ${invoiceId} ${collectability}`, requestId);
          return { invoice: { invoiceId } };
        },
        takeNextImportChunk: async ({ importId, requestId }) => ({
          import: { importId, state: await this.takeChunk(importId, requestId) },
        }),
        failImport: ({ importId, reason }) => {
          this.fileCalls.push(`fail ${importId} ${reason}`);
          return { import: { importId, state: 'STATE_FAILED' } };
        },
      },
      payment: {
        takeNextPaymentFileChunk: async ({ fileId, requestId }) => ({
          file: { fileId, state: await this.takeChunk(fileId, requestId) },
        }),
        failPaymentFile: ({ fileId, reason }) => {
          this.fileCalls.push(`fail ${fileId} ${reason}`);
          return { file: { fileId, state: 'STATE_FAILED' } };
        },
        keepArrangement: async ({ arrangementId }) => {
          this.plansKept.push(arrangementId);
          return { arrangement: await this.onKeepArrangement(arrangementId) };
        },
        pauseArrangement: async ({ arrangementId }) => ({
          arrangement: await this.onPausePlan(arrangementId, 'pause'),
        }),
        resumeArrangement: async ({ arrangementId }) => ({
          arrangement: await this.onPausePlan(arrangementId, 'resume'),
        }),
        judgePromise: async ({ promiseId, requestId }) => {
          this.promisesJudged.push(requestId);
          await this.onJudgePromise(promiseId);
          return { promise: { promiseId } };
        },
      },
      'dca-handoff': this.agencyPeer(),
    });
  }

  private agencyPeer(): Parameters<typeof startFakePeers>[0]['dca-handoff'] {
    return {
      checkAgencies: ({ codes }) => ({ activeCodes: codes.filter((code) => code === 'northgate') }),
      proposePlacement: (request) => {
        this.proposals.push(request);
        const lines = request.invoiceIds.map(
          (invoiceId) => ({ invoiceId, state: 'STATE_PROPOSED', open: true }) as const,
        );
        const placementId = derivedId(request.idempotencyKey);
        return { placement: { placementId, state: 'STATE_DRAFT', lines, caseId: request.caseId } };
      },
      recallInvoices: async ({ invoiceIds, requestId }) => {
        await this.bulkCall(`recallInvoices ${invoiceIds.join()}`, requestId);
        return {};
      },
      sendPlacement: ({ placementId }) => {
        this.placementsSent.push(placementId);
        return { placement: { placementId, state: 'STATE_SENT' } };
      },
      expireRecall: async ({ placementId }) => {
        this.recallsExpired.push(placementId);
        await this.onExpireRecall();
        return { placement: { placementId, state: 'STATE_RECALLED' } };
      },
    };
  }

  private async bulkCall(call: string, requestId: string): Promise<void> {
    this.bulkCalls.push([call, requestId]);
    await this.onBulkCall(call);
  }

  private takeChunk(fileId: string, requestId: string): ReturnType<PeerStubs['answerChunk']> {
    this.fileCalls.push(`take ${requestId}`);
    return this.answerChunk(fileId, Number(requestId.split('/').at(-1)));
  }
}

function sentAtOnce(): communicationV1.MessageInit {
  return { state: 'STATE_SENT' };
}
