import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromWireMoney, type invoiceV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { CreditNote } from '../domain/credit-note.js';
import { CreateCreditNote } from '../use-cases/create-credit-note.js';
import { GetCreditNote } from '../use-cases/get-credit-note.js';
import { type CreditNoteKey, CreditNoteStore } from '../use-cases/ports.js';
import { fromWireCreditNoteFilter, toWireCreditNote } from './credit-notes.wire.js';

const service = 'dunlin.invoice.v1.CreditNoteService';

type Rpcs = invoiceV1.CreditNoteServiceRpcs;

@Controller()
export class CreditNotesApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly createCreditNoteUseCase: CreateCreditNote,
    private readonly getCreditNoteUseCase: GetCreditNote,
    private readonly creditNotes: CreditNoteStore,
  ) {}

  @GrpcMethod(service, 'CreateCreditNote')
  async createCreditNote(
    @Payload() { invoiceId, amount, reason, number }: invoiceV1.CreateCreditNoteRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'createCreditNote'>> {
    const input = { invoiceId, reason, number, amount: fromWireMoney(amount) };
    return { creditNote: toWireCreditNote(await this.createCreditNoteUseCase.createCreditNote(caller, input)) };
  }

  @GrpcMethod(service, 'GetCreditNote')
  async getCreditNote(
    @Payload() { creditNoteId }: invoiceV1.GetCreditNoteRequest,
  ): Promise<Response<Rpcs, 'getCreditNote'>> {
    return { creditNote: toWireCreditNote(await this.getCreditNoteUseCase.getCreditNote(creditNoteId)) };
  }

  @GrpcMethod(service, 'ListCreditNotes')
  async listCreditNotes(
    @Payload() request: invoiceV1.ListCreditNotesRequest,
  ): Promise<Response<Rpcs, 'listCreditNotes'>> {
    const filter = fromWireCreditNoteFilter(request);
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ creditNoteId }: CreditNote): CreditNoteKey => [creditNoteId],
      (page) => this.creditNotes.list(filter, page),
    );
    return { creditNotes: rows.map(toWireCreditNote), nextPageToken };
  }
}
