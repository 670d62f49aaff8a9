import { shareByWeight } from '#libs/money';
import { compareText } from '#libs/text';
import type { LocalDate } from '#libs/time';
import { type Component, type ComponentPart, type Components, components } from '../components.js';

export const presets = ['OLDEST_FIRST', 'FEES_FIRST', 'DE_367', 'DE_497', 'PRINCIPAL_FIRST'] as const;
export type Preset = (typeof presets)[number];

/** What is owed by one debt, in minor units of the payment's currency. */
export interface Debt {
  readonly number: string;
  readonly issueDate: LocalDate;
  readonly dueDate: LocalDate;
  /** Of the principal. */
  readonly disputedMinor: bigint;
  readonly owed: Components;
}

export interface DirectedPayment {
  readonly minor: bigint;
  readonly valueDate: LocalDate;
  /** What the payer names, in the payer's order; null for as much as is owed. */
  readonly named: readonly { readonly number: string; readonly minor: bigint | null }[];
  /** What instalments that are due ask for, each debt once. */
  readonly due?: readonly { readonly number: string; readonly minor: bigint }[];
}

export interface SpreadPart {
  readonly number: string;
  readonly component: Component;
  readonly minor: bigint;
  readonly because: string;
}

interface Spread {
  readonly parts: readonly SpreadPart[];
  readonly unappliedMinor: bigint;
}

/** Components that money goes to one after another; those of one rank share it by what is owed of each. */
type Ranks = readonly (readonly Component[])[];

interface Waterfall {
  /** Whether debts are paid one after another, those of one date together, or all of them component by component. */
  readonly by: 'debt' | 'date' | 'component';
  readonly ranks: Ranks;
  readonly because: string;
}

const waterfalls: Readonly<Record<Preset, Waterfall>> = {
  OLDEST_FIRST: {
    by: 'debt',
    ranks: [['COST'], ['FEE'], ['INTEREST'], ['PRINCIPAL']],
    because: 'the debt due first, in it costs, fees, interest, principal',
  },
  FEES_FIRST: {
    by: 'component',
    ranks: [['COST'], ['FEE'], ['INTEREST'], ['PRINCIPAL']],
    because: 'costs of all debts, then fees, interest, principal',
  },
  DE_367: {
    by: 'date',
    ranks: [['COST', 'FEE'], ['INTEREST'], ['PRINCIPAL']],
    because: 'the debt due first, those of one date pro rata, in it costs and fees, interest, principal (BGB 366, 367)',
  },
  DE_497: {
    by: 'debt',
    ranks: [['COST'], ['FEE'], ['PRINCIPAL'], ['INTEREST']],
    because: 'the debt due first, in it costs, fees, principal, interest (BGB 497)',
  },
  PRINCIPAL_FIRST: {
    by: 'component',
    ranks: [['PRINCIPAL'], ['INTEREST'], ['FEE'], ['COST']],
    because: 'principal of all debts, then interest, fees, costs',
  },
};

interface SpreadRules {
  /** Whether a debt takes money that does not name it: by default, once it is issued. */
  readonly takesUndirected?: (debt: Debt) => boolean;
  /** Whether disputed principal takes money that names its debt; true when absent. */
  readonly namedPaysDisputed?: boolean;
}

/**
 * Spreads a payment: first over what the payer named, then over what instalments that are due ask for, then over the
 * rest by the preset. Disputed principal, and debts
 * that take no other money, get only what names them. Deterministic.
 * @param debts with numbers that differ; those that the payer names are among them
 */
export function spreadPayment(
  payment: DirectedPayment,
  debts: readonly Debt[],
  preset: Preset,
  { takesUndirected = isIssuedBy(payment), namedPaysDisputed = true }: SpreadRules = {},
): Spread {
  const waterfall = waterfalls[preset];
  const run = new SpreadRun(payment.minor, debts);
  for (const { number, minor } of payment.named) {
    run.because = 'The payer named it.';
    run.payDebt(run.debtOf(number), minor, waterfall.ranks, namedPaysDisputed ? run.owedOf : run.undisputedOf);
  }
  const others = debts.filter(takesUndirected).toSorted(oldestFirst);
  for (const { number, minor } of payment.due ?? []) {
    const debt = run.debtOf(number);
    run.because = 'An instalment that is due asks for it.';
    // What the payer named it for pays the instalment too.
    const missing = minor - run.settledOf(number);
    if (missing > 0n && others.includes(debt)) run.payDebt(debt, missing, waterfall.ranks, run.undisputedOf);
  }
  for (const { name, holds } of buckets) {
    run.because = `${name}: ${waterfall.because}.`;
    run.payAll(
      others.filter(({ dueDate }) => holds(dueDate, payment.valueDate)),
      waterfall,
    );
  }
  return { parts: run.parts, unappliedMinor: run.rest };
}

