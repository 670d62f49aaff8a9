import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useMay } from '../api/me.js';
import { ReasonAct } from '../parts/acts/reason-acts.js';
import { useFormats } from '../parts/formats.js';
import { InvoiceLink } from '../parts/links.js';
import { Loaded } from '../parts/panel.js';
import classes from '../parts/parts.module.css';
import { Badge, type Tone } from '../parts/state-badge.js';
import { useCodeText, useWhy } from '../parts/texts.js';
import { inWords } from '../parts/written.js';
import { MakePromise } from '../promises/promise-drawers.js';
import { impliedHold } from './acts/case-acts.js';
import { PlaceHold } from './acts/place-hold.js';
import { useStepText } from './coming-steps.js';
import { useHoldReason } from './hold-reasons.js';

const outcomeTones: Readonly<Record<string, Tone>> = {
  SENT: 'good',
  CHARGED: 'good',
  DECLINED: 'bad',
  TASK_CREATED: 'good',
  PLACED: 'good',
  BOUNCED: 'bad',
  REFUSED: 'bad',
  FAILED: 'bad',
  EXPIRED: 'wait',
};

/** An outcome in words; one that a later release brings is written as it is named. */
function Outcome({ outcome }: { outcome: string }): ReactNode {
  const codeText = useCodeText();
  const tone = outcomeTones[outcome] ?? 'off';
  return (
    <Badge tone={tone} icon={tone === 'good' ? 'check' : tone === 'bad' ? 'warning' : 'note'}>
      {codeText('stepOutcome', outcome)}
    </Badge>
  );
}

interface StepsProps {
  readonly invoice: Schemas['CaseInvoice'];
  /** Whether those to come are told elsewhere. */
  readonly doneOnly?: boolean;
}

