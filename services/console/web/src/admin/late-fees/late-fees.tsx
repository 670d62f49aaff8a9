import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/me.js';
import { ActMenu } from '../../lists/list-bar.js';
import { useFormats } from '../../parts/formats.js';
import { useKept } from '../../parts/kept.js';
import { Loaded } from '../../parts/panel.js';
import { Badge } from '../../parts/state-badge.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { Allowances } from './allowances.js';
import { FeePolicyAct, RetireFeePolicyAct } from './fee-acts.js';
import { type FeePolicy, useFeePolicies } from './fee-queries.js';
import { FeeVersionsDrawer } from './fee-versions.js';
import { FeeWhatIfDrawer } from './fee-what-if.js';

interface Chosen {
  readonly act: 'change' | 'retire' | 'versions';
  readonly policy: FeePolicy;
}

/** What late payment costs: policies, which payment terms name. */
export function LateFees(): ReactNode {
  const { t } = useTranslation();
  const mayWrite = useMay('fee-policies.write');
  const query = useFeePolicies();
  const [isNew, setNew] = useState(false);
  const [isComputing, setComputing] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const kept = useKept(chosen);
  const columns = useColumns(mayWrite, setChosen);
  const close = () => setChosen(null);
  return (
    <>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => setComputing(true)}>
          {t('lateFees.compute')}
        </Button>
        {mayWrite && <Button onClick={() => setNew(true)}>{t('act.createFeePolicy.title')}</Button>}
      </Group>
      <Loaded query={query} empty={t('lateFees.empty')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('admin.section.lateFees')}
            columns={columns}
            rows={rows}
            rowKey={({ code }) => code}
            rowName={({ title }) => title}
          />
        )}
      </Loaded>
      <Allowances />
      <FeeWhatIfDrawer opened={isComputing} close={() => setComputing(false)} />
      <FeePolicyAct opened={isNew} close={() => setNew(false)} changed={null} />
      {kept && (
        <>
          <FeePolicyAct
            key={`${kept.policy.code} ${kept.policy.version}`}
            opened={chosen?.act === 'change'}
            close={close}
            changed={kept.policy}
          />
          <RetireFeePolicyAct opened={chosen?.act === 'retire'} close={close} retired={kept.policy} />
          <FeeVersionsDrawer
            key={`versions ${kept.policy.code}`}
            opened={chosen?.act === 'versions'}
            close={close}
            policy={kept.policy}
          />
        </>
      )}
    </>
  );
}

function useColumns(mayWrite: boolean, choose: (chosen: Chosen) => void): Column<FeePolicy>[] {
  const { t } = useTranslation();
  const { time } = useFormats();
  return [
    { id: 'title', title: t('admin.shownName'), cell: ({ title }) => title },
    { id: 'code', title: t('lateFees.code'), cell: ({ code }) => code },
    { id: 'version', title: t('lateFees.version'), cell: ({ version }) => version, numeric: true },
    {
      id: 'state',
      title: t('admin.state'),
      cell: ({ state }) => (
        <Badge tone={state === 'ACTIVE' ? 'good' : 'off'} icon={state === 'ACTIVE' ? 'check' : 'cross'}>
          {t(`lateFees.policyStates.${state ?? 'ACTIVE'}`)}
        </Badge>
      ),
    },
    {
      id: 'days',
      title: t('lateFees.daysOf'),
      cell: ({ rules }) => (rules?.occurrences ?? []).map(({ days }) => days).join(', '),
    },
    { id: 'applied', title: t('lateFees.applied'), cell: ({ applyTime }) => time(applyTime), nowrap: true },
    {
      id: 'acts',
      title: t('act.menu'),
      cell: (policy) => (
        <ActMenu
          of={policy.title}
          acts={[
            { name: t('lateFees.versions'), run: () => choose({ act: 'versions', policy }) },
            ...(mayWrite ? [{ name: t('admin.change'), run: () => choose({ act: 'change', policy }) }] : []),
            ...(mayWrite && policy.state === 'ACTIVE'
              ? [{ name: t('act.retireFeePolicy.title'), run: () => choose({ act: 'retire', policy }) }]
              : []),
          ]}
        />
      ),
    },
  ];
}
