import { amount, date, type DiaryLine, line, reason, text } from '#libs/diary';
import type { AttemptData, LinesOf, MethodData } from './diary-events.js';

/** Lines about cards and accounts of debtors, and about charges that brought no money. */
export const methodLines = {
  'dunlin.payment.v1.MethodChanged': (method) => methodLine(method),
  'dunlin.payment.v1.AttemptFailed': (attempt) =>
    line('ATTEMPT_FAILED', { ...chargeOf(attempt), why: text(attempt.reason) }),
  'dunlin.payment.v1.AttemptOutcomeUnknown': (attempt) => line('ATTEMPT_OUTCOME_UNKNOWN', chargeOf(attempt)),
} satisfies Partial<LinesOf<'dunlin.payment.v1.'>>;

function methodLine({ state, label, until, reason: because }: MethodData): DiaryLine {
  const [told, why] = [{ label: text(label) }, reason(because)];
  switch (state) {
    case 'DISABLED_UNTIL':
      return line('METHOD_DISABLED_UNTIL', { ...told, until: date(until), why });
    case 'DISABLED':
      return line('METHOD_DISABLED', { ...told, why });
    case 'REVOKED':
      return line('METHOD_REVOKED', { ...told, why });
    case 'EXPIRED':
      return line('METHOD_EXPIRED', told);
    case 'FAILED':
      return line('METHOD_FAILED', {});
    default:
      return line('METHOD_ACTIVE', told);
  }
}

function chargeOf(attempt: AttemptData) {
  return { amount: amount(attempt.amount), label: text(attempt.label) };
}