/** Steps of one invoice of a case, those that are done and those to come. */
export function Steps({ invoice, doneOnly = false }: StepsProps): ReactNode {
  const { t } = useTranslation();
  const why = useWhy();
  const { time } = useFormats();
  const stepText = useStepText();
  const { stepsDone } = invoice;
  const stepsPlanned = doneOnly ? [] : invoice.stepsPlanned;
  if (stepsDone.length + stepsPlanned.length === 0)
    return <Text c="dimmed">{t(doneOnly ? 'cases.noneDone' : 'cases.noSteps')}</Text>;
  return (
    <div
      className={classes['scroll']}
      tabIndex={0}
      role="region"
      aria-label={`${t('cases.steps')} ${invoice.invoiceNumber}`}
    >
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('cases.step')}</th>
            <th scope="col">{t('cases.outcome')}</th>
            <th scope="col">{t('cases.due')}</th>
            <th scope="col">{t('cases.because')}</th>
          </tr>
        </thead>
        <tbody>
          {stepsDone.map(({ stepId, outcome, because, dueTime, doneTime }) => (
            <tr key={`${stepId} ${doneTime}`}>
              <td>{inWords(stepId)}</td>
              <td>
                <Outcome outcome={outcome} />
              </td>
              <td data-nowrap>{time(doneTime ?? dueTime)}</td>
              <td>{why({ code: because })}</td>
            </tr>
          ))}
          {stepsPlanned.map((step) => (
            <tr key={`${step.stepId} planned`}>
              <td>{stepText(step)}</td>
              <td>
                <Badge tone="calm" icon="clock">
                  {t('cases.planned')}
                </Badge>
              </td>
              <td data-nowrap>{time(step.fireTime)}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The invoices of a case, each with its steps. */
export function CaseInvoices({
  invoices,
  doneOnly = false,
}: Pick<StepsProps, 'doneOnly'> & { invoices: readonly Schemas['CaseInvoice'][] }): ReactNode {
  const { t } = useTranslation();
  const why = useWhy();
  return (
    <Stack gap="md">
      {invoices.map((invoice) => (
        <div key={`${invoice.invoiceId} ${invoice.episode}`}>
          <Group gap="xs" mb={6}>
            <InvoiceLink invoiceId={invoice.invoiceId} number={invoice.invoiceNumber} />
            {!invoice.open && (
              <Text size="sm" c="dimmed">
                {t('cases.left', { reason: why({ code: invoice.leftReason }) })}
              </Text>
            )}
          </Group>
          <Steps invoice={invoice} doneOnly={doneOnly} />
        </div>
      ))}
    </Stack>
  );
}

/** Invoices of a case that are disputed, where the dispute can be closed. */
function Disputed({ found: { customerId, invoices } }: { found: Schemas['Case'] }): ReactNode {
  const query = useQuery({
    queryKey: ['invoices', 'disputed', customerId],
    queryFn: () =>
      taken(api.GET('/api/v1/invoices', { params: { query: { customerId, disputed: true, pageSize: 500 } } })),
  });
  const ofCase = new Set(invoices.map(({ invoiceId }) => invoiceId));
  return (
    <Loaded query={query}>
      {({ invoices: disputed }) => (
        <Group gap="xs">
          {disputed
            .filter(({ invoiceId }) => ofCase.has(invoiceId))
            .map(({ invoiceId, number }) => (
              <InvoiceLink key={invoiceId} invoiceId={invoiceId} number={number} />
            ))}
        </Group>
      )}
    </Loaded>
  );
}

/** What a person does so that collection of a case waits. */
export function HoldActs({ found }: { found: Schemas['Case'] }): ReactNode {
  if (found.closeTime) return null;
  return (
    <Group gap="xs">
      <PromiseButton found={found} />
      <HoldButton found={found} />
    </Group>
  );
}

/** Places a hold on an invoice of a case, or on its customer. */
function HoldButton({ found }: { found: Schemas['Case'] }): ReactNode {
  const { t } = useTranslation();
  const mayHold = useMay('cases.pause');
  const [opened, { open, close }] = useDisclosure(false);
  if (!mayHold) return null;
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {t('act.placeHold.button')}
      </Button>
      <PlaceHold opened={opened} close={close} of={found} />
    </>
  );
}

/** Records what the customer of a case promises to pay of it. */
function PromiseButton({ found: { customerId, invoices } }: { found: Schemas['Case'] }): ReactNode {
  const { t } = useTranslation();
  const mayPromise = useMay('promises.write');
  const [opened, { open, close }] = useDisclosure(false);
  const invoiceIds = invoices.flatMap((invoice) => (invoice.open ? [invoice.invoiceId] : []));
  if (!mayPromise) return null;
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {t('act.makePromise.button')}
      </Button>
      <MakePromise opened={opened} close={close} customerId={customerId} invoiceIds={invoiceIds} />
    </>
  );
}

/** What holds a case; a hold can be lifted by whoever may. */
export function Holds({ found }: { found: Schemas['Case'] }): ReactNode {
  const { t } = useTranslation();
  const { time } = useFormats();
  const mayLift = useMay('cases.pause');
  const holdReason = useHoldReason();
  const [lifted, setLifted] = useState<string | null>(null);
  const { holds } = found;
  const implied = impliedHold(found);
  if (holds.length === 0 && !implied) return <Text c="dimmed">{t('cases.noHolds')}</Text>;
  return (
    <Stack gap="xs">
      {implied && <Text fw={600}>{t(`cases.heldBy.${implied}`)}</Text>}
      {implied === 'DISPUTED' && <Disputed found={found} />}
      {holds.map(({ holdId, scope, reason, placedBy, placeTime, endTime, flag, promiseId }) => (
        <Group key={holdId} justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Text fw={600}>{holdReason(reason)}</Text>
            <Text size="sm" c="dimmed">
              {[
                scope ? t(`hold.scope.${scope}`) : '',
                flag || promiseId ? t(flag ? 'hold.ofFlag' : 'hold.ofPromise') : t('hold.by', { actor: placedBy }),
                t('hold.since', { time: time(placeTime) }),
                endTime ? t('hold.until', { time: time(endTime) }) : t(flag ? 'hold.untilLowered' : 'hold.unlimited'),
              ].join(', ')}
            </Text>
          </div>
          {mayLift && !flag && promiseId === '' && (
            <Button size="xs" variant="default" flex="none" onClick={() => setLifted(holdId)}>
              {t('act.liftHold.button')}
            </Button>
          )}
        </Group>
      ))}
      <ReasonAct
        name="liftHold"
        opened={lifted !== null}
        close={() => setLifted(null)}
        run={(reason, key) =>
          taken(
            api.POST('/api/v1/holds/{holdId}/lift', {
              params: { path: { holdId: lifted! }, header: { 'Idempotency-Key': key } },
              body: { reason },
            }),
          )
        }
      />
    </Stack>
  );
}
