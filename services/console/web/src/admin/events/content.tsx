import { Code, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { CustomerLink } from '../../parts/links.js';
import { Facts } from '../../parts/panel.js';
import adminClasses from '../admin.module.css';

/** Where an event came from and what it holds. */
export function StuckContent({ content }: { content: Schemas['StuckContent'] }): ReactNode {
  const { t } = useTranslation();
  const { group, source, customerId, headers } = content;
  return (
    <Stack gap="md">
      <Facts
        facts={[
          [t('admin.events.source'), source],
          [t('admin.events.group'), group],
          ...(customerId === ''
            ? []
            : [[t('admin.events.customer'), <CustomerLink key="customer" customerId={customerId} />] as const]),
        ]}
      />
      <Payload {...content} />
      <Title order={3} size="h5">
        {t('admin.events.headers')}
      </Title>
      <Facts facts={headers.map(({ name, value }) => [name, <Long key={name} text={value} />])} />
    </Stack>
  );
}

function Payload({ payloadJson, payloadBase64 }: Schemas['StuckContent']): ReactNode {
  const { t } = useTranslation();
  const isReadable = payloadJson !== '';
  if (!isReadable && payloadBase64 === '') return <Text c="dimmed">{t('admin.events.noPayload')}</Text>;
  return (
    <>
      <Title order={3} size="h5">
        {t(isReadable ? 'admin.events.payload' : 'admin.events.unreadable')}
      </Title>
      <Code block tabIndex={0} role="region" aria-label={t('admin.events.payload')} className={adminClasses['long']}>
        {isReadable ? JSON.stringify(JSON.parse(payloadJson), null, 2) : payloadBase64}
      </Code>
    </>
  );
}

/** A text among facts, broken anywhere rather than widening them. */
export function Long({ text }: { text: string }): ReactNode {
  return <span className={adminClasses['long']}>{text}</span>;
}
