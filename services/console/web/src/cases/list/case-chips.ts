import { useTranslation } from 'react-i18next';
import { useName } from '../../api/names.js';
import { boundOf } from '../../invoices/list/invoice-filter.js';
import type { Chip } from '../../lists/list-bar.js';
import { usePageText } from '../../lists/page-text.js';
import { known, several, useListSearch } from '../../lists/search.js';
import { caseStates } from '../../parts/case-states.js';
import { useFormats } from '../../parts/formats.js';
import { useHoldReason } from '../hold-reasons.js';
import { useClasses, useSpecialists } from './case-filters.js';

/** What a list of cases is narrowed by now, each with the way to drop it. @param invoiceNumber of the invoice in the address */
export function useCaseChips(invoiceNumber: string | undefined): Chip[] {
  const { t } = useTranslation();
  const { money, date } = useFormats();
  const { search, change } = useListSearch();
  const { text, setText } = usePageText();
  const customerName = useName(search['customerId'] ?? '');
  const specialists = useSpecialists().data?.specialists ?? [];
  const classes = useClasses().data?.classes ?? [];
  const reasonText = useHoldReason();
  const { currency = '' } = search;
  const states = known(several(search['states']), caseStates);
  const amount = (minor: string | undefined) =>
    boundOf(minor, currency) && money({ currencyCode: currency, minorUnits: minor! });
  const day = (name: string) => search[name] && date(search[name]);
  const short = (id: string | undefined) => id && `${id.slice(0, 8)}…`;
  const said: Readonly<Record<string, readonly [string, string | undefined]>> = {
    sequence: [t('cases.sequence'), search['sequence']],
    version: [t('caseList.version'), search['sequence'] ? search['version'] : undefined],
    customerId: [t('cases.customer'), search['customerId'] && (customerName ?? short(search['customerId']))],
    invoiceId: [t('placements.invoice'), search['invoiceId'] && (invoiceNumber ?? short(search['invoiceId']))],
    specialist: [
      t('caseList.specialist'),
      specialists.find(({ personId }) => personId === search['specialist'])?.name ?? short(search['specialist']),
    ],
    hold: [t('caseList.holdReason'), search['hold'] && reasonText(search['hold'])],
    class: [t('customer.class'), classes.find(({ name }) => name === search['class'])?.title || search['class']],
    min: [t('caseList.min'), amount(search['min'])],
    max: [t('caseList.max'), amount(search['max'])],
    openedFrom: [t('caseList.openedFrom'), day('openedFrom')],
    openedTo: [t('caseList.openedTo'), day('openedTo')],
    messageFrom: [t('caseList.messageFrom'), day('messageFrom')],
    messageTo: [t('caseList.messageTo'), day('messageTo')],
  };
  return [
    ...(text === '' ? [] : [{ key: 'text', text: `${t('caseList.text')}: ${text}`, remove: () => setText('') }]),
    ...states.map((state) => ({
      key: state,
      text: t(`caseState.${state}`),
      remove: () => change({ states: states.filter((other) => other !== state).join(',') }),
    })),
    ...Object.entries(said).flatMap(([name, [label, value]]) =>
      value ? [{ key: name, text: `${label}: ${value}`, remove: () => change({ [name]: '' }) }] : [],
    ),
  ];
}
