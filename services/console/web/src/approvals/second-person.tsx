import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { Result } from '../parts/acts/result.js';
import { useFormats } from '../parts/formats.js';
import classes from '../parts/parts.module.css';
import { serviceOf } from './approval-acts.js';

/** What a drawer says of an act that was stored as a request instead of being done. */
export function useWaiting<Response extends { readonly approval: Schemas['Approval'] | null }>() {
  const { t } = useTranslation();
  return {
    said: ({ approval }: Response): string | undefined => (approval ? t('approvals.neededShort') : undefined),
    outcome: ({ approval }: Response): ReactNode => (approval ? <SecondPerson approval={approval} /> : null),
  };
}

function SecondPerson({ approval }: { approval: Schemas['Approval'] }): ReactNode {
  const { t } = useTranslation();
  const { money, time } = useFormats();
  const { approvalId, limit, expireTime } = approval;
  const search = { service: serviceOf(approval), approval: approvalId };
  return (
    <Result title={t('approvals.needed')} isWell={false}>
      <Text size="sm" mb="xs">
        {t('approvals.neededText', { limit: money(limit), until: time(expireTime) })}
      </Text>
      <Link to="/approvals" search={search} className={classes['link']}>
        {t('approvals.open')}
      </Link>
    </Result>
  );
}
