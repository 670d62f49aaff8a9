import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { useCodeText } from '../parts/texts.js';
import type { SequenceDocument, Step, StepAct } from './document.js';
import { useDayText } from './facts.js';

/** The steps of a sequence in their order, in words. */
export function Steps({ document: { steps, anchor } }: { document: SequenceDocument }): ReactNode {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const dayText = useDayText();
  const actText = useActText();
  const columns: Column<Step>[] = [
    { id: 'when', title: t('sequences.when'), cell: ({ days }) => dayText(days, anchor), nowrap: true },
    { id: 'what', title: t('sequences.what'), cell: ({ act }) => actText(act) },
    { id: 'late', title: t('sequences.late'), cell: ({ catchUp }) => codeText('sequences.catchUp', catchUp) },
    { id: 'step', title: t('sequences.step'), cell: ({ id }) => id },
  ];
  return (
    <DataTable
      name={t('sequences.steps')}
      columns={columns}
      rows={steps.toSorted((left, right) => left.days - right.days)}
      rowKey={({ id }) => id}
      rowName={({ id }) => id}
    />
  );
}

function useActText(): (act: StepAct) => string {
  const { t } = useTranslation();
  const codeText = useCodeText();
  return (act) => {
    switch (act.kind) {
      case 'send':
        return t('sequences.send', {
          channel: codeText('message.channel', act.channel.toUpperCase()),
          template: act.template,
        });
      case 'charge':
        return t('sequences.charge');
      case 'task':
        return t('sequences.task', { queue: act.queue, title: act.title });
      case 'place':
        return t('sequences.place', { agency: act.agency });
    }
  };
}
