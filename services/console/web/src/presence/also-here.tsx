import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client.js';
import { useLive } from '../api/live.js';
import { useMay } from '../api/me.js';
import partClasses from '../parts/parts.module.css';
import { Badge } from '../parts/state-badge.js';
import { OpenLooks } from './open-looks.js';

/** Said again well within the minute for which it holds. */
const againMs = 25_000;

function say(customerId: string, leaving: boolean) {
  return taken(api.POST('/api/v1/looks', { body: { customerId, leaving }, keepalive: leaving }));
}

const looks = new OpenLooks((customerId) => void say(customerId, true).catch(() => undefined));
window.addEventListener('pagehide', () => looks.leaveAll());

/** Says that the person has a customer open, while it is drawn, and who else has; both follow what changes. */
export function AlsoHere({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  const mayLook = useMay('customers.read');
  const { data } = useQuery({
    queryKey: ['looks', customerId],
    queryFn: async () => (await say(customerId, false)).others,
    refetchInterval: againMs,
    refetchOnMount: 'always',
    retry: false,
    enabled: mayLook,
  });
  useLive(mayLook ? customerId : null, [['looks', customerId]]);
  useEffect(() => (mayLook ? looks.open(customerId) : undefined), [mayLook, customerId]);
  return (
    <span role="status" className={partClasses['badges']}>
      {data?.map(({ sub, name }) => (
        <Badge key={sub} tone="wait" icon="people">
          {t('work.alsoHere', { name: name || sub })}
        </Badge>
      ))}
    </span>
  );
}
