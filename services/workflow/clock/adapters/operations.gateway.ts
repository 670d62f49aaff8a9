import { Injectable } from '@nestjs/common';
import { type commonV1, fromTimestamp, serviceNames, toTimestamp } from '#libs/contracts';
import { newId } from '#libs/ids';
import { currentWork, type DuePhaseName, fromWireEnd, RpcClients, toWireEnd } from '#libs/platform';
import { systemActor } from '../../waking/use-cases/system-transactions.js';
import { type ReportQuestion, ServiceOperations, type ServiceReport } from '../use-cases/ports.js';

const answerWithinMs = 5_000;
/** A phase may look at a full batch of invoices. */
const runWithinMs = 30_000;

/** Asks the operations side of every service over rpc, this service's own included. */
@Injectable()
export class RpcServiceOperations extends ServiceOperations {
  override readonly services = serviceNames;

  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async report(service: string, { withEnds, ends }: ReportQuestion): Promise<ServiceReport> {
    const client = this.clients.operations(service);
    const request = { withEnds: withEnds ?? false, ends: (ends ?? []).map(toWireEnd) };
    const answer = await client.getOutstanding(request, caller(), { deadlineMs: answerWithinMs });
    return {
      outstanding: toRecord(answer.outstanding),
      totals: toRecord(answer.totals),
      parked: toRecord(answer.parked),
      due: answer.due.map(toDueItem),
      ends: answer.ends.map(fromWireEnd),
    };
  }

  override async setClock(service: string, now: Date, requestId: string): Promise<void> {
    const client = this.clients.operations(service);
    await client.setClock({ requestId, nowTime: toTimestamp(now) }, caller(), { deadlineMs: answerWithinMs });
  }

  override async runDue(
    service: string,
    phase: DuePhaseName,
    requestId: string,
  ): Promise<{ done: number; more: boolean }> {
    const client = this.clients.operations(service);
    const request = { requestId, phase: `DUE_PHASE_${phase}` as const };
    const { doneCount, hasMore } = await client.runDue(request, caller(), { deadlineMs: runWithinMs });
    return { done: Number(doneCount), more: hasMore };
  }
}

function caller() {
  return { actor: systemActor, correlationId: currentWork()?.correlationId ?? newId() };
}

function toRecord(counts: readonly commonV1.NamedCount[]): Record<string, number> {
  return Object.fromEntries(counts.map(({ name, count }) => [name, Number(count)]));
}

function toDueItem({ phase, dueTime }: commonV1.DueItem): ServiceReport['due'][number] {
  return { phase: phase.replace('DUE_PHASE_', '') as DuePhaseName, at: fromTimestamp(dueTime)! };
}
