import { Stack } from '@mantine/core';
import { Link, Navigate, useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.js';
import { PageHead } from '../parts/page-head.js';
import { Loading } from '../parts/panel.js';
import { ScreenMissing } from '../shell/fallbacks.js';
import classes from './admin.module.css';
import { openSections, type SectionName } from './sections.js';

const contents: Readonly<Record<SectionName, ComponentType>> = {
  people: lazy(async () => ({ default: (await import('./staff/people.js')).People })),
  queues: lazy(async () => ({ default: (await import('./staff/queues.js')).Queues })),
  classes: lazy(async () => ({ default: (await import('./staff/classes.js')).Classes })),
  roles: lazy(async () => ({ default: (await import('./roles.js')).Roles })),
  reasons: lazy(async () => ({ default: (await import('./reasons.js')).Reasons })),
  metadata: lazy(async () => ({ default: (await import('./schemas/metadata-schemas.js')).MetadataSchemas })),
  calendars: lazy(async () => ({ default: (await import('./calendars/calendars.js')).Calendars })),
  terms: lazy(async () => ({ default: (await import('./terms/terms.js')).PaymentTerms })),
  prolongations: lazy(async () => ({ default: (await import('./prolongations/policies.js')).ProlongationPolicies })),
  lateFees: lazy(async () => ({ default: (await import('./late-fees/late-fees.js')).LateFees })),
  numberSeries: lazy(async () => ({ default: (await import('./number-series/number-series.js')).NumberSeries })),
  referenceRates: lazy(async () => ({
    default: (await import('./reference-rates/reference-rates.js')).ReferenceRates,
  })),
  reconciliations: lazy(async () => ({
    default: (await import('./reconciliations/reconciliations.js')).Reconciliations,
  })),
  choices: lazy(async () => ({ default: (await import('./choices.js')).Choices })),
  access: lazy(async () => ({ default: (await import('./access-log.js')).AccessLog })),
  events: lazy(async () => ({ default: (await import('./events/stuck-events.js')).StuckEvents })),
  clock: lazy(async () => ({ default: (await import('./clock.js')).Clock })),
};

/** Leads to the first part that a person may open. */
export function AdminStart(): ReactNode {
  const [first] = openSections(useMe().permissions);
  if (first === undefined) return <ScreenMissing />;
  return <Navigate to="/admin/$section" params={{ section: first }} replace />;
}

/** One part of the administration. Whoever may not open it learns no more than that there is nothing. */
export function AdminScreen(): ReactNode {
  const { t } = useTranslation();
  const { section: named } = useParams({ from: '/admin/$section' });
  const open = openSections(useMe().permissions);
  const section = open.find((name) => name === named);
  if (section === undefined) return <ScreenMissing />;
  const Content = contents[section];
  return (
    <Stack gap="md">
      <nav aria-label={t('admin.sections')}>
        <ul className={classes['sections']}>
          {open.map((name) => (
            <li key={name}>
              <Link
                to="/admin/$section"
                params={{ section: name }}
                className={classes['section']}
                activeOptions={{ includeSearch: false }}
                activeProps={{ 'aria-current': 'page' }}
              >
                {t(`admin.section.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <PageHead title={t(`admin.section.${section}`)} text={t(`admin.about.${section}`)} />
      <Suspense fallback={<Loading />}>
        <Content />
      </Suspense>
    </Stack>
  );
}
