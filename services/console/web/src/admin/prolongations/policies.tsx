import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { ActMenu } from '../../lists/list-bar.js';
import { useFormats } from '../../parts/formats.js';
import { useKept } from '../../parts/kept.js';
import { Loaded } from '../../parts/panel.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { allOf } from '../../parts/table/pages.js';
import { PolicyAct, RemovePolicyAct } from './policy-acts.js';
import { nameOfPolicy, type Policy } from './policy-form.js';
import { TryProlongation } from './try-prolongation.js';

interface Chosen {
  readonly act: 'change' | 'remove';
  readonly policy: Policy;
}

/** How invoices may be given more time, and what that costs. */
export function ProlongationPolicies(): ReactNode {
  const { t } = useTranslation();
  const mayWrite = useMay('terms.write');
  const mayTry = useMay('invoices.read');
  const [isNew, setNew] = useState(false);
  const [isTrying, setTrying] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const kept = useKept(chosen);
  const columns = useColumns(mayWrite ? setChosen : null);
  const close = () => setChosen(null);
  return (
    <>
      <Group justify="flex-end">
        {mayTry && (
          <Button variant="default" onClick={() => setTrying(true)}>
            {t('prolongations.try')}
          </Button>
        )}
        {mayWrite && <Button onClick={() => setNew(true)}>{t('act.setProlongationPolicy.title')}</Button>}
      </Group>
      <Loaded query={usePolicies()} empty={t('prolongations.empty')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('admin.section.prolongations')}
            columns={columns}
            rows={rows}
            rowKey={nameOfPolicy}
            rowName={({ class: className }) => className || t('prolongations.levels.ORGANISATION')}
          />
        )}
      </Loaded>
      <TryProlongation opened={isTrying} close={() => setTrying(false)} />
      <PolicyAct opened={isNew} close={() => setNew(false)} changed={null} />
      {kept && (
        <>
          <PolicyAct
            key={`${nameOfPolicy(kept.policy)} ${kept.policy.version}`}
            opened={chosen?.act === 'change'}
            close={close}
            changed={kept.policy}
          />
          <RemovePolicyAct opened={chosen?.act === 'remove'} close={close} removed={kept.policy} />
        </>
      )}
    </>
  );
}

/** What every level says. */
function usePolicies() {
  return useQuery({
    queryKey: ['terms', 'prolongations'],
    queryFn: () =>
      allOf(async (pageToken) => {
        const query = { pageSize: 500, pageToken };
        const page = await taken(api.GET('/api/v1/prolongation-policies', { params: { query } }));
        return { rows: page.policies, nextPageToken: page.nextPageToken };
      }),
  });
}

function useColumns(choose: ((chosen: Chosen) => void) | null): Column<Policy>[] {
  const { t } = useTranslation();
  const below = t('prolongations.below');
  const columns: Column<Policy>[] = [
    {
      id: 'level',
      title: t('prolongations.level'),
      cell: ({ level }) => t(`prolongations.levels.${level ?? 'ORGANISATION'}`),
    },
    { id: 'of', title: t('prolongations.of'), cell: (policy) => policy.class },
    { id: 'days', title: t('prolongations.days'), cell: ({ days }) => days.join(', ') || below },
    { id: 'maxCount', title: t('prolongations.maxCount'), cell: ({ maxCount }) => maxCount ?? below, numeric: true },
    {
      id: 'maxTotalDays',
      title: t('prolongations.maxTotalDays'),
      cell: ({ maxTotalDays }) => maxTotalDays ?? below,
      numeric: true,
    },
    { id: 'fee', title: t('prolongations.fee'), cell: ({ fee }) => (fee ? <Fee fee={fee} /> : below) },
    {
      id: 'latestDays',
      title: t('prolongations.latestDays'),
      cell: ({ latestDays }) => latestDays ?? below,
      numeric: true,
    },
  ];
  if (!choose) return columns;
  const acts: Column<Policy> = {
    id: 'acts',
    title: t('act.menu'),
    cell: (policy) => (
      <ActMenu
        of={policy.class || t('prolongations.levels.ORGANISATION')}
        acts={[
          { name: t('admin.change'), run: () => choose({ act: 'change', policy }) },
          { name: t('act.removeProlongationPolicy.title'), run: () => choose({ act: 'remove', policy }) },
        ]}
      />
    ),
  };
  return [...columns, acts];
}

function Fee({ fee: { basis, amount, ratePpm, min, max } }: { fee: Schemas['ProlongationFee'] }): ReactNode {
  const { t } = useTranslation();
  const { money } = useFormats();
  if (basis === 'FLAT') return money(amount);
  if (basis !== 'PERCENT') return t('prolongations.free');
  const limits = [
    ...(min ? [t('prolongations.atLeast', { amount: money(min) })] : []),
    ...(max ? [t('prolongations.atMost', { amount: money(max) })] : []),
  ];
  return [`${ratePpm / 10_000} %`, ...limits].join(', ');
}
