import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useStepText } from '../cases/coming-steps.js';
import { useCase } from '../cases/list/case-list.js';
import { useFormats } from '../parts/formats.js';
import { useKept } from '../parts/kept.js';
import { CaseLink } from '../parts/links.js';
import { Loaded } from '../parts/panel.js';
import { CaseBadge } from '../parts/state-badge.js';
import { inWords } from '../parts/written.js';
import classes from './invoices.module.css';
import { MessageDrawer } from './message-drawer.js';

interface PlannedMessagesProps {
  readonly invoiceId: string;
  readonly customerId: string;
}

/** Messages about an invoice that are to come, each as it would be written today. */
export function PlannedMessages({ invoiceId, customerId }: PlannedMessagesProps): ReactNode {
  const { t } = useTranslation();
  const cases = useQuery({
    queryKey: ['cases', 'of', { invoiceId }],
    queryFn: () => taken(api.GET('/api/v1/cases', { params: { query: { invoiceId, pageSize: 50 } } })),
  });
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('invoice.plannedMessages')}
      </Title>
      <Loaded query={cases}>
        {({ cases: found }) => {
          const running = found.find(({ closeTime }) => !closeTime);
          if (!running) return <Text c="dimmed">{t('invoice.nonePlanned')}</Text>;
          return <OfCase caseId={running.caseId} invoiceId={invoiceId} customerId={customerId} />;
        }}
      </Loaded>
    </section>
  );
}

type Planned = Schemas['StepPlanned'];

/** States in which nothing is sent, whatever is planned. */
const still: readonly (string | null)[] = ['PAUSED', 'ON_HOLD', 'COLLECTIONS', 'ON_ARRANGEMENT'];

function OfCase({ caseId, invoiceId, customerId }: PlannedMessagesProps & { caseId: string }): ReactNode {
  const { t } = useTranslation();
  const { time } = useFormats();
  const stepText = useStepText();
  const [read, setRead] = useState<Planned | null>(null);
  const kept = useKept(read);
  return (
    <Loaded query={useCase(caseId)}>
      {({ invoices, state, sequence, sequenceVersion }) => {
        const own = invoices.filter((invoice) => invoice.invoiceId === invoiceId && invoice.open);
        const messages = own.flatMap(({ stepsPlanned }) => stepsPlanned.filter(({ kind }) => kind === 'send'));
        return (
          <Stack gap="xs">
            <Group gap="xs">
              <CaseLink caseId={caseId} text={t('cases.version', { name: sequence, version: sequenceVersion })} />
              <CaseBadge state={state} />
            </Group>
            {messages.length > 0 && still.includes(state) && (
              <Alert color="yellow" variant="outline">
                {t('invoice.heldMessages')}
              </Alert>
            )}
            {messages.length === 0 && <Text c="dimmed">{t('invoice.nonePlanned')}</Text>}
            <ul className={classes['planned']} aria-label={t('invoice.plannedMessages')}>
              {messages.map((step) => (
                <li key={`${step.stepId} ${step.fireTime}`}>
                  <Text size="sm" component="span">
                    {time(step.fireTime)} · {stepText(step)}
                  </Text>
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`${t('invoice.preview')}: ${inWords(step.template)}`}
                    onClick={() => setRead(step)}
                  >
                    {t('invoice.preview')}
                  </Button>
                </li>
              ))}
            </ul>
            <MessageDrawer opened={read !== null} close={() => setRead(null)}>
              {kept && <Rendered template={kept.template} invoiceId={invoiceId} customerId={customerId} />}
            </MessageDrawer>
          </Stack>
        );
      }}
    </Loaded>
  );
}

function Rendered({ template, invoiceId, customerId }: PlannedMessagesProps & { template: string }): ReactNode {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['messages', 'preview', template, invoiceId],
    queryFn: () =>
      taken(
        api.GET('/api/v1/message-preview', { params: { query: { customerId, invoiceIds: [invoiceId], template } } }),
      ),
  });
  return (
    <Loaded query={query}>
      {({ subject, text, locale }) => (
        <Stack>
          <Text size="sm" c="dimmed">
            {t('invoice.asOfToday', { template: inWords(template), locale })}
          </Text>
          <article aria-label={t('message.rendered')} className={classes['letter']}>
            <Text fw={650}>{subject}</Text>
            <pre>{text}</pre>
          </article>
        </Stack>
      )}
    </Loaded>
  );
}
