import { Injectable } from '@nestjs/common';
import type { CustomerFacts } from '#libs/fence';
import { addDays, localDateAt, zoneOr } from '#libs/time';
import type { Queryable, Tx } from '#libs/transactions';
import type { ContactDecision, ContactIntent } from '../domain/contact-law.js';
import { decide } from '../domain/decide.js';
import { ContactCapStore, ContactStore, DecisionCounter, JurisdictionPacks, Organisation } from './ports.js';

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
  decide(source: Queryable, intent: ContactIntent, customer: CustomerFacts): Promise<ContactDecision> {
    return this.ask(source, intent, customer, async () => undefined);
  }

  /** For an act: where contacts are counted, no other contact of the customer on the channel is decided at the same time. */
  async decideLocked(tx: Tx, intent: ContactIntent, customer: CustomerFacts): Promise<ContactDecision> {
    const lock = (): Promise<void> => this.contacts.lock(tx, customer.customerId, intent.channel);
    const decision = await this.ask(tx, intent, customer, lock);
    tx.afterCommit(() => this.decisions.count(decision));
    return decision;
  }

  /** The debtor's primary zone first; that of the organisation stands for none, and for one that is unknown here. */
  zonesOf({ zones }: CustomerFacts): readonly string[] {
    const { zone: ownZone } = this.organisation;
    return zones.length > 0 ? zones.map((zone) => zoneOr(zone, ownZone)) : [ownZone];
  }

  private async ask(
    source: Queryable,
    intent: ContactIntent,
    customer: CustomerFacts,
    lock: () => Promise<void>,
  ): Promise<ContactDecision> {
    const { customerId, debtType, optedOutChannels, flags } = customer;
    const { packs } = this.jurisdictions;
    const { role, jurisdiction } = this.organisation;
    const zones = this.zonesOf(customer);
    const found = await this.caps.find(source, customerId, intent.channel);
    const counted = found !== null || packs.some(({ rules }) => rules.some(({ kind }) => kind === 'FREQUENCY'));
    if (counted) await lock();
    const contacts = counted ? await this.recentContacts(source, intent, customerId, zones[0]!) : [];
    const facts = { debtType, role, jurisdiction, zones, optedOutChannels, optOutConfirmations: 0, flags, contacts };
    return decide(intent, { ...facts, caps: found ? [found.cap] : [] }, packs);
  }

  private recentContacts(source: Queryable, { at, channel }: ContactIntent, customerId: string, zone: string) {
    return this.contacts.countByDay(source, customerId, channel, addDays(localDateAt(at, zone), -6));
  }
}
