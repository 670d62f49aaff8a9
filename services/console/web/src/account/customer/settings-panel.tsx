import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { useFormats } from '../../parts/formats.js';
import { Facts } from '../../parts/panel.js';
import { Badge } from '../../parts/state-badge.js';
import { useCodeText } from '../../parts/texts.js';
import { absent } from '../../parts/written.js';
import { useTermsOfCustomer } from '../../terms/terms-of-customer.js';
import { TermsText } from '../../terms/terms-text.js';
import { AssignSpecialist } from './assign-specialist.js';
import { EditCustomer } from './edit-customer.js';
import { isLocked, type Setting, settingsOf } from './settings.js';

type Customer = Schemas['Customer'];

/** Who looks after a customer, how they are treated, and where each of that comes from. */
export function SettingsPanel({ customer }: { customer: Customer }): ReactNode {
  const { t } = useTranslation();
  const { shortDay } = useFormats();
  const [chosen, setChosen] = useState<'edit' | 'assign' | null>(null);
  const mayWrite = useMay('customers.write');
  const mayAssign = useMay('specialists.assign');
  const { customerId, class: named, kind, zone, candidateZones, locale, createTime } = customer;
  const terms = useTerms(customer);
  const [payment] = useTermsOfCustomer(customerId, useMay('terms.read')).data?.resolved ?? [];
  const classes = useClasses();
  const locked = isLocked(terms.data);
  const title = classes.find(({ name }) => name === named)?.title || named;
  const close = () => setChosen(null);
  return (
    <Stack gap="sm">
      <Facts
        facts={[
          ...settingsOf(customer, terms.data).map(
            (setting) => [t(`settings.${setting.name}`), <SettingText key={setting.name} setting={setting} />] as const,
          ),
          [
            t('customer.class'),
            <Group key="class" gap={4}>
              {title}
              {locked && (
                <Badge tone="wait" icon="stop">
                  {t('settings.locked')}
                </Badge>
              )}
            </Group>,
          ],
          ...(payment ? [[t('terms.title'), <TermsText key="terms" terms={payment} />] as const] : []),
          [t('customer.kindLabel'), kind ? t(`customer.kind.${kind}`) : ''],
          [t('customer.zone'), [zone, ...candidateZones.filter((other) => other !== zone)].join(', ')],
          [t('customer.locale'), locale],
          [t('customer.since'), shortDay(createTime)],
        ]}
      />
      <Group gap="xs">
        {mayAssign && (
          <Button size="xs" variant="default" onClick={() => setChosen('assign')}>
            {t('act.assignSpecialist.title')}
          </Button>
        )}
        {mayWrite && (
          <Button size="xs" variant="default" onClick={() => setChosen('edit')}>
            {t('act.editCustomer.title')}
          </Button>
        )}
      </Group>
      <AssignSpecialist customerId={customerId} now={customer} opened={chosen === 'assign'} close={close} />
      <EditCustomer customer={customer} classes={classes} locked={locked} opened={chosen === 'edit'} close={close} />
    </Stack>
  );
}

function SettingText({ setting: { name, value, origin } }: { setting: Setting }): ReactNode {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const isCode = name === 'debtType' || name === 'role';
  const shown = value === '' ? (origin === 'ORGANISATION' ? t('settings.asOrganisation') : absent) : value;
  return (
    <>
      {isCode && value !== '' ? codeText(`settings.${name}Of`, value) : shown}
      {origin !== 'UNKNOWN' && (
        <Text size="xs" c="dimmed">
          {t(`settings.origin.${origin}`)}
        </Text>
      )}
    </>
  );
}

function useTerms({ customerId }: Customer) {
  return useQuery({
    queryKey: ['terms', customerId],
    queryFn: async () => {
      const call = { params: { path: { customerId } } };
      return (await taken(api.GET('/api/v1/customers/{customerId}/terms', call))).terms;
    },
  });
}

/** All classes; none while they are not known. */
function useClasses(): readonly Schemas['CustomerClass'][] {
  const mayList = useMay('staff.read');
  const { data } = useQuery({
    queryKey: ['classes'],
    queryFn: async () => (await taken(api.GET('/api/v1/classes', { params: { query: { pageSize: 500 } } }))).classes,
    enabled: mayList,
    staleTime: 60_000,
  });
  return data ?? [];
}
