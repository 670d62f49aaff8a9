/** An rpc whose tries share a key of their own, so that each try has a request id and is judged afresh. */
export interface Exception {
  readonly because: string;
  /** Part that is equal in the responses to all attempts at one act. */
  readonly actOf: (response: never) => unknown;
}

/** The rpcs that are not guarded by their request id alone, with the reason of each. */
export const exceptions: Readonly<Record<string, Exception>> = {
  'dunlin.communication.v1.MessageService/SendMessage': {
    because: 'idempotency_key names the act; a later try returns the present state of the message',
    actOf: ({ message }: { message: { messageId: string } }) => message.messageId,
  },
  'dunlin.dca_handoff.v1.PlacementService/ProposePlacement': {
    because: 'idempotency_key names the act; a later try returns the present state of the placement',
    actOf: ({ placement }: { placement: { placementId: string } }) => placement.placementId,
  },
  'dunlin.payment.v1.AttemptService/ChargeByAutopay': {
    because: 'idempotency_key names the act; a later try returns the present state of the attempt',
    actOf: ({ attempt }: { attempt: { attemptId: string } }) => attempt.attemptId,
  },
  'dunlin.common.v1.OperationsService/RunDue': {
    because: 'a round in which nothing is due is not kept; a repeat looks again',
    actOf: ({ doneCount }: { doneCount: string }) => doneCount,
  },
  'dunlin.invoice.v1.InvoiceService/MarkOverdue': {
    because: 'a round in which nothing is overdue is not kept; a repeat looks again',
    actOf: ({ markedCount }: { markedCount: string }) => markedCount,
  },
};
