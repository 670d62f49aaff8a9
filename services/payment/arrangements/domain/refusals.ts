import { refusals as ofPromises } from '../../promises/domain/refusals.js';

const { DRAFT, VOID, WRITTEN_OFF, SETTLED, SETTLING, NOTHING_REMAINS, NOT_COLLECTED, IN_DISPUTE, PLACED } = ofPromises;

/** Why something cannot be arranged or changed: the codes that callers see, each with its sentence. */
export const refusals = {
  ...{ DRAFT, VOID, WRITTEN_OFF, SETTLED, SETTLING, NOTHING_REMAINS, NOT_COLLECTED, IN_DISPUTE, PLACED },
  ARRANGED: 'Another plan pays it already; cancel that plan first, or let this one take its place.',
  ENDED: 'It has ended.',
  PAUSED: 'It is paused; resume it first.',
  NOT_PAUSED: 'It goes on.',
  NO_NEXT_INSTALMENT: 'None of its instalments is still to come.',
  METHOD_NOT_ACTIVE: 'The payment method may not be charged.',
} as const;
export type RefusalReason = keyof typeof refusals;
