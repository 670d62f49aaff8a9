import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useLive } from '../api/live.js';
import { useMay, useMe } from '../api/me.js';
import { useFormats } from '../parts/formats.js';
import { CustomerLink, InvoiceLink } from '../parts/links.js';
import { Facts, Loaded, Panel } from '../parts/panel.js';
import { ApprovalBadge } from '../parts/state-badge.js';
import { useCodeText, useWhy } from '../parts/texts.js';
import { standingOf } from './approval-acts.js';
import { type Decision, DecisionDrawers } from './approval-drawers.js';

type Approval = Schemas['Approval'];

/** One act that waits or waited for a second person: what, on which facts, who asked why, and until when. */
export function ApprovalOne({ service, approvalId }: { service: string; approvalId: string }): ReactNode {
  const query = useQuery({
    queryKey: ['approvals', 'one', service, approvalId],
    queryFn: async () => {
      const params = { path: { service, approvalId } };
      return (await taken(api.GET('/api/v1/approvals/{service}/{approvalId}', { params }))).approval!;
    },
  });
  useLive(query.data?.customerId ?? null, [['approvals']]);
  return <Loaded query={query}>{(approval) => <ApprovalView service={service} approval={approval} />}</Loaded>;
}

function ApprovalView({ service, approval }: { service: string; approval: Approval }): ReactNode {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Decision | null>(null);
  const { act, state } = approval;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Group gap="sm">
          <Title order={1} size="h2">
            {act && t(`approvals.acts.${act}`)}
          </Title>
          <ApprovalBadge state={state} />
        </Group>
        <Decisions approval={approval} choose={setChosen} />
      </Group>
      <Panel title={t('approvals.one')}>
        <Asked approval={approval} />
      </Panel>
      <Panel title={t('approvals.facts')}>
        <RestsOn approval={approval} />
      </Panel>
      <DecisionDrawers service={service} approval={approval} chosen={chosen} close={() => setChosen(null)} />
    </Stack>
  );
}

/** What this person can do about it, or why nothing. */
function Decisions({ approval, choose }: { approval: Approval; choose: (decision: Decision) => void }): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const mayWithdraw = useMay('approvals.ask');
  switch (standingOf(approval, me)) {
    case 'CLOSED':
      return null;
    case 'OWN':
      return (
        <Group>
          <Text size="sm">{t('approvals.own')}</Text>
          {mayWithdraw && (
            <Button variant="default" onClick={() => choose('withdrawApproval')}>
              {t('act.withdrawApproval.button')}
            </Button>
          )}
        </Group>
      );
    case 'NOT_PERMITTED':
      return <Text size="sm">{t('approvals.notPermitted')}</Text>;
    case 'TO_DECIDE':
      return (
        <Group>
          <Button variant="default" onClick={() => choose('refuseApproval')}>
            {t('act.refuseApproval.button')}
          </Button>
          <Button onClick={() => choose('grantApproval')}>{t('act.grantApproval.button')}</Button>
        </Group>
      );
  }
}

function Asked({ approval }: { approval: Approval }): ReactNode {
  const { t } = useTranslation();
  const { money, time } = useFormats();
  const codeText = useCodeText();
  const why = useWhy();
  const { customerId, invoiceId, amount, limit, doneBefore, requester, requesterRoles, reason } = approval;
  const { requestTime, expireTime, decider, decideTime, decisionReason } = approval;
  const number = approval.facts.find(({ name }) => name === 'INVOICE')?.value ?? invoiceId.slice(0, 8);
  return (
    <Facts
      facts={[
        [t('approvals.amount'), <strong key="amount">{money(amount)}</strong>],
        [t('approvals.customer'), <CustomerLink key="customer" customerId={customerId} />],
        [t('approvals.invoice'), <InvoiceLink key="invoice" invoiceId={invoiceId} number={number} />],
        [t('approvals.requester'), requester],
        [t('approvals.roles'), requesterRoles.map((role) => codeText('admin.role', role)).join(', ')],
        [t('approvals.reason'), reason],
        [t('approvals.limit'), money(limit)],
        [t('approvals.doneBefore'), money(doneBefore)],
        [t('approvals.requested'), time(requestTime)],
        [t('approvals.expires'), time(expireTime)],
        ...(decideTime
          ? ([
              [t('approvals.decider'), decider],
              [t('approvals.decided'), time(decideTime)],
              [t('approvals.decisionReason'), why({ code: decisionReason })],
            ] as const)
          : []),
      ]}
    />
  );
}

function RestsOn({ approval: { facts } }: { approval: Approval }): ReactNode {
  const { t } = useTranslation();
  const codeText = useCodeText();
  return (
    <Stack gap="sm">
      <Text size="sm">{t('approvals.factsText')}</Text>
      <Facts
        facts={facts
          .filter(({ name }) => name !== 'INVOICE')
          .map(({ name, value }) => [
            codeText('approvals.factNames', name),
            name === 'CHARGE' ? codeText('component', value) : value,
          ])}
      />
    </Stack>
  );
}
