import { enumName, type invoiceV1, toTimestampOrNull, toWireDate } from '#libs/contracts';
import type { RollRule } from '#libs/time';
import type { InvoiceKind } from '../../ledger/domain/invoice.js';
import { type MonthEnd, type ResolvedTerms, type Terms, type TermsSubject } from '../domain/terms.js';
import type { ExplainedDueDate } from '../domain/terms-book.js';
import type { GivenKey, GivenTerms } from '../use-cases/terms-input.js';

export function fromWireTerms(terms: invoiceV1.PaymentTerms | null): GivenTerms {
  return {
    ...fromWireKey(terms ?? nobodys),
    netDays: terms?.netDays ?? null,
    monthEnd: enumName<MonthEnd>(terms?.monthEnd ?? 'MONTH_END_UNSPECIFIED', 'MONTH_END_'),
    calendar: terms?.calendar ?? '',
    roll: enumName<RollRule>(terms?.roll ?? 'ROLL_UNSPECIFIED', 'ROLL_'),
    interestPolicy: terms?.interestPolicy ?? '',
    fixedSum: terms?.fixedSum ?? null,
  };
}

const nobodys = { level: 'LEVEL_UNSPECIFIED', class: '', customerId: '', kind: 'KIND_UNSPECIFIED' } as const;

export function fromWireKey({
  level,
  class: className,
  customerId,
  kind,
}: Pick<invoiceV1.PaymentTerms, 'level' | 'class' | 'customerId' | 'kind'>): GivenKey {
  return {
    level: enumName<string>(level, 'LEVEL_'),
    ...{ className, customerId },
    kind: enumName<InvoiceKind>(kind, 'KIND_'),
  };
}

/** @param terms with the reference of the customer where they are those of one */
export function toWireTerms(terms: Terms & { readonly reference: string }): invoiceV1.PaymentTermsInit {
  const { level, subject, reference, kind, netDays, monthEnd, calendar, roll, fixedSum } = terms;
  const { version, setBy, setAt } = terms;
  return {
    level: `LEVEL_${level}`,
    class: level === 'CLASS' ? subject : '',
    customerId: level === 'CUSTOMER' ? subject : '',
    customerReference: reference,
    kind: `KIND_${kind}`,
    ...(netDays === null ? {} : { netDays }),
    monthEnd: monthEnd === null ? 'MONTH_END_UNSPECIFIED' : `MONTH_END_${monthEnd}`,
    calendar: calendar ?? '',
    roll: roll === null ? 'ROLL_UNSPECIFIED' : `ROLL_${roll}`,
    interestPolicy: terms.interestPolicy ?? '',
    ...(fixedSum === null ? {} : { fixedSum }),
    ...{ version: version.toString(), setBy },
    setTime: toTimestampOrNull(setAt),
  };
}

const wireNames = {
  ...{ netDays: 'net_days', monthEnd: 'month_end', calendar: 'calendar', roll: 'roll' },
  ...{ interestPolicy: 'interest_policy', fixedSum: 'fixed_sum' },
} as const;

export function toWireResolved(
  kind: InvoiceKind,
  terms: ResolvedTerms,
  { className, customer }: TermsSubject,
): invoiceV1.ResolvedTermsInit {
  const codes: Readonly<Record<string, string>> = { CLASS: className ?? '', CUSTOMER: customer?.reference ?? '' };
  const values = (Object.keys(wireNames) as (keyof ResolvedTerms)[]).map((name): invoiceV1.ResolvedTermValueInit => {
    const { value, level, explanation } = terms[name];
    return {
      name: wireNames[name],
      value: String(value ?? ''),
      level: `LEVEL_${level ?? 'PRODUCT'}`,
      code: codes[level ?? ''] ?? '',
      explanation,
    };
  });
  return { kind: `KIND_${kind}`, values };
}

export function toWireDueDate(
  kind: InvoiceKind,
  due: ExplainedDueDate & { readonly issueDate: string; readonly subject: TermsSubject },
): invoiceV1.PreviewDueDateResponseInit {
  return {
    dueDate: toWireDate(due.dueDate),
    issueDate: toWireDate(due.issueDate),
    countedFromDate: toWireDate(due.countedFrom),
    netDate: toWireDate(due.netDate),
    skippedDays: due.skipped.map(({ date, name }) => ({ date: toWireDate(date), name })),
    calendarVersion: due.calendarVersion,
    terms: toWireResolved(kind, due.resolved, due.subject),
  };
}
