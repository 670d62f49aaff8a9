import { Injectable } from '@nestjs/common';
import { enumName } from '#libs/contracts';
import { newId } from '#libs/ids';
import { RpcClients } from '#libs/platform';
import { Database, SystemRunner } from '#libs/transactions';
import { stepOf } from '../../sequences/domain/sequence.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import { systemCaller, withHeartbeats } from '../../waking/activities/acting.js';
import { eachBounded } from '../../waking/use-cases/each-bounded.js';
import type { Act, ActOutcome, Acts } from '../collect-case.contract.js';
import { PlacingPolicy } from '../use-cases/placing-policy.js';
import { actKey, outcomeOf, refusalAsOutcome } from './case-act.js';
import { CustomerActivities } from './customer.activities.js';

/** Placements of one customer are checked against each other, so they go one after another. */
const concurrentPlacements = 1;
const placeWithinMs = 30_000;

/** Acts on dca-handoff, which checks every debt with its owner before it is placed. */
@Injectable()
export class DcaHandoffActivities {
  constructor(
    private readonly clients: RpcClients,
    private readonly systemRunner: SystemRunner,
    private readonly database: Database,
    private readonly sequences: Sequences,
    private readonly policy: PlacingPolicy,
    private readonly tasks: CustomerActivities,
  ) {}

  async proposePlacements(acts: Acts): Promise<ActOutcome[]> {
    const version = await this.sequences.version(this.database, acts.sequence, acts.sequenceVersion);
    const client = this.clients.of('dca-handoff');
    const propose = async (act: Act): Promise<ActOutcome> => {
      const step = stepOf(version, act.stepId);
      if (step.act.kind !== 'place') throw new Error(`Step ${act.stepId} places nothing.`);
      if (act.invoiceIds.length === 0) return outcomeOf(act, 'SKIPPED', 'NOTHING_IS_DUE');
      const request = {
        requestId: newId(),
        idempotencyKey: actKey(acts, act),
        agency: step.act.agency,
        customerId: acts.customerId,
        caseId: acts.caseId,
        invoiceIds: [...act.invoiceIds],
        unannouncedReason: this.policy.placesUnannounced ? 'steps place here without notice' : '',
      };
      const { placement } = await client.proposePlacement(request, systemCaller(this.systemRunner), {
        deadlineMs: placeWithinMs,
      });
      const state = enumName(placement?.state ?? '', 'STATE_') ?? '';
      // The message came back meanwhile.
      if (state === 'REFUSED' && placement?.reason === 'NOT_ANNOUNCED') return this.askPerson(acts, act);
      return outcomeOf(act, state === 'REFUSED' ? 'REFUSED' : 'PLACED', placement?.reason ?? '');
    };
    return withHeartbeats(() =>
      eachBounded(acts.acts, concurrentPlacements, (act) => refusalAsOutcome(act, () => propose(act))),
    );
  }

  private async askPerson(acts: Acts, act: Act): Promise<ActOutcome> {
    const [asked] = await this.tasks.createTasks({ ...acts, acts: [act] });
    return asked!;
  }
}
