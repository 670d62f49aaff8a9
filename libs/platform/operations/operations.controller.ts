import { Controller } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { type commonV1, fromTimestamp, toTimestamp } from '#libs/contracts';
import { faultOf, invalidFields, violation } from '#libs/errors';
import { readReason, requireField } from '#libs/fields';
import { type Caller, Database, Runner } from '#libs/transactions';
import { StoredApprovals } from '../approvals/approvals.js';
import { readClock, setClock } from '../db/clock.js';
import { errors } from '../errors.js';
import {
  type DeadLetter,
  type DeadLetterPosition,
  type DeadLetterState,
  deadLetterStates,
} from '../messaging/consume/dead-letters.js';
import type { ParkedKey, ParkedKeyPosition } from '../messaging/consume/parked.js';
import { Messaging } from '../messaging/messaging.js';
import { listPage } from '../rpc/paging.js';
import { FromCaller } from '../rpc/server/caller.js';
import type { RpcHandlers } from '../rpc/server/handlers.js';
import { type DuePhaseName, duePhases, DueWork, sumOfRuns } from './due-work.js';
import { fromWireEnd, toWireEnd } from './partition-ends.js';
import { toWireContent, toWireDeadLetter, toWireParkedKey, toWireStuckEvent } from './stuck-events.wire.js';

const service = 'dunlin.common.v1.OperationsService';
/** Before the acts of a day, which may rest on what is not asked for any longer. */
const expiryPhase: DuePhaseName = 'SWEEP';

/** Rpcs for operators and the test clock, the same in every service. */
@Controller()
export class OperationsController implements RpcHandlers<commonV1.OperationsServiceRpcs> {
  constructor(
    private readonly database: Database,
    private readonly runner: Runner,
    private readonly messaging: Messaging,
    private readonly approvals: StoredApprovals,
    private readonly moduleRef: ModuleRef,
  ) {}

  @GrpcMethod(service, 'GetClock')
  async getClock(): Promise<commonV1.GetClockResponseInit> {
    const { mode, now } = await readClock(this.database);
    return { mode: mode === 'test' ? 'CLOCK_MODE_TEST' : 'CLOCK_MODE_REAL', nowTime: toTimestamp(now) };
  }

  @GrpcMethod(service, 'SetClock')
  setClock(
    @Payload() request: commonV1.SetClockRequest,
    @FromCaller() caller: Caller,
  ): Promise<commonV1.SetClockResponseInit> {
    const instant = fromTimestamp(request.nowTime);
    if (!instant) throw invalidFields(errors.CLOCK_INVALID, [violation('now_time', faultOf('MISSING'))]);
    return this.runner.run(caller, async (tx) => {
      await setClock(tx, instant);
      return {};
    });
  }

  @GrpcMethod(service, 'GetOutstanding')
  async getOutstanding(
    @Payload() request: commonV1.GetOutstandingRequest,
  ): Promise<commonV1.GetOutstandingResponseInit> {
    const work = this.dueWork();
    if (request.onlyDue) return { due: (await this.due(work)).map(toWireDue) };
    // One after the other, so that nothing slips through between two reads: what handling an event set going is in what
    // is read after the lag, what was begun before its total is read is in progress or over after it, and what is over
    // has made due what it makes due.
    const lag = await this.lag(request);
    const { outbox, emitted, stuck } = await this.messaging.backlog();
    const totals = (await work?.totals()) ?? {};
    const own = (await work?.outstanding()) ?? {};
    const due = await this.due(work);
    return {
      outstanding: counts({ outbox, lag, ...own }),
      totals: counts({ emitted, ...totals }),
      parked: counts({ ...stuck }),
      due: due.map(toWireDue),
      ends: request.withEnds && outbox === 0 ? (await askBroker(() => this.messaging.ends())).map(toWireEnd) : [],
    };
  }

