import { Injectable } from '@nestjs/common';
import { DomainError, invalidFields, invariant, type FieldViolation } from '#libs/errors';
import { derivedId, isId } from '#libs/ids';
import { Runner, type Caller, type Tx } from '#libs/platform';
import { AgencyStore } from '../../agencies/use-cases/ports.js';
import { assertTakesPlacements } from '../../agencies/domain/agency.js';
import { propose, type Placement } from '../domain/placement.js';
import { judge, type Facts } from '../domain/verdict.js';
import { Claims, type EndClaim } from './claims.js';
import { GatherFacts } from './gather-facts.js';
import { PlacementFacts, PlacementStore } from './ports.js';

export interface ProposeInput {
  /** One act, one key. */
  readonly idempotencyKey: string;
  readonly agency: string;
  readonly customerId: string;
  readonly caseId: string | null;
  readonly invoiceIds: readonly string[];
}

const maxInvoices = 500;
const longestKey = 500;

/** The fence before a debt is offered to an agency: each debt is checked with its owners, then the decision is stored. */
@Injectable()
export class ProposePlacement {
  constructor(
    private readonly runner: Runner,
    private readonly claims: Claims,
    private readonly facts: GatherFacts,
    private readonly agencies: AgencyStore,
    private readonly placements: PlacementStore,
    private readonly news: PlacementFacts,
  ) {}

  /**
   * Answers the placement, DRAFT or REFUSED; the same key answers the same placement.
   * Errors: PLACEMENT_INVALID, AGENCY_NOT_FOUND, AGENCY_INACTIVE, PLACEMENT_KEY_REUSED, PLACEMENT_BUSY,
   * PLACEMENT_CLAIM_LOST; of kind unavailable when an owner cannot be asked, and then nothing is placed
   */
  async propose(caller: Caller, input: ProposeInput): Promise<Placement> {
    assertAcceptable(input);
    const placementId = derivedId(`placement/${input.idempotencyKey}`);
    if (await this.placements.find(placementId)) return this.answerKnown(caller, placementId, input);
    return this.claims.hold(caller, `propose/${placementId}`, async (end) => {
      if (await this.placements.find(placementId)) return this.answerKnown(caller, placementId, input);
      const agency = await this.agencies.find(input.agency);
      const facts = agency?.active ? await this.facts.gather(input, caller) : null;
      return this.runner.run(caller, async (tx) => {
        assertTakesPlacements(agency, input.agency);
        invariant(facts, 'An agency that takes placements has facts gathered for it.');
        return this.decide(tx, end, placementId, input, facts);
      });
    });
  }

  private async decide(
    tx: Tx,
    end: EndClaim,
    placementId: string,
    input: ProposeInput,
    facts: Facts,
  ): Promise<Placement> {
    await end(tx);
    const { idempotencyKey, agency, customerId, caseId, invoiceIds } = input;
    await this.placements.serializeCustomer(tx, customerId);
    const alreadyPlaced = await this.placements.openElsewhere(tx, invoiceIds, placementId);
    const verdicts = judge(customerId, invoiceIds, facts, alreadyPlaced);
    const customerReference = facts.customer?.reference ?? '';
    const identity = { placementId, idempotencyKey, agency, customerId, customerReference, caseId };
    const placement = propose(identity, verdicts, tx.now);
    await this.placements.add(tx, placement);
    if (placement.state === 'REFUSED') this.news.refused(tx, placement);
    else this.news.proposed(tx, placement);
    return placement;
  }

  private answerKnown(caller: Caller, placementId: string, input: ProposeInput): Promise<Placement> {
    return this.runner.run(caller, async (tx) => {
      const known = (await this.placements.lock(tx, [placementId])).get(placementId);
      invariant(known, 'Placements are never taken away.');
      if (!isSameProposal(known, input)) throw keyReused(input.idempotencyKey, placementId);
      return known;
    });
  }
}

function isSameProposal(known: Placement, { agency, customerId, caseId, invoiceIds }: ProposeInput): boolean {
  const sameDebts =
    known.lines.length === invoiceIds.length && known.lines.every((line, n) => line.invoiceId === invoiceIds[n]);
  return known.agency === agency && known.customerId === customerId && known.caseId === caseId && sameDebts;
}

function keyReused(idempotencyKey: string, placementId: string): DomainError {
  return new DomainError(
    'PLACEMENT_KEY_REUSED',
    'conflict',
    `The key ${JSON.stringify(idempotencyKey)} stands for placement ${placementId}, which has other contents. Choose a new key.`,
    { facts: { placement_id: placementId } },
  );
}

/** @throws DomainError PLACEMENT_INVALID */
function assertAcceptable({ idempotencyKey, customerId, caseId, invoiceIds }: ProposeInput): void {
  const violations: FieldViolation[] = [];
  const refuse = (field: string, description: string) => violations.push({ field, description });
  if (idempotencyKey.length < 1 || idempotencyKey.length > longestKey) {
    refuse('idempotency_key', `must have 1 to ${longestKey} characters`);
  }
  if (!isId(customerId)) refuse('customer_id', 'is not an id');
  if (caseId !== null && !isId(caseId)) refuse('case_id', 'is not an id');
  if (invoiceIds.length < 1 || invoiceIds.length > maxInvoices)
    refuse('invoice_ids', `must have 1 to ${maxInvoices} values`);
  if (!invoiceIds.every(isId)) refuse('invoice_ids', 'contains a value that is not an id');
  if (new Set(invoiceIds).size < invoiceIds.length) refuse('invoice_ids', 'names an invoice twice');
  if (violations.length > 0) throw invalidFields('PLACEMENT_INVALID', violations);
}
