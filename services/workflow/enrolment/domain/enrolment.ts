import { formatMajor, moneyText } from '#libs/money';
import type { InvoiceFacts } from '../../copies/domain/invoice.js';
import type { EnrolmentRule } from '../../sequences/domain/enrolment-rule.js';
import { dateAt, instantAt } from '../../sequences/domain/instants.js';
import {
  explainConditions,
  type Explained,
  firstHolding,
  holdsOn,
  type RuleFacts,
} from '../../sequences/domain/rule-evaluation.js';
import { asksForClass } from '../../sequences/domain/rule-syntax.js';

type EnrolmentDecision =
  | { readonly join: { readonly sequence: string; readonly version: number }; readonly because: string }
  /** @property enrolAt the earliest instant at which a rule comes true if only time passes; null for none */
  | { readonly join: null; readonly because: string; readonly enrolAt: Date | null };

/**
 * An invoice joins the first sequence, by name, whose rule holds: a debt is collected by one sequence at a time.
 * @param rules of the active sequences, in order of name
 */
export function decideEnrolment(
  invoice: InvoiceFacts,
  customerClass: string | null,
  rules: readonly EnrolmentRule[],
  now: Date,
): EnrolmentDecision {
  const no = reasonAgainstJoining(invoice);
  if (no) return { join: null, because: no, enrolAt: null };
  const facts = ruleFactsOf(invoice, customerClass);
  const today = dateAt(now, invoice.zone);
  for (const rule of rules) {
    if (canDecide(rule, facts) && exceedsMinimum(rule, invoice) && holdsOn(rule.rule, facts, today)) {
      return { join: { sequence: rule.sequence, version: rule.version }, because: reasonToJoin(rule, facts, today) };
    }
  }
  const next = nextChance(invoice, facts, rules, today);
  if (!next) return { join: null, because: noRuleHolds(rules, invoice), enrolAt: null };
  const enrolAt = instantAt(next.day, '00:00', invoice.zone);
  return { join: null, because: `joins ${next.sequence} on ${next.day}`, enrolAt };
}

/** For every sequence whether its rule holds now, and the value of each condition. */
export function explainEnrolment(
  invoice: InvoiceFacts,
  customerClass: string | null,
  rule: EnrolmentRule,
  now: Date,
): { matches: boolean; conditions: Explained[] } {
  const facts = ruleFactsOf(invoice, customerClass);
  const today = dateAt(now, invoice.zone);
  const refusal = reasonAgainstJoining(invoice);
  const owed: Explained = { holds: refusal === null, text: refusal ?? 'the invoice is open and may be collected' };
  const conditions = [owed, explainMinimum(rule, invoice), ...explainConditions(rule.rule, facts, today)];
  if (!canDecide(rule, facts)) {
    conditions.push({ holds: false, text: 'the rule asks for the customer class, which is not known yet' });
  }
  const matches =
    refusal === null && canDecide(rule, facts) && exceedsMinimum(rule, invoice) && holdsOn(rule.rule, facts, today);
  return { matches, conditions };
}

function ruleFactsOf(invoice: InvoiceFacts, customerClass: string | null): RuleFacts {
  return {
    amount: invoice.amount,
    remaining: invoice.remaining,
    dueOn: invoice.dueOn,
    zone: invoice.zone,
    disputed: invoice.disputed,
    customerClass,
  };
}

/** Why an invoice joins no sequence, whatever the rules say; null where it may. */
export function reasonAgainstJoining(invoice: InvoiceFacts): string | null {
  if (invoice.lifecycle !== 'OPEN') return `the invoice is ${invoice.lifecycle}`;
  if (!invoice.collectable) return 'the invoice is marked do not collect';
  if (invoice.remaining.minor <= 0n) return 'nothing remains';
  return null;
}

/** A customer whose event has not come yet must not slip through a rule such as `class != "vip"`. */
function canDecide(rule: EnrolmentRule, facts: RuleFacts): boolean {
  return facts.customerClass !== null || !asksForClass(rule.rule);
}

function exceedsMinimum(rule: EnrolmentRule, { remaining }: InvoiceFacts): boolean {
  return remaining.minor > (rule.minRemaining.get(remaining.currency) ?? 0n);
}

function explainMinimum(rule: EnrolmentRule, invoice: InvoiceFacts): Explained {
  const { currency } = invoice.remaining;
  const minimum = formatMajor({ minor: rule.minRemaining.get(currency) ?? 0n, currency });
  const text = `remaining > ${minimum} ${currency}: it is ${moneyText(invoice.remaining)}`;
  return { holds: exceedsMinimum(rule, invoice), text };
}

function reasonToJoin(rule: EnrolmentRule, facts: RuleFacts, today: string): string {
  const deciding = explainConditions(rule.rule, facts, today).filter(({ holds }) => holds);
  const { currency } = facts.remaining;
  const minimum = formatMajor({ minor: rule.minRemaining.get(currency) ?? 0n, currency });
  return [
    ...deciding.map(({ text }) => text),
    `remaining ${formatMajor(facts.remaining)} > ${minimum} ${currency}`,
  ].join('; ');
}

function nextChance(
  invoice: InvoiceFacts,
  facts: RuleFacts,
  rules: readonly EnrolmentRule[],
  today: string,
): { day: string; sequence: string } | null {
  let best: { day: string; sequence: string } | null = null;
  for (const rule of rules) {
    if (!canDecide(rule, facts) || !exceedsMinimum(rule, invoice)) continue;
    const day = firstHolding(rule.rule, facts, today);
    if (day !== null && (best === null || day < best.day)) best = { day, sequence: rule.sequence };
  }
  return best;
}

function noRuleHolds(rules: readonly EnrolmentRule[], invoice: InvoiceFacts): string {
  if (rules.length === 0) return 'no sequence is active';
  const small = rules.every((rule) => !exceedsMinimum(rule, invoice));
  return small ? 'too little remains for every active sequence' : 'no rule of an active sequence holds';
}
