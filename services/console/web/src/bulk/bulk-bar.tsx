import { Button, Menu, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.js';
import { chosenCount, type Selection, useSelection } from '../lists/selection.js';
import { useFormats } from '../parts/formats.js';
import { Icon } from '../parts/icons.js';
import type { Total } from '../parts/table/pages.js';
import classes from './bulk.module.css';
import { type BulkActName, bulkActsOf, type ListOfMany } from './bulk-acts.js';
import { BulkDrawer } from './bulk-drawer.js';
import type { TargetOf } from './targets.js';

interface BulkBarProps<Row> {
  readonly list: ListOfMany;
  readonly selection: Selection<Row>;
  readonly total: Total | null;
  readonly targetOf: TargetOf;
}

/** Acts that stand in the bar itself; the others are in its menu. */
const maxShown = 3;

/** What may be done with the rows that were chosen; it is not there while none is. */
export function BulkBar<Row>({ list, selection, total, targetOf }: BulkBarProps<Row>): ReactNode {
  const { t } = useTranslation();
  const { permissions } = useMe();
  const acts = bulkActsOf(list, permissions);
  const [act, setAct] = useState<BulkActName | null>(null);
  const close = () => {
    setAct(null);
    // The bar, and the button that opened the drawer, is gone with what was chosen.
    if (selection.isEmpty) document.getElementById('content')?.focus();
  };
  const said = useChosenText(selection, total);
  return (
    <>
      {!selection.isEmpty && (
        <section className={classes['bar']} aria-label={t('bulk.bar')}>
          <Text fw={600} size="sm" role="status">
            {said}
          </Text>
          <ChooseAll selection={selection} total={total} />
          {acts.slice(0, maxShown).map((name) => (
            <Button key={name} size="xs" variant="default" onClick={() => setAct(name)}>
              {t(`bulk.acts.${name}`)}
            </Button>
          ))}
          <MoreActs acts={acts.slice(maxShown)} choose={setAct} />
          <Button size="xs" variant="subtle" ml="auto" onClick={selection.clear}>
            {t('choice.clearAll')}
          </Button>
        </section>
      )}
      {acts.map((name) => (
        <BulkDrawer
          key={name}
          act={name}
          opened={act === name}
          close={close}
          chosen={said}
          targetOf={targetOf}
          started={selection.clear}
        />
      ))}
    </>
  );
}

/**
 * The rows of a list that are chosen; nobody chooses any who could do nothing with them.
 * @param filter rows of another filter are not chosen any more
 */
export function useBulkSelection<Row>(
  list: ListOfMany,
  rows: readonly Row[] | undefined,
  keyOf: (row: Row) => string,
  filter: object,
) {
  const { permissions } = useMe();
  const selection = useSelection(rows ?? [], keyOf, JSON.stringify(filter));
  const mayChoose = bulkActsOf(list, permissions).length > 0;
  return { selection, ofTable: mayChoose ? { selection: selection.ofRows } : {} };
}

function useChosenText<Row>({ chosen }: Selection<Row>, total: Total | null): string {
  const { t } = useTranslation();
  const { count } = useFormats();
  const number = chosenCount(chosen, total);
  if (!number) return t('choice.allThatFit');
  const numbers = { count: Number(number.count), formatted: count(number.count) };
  if (!chosen.isAll) return t('choice.count', numbers);
  return t(number.more ? 'choice.allOver' : 'choice.all', numbers);
}

function ChooseAll<Row>({ selection, total }: Pick<BulkBarProps<Row>, 'selection' | 'total'>): ReactNode {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { chosen, chooseAll } = selection;
  if (chosen.isAll || (total && !total.more && Number(total.count) <= chosen.rows.size)) return null;
  return (
    <Button size="compact-xs" variant="light" onClick={chooseAll}>
      {total && !total.more
        ? t('choice.chooseAll', { count: Number(total.count), formatted: count(total.count) })
        : t('choice.chooseAllThatFit')}
    </Button>
  );
}

interface MoreActsProps {
  readonly acts: readonly BulkActName[];
  readonly choose: (act: BulkActName) => void;
}

function MoreActs({ acts, choose }: MoreActsProps): ReactNode {
  const { t } = useTranslation();
  if (acts.length === 0) return null;
  return (
    <Menu position="bottom-start" portalProps={{ target: '#content' }} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button size="xs" variant="default" rightSection={<Icon name="down" size={12} />}>
          {t('bulk.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((name) => (
          <Menu.Item key={name} onClick={() => choose(name)}>
            {t(`bulk.acts.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
