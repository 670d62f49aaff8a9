import { type LocalDate, localDateAt } from '#libs/time';

/** A message that was sent about an invoice, and has not come back. */
export interface Announcement {
  readonly invoiceId: string;
  readonly messageId: string;
  readonly sentAt: Date;
}

/** Whether a debt was announced: a message about it was sent since it became overdue. */
export function isAnnounced(
  { dueOn, zone }: { readonly dueOn: LocalDate; readonly zone: string },
  sentAt: Date | undefined,
): boolean {
  return sentAt !== undefined && localDateAt(sentAt, zone) > dueOn;
}
