import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import type { en } from '../locales/en.js';
import { useFormats } from '../parts/formats.js';

type LateFee = Schemas['LateFee'];
type Reason = keyof (typeof en)['lateFees']['reasons'];

/** How a fee comes about, or why there is none, as a sentence. */
export function useFeeText(): (fee: LateFee) => string {
  const { t } = useTranslation();
  const { money } = useFormats();
  return ({ reason, kind, percent, principal, reckoned, bound, amount }) => {
    if (reason !== '') return t(`lateFees.reasons.${reason as Reason}`);
    const facts = { percent, principal: money(principal), amount: money(reckoned) };
    const how = t(`lateFees.hows.${kind ?? 'FLAT'}`, facts);
    return bound ? `${how} ${t(`lateFees.bounds.${bound}`, { amount: money(amount) })}` : how;
  };
}
