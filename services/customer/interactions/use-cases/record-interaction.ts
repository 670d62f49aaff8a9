import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, maxLengths, readChoice, readOptionalId, readOptionalText } from '#libs/fields';
import { newId } from '#libs/ids';
import { type ByReference, type Caller, Runner, type Tx } from '#libs/transactions';
import { requireCustomer } from '../../customers/domain/customer.js';
import { CustomerStore } from '../../customers/use-cases/ports.js';
import { type Choice, readChosen } from '../domain/choice.js';
import { errors } from '../domain/errors.js';
import { type Direction, directions, type Interaction, requireInteraction } from '../domain/interaction.js';
import { ChoiceStore, InteractionEvents, InteractionStore } from './ports.js';

interface NewInteraction {
  readonly customerId: string;
  readonly method: string;
  readonly outcome: string;
  readonly direction: Direction | null;
  /** Empty for none. */
  readonly delinquencyReason: string;
  readonly text: string;
  /** Empty for none. */
  readonly invoiceId: string;
  /** Empty for none. */
  readonly caseId: string;
  /** Null for now. */
  readonly occurredAt: Date | null;
}

@Injectable()
export class RecordInteraction {
  constructor(
    private readonly runner: Runner,
    private readonly customers: CustomerStore,
    private readonly choices: ChoiceStore,
    private readonly interactions: InteractionStore,
    private readonly events: InteractionEvents,
  ) {}

  /** What people write is stored with the interaction and nowhere else; a repeat reads what is there. */
  private readonly byId: ByReference<Interaction, string> = {
    refer: ({ interactionId }) => interactionId,
    read: async (tx, id) => requireInteraction(await this.interactions.find(tx, id), id),
  };

  /**
   * Records a contact that a person had with a customer.
   * @throws INTERACTION_INVALID, CUSTOMER_NOT_FOUND
   */
  recordInteraction(caller: Caller, input: NewInteraction): Promise<Interaction> {
    const { customerId } = input;
    const record = async (tx: Tx): Promise<Interaction> => {
      const fields = readFields(input, await this.choices.list(tx, null), tx.now);
      requireCustomer(await this.customers.lock(tx, customerId), customerId);
      const interactionId = newId();
      const interaction = { interactionId, customerId, ...fields, author: tx.actor, createdAt: tx.now };
      await this.interactions.insert(tx, interaction);
      this.events.recorded(tx, interaction);
      return interaction;
    };
    return this.runner.run(caller, record, this.byId);
  }
}

function readFields(input: NewInteraction, choices: readonly Choice[], now: Date) {
  const faults = new FieldFaults();
  const method = faults.take('method', readChosen(input.method, 'METHOD', choices)) ?? '';
  const outcome = faults.take('outcome', readChosen(input.outcome, 'OUTCOME', choices)) ?? '';
  const direction = faults.take('direction', readChoice(input.direction, directions)) ?? 'OUTBOUND';
  const given = input.delinquencyReason;
  const reading = given === '' ? { value: '' } : readChosen(given, 'DELINQUENCY_REASON', choices);
  const delinquencyReason = faults.take('delinquency_reason', reading) ?? '';
  const text = faults.take('text', readOptionalText(input.text, maxLengths.note)) ?? '';
  const invoiceId = faults.take('invoice_id', readOptionalId(input.invoiceId)) ?? null;
  const caseId = faults.take('case_id', readOptionalId(input.caseId)) ?? null;
  const occurredAt = input.occurredAt ?? now;
  faults.check(occurredAt <= now, 'occur_time', faultOf('LATER_THAN_NOW'));
  faults.throwIfAny(errors.INTERACTION_INVALID);
  return { method, outcome, direction, delinquencyReason, text, invoiceId, caseId, occurredAt };
}
