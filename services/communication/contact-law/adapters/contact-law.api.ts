import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromTimestamp, toTimestampOrNull, type communicationV1 } from '#libs/contracts';
import { FromCaller, type Caller, type RpcHandlers } from '#libs/platform';
import { DecideContact } from '../use-cases/decide-contact.js';
import { GetContactCap } from '../use-cases/get-contact-cap.js';
import { SetContactCap } from '../use-cases/set-contact-cap.js';
import { fromWireChannel, toWireCap } from './contact-law.wire.js';

const service = 'dunlin.communication.v1.CommunicationService';
type Rpcs = Pick<communicationV1.CommunicationServiceRpcs, 'decideContact' | 'setContactCap' | 'getContactCap'>;

@Controller()
export class ContactLawApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly decide: DecideContact,
    private readonly setCap: SetContactCap,
    private readonly getCap: GetContactCap,
  ) {}

  @GrpcMethod(service, 'DecideContact')
  async decideContact(
    @Payload() { customerId, channel, plannedTime }: communicationV1.DecideContactRequest,
    @FromCaller() caller: Caller,
  ): Promise<communicationV1.DecideContactResponseInit> {
    const plannedAt = fromTimestamp(plannedTime);
    const decision = await this.decide.decideContact(customerId, fromWireChannel(channel), plannedAt, caller);
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
    @Payload() { cap }: communicationV1.SetContactCapRequest,
    @FromCaller() caller: Caller,
  ): Promise<communicationV1.SetContactCapResponseInit> {
    const customerId = cap?.customerId ?? '';
    const channel = fromWireChannel(cap?.channel ?? 'CHANNEL_UNSPECIFIED');
    const figures = { perDay: cap?.maxPerDay || null, perSevenDays: cap?.maxPerSevenDays || null };
    await this.setCap.setContactCap(customerId, channel, figures, caller);
    return { cap: toWireCap(customerId, channel!, { cap: figures, own: customerId !== '' }) };
  }

  @GrpcMethod(service, 'GetContactCap')
  async getContactCap(
    @Payload() { customerId, channel }: communicationV1.GetContactCapRequest,
  ): Promise<communicationV1.GetContactCapResponseInit> {
    const medium = fromWireChannel(channel);
    const found = await this.getCap.getContactCap(customerId, medium);
    return { cap: toWireCap(customerId, medium!, found) };
  }
}
