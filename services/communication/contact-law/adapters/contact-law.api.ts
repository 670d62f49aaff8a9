import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { type communicationV1, fromTimestamp, toTimestampOrNull } from '#libs/contracts';
import { FromCaller, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { DecideContact } from '../use-cases/decide-contact.js';
import { GetContactCap } from '../use-cases/get-contact-cap.js';
import { SetContactCap } from '../use-cases/set-contact-cap.js';
import { fromWireChannel, toWireCap } from './contact-law.wire.js';

const service = 'dunlin.communication.v1.ContactLawService';
type Rpcs = communicationV1.ContactLawServiceRpcs;

@Controller()
export class ContactLawApi implements RpcHandlers<Pick<Rpcs, 'decideContact' | 'setContactCap' | 'getContactCap'>> {
  constructor(
    private readonly decideContactUseCase: DecideContact,
    private readonly setContactCapUseCase: SetContactCap,
    private readonly getContactCapUseCase: GetContactCap,
  ) {}

  @GrpcMethod(service, 'DecideContact')
  async decideContact(
    @Payload() request: communicationV1.DecideContactRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'decideContact'>> {
    const decision = await this.decideContactUseCase.decideContact(caller, {
      customerId: request.customerId,
      channel: fromWireChannel(request.channel),
      plannedAt: fromTimestamp(request.plannedTime),
    });
    return {
      outcome: `OUTCOME_${decision.outcome}`,
      delayUntilTime: toTimestampOrNull(decision.delayUntil),
      ruleIds: [...decision.ruleIds],
      citations: [...decision.citations],
      factsHash: decision.factsHash,
    };
  }

  @GrpcMethod(service, 'SetContactCap')
  async setContactCap(
    @Payload() request: communicationV1.SetContactCapRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'setContactCap'>> {
    const customerId = request.cap?.customerId ?? '';
    const channel = fromWireChannel(request.cap?.channel ?? 'CHANNEL_UNSPECIFIED');
    const cap = { perDay: request.cap?.maxPerDay || null, perSevenDays: request.cap?.maxPerSevenDays || null };
    await this.setContactCapUseCase.setContactCap(caller, { customerId, channel, cap });
    return { cap: toWireCap(customerId, channel!, { cap, own: customerId !== '' }) };
  }

  @GrpcMethod(service, 'GetContactCap')
  async getContactCap(
    @Payload() request: communicationV1.GetContactCapRequest,
  ): Promise<Response<Rpcs, 'getContactCap'>> {
    const { customerId } = request;
    const channel = fromWireChannel(request.channel);
    const found = await this.getContactCapUseCase.getContactCap({ customerId, channel });
    return { cap: toWireCap(customerId, channel!, found) };
  }
}
