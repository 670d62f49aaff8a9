import { Badge, Button, CopyButton, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useMay } from '../api/me.js';
import { ActMenu } from '../lists/list-bar.js';
import { ConfirmAct } from '../parts/acts/confirm-act.js';
import { Result } from '../parts/acts/result.js';
import { useFormats } from '../parts/formats.js';
import { useKept } from '../parts/kept.js';
import { Loaded } from '../parts/panel.js';
import { MethodBadge } from '../parts/state-badge.js';
import { Attempts } from './attempts.js';
import { type MethodAct, MethodActDrawer, methodActsOf } from './method-drawers.js';
import { useMethods } from './use-methods.js';

type Method = Schemas['Method'];

interface Chosen {
  readonly act: MethodAct;
  readonly methodId: string;
}

/** Cards and accounts that a customer permits to be charged, and what was charged. */
export function Methods({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  const mayWrite = useMay('methods.write');
  const query = useMethods(customerId);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [isAsking, setAsking] = useState(false);
  const kept = useKept(chosen);
  return (
    <Stack gap="md">
      <Loaded query={query} empty={t('methods.none')} isEmpty={({ length }) => length === 0}>
        {(methods) => (
          <Stack gap="xs">
            {methods.map((method) => (
              <MethodText key={method.methodId} method={method} choose={mayWrite ? setChosen : null} />
            ))}
          </Stack>
        )}
      </Loaded>
      {mayWrite && (
        <Group>
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            {t('act.startMethodSetup.title')}
          </Button>
        </Group>
      )}
      <section>
        <Title order={3} size="h5" mb="xs">
          {t('attempts.title')}
        </Title>
        <Attempts filter={{ customerId }} />
      </section>
      <AskForMethod customerId={customerId} opened={isAsking} close={() => setAsking(false)} />
      {kept && (
        <MethodActDrawer
          key={`${kept.act} ${kept.methodId}`}
          act={kept.act}
          methodId={kept.methodId}
          opened={chosen !== null}
          close={() => setChosen(null)}
        />
      )}
    </Stack>
  );
}

function MethodText({ method, choose }: { method: Method; choose: ((chosen: Chosen) => void) | null }): ReactNode {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { methodId, label, kind, state, disabledUntil, expiryMonth, autopay, reason } = method;
  const more = [
    kind && kind in kinds ? t(`methods.kind.${kind as keyof typeof kinds}`) : '',
    expiryMonth && t('methods.expires', { month: expiryMonth }),
    disabledUntil && t('methods.until', { date: date(disabledUntil) }),
    reason,
  ];
  const acts = methodActsOf(method).map((act) => ({
    name: t(`act.${act}.title`),
    run: () => choose?.({ act, methodId }),
  }));
  return (
    <Group justify="space-between" wrap="nowrap">
      <div>
        <Group gap="xs">
          <Text fw={650}>{label || t('methods.pending')}</Text>
          <MethodBadge state={state} />
          {autopay && <Badge variant="light">{t('methods.autopay')}</Badge>}
        </Group>
        <Text size="xs" c="dimmed">
          {more.filter(Boolean).join(' · ')}
        </Text>
      </div>
      {choose && acts.length > 0 && <ActMenu of={label || t('methods.pending')} acts={acts} />}
    </Group>
  );
}

const kinds = { CARD: true, BANK_ACCOUNT: true };

interface AskForMethodProps {
  readonly customerId: string;
  readonly opened: boolean;
  readonly close: () => void;
}

/** Opens the provider's page, whose address a person hands to the debtor. */
function AskForMethod({ customerId, opened, close }: AskForMethodProps): ReactNode {
  return (
    <ConfirmAct<Schemas['StartMethodSetupResponse']>
      name="startMethodSetup"
      opened={opened}
      close={close}
      run={(key) =>
        taken(
          api.POST('/api/v1/payment-methods', {
            params: { header: { 'Idempotency-Key': key } },
            body: { customerId },
          }),
        )
      }
      outcome={({ url }) => <OpenPage url={url} />}
    />
  );
}

function OpenPage({ url }: { url: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Result title={t('methods.pageTitle')} isWell>
      <Text size="sm" mb="xs">
        {t('methods.pageText')}
      </Text>
      <TextInput readOnly label={t('methods.page')} value={url} />
      <CopyButton value={url}>
        {({ copy }) => (
          <Button size="xs" variant="default" mt="xs" onClick={copy}>
            {t('methods.copy')}
          </Button>
        )}
      </CopyButton>
    </Result>
  );
}
