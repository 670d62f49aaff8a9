import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { workflowV1 } from '#libs/contracts';
import { type Caller, closePage, Database, FromCaller, openPage, type RpcHandlers } from '#libs/platform';
import { ApplySequence } from '../use-cases/apply-sequence.js';
import { SequenceStore } from '../use-cases/ports.js';
import { sequenceNotFound } from '../use-cases/sequences.js';
import { toWireSequence } from './sequences.wire.js';

const service = 'dunlin.workflow.v1.WorkflowService';

type Rpcs = Pick<workflowV1.WorkflowServiceRpcs, 'applySequence' | 'getSequence' | 'listSequences'>;

@Controller()
export class SequencesApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly database: Database,
    private readonly applying: ApplySequence,
    private readonly sequences: SequenceStore,
  ) {}

  @GrpcMethod(service, 'ApplySequence')
  async applySequence(
    @Payload() request: workflowV1.ApplySequenceRequest,
    @FromCaller() caller: Caller,
  ): Promise<workflowV1.ApplySequenceResponseInit> {
    const { document, dryRun, skipMissedSteps } = request;
    const applied = dryRun
      ? await this.applying.dryRun(document)
      : await this.applying.apply(caller, document, skipMissedSteps);
    const { stored, unchanged, enrolCount } = applied;
    return { sequence: toWireSequence(stored), unchanged, enrolCount: String(enrolCount) };
  }

  @GrpcMethod(service, 'GetSequence')
  async getSequence(
    @Payload() { name, version }: workflowV1.GetSequenceRequest,
  ): Promise<workflowV1.GetSequenceResponseInit> {
    const stored = await this.sequences.find(this.database, name, version || undefined);
    if (!stored) throw sequenceNotFound(name, version);
    return { sequence: toWireSequence(stored) };
  }

  @GrpcMethod(service, 'ListSequences')
  async listSequences(
    @Payload() request: workflowV1.ListSequencesRequest,
  ): Promise<workflowV1.ListSequencesResponseInit> {
    const page = openPage(request, 'sequences');
    const found = await this.sequences.list(this.database, { limit: page.limit + 1, after: page.after });
    const { rows, nextPageToken } = closePage(found, page, ({ sequence }) => [sequence.name]);
    return { sequences: rows.map(toWireSequence), nextPageToken };
  }
}
