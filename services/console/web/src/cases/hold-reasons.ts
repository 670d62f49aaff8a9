import { useTranslation } from 'react-i18next';
import { type Flag, flagNames, stopsContact } from '../account/flags.js';
import { impliedHolds } from './acts/case-acts.js';

const flagsThatHold: readonly Flag[] = flagNames.filter(stopsContact);

/** Of holds on invoices that are promised to be paid. */
const promise = 'PROMISE';

/** Reasons of holds that the product gives itself; any other is in the words of a person. */
export const knownHoldReasons: readonly string[] = [...flagsThatHold, ...impliedHolds, promise];

/** The text of the reason why a case is on hold. */
export function useHoldReason(): (reason: string) => string {
  const { t } = useTranslation();
  return (reason) => {
    const flag = flagsThatHold.find((name) => name === reason);
    if (flag) return t(`customer.flag.${flag}`);
    if (reason === promise) return t('cases.heldBy.PROMISE');
    const implied = impliedHolds.find((name) => name === reason);
    return implied ? t(`cases.heldBy.${implied}`) : reason;
  };
}
