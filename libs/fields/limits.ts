/** Highest number of characters (code points) of each text; the tables check the same figures. */
export const maxLengths = {
  /** A name that another system gave. */
  reference: 200,
  customerReference: 100,
  invoiceNumber: 100,
  creditorId: 100,
  name: 200,
  customerClass: 64,
  zone: 64,
  locale: 35,
  email: 254,
  phone: 40,
  contactLabel: 64,
  /** Why a person did something. */
  reason: 500,
  seriesCode: 60,
  feePolicyCode: 60,
  /** What numbers of a series begin with. */
  seriesPrefix: 60,
  /** What a line of an invoice is for. */
  lineText: 200,
  /** What a debtor reads beside the amount of a charge. */
  chargeText: 200,
  /** What something is charged for, told apart from other times. */
  chargeOccurrence: 100,
  queue: 64,
  sequenceName: 60,
  calendarCode: 60,
  tag: 40,
  taskNotes: 2_000,
  agencyCode: 64,
  title: 300,
  note: 10_000,
  outcomeNote: 2_000,
  remittanceText: 500,
  proof: 500,
  fileName: 255,
  idempotencyKey: 200,
  stepId: 100,
  templateName: 64,
  templateSubject: 500,
  templateBody: 200_000,
} as const;

/** Most calls take at most so many ids. */
export const maxIds = 500;
