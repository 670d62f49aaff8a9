import { exponentOf, type Money, moneyText } from '#libs/money';
import { addDays, daysBetween, firstOverdueDate, type LocalDate } from '#libs/time';
import { type Condition, conditionsOf, type Operator, type Rule } from './rule-syntax.js';

/** What a rule may ask of an invoice. */
export interface RuleFacts {
  readonly amount: Money;
  readonly remaining: Money;
  readonly dueOn: LocalDate;
  readonly zone: string;
  readonly disputed: boolean;
  /** Null while the customer is not known here yet. */
  readonly customerClass: string | null;
}

/** One conclusion and the values that decided it. */
export interface Explained {
  readonly holds: boolean;
  readonly text: string;
}

/** Whether the rule holds on a calendar date in the debtor's zone. */
export function holdsOn(rule: Rule, facts: RuleFacts, today: LocalDate): boolean {
  switch (rule.kind) {
    case 'all':
      return rule.parts.every((part) => holdsOn(part, facts, today));
    case 'any':
      return rule.parts.some((part) => holdsOn(part, facts, today));
    case 'not':
      return !holdsOn(rule.part, facts, today);
    default:
      return conditionHolds(rule, facts, today);
  }
}

/** Every condition of the rule with the value that decided it. */
export function explainConditions(rule: Rule, facts: RuleFacts, today: LocalDate): Explained[] {
  return conditionsOf(rule).map((condition) => ({
    holds: conditionHolds(condition, facts, today),
    text: conditionText(condition, facts, today),
  }));
}

/**
 * The first calendar date from `from` on at which the rule holds, if nothing but the date changes; null when it never
 * does. A rule can change its truth only on the days next to those its time terms name, so only these are looked at.
 */
export function firstHolding(rule: Rule, facts: RuleFacts, from: LocalDate): LocalDate | null {
  const turningDays = conditionsOf(rule)
    .flatMap((condition) => turningDaysOf(condition, facts.dueOn))
    .filter((day) => day > from);
  return [from, ...turningDays.sort()].find((day) => holdsOn(rule, facts, day)) ?? null;
}

function turningDaysOf(condition: Condition, dueOn: LocalDate): LocalDate[] {
  if (condition.kind === 'flag' && condition.term === 'overdue') return [firstOverdueDate(dueOn)];
  if (condition.kind !== 'days') return [];
  const day = addDays(dueOn, condition.term === 'due_in_days' ? -condition.days : condition.days);
  return [day, addDays(day, 1)];
}

function conditionHolds(condition: Condition, facts: RuleFacts, today: LocalDate): boolean {
  switch (condition.kind) {
    case 'constant':
      return condition.value;
    case 'flag':
      return condition.term === 'disputed' ? facts.disputed : isOverdue(facts, today);
    case 'days':
      return compare(daysOf(condition.term, facts, today), condition.operator, condition.days);
    case 'money':
      return moneyHolds(condition, facts);
    case 'text': {
      const equal = textOf(condition.term, facts) === condition.value;
      return condition.operator === '==' ? equal : !equal;
    }
  }
}

function conditionText(condition: Condition, facts: RuleFacts, today: LocalDate): string {
  switch (condition.kind) {
    case 'constant':
      return String(condition.value);
    case 'flag':
      return condition.term === 'disputed'
        ? `disputed: ${facts.disputed ? 'all that remains is disputed' : 'something that remains is not disputed'}`
        : `overdue: due ${facts.dueOn}, today ${today} in ${facts.zone}, ${moneyText(facts.remaining)} remain`;
    case 'days':
      return `${condition.term} ${condition.operator} ${condition.days}: it is ${daysOf(condition.term, facts, today)}`;
    case 'money': {
      const { minor, currency } = facts[condition.term];
      const literal = condition.currency ? `${condition.decimal} ${condition.currency}` : condition.decimal;
      return `${condition.term} ${condition.operator} ${literal}: it is ${moneyText({ minor, currency })}`;
    }
    case 'text':
      return `${condition.term} ${condition.operator} "${condition.value}": it is ${textOf(condition.term, facts) ?? 'not known yet'}`;
  }
}

function isOverdue(facts: RuleFacts, today: LocalDate): boolean {
  return facts.remaining.minor > 0n && today >= firstOverdueDate(facts.dueOn);
}

function daysOf(term: 'due_in_days' | 'days_overdue', facts: RuleFacts, today: LocalDate): number {
  const dueIn = daysBetween(today, facts.dueOn);
  return term === 'due_in_days' ? dueIn : Math.max(0, -dueIn);
}

function textOf(term: 'currency' | 'class', facts: RuleFacts): string | null {
  return term === 'currency' ? facts.amount.currency : facts.customerClass;
}

/** Amounts of another currency compare with nothing, so the condition does not hold. */
function moneyHolds(condition: Extract<Condition, { kind: 'money' }>, facts: RuleFacts): boolean {
  const { minor, currency } = facts[condition.term];
  if (condition.currency !== null && condition.currency !== currency) return false;
  return compare(minor * 10n ** maxDecimals, condition.operator, scaled(condition.decimal, currency));
}

const maxDecimals = 6n;

/** The decimal in millionths of a minor unit, so that any number of decimals compares exactly. */
function scaled(decimal: string, currency: string): bigint {
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const places = exponentOf(currency) + Number(maxDecimals);
  const digits = BigInt(whole + fraction.padEnd(places, '0').slice(0, places));
  return negative ? -digits : digits;
}

function compare<Value extends number | bigint>(left: Value, operator: Operator, right: Value): boolean {
  switch (operator) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}
