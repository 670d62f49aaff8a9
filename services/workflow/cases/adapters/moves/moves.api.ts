import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { toTimestamp, toTimestampOrNull, type workflowV1 } from '#libs/contracts';
import { FromCaller, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { CaseMove } from '../../domain/case-move.js';
import { ChangeSequence } from '../../use-cases/moves/change-sequence.js';
import { PreviewSequenceChange } from '../../use-cases/moves/preview-sequence-change.js';
import { ReadMoves } from '../../use-cases/moves/read-moves.js';
import { StartCaseMove } from '../../use-cases/moves/start-case-move.js';
import type { SequenceChange } from '../../use-cases/moves/switch-sequence.js';
import { toWireCase } from '../cases.wire.js';

const service = 'dunlin.workflow.v1.CaseMoveService';

type Rpcs = workflowV1.CaseMoveServiceRpcs;

@Controller()
export class MovesApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly change: ChangeSequence,
    private readonly previewChange: PreviewSequenceChange,
    private readonly start: StartCaseMove,
    private readonly read: ReadMoves,
  ) {}

  @GrpcMethod(service, 'PreviewSequenceChange')
  async previewSequenceChange(
    @Payload() { caseId, sequence }: workflowV1.PreviewSequenceChangeRequest,
  ): Promise<Response<Rpcs, 'previewSequenceChange'>> {
    return toWireChange(await this.previewChange.previewSequenceChange(caseId, sequence));
  }

  @GrpcMethod(service, 'ChangeSequence')
  async changeSequence(
    @Payload() { caseId, sequence, reason }: workflowV1.ChangeSequenceRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'changeSequence'>> {
    return toWireChange(await this.change.changeSequence(caller, { caseId, sequence, reason }));
  }

  @GrpcMethod(service, 'PreviewCaseMove')
  async previewCaseMove(
    @Payload() { sequence }: workflowV1.PreviewCaseMoveRequest,
  ): Promise<Response<Rpcs, 'previewCaseMove'>> {
    const { version, older } = await this.read.previewCaseMove(sequence);
    return {
      sequenceVersion: version,
      caseCount: older.reduce((total, { caseCount }) => total + caseCount, 0n).toString(),
      versions: older.map(({ sequenceVersion, caseCount }) => ({ sequenceVersion, caseCount: caseCount.toString() })),
    };
  }

  @GrpcMethod(service, 'StartCaseMove')
  async startCaseMove(
    @Payload() { sequence, sequenceVersion, reason }: workflowV1.StartCaseMoveRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'startCaseMove'>> {
    return { move: toWireMove(await this.start.startCaseMove(caller, { sequence, sequenceVersion, reason })) };
  }

  @GrpcMethod(service, 'GetCaseMove')
  async getCaseMove(@Payload() { moveId }: workflowV1.GetCaseMoveRequest): Promise<Response<Rpcs, 'getCaseMove'>> {
    return { move: toWireMove(await this.read.getCaseMove(moveId)) };
  }
}

function toWireChange({ changed, joined }: SequenceChange) {
  return { case: toWireCase(changed), joinedCase: joined && toWireCase(joined) };
}

function toWireMove(move: CaseMove): workflowV1.CaseMoveInit {
  const { moveId, sequence, sequenceVersion, state, reason, startedBy, lastFault } = move;
  return {
    ...{ moveId, sequence, sequenceVersion, state: `STATE_${state}`, reason, startedBy, lastFault },
    movedCount: move.movedCount.toString(),
    failedCount: move.failedCount.toString(),
    createTime: toTimestamp(move.createdAt),
    doneTime: toTimestampOrNull(move.doneAt),
  };
}
