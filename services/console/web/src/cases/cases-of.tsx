import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useFormats } from '../parts/formats.js';
import { CaseLink } from '../parts/links.js';
import { Loaded } from '../parts/panel.js';
import partClasses from '../parts/parts.module.css';
import { CaseBadge } from '../parts/state-badge.js';
import { Steps } from './case-parts.js';
import classes from './cases.module.css';
import { useHoldReason } from './hold-reasons.js';
import { useCase } from './list/case-list.js';

interface CasesFilter {
  readonly customerId?: string;
  readonly invoiceId?: string;
}

interface CustomerCasesProps {
  readonly filter: CasesFilter;
  readonly empty: string;
  /** The invoice whose steps are shown with each case. */
  readonly withSteps?: string;
}

/** Cases of a customer or an invoice, those past included. */
export function CustomerCases({ filter, empty, withSteps }: CustomerCasesProps): ReactNode {
  const { t } = useTranslation();
  const query = useCasesOf(filter);
  return (
    <Loaded query={query} empty={empty} isEmpty={({ cases: { length } }) => length === 0}>
      {({ cases, nextPageToken }) => (
        <div className={classes['few']} tabIndex={0} role="region" aria-label={t('cases.title')}>
          <Stack gap="md">
            {cases.map((found, index) => (
              <CaseLine key={found.caseId} found={found} withSteps={withSteps} isFirst={index === 0} />
            ))}
            {nextPageToken !== '' && (
              <Link to="/cases" search={filter} className={partClasses['link']}>
                {t('cases.all')}
              </Link>
            )}
          </Stack>
        </div>
      )}
    </Loaded>
  );
}

function useCasesOf(filter: CasesFilter) {
  return useQuery({
    queryKey: ['cases', 'of', filter],
    queryFn: () => taken(api.GET('/api/v1/cases', { params: { query: { ...filter, pageSize: 50 } } })),
  });
}

/** That the case of an invoice is on hold, and why; nothing while it is not. */
export function HeldInvoice({ invoiceId }: { invoiceId: string }): ReactNode {
  const holdReason = useHoldReason();
  const held = useCasesOf({ invoiceId }).data?.cases.find(({ state }) => state === 'ON_HOLD');
  if (!held) return null;
  return (
    <Group gap={6}>
      <CaseBadge state={held.state} />
      <Text size="sm">{holdReason(held.holdReason)}</Text>
    </Group>
  );
}

interface CaseLineProps {
  readonly found: Schemas['Case'];
  readonly withSteps: string | undefined;
  readonly isFirst: boolean;
}

function CaseLine({ found, withSteps, isFirst }: CaseLineProps): ReactNode {
  const { t } = useTranslation();
  // The list has no steps, and each case is asked for them by itself: those past only when somebody wants to see them.
  const [isShown, setShown] = useState(isFirst);
  const { money, time } = useFormats();
  const holdReason = useHoldReason();
  const { caseId, state, sequence, sequenceVersion, outstanding, nextFireTime } = found;
  return (
    <div>
      <Group gap="sm" mb={withSteps === undefined ? 0 : 6}>
        <CaseLink caseId={caseId} text={t('cases.version', { name: sequence, version: sequenceVersion })} />
        <CaseBadge state={state} />
        {found.holdReason !== '' && <Text size="sm">{holdReason(found.holdReason)}</Text>}
        <Text size="sm" c="dimmed">
          {[money(outstanding), ...(nextFireTime ? [`${t('cases.nextStep')}: ${time(nextFireTime)}`] : [])].join(' · ')}
        </Text>
      </Group>
      {withSteps !== undefined && isShown && <StepsOf caseId={caseId} invoiceId={withSteps} />}
      {withSteps !== undefined && !isShown && (
        <Button size="compact-xs" variant="default" onClick={() => setShown(true)}>
          {t('cases.showSteps')}
        </Button>
      )}
    </div>
  );
}

function StepsOf({ caseId, invoiceId }: { caseId: string; invoiceId: string }): ReactNode {
  return (
    <Loaded query={useCase(caseId)}>
      {({ invoices }) =>
        invoices
          .filter((invoice) => invoice.invoiceId === invoiceId)
          .map((invoice) => <Steps key={invoice.episode} invoice={invoice} />)
      }
    </Loaded>
  );
}
