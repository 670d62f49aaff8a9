import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { Act } from '../../parts/acts/act.js';
import { ReasonField } from '../../parts/acts/reason-acts.js';

/** Stands for the team of the customer's class, which is no person. */
const byTeam = 'TEAM';

interface AssignSpecialistProps {
  readonly customerId: string;
  readonly now: Pick<Schemas['Customer'], 'specialistId' | 'specialistName'>;
  readonly opened: boolean;
  readonly close: () => void;
}

/** Gives a customer to a person by hand, or back to the team of the class. */
export function AssignSpecialist({ customerId, now, opened, close }: AssignSpecialistProps): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['specialists'],
    queryFn: async () =>
      (await taken(api.GET('/api/v1/specialists', { params: { query: { pageSize: 500 } } }))).specialists,
    enabled: opened,
    staleTime: 60_000,
  });
  const active = (data ?? []).filter((person) => person.active);
  const people = new Map([
    [byTeam, t('settings.byTeam')],
    ...(now.specialistId === '' ? [] : [[now.specialistId, now.specialistName] as const]),
    ...active.map(
      ({ personId, name, sub, customerCount }) =>
        [personId, t('settings.withCustomers', { name: name || sub, count: Number(customerCount) })] as const,
    ),
  ]);
  return (
    <Act<{ personId: string; reason: string }>
      name="assignSpecialist"
      opened={opened}
      close={close}
      start={{ personId: now.specialistId || byTeam, reason: '' }}
      isReady={({ reason }) => reason.trim() !== ''}
      run={({ personId, reason }, key) =>
        taken(
          api.POST('/api/v1/specialists/assign', {
            params: { header: { 'Idempotency-Key': key } },
            body: { customerIds: [customerId], personId: personId === byTeam ? '' : personId, reason: reason.trim() },
          }),
        )
      }
      fields={({ personId, reason }, change, faults) => (
        <>
          <Select
            label={t('settings.specialist')}
            data={[...people].map(([value, label]) => ({ value, label }))}
            value={personId}
            allowDeselect={false}
            searchable
            onChange={(chosen) => change({ personId: chosen ?? byTeam })}
            error={faults('personId')}
          />
          <ReasonField value={reason} onChange={(text) => change({ reason: text })} fault={faults('reason')} />
        </>
      )}
    />
  );
}
