import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import { ActMenu } from '../../lists/list-bar.js';
import { useFormats } from '../../parts/formats.js';
import { CaseLink, CustomerLink } from '../../parts/links.js';
import { CaseBadge } from '../../parts/state-badge.js';
import type { Column } from '../../parts/table/data-table.js';
import type { Translate } from '../../parts/texts.js';
import { type CaseAct, caseActs, impliedHold } from '../acts/case-acts.js';
import { caseName } from '../case-name.js';
import { useStepText } from '../coming-steps.js';
import { useSpecialists } from './case-filters.js';

type Case = Schemas['Case'];

interface Words {
  readonly t: Translate;
  readonly formats: ReturnType<typeof useFormats>;
  readonly stepText: ReturnType<typeof useStepText>;
  readonly specialists: ReadonlyMap<string, string>;
  readonly permissions: readonly string[];
}

/** What lists say about a case, and what can be done there. */
export function useCaseColumns(choose: (act: CaseAct, of: Case) => void): Column<Case>[] {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const stepText = useStepText();
  const { permissions } = useMe();
  const { data } = useSpecialists();
  return useMemo(() => {
    const specialists = new Map(data?.specialists.map(({ personId, name }) => [personId, name]));
    return columnsOf({ t, formats, stepText, specialists, permissions }, choose);
    // The texts follow from the language, which is what is watched.
  }, [i18n.language, formats, permissions, data]);
}

function columnsOf(
  { t, formats: { money, date, time }, stepText, specialists, permissions }: Words,
  choose: (act: CaseAct, of: Case) => void,
): Column<Case>[] {
  return [
    { id: 'state', title: t('cases.state'), cell: ({ state }) => <CaseBadge state={state} />, nowrap: true },
    {
      id: 'case',
      title: t('cases.invoices'),
      cell: (row) => <CaseLink caseId={row.caseId} text={caseName(row)} />,
      nowrap: true,
    },
    { id: 'customer', title: t('cases.customer'), cell: ({ customerId }) => <CustomerLink customerId={customerId} /> },
    { id: 'outstanding', title: t('cases.outstanding'), cell: ({ outstanding }) => money(outstanding), numeric: true },
    { id: 'oldestDue', title: t('cases.oldestDue'), cell: ({ oldestDueDate }) => date(oldestDueDate), nowrap: true },
    {
      id: 'nextStep',
      title: t('cases.nextStep'),
      cell: ({ nextStep }) =>
        nextStep && (
          <>
            <Text size="sm">{time(nextStep.fireTime)}</Text>
            <Text size="xs" c="dimmed">
              {stepText(nextStep)}
            </Text>
          </>
        ),
    },
    {
      id: 'nextMessage',
      title: t('caseList.nextMessage'),
      cell: ({ nextMessage }) => time(nextMessage?.fireTime),
      nowrap: true,
    },
    {
      id: 'lastContact',
      title: t('cases.lastContact'),
      cell: ({ lastContactTime }) => (lastContactTime ? time(lastContactTime) : t('cases.never')),
      nowrap: true,
    },
    {
      id: 'sequence',
      title: t('cases.sequence'),
      cell: ({ sequence, sequenceVersion }) => t('cases.version', { name: sequence, version: sequenceVersion }),
    },
    {
      id: 'openInvoices',
      title: t('invoices.lifecycle'),
      cell: ({ openInvoiceCount }) => t('cases.openInvoices', { count: openInvoiceCount }),
      nowrap: true,
    },
    { id: 'holds', title: t('cases.holds'), cell: (row) => <Text size="sm">{heldBy(row, t).join('; ')}</Text> },
    {
      id: 'specialist',
      title: t('caseList.specialist'),
      cell: ({ specialistId }) => specialists.get(specialistId) ?? specialistId.slice(0, 8),
    },
    { id: 'class', title: t('customer.class'), cell: ({ customerClass }) => customerClass },
    { id: 'opened', title: t('cases.opened'), cell: ({ openTime }) => time(openTime), nowrap: true },
    { id: 'closed', title: t('cases.closed'), cell: ({ closeTime }) => time(closeTime), nowrap: true },
    {
      id: 'acts',
      title: t('act.menu'),
      cell: (row) => (
        <ActMenu
          of={caseName(row)}
          acts={caseActs(row, permissions).map((act) => ({ name: t(`act.${act}.title`), run: () => choose(act, row) }))}
        />
      ),
    },
  ];
}

function heldBy(row: Case, t: Words['t']): string[] {
  const implied = impliedHold(row);
  return [
    ...(implied ? [t(`cases.heldBy.${implied}`)] : []),
    ...row.holds.map(({ reason, flag }) => (flag ? t(`customer.flag.${flag}`) : reason)),
    ...(row.placedInvoiceCount > 0 ? [t('cases.placed')] : []),
  ];
}
