import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { type customerV1, enumName, fromTimestamp, toTimestamp } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import { type Caller, Database } from '#libs/transactions';
import type { Choice, ChoiceList } from '../domain/choice.js';
import type { Direction, Interaction } from '../domain/interaction.js';
import { ApplyInteractionChoice } from '../use-cases/apply-interaction-choice.js';
import { ListInteractions } from '../use-cases/list-interactions.js';
import { ChoiceStore } from '../use-cases/ports.js';
import { RecordInteraction } from '../use-cases/record-interaction.js';

const service = 'dunlin.customer.v1.InteractionService';

type Rpcs = customerV1.InteractionServiceRpcs;
type Reply<Name extends keyof Rpcs> = Promise<Response<Rpcs, Name>>;

@Controller()
export class InteractionsApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly database: Database,
    private readonly recordInteractionUseCase: RecordInteraction,
    private readonly listInteractionsUseCase: ListInteractions,
    private readonly applyInteractionChoiceUseCase: ApplyInteractionChoice,
    private readonly choices: ChoiceStore,
  ) {}

  @GrpcMethod(service, 'RecordInteraction')
  async recordInteraction(
    @Payload() request: customerV1.RecordInteractionRequest,
    @FromCaller() caller: Caller,
  ): Reply<'recordInteraction'> {
    const { customerId, method, outcome, delinquencyReason, text, invoiceId, caseId } = request;
    const interaction = await this.recordInteractionUseCase.recordInteraction(caller, {
      ...{ customerId, method, outcome, delinquencyReason, text, invoiceId, caseId },
      direction: enumName<Direction>(request.direction, 'DIRECTION_'),
      occurredAt: fromTimestamp(request.occurTime),
    });
    return { interaction: toWireInteraction(interaction) };
  }

  @GrpcMethod(service, 'ListInteractions')
  async listInteractions(@Payload() request: customerV1.ListInteractionsRequest): Reply<'listInteractions'> {
    const { customerId } = request;
    const { rows, nextPageToken } = await listPage(
      request,
      { customerId },
      ({ occurredAt, interactionId }: Interaction) => [occurredAt, interactionId],
      (page) => this.listInteractionsUseCase.listInteractions(customerId, page),
    );
    return { interactions: rows.map(toWireInteraction), nextPageToken };
  }

  @GrpcMethod(service, 'ApplyInteractionChoice')
  async applyInteractionChoice(
    @Payload() { list, code, title, active }: customerV1.ApplyInteractionChoiceRequest,
    @FromCaller() caller: Caller,
  ): Reply<'applyInteractionChoice'> {
    const wanted = { list: enumName<ChoiceList>(list, 'LIST_'), code, title, active };
    const choice = await this.applyInteractionChoiceUseCase.applyInteractionChoice(caller, wanted);
    return { choice: toWireChoice(choice) };
  }

  @GrpcMethod(service, 'ListInteractionChoices')
  async listInteractionChoices(
    @Payload() { list }: customerV1.ListInteractionChoicesRequest,
  ): Reply<'listInteractionChoices'> {
    const choices = await this.choices.list(this.database, enumName<ChoiceList>(list, 'LIST_'));
    return { choices: choices.map(toWireChoice) };
  }
}

function toWireInteraction(interaction: Interaction): customerV1.InteractionInit {
  const { interactionId, customerId, method, outcome, direction, delinquencyReason, text, author } = interaction;
  return {
    ...{ interactionId, customerId, method, outcome, delinquencyReason, text, author },
    direction: `DIRECTION_${direction}`,
    invoiceId: interaction.invoiceId ?? '',
    caseId: interaction.caseId ?? '',
    occurTime: toTimestamp(interaction.occurredAt),
    createTime: toTimestamp(interaction.createdAt),
  };
}

function toWireChoice({ list, code, title, active }: Choice): customerV1.InteractionChoiceInit {
  return { list: `LIST_${list}`, code, title, active };
}
