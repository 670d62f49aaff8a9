import { Alert, SimpleGrid, Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Diary } from '../account/diary.js';
import { FlagAlerts } from '../account/flags.js';
import type { Schemas } from '../api/client.js';
import { useLive } from '../api/live.js';
import { useMe } from '../api/me.js';
import { Messages } from '../invoices/messages.js';
import { RefusedActs } from '../parts/acts/refused-acts.js';
import { useFormats } from '../parts/formats.js';
import { CaseLink, CustomerLink, useCustomer } from '../parts/links.js';
import { ActButtons, PageHead } from '../parts/page-head.js';
import { Facts, Loaded, Panel } from '../parts/panel.js';
import { CaseBadge } from '../parts/state-badge.js';
import { PayerBrief } from '../payers/payer-profile.js';
import { AlsoHere } from '../presence/also-here.js';
import { CaseActDrawer } from './acts/case-act-drawers.js';
import { type CaseAct, caseActs, refusedCaseActs } from './acts/case-acts.js';
import { caseName } from './case-name.js';
import { CaseInvoices, HoldActs, Holds } from './case-parts.js';
import { ComingSteps, useStepText } from './coming-steps.js';
import { useCase } from './list/case-list.js';

/** One case: what it is about, what stops it, what was done and what comes. */
export function CaseScreen(): ReactNode {
  const { caseId } = useParams({ from: '/cases/$caseId' });
  const query = useCase(caseId);
  useLive(query.data?.customerId ?? null, [['cases'], ['customers'], ['diary'], ['messages'], ['payer'], ['promises']]);
  return <Loaded query={query}>{(found) => <CaseView found={found} />}</Loaded>;
}

function CaseView({ found }: { found: Schemas['Case'] }): ReactNode {
  const { t } = useTranslation();
  const { money, date, time } = useFormats();
  const { permissions } = useMe();
  const stepText = useStepText();
  const [act, setAct] = useState<CaseAct | null>(null);
  const customer = useCustomer(found.customerId);
  const open = found.invoices.filter((invoice) => invoice.open);
  return (
    <Stack gap="md">
      <PageHead
        above={{ to: '/cases', text: t('cases.all') }}
        title={`${t('cases.case')} ${caseName(found)}`}
        badges={
          <>
            <CaseBadge state={found.state} />
            <AlsoHere customerId={found.customerId} />
          </>
        }
        acts={
          <ActButtons acts={caseActs(found, permissions)} textOf={(name) => t(`act.${name}.button`)} choose={setAct} />
        }
      />
      <FlagAlerts flags={customer.data?.flags ?? []} />
      <RefusedActs
        refused={refusedCaseActs(found, permissions).map(({ name, ...why }) => ({
          ...why,
          title: t(`act.${name}.title`),
        }))}
      />
      {found.mergedIntoCaseId !== '' && (
        <Alert color="gray" variant="outline">
          {t('caseActs.merged')} <CaseLink caseId={found.mergedIntoCaseId} text={t('caseActs.toMerged')} />
        </Alert>
      )}
      <Panel title={t('cases.facts')}>
        <Facts
          facts={[
            [t('cases.customer'), <CustomerLink key="customer" customerId={found.customerId} />],
            [t('cases.outstanding'), money(found.outstanding)],
            [t('cases.invoices'), t('cases.openInvoices', { count: found.openInvoiceCount || open.length })],
            [t('cases.oldestDue'), date(found.oldestDueDate)],
            [
              t('cases.nextStep'),
              found.nextStep ? `${stepText(found.nextStep)}, ${time(found.nextStep.fireTime)}` : t('cases.none'),
            ],
            [t('cases.lastContact'), found.lastContactTime ? time(found.lastContactTime) : t('cases.never')],
            [t('cases.sequence'), t('cases.version', { name: found.sequence, version: found.sequenceVersion })],
            [t('cases.opened'), time(found.openTime)],
            ...(found.closeTime ? [[t('cases.closed'), time(found.closeTime)] as const] : []),
          ]}
        />
      </Panel>
      <Panel title={t('payer.title')}>
        <PayerBrief customerId={found.customerId} />
      </Panel>
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <Stack>
          <Panel title={t('caseActs.comesNext')}>
            <ComingSteps found={found} name={t('caseActs.comesNext')} empty={t('caseActs.nothingComes')} />
          </Panel>
          <Panel title={t('cases.holds')} aside={<HoldActs found={found} />}>
            <Holds found={found} />
          </Panel>
          <Panel title={t('cases.stepsDone')}>
            <CaseInvoices invoices={found.invoices} doneOnly />
          </Panel>
        </Stack>
        <Stack>
          <Panel title={t('customer.diary')}>
            <Diary customerId={found.customerId} />
          </Panel>
          <Panel title={t('invoice.messages')}>
            <Messages filter={{ caseId: found.caseId }} />
          </Panel>
        </Stack>
      </SimpleGrid>
      <CaseActDrawer key={found.caseId} act={act} found={found} close={() => setAct(null)} />
    </Stack>
  );
}
