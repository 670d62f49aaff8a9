import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useListSearch } from '../lists/search.js';
import { RosterChoice } from '../parts/acts/choices.js';
import { useMyself, useRostersOf } from './myself.js';
import { mine } from './worklist-filter.js';

/** Whose tasks: those of the person, of a queue or group of theirs, of any other, or all. */
export function ScopeChoice(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const { scope = '' } = search;
  const { data: myself } = useMyself();
  const rosters = useRostersOf(myself?.personId ?? null);
  const choose = (chosen: string) => change({ scope: chosen, task: '' });
  const own = (rosters.data ?? []).map(({ kind, name, title }) => [`${kind} ${name}`, title || name] as const);
  const offered: readonly (readonly [string, string])[] = [
    ...(myself ? [[mine, t('work.mine')] as const] : []),
    ...own,
    ['', t('work.everything')],
  ];
  const isElsewhere = !offered.some(([value]) => value === scope);
  return (
    <div>
      <Group gap="xs" align="flex-end">
        <Group gap={6} role="group" aria-label={t('work.whose')}>
          {offered.map(([value, label]) => (
            <Button
              key={value}
              size="xs"
              variant={value === scope ? 'filled' : 'default'}
              aria-pressed={value === scope}
              onClick={() => choose(value)}
            >
              {label}
            </Button>
          ))}
        </Group>
        <RosterChoice
          value={isElsewhere && scope !== mine ? scope : ''}
          choose={choose}
          fault={undefined}
          none={t('work.otherQueue')}
        />
      </Group>
      {myself === null && (
        <Text size="sm" c="dimmed" mt={4}>
          {t('work.notRegistered')}
        </Text>
      )}
    </div>
  );
}
