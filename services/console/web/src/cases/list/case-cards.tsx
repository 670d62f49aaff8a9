import { SimpleGrid, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { CaseState } from '../../parts/case-states.js';
import { useFormats } from '../../parts/formats.js';
import { Loaded } from '../../parts/panel.js';
import { CaseBadge } from '../../parts/state-badge.js';
import classes from '../cases.module.css';

/** How often at most it is counted again. */
const summaryMs = 10_000;

const cards = ['FAILED', 'EXPIRED', 'PAUSED', 'WILL_FAIL'] as const;

interface CaseCardsProps {
  readonly chosen: readonly CaseState[];
  /** Empty to choose none. */
  readonly choose: (state: CaseState | '') => void;
}

/** How many cases need a look; each card is the filter of the list below. */
export function CaseCards({ chosen, choose }: CaseCardsProps): ReactNode {
  const { t } = useTranslation();
  const { count } = useFormats();
  const summary = useQuery({
    queryKey: ['case-summary'],
    queryFn: () => taken(api.GET('/api/v1/case-summary')),
  });
  useLive('', [['case-summary']], summaryMs);
  return (
    <section aria-label={t('cases.cards')}>
      <Loaded query={summary}>
        {({ casesByState }) => (
          <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
            {cards.map((state) => {
              const isChosen = chosen.length === 1 && chosen[0] === state;
              return (
                <UnstyledButton
                  key={state}
                  className={classes['card']}
                  aria-pressed={isChosen}
                  onClick={() => choose(isChosen ? '' : state)}
                >
                  <span className={classes['figure']}>
                    {count(casesByState.find(({ name }) => name === state)?.count ?? 0)}
                  </span>
                  <CaseBadge state={state} />
                  <Text size="sm" c="dimmed" component="span">
                    {t(`cases.card.${state}`)}
                  </Text>
                </UnstyledButton>
              );
            })}
          </SimpleGrid>
        )}
      </Loaded>
    </section>
  );
}