  /**
   * The work takes transactions of its own under an id of its own, and is not done inside the one that stores the
   * response: that one would hold its connection while the work waits for another. A repeat finds nothing left to do
   * and gets the stored response. Of a round in which nothing was due nothing is stored.
   */
  @GrpcMethod(service, 'RunDue')
  async runDue(
    @Payload() request: commonV1.RunDueRequest,
    @FromCaller() caller: Caller,
  ): Promise<commonV1.RunDueResponseInit> {
    const phase = phaseOf(request.phase);
    const work = { ...caller, requestId: `${caller.requestId}/work` };
    const own = await this.dueWork()?.runDue(phase, work);
    const expired = phase === expiryPhase ? await this.approvals.expireDue(work) : undefined;
    const { done, more } = sumOfRuns([own, expired].filter((run) => run !== undefined));
    return this.runner.run(caller, async (tx) => {
      if (done === 0) tx.forgetRequest();
      return { doneCount: String(done), hasMore: more };
    });
  }

  @GrpcMethod(service, 'ListParkedKeys')
  async listParkedKeys(
    @Payload() request: commonV1.ListParkedKeysRequest,
  ): Promise<commonV1.ListParkedKeysResponseInit> {
    const keyOf = ({ group, topic, key }: ParkedKey): ParkedKeyPosition => [group, topic, key];
    const { rows, nextPageToken } = await listPage(request, 'parked keys', keyOf, (page) =>
      this.messaging.parked.listKeys(page),
    );
    return { parkedKeys: rows.map(toWireParkedKey), nextPageToken };
  }

  @GrpcMethod(service, 'GetParkedKey')
  async getParkedKey(@Payload() request: commonV1.GetParkedKeyRequest): Promise<commonV1.GetParkedKeyResponseInit> {
    const { group, topic, key } = request;
    return { events: (await this.messaging.parked.get(group, topic, key)).map(toWireStuckEvent) };
  }

  @GrpcMethod(service, 'GetParkedEvent')
  async getParkedEvent(
    @Payload() request: commonV1.GetParkedEventRequest,
  ): Promise<commonV1.GetParkedEventResponseInit> {
    const { group, topic, key, eventId } = request;
    const event = await this.messaging.parked.event(group, topic, key, eventId);
    return { event: toWireStuckEvent(event), content: toWireContent(event) };
  }

  /** Each event is handled in a transaction of its own. */
  @GrpcMethod(service, 'ReplayParkedKey')
  replayParkedKey(
    @Payload() request: commonV1.ReplayParkedKeyRequest,
    @FromCaller() caller: Caller,
  ): Promise<commonV1.ReplayParkedKeyResponseInit> {
    const { group, topic, key } = request;
    return this.runner.runInParts(caller, async () => {
      const { replayed, left, error } = await this.messaging.parked.replay(group, topic, key, caller.actor);
      return { replayedCount: String(replayed), leftCount: String(left), error };
    });
  }

  @GrpcMethod(service, 'DropParkedEvent')
  dropParkedEvent(
    @Payload() request: commonV1.DropParkedEventRequest,
    @FromCaller() caller: Caller,
  ): Promise<commonV1.DropParkedEventResponseInit> {
    const { group, topic, key, eventId } = request;
    return this.runner.run(caller, async (tx) => {
      const reason = reasonOf(request);
      const { left } = await this.messaging.parked.dropFirst(tx, group, topic, key, eventId, reason);
      return { leftCount: String(left) };
    });
  }

  @GrpcMethod(service, 'ListDeadLetters')
  async listDeadLetters(
    @Payload() request: commonV1.ListDeadLettersRequest,
  ): Promise<commonV1.ListDeadLettersResponseInit> {
    const state = stateOf(request.state);
    const keyOf = ({ id }: DeadLetter): DeadLetterPosition => [id];
    const { rows, nextPageToken } = await listPage(request, ['dead letters', state], keyOf, (page) =>
      this.messaging.deadLetters.list(state, page),
    );
    return { events: rows.map(toWireDeadLetter), nextPageToken };
  }

