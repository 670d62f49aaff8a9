import { Injectable } from '@nestjs/common';
import { type communicationV1, enumName, fromTimestamp } from '#libs/contracts';
import { invariant } from '#libs/errors';
import { newId } from '#libs/ids';
import { RpcClients } from '#libs/platform';
import { Database, SystemRunner } from '#libs/transactions';
import { stepOf } from '../../sequences/domain/sequence.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import { systemCaller, withHeartbeats } from '../../waking/activities/acting.js';
import { eachBounded } from '../../waking/use-cases/each-bounded.js';
import { WorkflowSettings } from '../../workflow.settings.js';
import type { Act, ActOutcome, Acts } from '../collect-case.contract.js';
import { errors } from '../domain/errors.js';
import { actKey, outcomeOf, refusalAsOutcome } from './case-act.js';

/** The fence asks four services and SMTP may be slow. */
const sendWithinMs = 60_000;

/** Acts on communication, which asks the owners of all facts again before it sends. */
@Injectable()
export class CommunicationActivities {
  constructor(
    private readonly clients: RpcClients,
    private readonly systemRunner: SystemRunner,
    private readonly database: Database,
    private readonly sequences: Sequences,
    private readonly settings: WorkflowSettings,
  ) {}

  /** Sends the messages of one wake; a repeat returns their outcomes. */
  async sendReminders(acts: Acts): Promise<ActOutcome[]> {
    const version = await this.sequences.version(this.database, acts.sequence, acts.sequenceVersion);
    const client = this.clients.of('communication');
    const send = async (act: Act): Promise<ActOutcome> => {
      const step = stepOf(version, act.stepId);
      if (step.act.kind !== 'send') throw new Error(`Step ${act.stepId} sends nothing.`);
      if (act.invoiceIds.length === 0) return outcomeOf(act, 'SKIPPED', 'NOTHING_IS_DUE');
      const channel = step.act.channel.toUpperCase() as 'EMAIL';
      const request: communicationV1.SendMessageRequestInit = {
        requestId: newId(),
        idempotencyKey: `${actKey(acts, act)}/${channel}`,
        customerId: acts.customerId,
        caseId: acts.caseId,
        stepId: act.stepId,
        invoiceIds: [...act.invoiceIds],
        channel: `CHANNEL_${channel}`,
        template: step.act.template,
      };
      const { message } = await client.sendMessage(request, systemCaller(this.systemRunner), {
        deadlineMs: sendWithinMs,
      });
      return messageOutcome(act, message);
    };
    const { concurrentSends } = this.settings;
    return withHeartbeats(() =>
      eachBounded(acts.acts, concurrentSends, (act) => refusalAsOutcome(act, () => send(act))),
    );
  }
}

const outcomes: Record<string, string> = {
  SENT: 'SENT',
  SUPPRESSED: 'SUPPRESSED',
  BOUNCED_HARD: 'BOUNCED',
  FAILED: 'FAILED',
  OUTCOME_UNKNOWN: 'OUTCOME_UNKNOWN',
};

function messageOutcome(act: Act, message: communicationV1.Message | null): ActOutcome {
  const state = enumName(message?.state ?? '', 'STATE_') ?? '';
  const reason = message?.reason ?? '';
  if (state === 'DELAYED') {
    const until = fromTimestamp(message?.delayUntilTime);
    invariant(until, 'A delayed message must say until when.');
    return outcomeOf(act, 'DELAYED', reason, until.getTime());
  }
  const outcome = outcomes[state];
  if (outcome) return outcomeOf(act, outcome, outcome === 'SENT' ? '' : reason);
  throw errors.MESSAGE_CONFLICT(`The message is ${state}; its outcome is asked for again.`);
}
