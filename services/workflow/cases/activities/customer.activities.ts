import { Injectable } from '@nestjs/common';
import { toWireMoney } from '#libs/contracts';
import { newId } from '#libs/ids';
import { add } from '#libs/money';
import { RpcClients } from '#libs/platform';
import { Database, SystemRunner } from '#libs/transactions';
import { InvoiceStore } from '../../copies/use-cases/ports.js';
import { type Step, stepOf } from '../../sequences/domain/sequence.js';
import { SequenceReader } from '../../sequences/use-cases/ports.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import { systemCaller, withHeartbeats } from '../../waking/activities/acting.js';
import { eachBounded } from '../../waking/use-cases/each-bounded.js';
import type { Act, ActOutcome, Acts } from '../collect-case.contract.js';
import { actKey, outcomeOf, refusalAsOutcome } from './case-act.js';

const concurrentTasks = 5;
/** The queue of questions about agencies. */
const placementQueue = 'placements';

/** Acts on customer. */
@Injectable()
export class CustomerActivities {
  constructor(
    private readonly clients: RpcClients,
    private readonly systemRunner: SystemRunner,
    private readonly database: Database,
    private readonly sequences: Sequences,
    private readonly invoices: InvoiceStore,
    private readonly reader: SequenceReader,
  ) {}

  /** Puts tasks for people into their queues; a repeat of the key returns the task that is there. */
  async createTasks(acts: Acts): Promise<ActOutcome[]> {
    const { caseId, customerId } = acts;
    const version = await this.sequences.version(this.database, acts.sequence, acts.sequenceVersion);
    const client = this.clients.of('customer');
    const create = async (act: Act): Promise<ActOutcome> => {
      const step = stepOf(version, act.stepId);
      const task = taskOf(step);
      const invoices = await this.invoices.findMany(this.database, act.invoiceIds);
      const invoice = invoices.find(({ invoiceId }) => invoiceId === act.invoiceIds[0]);
      if (!invoice) return outcomeOf(act, 'SKIPPED', 'NOTHING_IS_DUE');
      const { queue, title } = task;
      const request = {
        requestId: newId(),
        idempotencyKey: actKey(acts, act),
        customerId,
        queue,
        title: this.reader.renderTitle(title, invoice),
        invoiceId: act.subjectId === caseId ? '' : invoice.invoiceId,
        caseId,
        value: toWireMoney(invoices.map(({ remaining }) => remaining).reduce(add)),
      };
      await client.createTask(request, systemCaller(this.systemRunner));
      return outcomeOf(act, 'TASK_CREATED', queue);
    };
    return withHeartbeats(() =>
      eachBounded(acts.acts, concurrentTasks, (act) => refusalAsOutcome(act, () => create(act))),
    );
  }
}

/** A placement of a debt that was never announced becomes a question to a person. */
function taskOf({ id, act }: Step): { readonly queue: string; readonly title: string } {
  if (act.kind === 'task') return act;
  if (act.kind !== 'place') throw new Error(`Step ${id} is no task.`);
  const title = `Place {{ invoice.number }} with ${act.agency}? No message about it was sent since it became overdue`;
  return { queue: placementQueue, title };
}
