import { useTranslation } from 'react-i18next';
import { useCodeText } from '../parts/texts.js';
import type { SequenceDocument } from './document.js';

/** What a sequence takes, and when it does what it does, in words. */
export function useDocumentFacts(): (document: SequenceDocument) => (readonly [name: string, value: string])[] {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const dayText = useDayText();
  const calendar = ({ time, within, zone, onBusinessDays, workingDays }: SequenceDocument) =>
    [
      time === '' ? t('sequences.spread') : t(within === '' ? 'sequences.at' : 'sequences.atWithin', { time, within }),
      zone === 'customer' ? t('sequences.zoneCustomer') : t('sequences.zone', { zone }),
      ...(onBusinessDays
        ? [workingDays === '' ? t('sequences.business') : t('sequences.businessOf', { calendar: workingDays })]
        : []),
    ].join(', ');
  return (document) => {
    const { when, minRemaining, grouping, anchor, expiresAfterDays } = document;
    const minima = Object.entries(minRemaining).map(([currency, amount]) => `${amount} ${currency}`);
    return [
      [t('sequences.takes'), when],
      ...(minima.length > 0 ? [[t('sequences.least'), minima.join(', ')] as const] : []),
      [t('sequences.grouping'), codeText('sequences.groupings', grouping)],
      [t('sequences.calendar'), calendar(document)],
      [t('sequences.expires'), expiresAfterDays === null ? t('sequences.never') : dayText(expiresAfterDays, anchor)],
    ];
  };
}

/** When a step is, counted from the anchor. */
export function useDayText(): (days: number, anchor: string) => string {
  const { t } = useTranslation();
  const codeText = useCodeText();
  return (days, anchor) => {
    const of = { count: Math.abs(days), anchor: codeText('sequences.anchor', anchor) };
    if (days === 0) return t('sequences.dayOf', of);
    return days > 0 ? t('sequences.after', of) : t('sequences.before', of);
  };
}
