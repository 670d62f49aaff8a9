import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client.js';
import { Icon } from '../parts/icons.js';
import { Loaded } from '../parts/panel.js';
import { Badge } from '../parts/state-badge.js';
import classes from './invoices.module.css';

/** Which sequences fit an invoice, with every condition and the values that decided it. */
export function Enrolment({ invoiceId }: { invoiceId: string }): ReactNode {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['invoices', 'enrolment', invoiceId],
    queryFn: () => taken(api.GET('/api/v1/invoices/{invoiceId}/enrolment', { params: { path: { invoiceId } } })),
  });
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('invoice.matching')}
      </Title>
      <Loaded query={query} empty={t('invoice.noRules')} isEmpty={({ rows: { length } }) => length === 0}>
        {({ rows }) => (
          <Stack gap="md">
            {rows.map(({ sequence, version, enrolled, matches, conditions }) => (
              <div key={sequence}>
                <Group gap="xs">
                  <Text fw={600}>{t('cases.version', { name: sequence, version })}</Text>
                  <Badge tone={matches ? 'good' : 'off'} icon={matches ? 'check' : 'cross'}>
                    {t(matches ? 'invoice.matches' : 'invoice.matchesNot')}
                  </Badge>
                  {enrolled && (
                    <Badge tone="calm" icon="play">
                      {t('invoice.enrolled')}
                    </Badge>
                  )}
                </Group>
                <ul className={classes['conditions']}>
                  {conditions.map(({ holds, text }) => (
                    <li key={text}>
                      <Icon name={holds ? 'check' : 'cross'} size={12} /> {t(holds ? 'list.yes' : 'list.no')}: {text}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </Stack>
        )}
      </Loaded>
    </section>
  );
}
