import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { enumName, fromWireDate, type invoiceV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { InvoiceKind } from '../../ledger/domain/invoice.js';
import type { SettableLevel } from '../domain/terms.js';
import { ChangeTerms } from '../use-cases/change-terms.js';
import { ExplainTerms } from '../use-cases/explain-terms.js';
import { type NamedTerms, type TermsOrder, TermsStore } from '../use-cases/ports.js';
import { fromWireKey, fromWireTerms, toWireDueDate, toWireResolved, toWireTerms } from './terms.wire.js';

const service = 'dunlin.invoice.v1.TermsService';

type Rpcs = invoiceV1.TermsServiceRpcs;
type Reply<Name extends keyof Rpcs> = Promise<Response<Rpcs, Name>>;

@Controller()
export class TermsApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly changeTerms: ChangeTerms,
    private readonly explainTerms: ExplainTerms,
    private readonly store: TermsStore,
  ) {}

  @GrpcMethod(service, 'SetTerms')
  async setTerms(@Payload() request: invoiceV1.SetTermsRequest, @FromCaller() caller: Caller): Reply<'setTerms'> {
    const given = fromWireTerms(request.terms);
    return { terms: toWireTerms(await this.changeTerms.setTerms(caller, given, BigInt(request.expectedVersion))) };
  }

  @GrpcMethod(service, 'RemoveTerms')
  async removeTerms(
    @Payload() request: invoiceV1.RemoveTermsRequest,
    @FromCaller() caller: Caller,
  ): Reply<'removeTerms'> {
    const key = fromWireKey(request);
    return { terms: toWireTerms(await this.changeTerms.removeTerms(caller, key, BigInt(request.expectedVersion))) };
  }

  @GrpcMethod(service, 'GetTerms')
  async getTerms(
    @Payload() { class: className, customerId }: invoiceV1.GetTermsRequest,
    @FromCaller() caller: Caller,
  ): Reply<'getTerms'> {
    const { own, resolved, subject, locked } = await this.explainTerms.getTerms(caller, { className, customerId });
    const reference = subject.customer?.reference ?? '';
    return {
      own: own.map((terms) => toWireTerms({ ...terms, reference })),
      resolved: resolved.map(({ kind, terms }) => toWireResolved(kind, terms, subject)),
      class: subject.className ?? '',
      locked,
    };
  }

  @GrpcMethod(service, 'ListTerms')
  async listTerms(@Payload() request: invoiceV1.ListTermsRequest): Reply<'listTerms'> {
    const level = enumName<SettableLevel>(request.level, 'LEVEL_');
    const { rows, nextPageToken } = await listPage(
      request,
      { level },
      ({ level: of, subject, kind }: NamedTerms): TermsOrder => [of, subject, kind],
      (page) => this.store.list(level, page),
    );
    return { terms: rows.map(toWireTerms), nextPageToken };
  }

  @GrpcMethod(service, 'PreviewDueDate')
  async previewDueDate(
    @Payload() { class: className, customerId, kind: said, issueDate }: invoiceV1.PreviewDueDateRequest,
    @FromCaller() caller: Caller,
  ): Reply<'previewDueDate'> {
    const kind = enumName<InvoiceKind>(said, 'KIND_') ?? 'REGULAR';
    const question = { className, customerId, kind, issueDate: fromWireDate(issueDate, 'issue_date') };
    return toWireDueDate(kind, await this.explainTerms.previewDueDate(caller, question));
  }
}
