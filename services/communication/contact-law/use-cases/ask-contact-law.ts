import { Injectable } from '@nestjs/common';
import { addDays, localDateAt } from '#libs/time';
import { Metrics, type Queryable, type Tx } from '#libs/platform';
import { decide } from '../domain/decide.js';
import type { ContactDecision, ContactIntent } from '../domain/contact-law.js';
import type { CustomerFacts } from '../domain/customer-facts.js';
import { ContactStore, JurisdictionPacks, Organisation } from './ports.js';

/** Gathers what contact law must know and asks it; the same way when a contact is planned and when it is made. */
@Injectable()
export class AskContactLaw {
  private readonly decisions: ReturnType<typeof decisionCounter>;

  constructor(
    private readonly contacts: ContactStore,
    private readonly organisation: Organisation,
    private readonly jurisdictions: JurisdictionPacks,
    metrics: Metrics,
  ) {
    this.decisions = decisionCounter(metrics);
  }

  /** For planning: nothing is locked or recorded. */
  decide(source: Queryable, intent: ContactIntent, customer: CustomerFacts): Promise<ContactDecision> {
    return this.ask(source, intent, customer, async () => undefined);
  }

  /** For an act: where contacts are counted, no other contact of the customer on the channel is decided meanwhile. */
  async decideLocked(tx: Tx, intent: ContactIntent, customer: CustomerFacts): Promise<ContactDecision> {
    const lock = (): Promise<void> => this.contacts.lock(tx, customer.customerId, intent.channel);
    const decision = await this.ask(tx, intent, customer, lock);
    tx.afterCommit(() => this.count(decision));
    return decision;
  }

  private count({ outcome, ruleIds }: ContactDecision): void {
    if (outcome === 'ALLOW') this.decisions.inc({ outcome, rule: '' });
    for (const rule of ruleIds) this.decisions.inc({ outcome, rule });
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
    const found = await this.contacts.cap(source, customerId, intent.channel);
    const counted = found !== null || packs.some(({ rules }) => rules.some(({ kind }) => kind === 'FREQUENCY'));
    if (counted) await lock();
    const contacts = counted ? await this.recentContacts(source, intent, customerId, zones[0]!) : [];
    const facts = { debtType, role, jurisdiction, zones, optedOutChannels, optOutConfirmations: 0, flags, contacts };
    return decide(intent, { ...facts, caps: found ? [found.cap] : [] }, packs);
  }

  /** The debtor's own zone first; a customer without any is where the organisation is. */
  zonesOf({ zones }: CustomerFacts): readonly string[] {
    return zones.length > 0 ? zones : [this.organisation.zone];
  }

  private recentContacts(source: Queryable, { at, channel }: ContactIntent, customerId: string, zone: string) {
    return this.contacts.contacts(source, customerId, channel, addDays(localDateAt(at, zone), -6));
  }
}

/** A contact that several rules refuse or delay counts for each of them. */
const decisionCounter = (metrics: Metrics) =>
  metrics.counter('dunlin_contact_decisions_total', 'What contact law said when contacts were to be made.', [
    'outcome',
    'rule',
  ]);
