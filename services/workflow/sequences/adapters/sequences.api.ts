import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { workflowV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import { type Caller, Database } from '#libs/transactions';
import { queuesOf } from '../domain/sequence.js';
import { ApplySequence } from '../use-cases/apply-sequence.js';
import { GetSequence } from '../use-cases/get-sequence.js';
import { type SequenceKey, SequenceStore, type StoredSequence } from '../use-cases/ports.js';
import { toWireJoinPreview, toWireSequence } from './sequences.wire.js';

const service = 'dunlin.workflow.v1.SequenceService';

type Rpcs = workflowV1.SequenceServiceRpcs;

@Controller()
export class SequencesApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly database: Database,
    private readonly sequences: SequenceStore,
    private readonly apply: ApplySequence,
    private readonly get: GetSequence,
  ) {}

  @GrpcMethod(service, 'ApplySequence')
  async applySequence(
    @Payload() request: workflowV1.ApplySequenceRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'applySequence'>> {
    const { document, dryRun, skipMissedSteps: skipMissed } = request;
    const applied = await this.apply.applySequence(caller, { document, dryRun, skipMissed });
    const { stored, unchanged, joining } = applied;
    return {
      sequence: toWireSequence(stored),
      unchanged,
      enrolCount: String(joining?.invoiceCount ?? 0),
      joining: joining && toWireJoinPreview(joining),
      queues: queuesOf(stored.sequence),
    };
  }

  @GrpcMethod(service, 'GetSequence')
  async getSequence(
    @Payload() { name, version }: workflowV1.GetSequenceRequest,
  ): Promise<Response<Rpcs, 'getSequence'>> {
    return { sequence: toWireSequence(await this.get.getSequence(name, version)) };
  }

  @GrpcMethod(service, 'ListSequences')
  async listSequences(@Payload() request: workflowV1.ListSequencesRequest): Promise<Response<Rpcs, 'listSequences'>> {
    const keyOf = ({ sequence }: StoredSequence): SequenceKey => [sequence.name];
    const { rows, nextPageToken } = await listPage(request, 'sequences', keyOf, (page) =>
      this.sequences.list(this.database, page),
    );
    return { sequences: rows.map(toWireSequence), nextPageToken };
  }
}
