import { Injectable } from '@nestjs/common';
import { faultOf, invariant } from '#libs/errors';
import { type FenceFacts, Owners } from '#libs/fence';
import {
  FieldFaults,
  maxLengths,
  readId,
  readIds,
  readLine,
  readOptionalId,
  readOptionalText,
  readReason,
} from '#libs/fields';
import { derivedId } from '#libs/ids';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { assertTakesPlacements } from '../../agencies/domain/agency.js';
import { AgencyStore } from '../../agencies/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import { decideLines } from '../domain/line-decision.js';
import { type Placement, propose } from '../domain/placement.js';
import { ActLeases, fenceDeadlineMs, PlacementEvents, PlacementStore, type ReleaseLease } from './ports.js';

export interface ProposeInput {
  /** One act, one key. */
  readonly idempotencyKey: string;
  /** Code of the agency. */
  readonly agency: string;
  readonly customerId: string;
  readonly caseId: string | null;
  readonly invoiceIds: readonly string[];
  /** Why debts are to be placed that were never announced; empty refuses these. */
  readonly unannouncedReason: string;
  /** For colleagues; empty for none. */
  readonly notes: string;
  /** Whether a pause of the case by a person stops nothing, since the placement lifts it. */
  readonly liftsPause: boolean;
}

/** The fence before invoices are offered to an agency: their owners are asked, then the decision is stored. */
@Injectable()
export class ProposePlacement {
  constructor(
    private readonly runner: Runner,
    private readonly leases: ActLeases,
    private readonly owners: Owners,
    private readonly agencies: AgencyStore,
    private readonly placements: PlacementStore,
    private readonly events: PlacementEvents,
  ) {}

  /**
   * Proposes a placement, DRAFT or REFUSED; the same key gives the same placement.
   * @throws PLACEMENT_INVALID, AGENCY_NOT_FOUND, AGENCY_STATE_FORBIDS, PLACEMENT_KEY_REUSED, PLACEMENT_CONFLICT, and
   * an error of kind unavailable when an owner cannot be asked: then nothing is placed
   */
  async proposePlacement(caller: Caller, input: ProposeInput): Promise<Placement> {
    assertValid(input);
    const placementId = derivedId(`placement/${input.idempotencyKey}`);
    if (await this.placements.find(placementId)) return this.repeat(caller, placementId, input);
    return this.leases.withLease(caller, `propose/${placementId}`, async (release) => {
      if (await this.placements.find(placementId)) return this.repeat(caller, placementId, input);
      const agency = await this.agencies.find(input.agency);
      const facts = agency?.active ? await this.ask(input, caller) : null;
      return this.runner.run(caller, async (tx) => {
        assertTakesPlacements(agency, input.agency);
        invariant(facts, 'The owners were asked about a placement with an active agency.');
        return this.decide(tx, release, placementId, input, facts);
      });
    });
  }

  private ask(input: ProposeInput, caller: Caller): Promise<FenceFacts> {
    const act = { ...input, needsAnnouncement: true, passesPause: input.liftsPause };
    return this.owners.ask(act, caller, { deadlineMs: fenceDeadlineMs });
  }

  private async decide(
    tx: Tx,
    release: ReleaseLease,
    placementId: string,
    input: ProposeInput,
    facts: FenceFacts,
  ): Promise<Placement> {
    await release(tx);
    const { idempotencyKey, agency, customerId, caseId, invoiceIds, liftsPause } = input;
    const reason = input.unannouncedReason.trim();
    await this.placements.lockCustomer(tx, customerId);
    const placedElsewhere = await this.placements.placedElsewhere(tx, invoiceIds, placementId);
    const decisions = decideLines(input, facts, placedElsewhere, reason);
    const unannounced = decisions.some(
      ({ invoiceId, refusal }) => refusal === null && facts.holds.unannouncedInvoiceIds.has(invoiceId),
    );
    const unannouncedReason = unannounced ? reason : '';
    const customerReference = facts.customer?.reference ?? '';
    const identity = {
      ...{ placementId, idempotencyKey, agency, customerId, customerReference, caseId },
      ...{ unannouncedReason, notes: input.notes.trim(), liftsPause },
    };
    const placement = propose(identity, decisions, tx.now);
    await this.placements.insert(tx, placement);
    if (placement.state === 'REFUSED') this.events.refused(tx, placement);
    else this.events.proposed(tx, placement);
    return placement;
  }

  private repeat(caller: Caller, placementId: string, input: ProposeInput): Promise<Placement> {
    return this.runner.run(caller, async (tx) => {
      const known = (await this.placements.lockMany(tx, [placementId])).get(placementId);
      invariant(known, 'Placements are never deleted.');
      if (isSameProposal(known, input)) return known;
      throw errors.PLACEMENT_KEY_REUSED(
        `The key ${JSON.stringify(input.idempotencyKey)} belongs to placement ${placementId}, which has other contents. Choose a new key.`,
        { facts: { placement_id: placementId } },
      );
    });
  }
}

function isSameProposal(known: Placement, { agency, customerId, caseId, invoiceIds }: ProposeInput): boolean {
  const sameInvoices =
    known.lines.length === invoiceIds.length && known.lines.every((line, n) => line.invoiceId === invoiceIds[n]);
  return known.agency === agency && known.customerId === customerId && known.caseId === caseId && sameInvoices;
}

/** @throws PLACEMENT_INVALID */
function assertValid(input: ProposeInput): void {
  const { idempotencyKey, customerId, caseId, invoiceIds, unannouncedReason, notes, liftsPause } = input;
  const faults = new FieldFaults();
  faults.take('idempotency_key', readLine(idempotencyKey, maxLengths.idempotencyKey));
  faults.take('customer_id', readId(customerId));
  faults.take('case_id', readOptionalId(caseId ?? ''));
  const ids = faults.take('invoice_ids', readIds(invoiceIds));
  if (unannouncedReason !== '') faults.take('unannounced_reason', readReason(unannouncedReason));
  faults.take('notes', readOptionalText(notes, maxLengths.reason));
  faults.check(!liftsPause || caseId, 'lifts_pause', 'needs a case');
  faults.check(invoiceIds.length > 0, 'invoice_ids', faultOf('MISSING'));
  faults.check(!ids || ids.length === invoiceIds.length, 'invoice_ids', 'names an invoice twice');
  faults.throwIfAny(errors.PLACEMENT_INVALID);
}
