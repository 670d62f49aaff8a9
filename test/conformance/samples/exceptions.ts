/** An rpc whose tries share a key of their own, so that each try has a request id and is judged afresh. */
export interface Exception {
  readonly because: string;
  /** What is the same in the answers to all tries of one act. */
  readonly actOf: (answer: never) => unknown;
}

/** The rpcs that are not guarded by their request id alone, with the reason of each. */
export const exceptions: Readonly<Record<string, Exception>> = {
  'dunlin.communication.v1.MessageService/SendMessage': {
    because: 'idempotency_key names the act; a later try answers what has become of the message meanwhile',
    actOf: ({ message }: { message: { messageId: string } }) => message.messageId,
  },
  'dunlin.dca_handoff.v1.PlacementService/ProposePlacement': {
    because: 'idempotency_key names the act; a later try answers what has become of the placement meanwhile',
    actOf: ({ placement }: { placement: { placementId: string } }) => placement.placementId,
  },
};
