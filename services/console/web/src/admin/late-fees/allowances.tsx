import { Button, Group, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/me.js';
import { ActMenu } from '../../lists/list-bar.js';
import { useFormats } from '../../parts/formats.js';
import { useKept } from '../../parts/kept.js';
import { Loaded } from '../../parts/panel.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { AllowanceAct, RemoveAllowanceAct } from './allowance-acts.js';
import { type FeeAllowance, useFeeAllowances } from './fee-queries.js';

interface Chosen {
  readonly act: 'change' | 'remove';
  readonly allowance: FeeAllowance;
}

/** What fees jurisdictions allow, whoever charges them. */
export function Allowances(): ReactNode {
  const { t } = useTranslation();
  const mayWrite = useMay('fee-policies.write');
  const query = useFeeAllowances();
  const [isNew, setNew] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const kept = useKept(chosen);
  const columns = useColumns(mayWrite ? setChosen : null);
  const close = () => setChosen(null);
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {t('feeAllowances.title')}
        </Title>
        {mayWrite && (
          <Button variant="default" onClick={() => setNew(true)}>
            {t('act.applyFeeAllowance.title')}
          </Button>
        )}
      </Group>
      <Text size="sm" mb="xs">
        {t('feeAllowances.about')}
      </Text>
      <Loaded query={query} empty={t('feeAllowances.empty')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('feeAllowances.title')}
            columns={columns}
            rows={rows}
            rowKey={({ jurisdiction }) => jurisdiction}
            rowName={({ jurisdiction }) => jurisdiction}
          />
        )}
      </Loaded>
      <AllowanceAct opened={isNew} close={() => setNew(false)} changed={null} />
      {kept && (
        <>
          <AllowanceAct
            key={`${kept.allowance.jurisdiction} ${kept.allowance.version}`}
            opened={chosen?.act === 'change'}
            close={close}
            changed={kept.allowance}
          />
          <RemoveAllowanceAct opened={chosen?.act === 'remove'} close={close} removed={kept.allowance} />
        </>
      )}
    </section>
  );
}

function useColumns(choose: ((chosen: Chosen) => void) | null): Column<FeeAllowance>[] {
  const { t } = useTranslation();
  const { money } = useFormats();
  const amounts = (given: FeeAllowance['maxFees']) => given.map((amount) => money(amount)).join(', ');
  return [
    { id: 'jurisdiction', title: t('feeAllowances.jurisdiction'), cell: ({ jurisdiction }) => jurisdiction },
    { id: 'fee', title: t('feeAllowances.fee'), cell: ({ maxFees }) => amounts(maxFees) },
    {
      id: 'percent',
      title: t('feeAllowances.percent'),
      cell: ({ maxPercent }) => (maxPercent === '' ? '' : t('lateFees.share', { percent: maxPercent })),
    },
    { id: 'total', title: t('feeAllowances.total'), cell: ({ maxTotals }) => amounts(maxTotals) },
    {
      id: 'excess',
      title: t('feeAllowances.excess'),
      cell: ({ excess }) => t(`feeAllowances.excesses.${excess ?? 'REFUSE'}`),
    },
    { id: 'source', title: t('feeAllowances.source'), cell: ({ source }) => source },
    ...(choose
      ? [
          {
            id: 'acts',
            title: t('act.menu'),
            cell: (allowance: FeeAllowance) => (
              <ActMenu
                of={allowance.jurisdiction}
                acts={[
                  { name: t('admin.change'), run: () => choose({ act: 'change', allowance }) },
                  { name: t('act.removeFeeAllowance.title'), run: () => choose({ act: 'remove', allowance }) },
                ]}
              />
            ),
          },
        ]
      : []),
  ];
}
