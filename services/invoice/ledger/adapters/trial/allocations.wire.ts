import { enumName, fromWireDate, type invoiceV1, toWireMoney } from '#libs/contracts';
import { faultOf } from '#libs/errors';
import { FieldFaults, maxLengths, readIdentifier } from '#libs/fields';
import { isCurrency, money } from '#libs/money';
import { type Debt, type DirectedPayment, type Preset, spreadPayment } from '../../domain/allocation/waterfall.js';
import type { Component } from '../../domain/components.js';
import { errors } from '../../domain/errors.js';

const maxDebts = 10_000;

/** What is tried, in one currency. */
interface Trial {
  readonly currency: string;
  readonly payment: DirectedPayment;
  readonly debts: readonly Debt[];
  readonly preset: Preset;
}

/** @throws ALLOCATION_INVALID, DATE_INVALID */
export function fromWireTrial(request: invoiceV1.TryAllocationRequest): Trial {
  const faults = new FieldFaults();
  const preset = enumName<Preset>(request.preset, 'ALLOCATION_PRESET_');
  faults.check(preset, 'preset', faultOf('MISSING'));
  faults.check(request.debts.length <= maxDebts, 'debts', faultOf('TOO_MANY', { max: maxDebts }));
  const currency = request.payment?.amount?.currencyCode ?? '';
  faults.check(isCurrency(currency), 'payment.amount', 'must have an ISO 4217 currency');
  faults.throwIfAny(errors.ALLOCATION_INVALID);
  const reader = new TrialReader(currency, faults);
  const debts = request.debts.map((debt, index) => reader.debt(debt, `debts[${index}]`));
  const payment = reader.payment(request.payment!, debts);
  faults.throwIfAny(errors.ALLOCATION_INVALID);
  return { currency, payment, debts, preset: preset! };
}

export function toWireSpread({ currency, payment, debts, preset }: Trial): invoiceV1.TryAllocationResponseInit {
  const { parts, unappliedMinor } = spreadPayment(payment, debts, preset);
  return {
    parts: parts.map(({ number, component, minor, because }) => ({
      ...{ number, because, amount: toWireMoney(money(minor, currency)) },
      component: `COMPONENT_${component}` as const,
    })),
    unapplied: toWireMoney(money(unappliedMinor, currency)),
  };
}

/** Reads what must be of one currency, and gathers what is wrong with it. */
class TrialReader {
  private readonly numbers = new Set<string>();

  constructor(
    private readonly currency: string,
    private readonly faults: FieldFaults,
  ) {}

  payment({ amount, valueDate, named }: invoiceV1.TriedPayment, debts: readonly Debt[]): DirectedPayment {
    const minor = this.amount(amount, 'payment.amount');
    this.faults.check(minor > 0n, 'payment.amount', faultOf('NOT_POSITIVE'));
    const numbers = new Set(debts.map(({ number }) => number));
    const seen = new Set<string>();
    return {
      minor,
      valueDate: this.date(valueDate, 'payment.value_date'),
      named: named.map((each, index) => {
        const field = `payment.named[${index}]`;
        const number = this.faults.take(`${field}.number`, readIdentifier(each.number, maxLengths.invoiceNumber)) ?? '';
        this.faults.check(number === '' || numbers.has(number), `${field}.number`, 'is none of the debts');
        this.faults.check(!seen.has(number), `${field}.number`, 'is named twice');
        seen.add(number);
        return { number, minor: each.amount ? this.amount(each.amount, `${field}.amount`) : null };
      }),
    };
  }

  debt({ number: text, issueDate, dueDate, disputed, components }: invoiceV1.TriedDebt, field: string): Debt {
    const number = this.faults.take(`${field}.number`, readIdentifier(text, maxLengths.invoiceNumber)) ?? '';
    this.faults.check(!this.numbers.has(number), `${field}.number`, 'is the number of another debt');
    this.numbers.add(number);
    const owed: Record<Component, bigint> = { PRINCIPAL: 0n, INTEREST: 0n, FEE: 0n, COST: 0n };
    const seen = new Set<Component>();
    for (const [index, { component, amount }] of components.entries()) {
      const name = enumName<Component>(component, 'COMPONENT_');
      const at = `${field}.components[${index}]`;
      this.faults.check(name && !seen.has(name), `${at}.component`, name ? 'stands there twice' : faultOf('MISSING'));
      if (!name) continue;
      seen.add(name);
      owed[name] = this.amount(amount, `${at}.amount`);
    }
    const disputedMinor = disputed ? this.amount(disputed, `${field}.disputed`) : 0n;
    this.faults.check(disputedMinor <= owed.PRINCIPAL, `${field}.disputed`, 'is more than the principal');
    const dates = {
      issueDate: this.date(issueDate, `${field}.issue_date`),
      dueDate: this.date(dueDate, `${field}.due_date`),
    };
    return { number, ...dates, disputedMinor, owed };
  }

  private date(wire: invoiceV1.TriedDebt['dueDate'], field: string): string {
    const date = fromWireDate(wire, field);
    this.faults.check(date, field, faultOf('MISSING'));
    return date ?? '';
  }

  private amount(wire: invoiceV1.TriedDebt['disputed'], field: string): bigint {
    this.faults.check(wire, field, faultOf('MISSING'));
    if (!wire) return 0n;
    this.faults.check(wire.currencyCode === this.currency, field, `must be in ${this.currency}, as the payment`);
    const minor = BigInt(wire.minorUnits);
    this.faults.check(minor >= 0n, field, 'must not be less than zero');
    return minor < 0n ? 0n : minor;
  }
}