function isIssuedBy({ valueDate }: DirectedPayment): (debt: Debt) => boolean {
  return ({ issueDate }) => issueDate <= valueDate;
}

/** Spreads money over the components of one debt, at most what is owed. */
export function spreadInside(minor: bigint, owed: Components, preset: Preset): readonly ComponentPart[] {
  const number = '';
  const debt: Debt = { number, issueDate: '', dueDate: '', disputedMinor: 0n, owed };
  return spreadPayment({ minor, valueDate: '', named: [{ number, minor: null }] }, [debt], preset).parts;
}

const buckets: readonly { name: string; holds: (dueDate: LocalDate, on: LocalDate) => boolean }[] = [
  { name: 'Past due', holds: (dueDate, on) => dueDate < on },
  { name: 'Due that day', holds: (dueDate, on) => dueDate === on },
  { name: 'Due later', holds: (dueDate, on) => dueDate > on },
];

function oldestFirst(left: Debt, right: Debt): number {
  return (
    compareText(left.dueDate, right.dueDate) ||
    compareText(left.issueDate, right.issueDate) ||
    compareText(left.number, right.number)
  );
}

type OwedOf = (debt: Debt, component: Component) => bigint;

/** Money that is left, and what it has settled so far. */
class SpreadRun {
  readonly parts: SpreadPart[] = [];
  because = '';
  private readonly owed: ReadonlyMap<string, Record<Component, bigint>>;
  private readonly byNumber: ReadonlyMap<string, Debt>;

  constructor(
    public rest: bigint,
    debts: readonly Debt[],
  ) {
    this.owed = new Map(debts.map(({ number, owed }) => [number, { ...owed }]));
    this.byNumber = new Map(debts.map((debt) => [debt.number, debt]));
  }

  debtOf(number: string): Debt {
    return this.byNumber.get(number)!;
  }

  readonly owedOf: OwedOf = ({ number }, component) => this.owed.get(number)![component];

  /** Without what is disputed. */
  readonly undisputedOf: OwedOf = (debt, component) => {
    const owed = this.owedOf(debt, component);
    if (component !== 'PRINCIPAL') return owed;
    return owed > debt.disputedMinor ? owed - debt.disputedMinor : 0n;
  };

  settledOf(number: string): bigint {
    return this.parts.reduce((sum, part) => sum + (part.number === number ? part.minor : 0n), 0n);
  }

  payAll(debts: readonly Debt[], { by, ranks }: Waterfall): void {
    if (by === 'component') {
      for (const rank of ranks) for (const debt of debts) this.payDebt(debt, null, [rank], this.undisputedOf);
      return;
    }
    for (const group of by === 'date' ? groupsByDate(debts) : debts.map((debt) => [debt])) {
      const totals = group.map((debt) => this.totalOf(debt));
      const total = totals.reduce((sum, each) => sum + each, 0n);
      if (total === 0n) continue;
      const shares = total <= this.rest ? totals : shareByWeight(this.rest, totals);
      for (const [index, debt] of group.entries()) this.payDebt(debt, shares[index]!, ranks, this.undisputedOf);
    }
  }

  /** @param most that goes to the debt, null for no bound */
  payDebt(debt: Debt, most: bigint | null, ranks: Ranks, owedOf: OwedOf): void {
    let left = most === null || most > this.rest ? this.rest : most;
    for (const rank of ranks) {
      const owed = rank.map((component) => owedOf(debt, component));
      const total = owed.reduce((sum, each) => sum + each, 0n);
      if (total === 0n || left === 0n) continue;
      const shares = total <= left ? owed : shareByWeight(left, owed);
      for (const [index, component] of rank.entries()) left -= this.settle(debt, component, shares[index]!);
    }
  }

  private totalOf(debt: Debt): bigint {
    return components.reduce((sum, component) => sum + this.undisputedOf(debt, component), 0n);
  }

  private settle({ number }: Debt, component: Component, minor: bigint): bigint {
    if (minor === 0n) return 0n;
    this.parts.push({ number, component, minor, because: this.because });
    this.owed.get(number)![component] -= minor;
    this.rest -= minor;
    return minor;
  }
}

/** Neighbours of one due date, in their order. */
function groupsByDate(debts: readonly Debt[]): Debt[][] {
  const groups: Debt[][] = [];
  for (const debt of debts) {
    const last = groups.at(-1);
    if (last?.[0]!.dueDate === debt.dueDate) last.push(debt);
    else groups.push([debt]);
  }
  return groups;
}
