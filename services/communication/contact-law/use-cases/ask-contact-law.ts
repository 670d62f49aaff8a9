import { Injectable } from '@nestjs/common';
import type { CustomerFacts } from '#libs/fence';
import { addDays, localDateAt, zoneOr } from '#libs/time';
import type { Queryable, Tx } from '#libs/transactions';
import type { ContactDecision, ContactIntent, ContactLawFacts } from '../domain/contact-law.js';
import { allowedUntil, decide } from '../domain/decide.js';
import { ContactCapStore, ContactStore, DecisionCounter, JurisdictionPacks, Organisation } from './ports.js';

export interface DecisionOfAct {
  readonly decision: ContactDecision;
  /** In business time: until then the decision holds if it allows. */
  readonly goodUntil: Date;
}

/** Gathers the facts for contact law and decides; the same way when a contact is planned and when it is made. */
@Injectable()
export class AskContactLaw {
  constructor(
    private readonly contacts: ContactStore,
    private readonly caps: ContactCapStore,
    private readonly organisation: Organisation,
    private readonly jurisdictions: JurisdictionPacks,
    private readonly decisions: DecisionCounter,
  ) {}

  /** For planning: nothing is locked or recorded. */
  async decide(source: Queryable, intent: ContactIntent, customer: CustomerFacts): Promise<ContactDecision> {
    const facts = await this.factsOf(source, intent, customer, async () => undefined);
    return decide(intent, facts, this.jurisdictions.packs);
  }

  /**
   * For an act: where contacts are counted, no other contact of the customer on the channel is decided at the same time.
   * @param maxAgeMs how long the decision may be relied on, less than a minute
   */
  async decideLocked(tx: Tx, intent: ContactIntent, customer: CustomerFacts, maxAgeMs: number): Promise<DecisionOfAct> {
    const lock = (): Promise<void> => this.contacts.lock(tx, customer.customerId, intent.channel);
    const facts = await this.factsOf(tx, intent, customer, lock);
    const { packs } = this.jurisdictions;
    const decision = decide(intent, facts, packs);
    tx.afterCommit(() => this.decisions.count(decision));
    const goodUntil = allowedUntil(intent, facts, packs, new Date(intent.at.getTime() + maxAgeMs));
    return { decision, goodUntil };
  }

  /** The debtor's primary zone first; that of the organisation stands for none, and for one that is unknown here. */
  zonesOf({ zones }: CustomerFacts): readonly string[] {
    const { zone: ownZone } = this.organisation;
    return zones.length > 0 ? zones.map((zone) => zoneOr(zone, ownZone)) : [ownZone];
  }

  private async factsOf(
    source: Queryable,
    intent: ContactIntent,
    customer: CustomerFacts,
    lock: () => Promise<void>,
  ): Promise<ContactLawFacts> {
    const { customerId, debtType, optedOutChannels, flags } = customer;
    const { packs } = this.jurisdictions;
    const { role = this.organisation.role, jurisdiction = this.organisation.jurisdiction } = customer;
    const zones = this.zonesOf(customer);
    const found = await this.caps.find(source, customerId, intent.channel);
    const counted = found !== null || packs.some(({ rules }) => rules.some(({ kind }) => kind === 'FREQUENCY'));
    if (counted) await lock();
    const contacts = counted ? await this.recentContacts(source, intent, customerId, zones[0]!) : [];
    const facts = { debtType, role, jurisdiction, zones, optedOutChannels, optOutConfirmations: 0, flags, contacts };
    const { flagEnds } = customer;
    return { ...facts, ...(flagEnds && { flagEnds }), caps: found ? [found.cap] : [] };
  }

  private recentContacts(source: Queryable, { at, channel }: ContactIntent, customerId: string, zone: string) {
    return this.contacts.countByDay(source, customerId, channel, addDays(localDateAt(at, zone), -6));
  }
}
