import { Injectable } from '@nestjs/common';
import { type commonV1, fromTimestamp, serviceNames, toTimestamp } from '#libs/contracts';
import { currentWork, fromWireEnd, RpcClients, toWireEnd } from '#libs/platform';
import { SystemRunner } from '#libs/transactions';
import type { DuePhase } from '../domain/due-phase.js';
import { type ReportQuestion, ServiceOperations, type ServiceReport } from '../use-cases/ports.js';

const responseWithinMs = 5_000;
/** A phase may look at a full batch of invoices. */
const runWithinMs = 30_000;

/** Asks the operations side of every service over rpc, this service's own included. */
@Injectable()
export class RpcServiceOperations extends ServiceOperations {
  override readonly services = serviceNames;

  constructor(
    private readonly clients: RpcClients,
    private readonly systemRunner: SystemRunner,
  ) {
    super();
  }

  override async report(service: string, { onlyDue, withEnds, ends }: ReportQuestion): Promise<ServiceReport> {
    const client = this.clients.operations(service);
    const request = { onlyDue: onlyDue ?? false, withEnds: withEnds ?? false, ends: (ends ?? []).map(toWireEnd) };
    const report = await client.getOutstanding(request, this.caller(), { deadlineMs: responseWithinMs });
    return {
      outstanding: toRecord(report.outstanding),
      totals: toRecord(report.totals),
      parked: toRecord(report.parked),
      due: report.due.map(toDueItem),
      ends: report.ends.map(fromWireEnd),
    };
  }

  override async setClock(service: string, now: Date, requestId: string): Promise<void> {
    const client = this.clients.operations(service);
    await client.setClock({ requestId, nowTime: toTimestamp(now) }, this.caller(), { deadlineMs: responseWithinMs });
  }

  override async runDue(service: string, phase: DuePhase, requestId: string): Promise<{ done: number; more: boolean }> {
    const client = this.clients.operations(service);
    const request = { requestId, phase: `DUE_PHASE_${phase}` as const };
    const { doneCount, hasMore } = await client.runDue(request, this.caller(), { deadlineMs: runWithinMs });
    return { done: Number(doneCount), more: hasMore };
  }

  private caller() {
    return this.systemRunner.caller(currentWork()?.correlationId);
  }
}

function toRecord(counts: readonly commonV1.NamedCount[]): Record<string, number> {
  return Object.fromEntries(counts.map(({ name, count }) => [name, Number(count)]));
}

function toDueItem({ phase, dueTime }: commonV1.DueItem): ServiceReport['due'][number] {
  return { phase: phase.replace('DUE_PHASE_', '') as DuePhase, at: fromTimestamp(dueTime)! };
}
