import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/me.js';
import { ActMenu } from '../../lists/list-bar.js';
import { useKept } from '../../parts/kept.js';
import { CustomerLink } from '../../parts/links.js';
import { Loaded } from '../../parts/panel.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { DueDateDrawer } from './due-date.js';
import { RemoveTermsAct, TermsAct } from './term-acts.js';
import { nameOfTerms } from './terms-form.js';
import { type Terms, useAllTerms } from './terms-queries.js';

interface Chosen {
  readonly act: 'change' | 'remove';
  readonly terms: Terms;
}

/** When invoices are due that come without a due date. */
export function PaymentTerms(): ReactNode {
  const { t } = useTranslation();
  const mayWrite = useMay('terms.write');
  const query = useAllTerms();
  const [isNew, setNew] = useState(false);
  const [isComputing, setComputing] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const kept = useKept(chosen);
  const columns = useColumns(mayWrite ? setChosen : null);
  const close = () => setChosen(null);
  return (
    <>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => setComputing(true)}>
          {t('terms.compute')}
        </Button>
        {mayWrite && <Button onClick={() => setNew(true)}>{t('act.setTerms.title')}</Button>}
      </Group>
      <Loaded query={query} empty={t('terms.empty')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('admin.section.terms')}
            columns={columns}
            rows={rows}
            rowKey={nameOfTerms}
            rowName={({ class: className, customerReference }) =>
              className || customerReference || t('terms.levels.ORGANISATION')
            }
          />
        )}
      </Loaded>
      <DueDateDrawer opened={isComputing} close={() => setComputing(false)} />
      <TermsAct opened={isNew} close={() => setNew(false)} changed={null} />
      {kept && (
        <>
          <TermsAct
            key={`${nameOfTerms(kept.terms)} ${kept.terms.version}`}
            opened={chosen?.act === 'change'}
            close={close}
            changed={kept.terms}
          />
          <RemoveTermsAct opened={chosen?.act === 'remove'} close={close} removed={kept.terms} />
        </>
      )}
    </>
  );
}

function useColumns(choose: ((chosen: Chosen) => void) | null): Column<Terms>[] {
  const { t } = useTranslation();
  const below = t('terms.below');
  return [
    { id: 'level', title: t('terms.level'), cell: ({ level }) => t(`terms.levels.${level ?? 'ORGANISATION'}`) },
    { id: 'of', title: t('terms.of'), cell: (terms) => <Whose terms={terms} /> },
    { id: 'kind', title: t('terms.kind'), cell: ({ kind }) => t(`terms.kinds.${kind ?? 'REGULAR'}`), nowrap: true },
    { id: 'netDays', title: t('terms.netDays'), cell: ({ netDays }) => netDays ?? below, numeric: true },
    {
      id: 'monthEnd',
      title: t('terms.monthEnd'),
      cell: ({ monthEnd }) => (monthEnd ? t(`terms.monthEnds.${monthEnd}`) : below),
    },
    { id: 'calendar', title: t('terms.calendar'), cell: ({ calendar }) => calendar || below },
    { id: 'roll', title: t('terms.roll'), cell: ({ roll }) => (roll ? t(`terms.rolls.${roll}`) : below) },
    { id: 'interest', title: t('interest.title'), cell: ({ interestPolicy }) => interestPolicy || below },
    ...(choose
      ? [
          {
            id: 'acts',
            title: t('act.menu'),
            cell: (terms: Terms) => (
              <ActMenu
                of={terms.class || terms.customerReference || t('terms.levels.ORGANISATION')}
                acts={[
                  { name: t('admin.change'), run: () => choose({ act: 'change', terms }) },
                  { name: t('act.removeTerms.title'), run: () => choose({ act: 'remove', terms }) },
                ]}
              />
            ),
          },
        ]
      : []),
  ];
}

function Whose({ terms }: { terms: Terms }): ReactNode {
  const { class: className, customerId } = terms;
  return customerId === '' ? className : <CustomerLink customerId={customerId} />;
}
