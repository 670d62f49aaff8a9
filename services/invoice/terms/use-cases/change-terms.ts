import { Injectable } from '@nestjs/common';
import { FieldFaults } from '#libs/fields';
import { localDateAt } from '#libs/time';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { CalendarCopies } from '../../calendars/use-cases/ports.js';
import { KnownCustomers } from '../../customers/use-cases/known-customers.js';
import { ClassCopies, type KnownCustomer } from '../../customers/use-cases/ports.js';
import { OrganisationDefaults } from '../../ledger/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import { isRemoved, type SaidTerms, saysNothing, termNames, type Terms, type TermsKey } from '../domain/terms.js';
import { type NamedTerms, TermsEvents, TermsStore } from './ports.js';
import { type GivenKey, type GivenTerms, readKey, readTerms } from './terms-input.js';

/** Sets and removes what a level says. */
@Injectable()
export class ChangeTerms {
  constructor(
    private readonly runner: Runner,
    private readonly store: TermsStore,
    private readonly customers: KnownCustomers,
    private readonly classes: ClassCopies,
    private readonly calendars: CalendarCopies,
    private readonly defaults: OrganisationDefaults,
    private readonly events: TermsEvents,
  ) {}

  /**
   * Sets what a level says of one kind of invoices, as a whole; the same again changes nothing.
   * @throws TERMS_INVALID, CUSTOMER_NOT_FOUND, TERMS_STATE_FORBIDS, TERMS_CONFLICT
   */
  async setTerms(caller: Caller, given: GivenTerms, expectedVersion: bigint): Promise<NamedTerms> {
    const wanted = readTerms(given, 'terms.');
    const customer = await this.customerOf(caller, wanted);
    return this.runner.run(caller, async (tx) => {
      if (customer) await this.requireUnlocked(tx, customer);
      const present = await this.store.lock(tx, wanted);
      expectVersion(present, expectedVersion);
      await this.requireCalendar(tx, wanted.calendar);
      return this.change(tx, wanted, wanted, present, customer);
    });
  }

  /**
   * Removes what a level says of one kind of invoices; where it says nothing, nothing changes.
   * @throws TERMS_INVALID, CUSTOMER_NOT_FOUND, TERMS_CONFLICT
   */
  async removeTerms(caller: Caller, given: GivenKey, expectedVersion: bigint): Promise<NamedTerms> {
    const key = readKey(given);
    const customer = await this.customerOf(caller, key);
    return this.runner.run(caller, async (tx) => {
      const present = await this.store.lock(tx, key);
      expectVersion(present, expectedVersion);
      return this.change(tx, key, saysNothing, present, customer);
    });
  }

  private async change(
    tx: Tx,
    { level, subject, kind }: TermsKey,
    said: SaidTerms,
    present: Terms | null,
    customer: KnownCustomer | null,
  ): Promise<NamedTerms> {
    const { netDays, monthEnd, calendar, roll, interestPolicy, fixedSum } = said;
    const changed: NamedTerms = {
      ...{ level, subject, kind, netDays, monthEnd, calendar, roll, interestPolicy, fixedSum },
      ...{ version: (present?.version ?? 0n) + 1n, setBy: tx.actor, setAt: tx.now },
      reference: customer?.reference ?? '',
    };
    const before = present ?? { ...changed, ...saysNothing, version: 0n };
    if (termNames.every((name) => before[name] === said[name])) return { ...before, reference: changed.reference };
    await this.store.upsert(tx, changed);
    this.events.changed(tx, changed);
    return changed;
  }

  private async customerOf(caller: Caller, { level, subject }: TermsKey): Promise<KnownCustomer | null> {
    if (level !== 'CUSTOMER') return null;
    const [customer] = await this.customers.withClasses(caller, [
      await this.customers.requireCustomer(caller, subject),
    ]);
    return customer!;
  }

  private async requireUnlocked(tx: Tx, { reference, className }: KnownCustomer): Promise<void> {
    const locked = await this.classes.findLocked(tx, [className]);
    if (!locked.has(className)) return;
    const message =
      `Class ${className} is locked, so customer ${reference} has no payment terms of its own. Set those of the class, or ` +
      'unlock it.';
    const details = { state: 'LOCKED', allowed: [], facts: { class: className } };
    throw errors.TERMS_STATE_FORBIDS(message, details);
  }

  private async requireCalendar(tx: Tx, code: string | null): Promise<void> {
    if (code === null) return;
    const found = await this.calendars.findInForce(tx, [code], localDateAt(tx.now, this.defaults.zone));
    const faults = new FieldFaults();
    faults.check(
      found.has(code),
      'terms.calendar',
      `names no calendar that is known here: there is none ${JSON.stringify(code)}; one that was just applied is known ` +
        'within seconds',
    );
    faults.throwIfAny(errors.TERMS_INVALID);
  }
}

function expectVersion(present: Terms | null, expectedVersion: bigint): void {
  const version = present?.version ?? 0n;
  if (expectedVersion === 0n || expectedVersion === version) return;
  const what = present && !isRemoved(present) ? `are at version ${version}` : 'were removed';
  throw errors.TERMS_CONFLICT(`The terms ${what}, not at ${expectedVersion}. Read them again and decide anew.`, {
    facts: { version: version.toString() },
  });
}
