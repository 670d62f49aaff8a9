import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Which rows of a table are chosen, and how that changes. */
export interface RowSelection {
  readonly isChosen: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  /** How many of the rows that are there are chosen. */
  readonly page: 'none' | 'some' | 'all';
  /** Chooses all rows that are there, or none of them. */
  readonly togglePage: () => void;
}

export function PageCheckbox({ selection: { page, togglePage } }: { selection: RowSelection }): ReactNode {
  const { t } = useTranslation();
  return (
    <Checkbox
      aria-label={t('choice.page')}
      checked={page === 'all'}
      indeterminate={page === 'some'}
      onChange={togglePage}
    />
  );
}

interface RowCheckboxProps {
  readonly selection: RowSelection;
  readonly id: string;
  readonly name: string;
}

export function RowCheckbox({ selection: { isChosen, toggle }, id, name }: RowCheckboxProps): ReactNode {
  const { t } = useTranslation();
  return <Checkbox aria-label={t('choice.row', { name })} checked={isChosen(id)} onChange={() => toggle(id)} />;
}