  @GrpcMethod(service, 'GetDeadLetter')
  async getDeadLetter(@Payload() request: commonV1.GetDeadLetterRequest): Promise<commonV1.GetDeadLetterResponseInit> {
    const letter = await this.messaging.deadLetters.get(deadLetterId(request));
    return { event: toWireDeadLetter(letter), content: toWireContent(letter) };
  }

  /** It is handled in a transaction of its own, whose cause is the event. */
  @GrpcMethod(service, 'ReplayDeadLetter')
  replayDeadLetter(
    @Payload() request: commonV1.ReplayDeadLetterRequest,
    @FromCaller() caller: Caller,
  ): Promise<commonV1.ReplayDeadLetterResponseInit> {
    return this.runner.runInParts(caller, () => this.messaging.deadLetters.replay(deadLetterId(request), caller.actor));
  }

  @GrpcMethod(service, 'DropDeadLetter')
  dropDeadLetter(
    @Payload() request: commonV1.DropDeadLetterRequest,
    @FromCaller() caller: Caller,
  ): Promise<commonV1.DropDeadLetterResponseInit> {
    return this.runner.run(caller, async (tx) => {
      await this.messaging.deadLetters.drop(tx, deadLetterId(request), reasonOf(request));
      return {};
    });
  }

  /** What the service has due, and requests for approval that expire. */
  private async due(work: DueWork | null): Promise<{ phase: DuePhaseName; at: Date }[]> {
    const at = await this.approvals.nextExpiry();
    return [...((await work?.due()) ?? []), ...(at ? [{ phase: expiryPhase, at }] : [])];
  }

  /** Provided by the service's own module, where it has such work. */
  private dueWork(): DueWork | null {
    try {
      return this.moduleRef.get(DueWork, { strict: false });
    } catch {
      return null; // Nest's way to say that nobody provides it.
    }
  }

  private async lag({ withLag, ends }: commonV1.GetOutstandingRequest): Promise<number> {
    if (withLag) return askBroker(() => this.messaging.lag());
    if (ends.length === 0) return 0;
    return askBroker(() => this.messaging.lag(ends.map(fromWireEnd)));
  }
}

/** No response is an error and never 0. */
async function askBroker<Result>(question: () => Promise<Result>): Promise<Result> {
  try {
    return await question();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The broker does not say how far behind this service is: ${reason}`;
    throw errors.BROKER_UNAVAILABLE(message);
  }
}

/** Zero counts are left out of what is outstanding; among totals they say nothing either. */
function counts(byName: Record<string, number | bigint>): commonV1.NamedCountInit[] {
  return Object.entries(byName)
    .filter(([, count]) => BigInt(count) !== 0n)
    .map(([name, count]) => ({ name, count: String(count) }));
}

function phaseOf(wire: string): DuePhaseName {
  const phase = duePhases.find((name) => wire === `DUE_PHASE_${name}`);
  if (!phase) throw invalidFields(errors.CLOCK_INVALID, [{ field: 'phase', description: 'must name a phase' }]);
  return phase;
}

function toWireDue({ phase, at }: { phase: DuePhaseName; at: Date }): commonV1.DueItemInit {
  return { phase: `DUE_PHASE_${phase}`, dueTime: toTimestamp(at) };
}

function reasonOf({ reason }: { reason: string }): string {
  return requireField(errors.DEAD_LETTER_INVALID, 'reason', readReason(reason));
}

/** @throws DEAD_LETTER_NOT_FOUND, also for what is no id of one */
function deadLetterId({ deadLetterId: id }: { deadLetterId: string }): bigint {
  if (!/^[1-9]\d{0,17}$/.test(id)) throw errors.DEAD_LETTER_NOT_FOUND(`There is no dead letter ${id} here.`);
  return BigInt(id);
}

/** Null for all. */
function stateOf(wire: string): DeadLetterState | null {
  return deadLetterStates.find((state) => wire === `STATE_${state}`) ?? null;
}
