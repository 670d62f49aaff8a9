import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../parts/state-badge.js';

/** Whether invoices that join now run a version. */
export function ActiveBadge({ active }: { active: boolean }): ReactNode {
  const { t } = useTranslation();
  return (
    <Badge tone={active ? 'good' : 'off'} icon={active ? 'play' : 'stop'}>
      {t(active ? 'sequences.active' : 'sequences.inactive')}
    </Badge>
  );
}
