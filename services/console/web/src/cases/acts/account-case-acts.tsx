import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/me.js';
import { SendToCollections } from './send-to-collections.js';
import { StartSequence } from './start-sequence.js';

/** Acts of collection on a whole account, or on invoices of it. */
export function AccountCaseActs({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  const mayStart = useMay('cases.sequence');
  const maySend = useMay('placements.send');
  const [act, setAct] = useState<'startSequence' | 'sendToCollections' | null>(null);
  const close = () => setAct(null);
  return (
    <Group gap="xs">
      {mayStart && (
        <Button size="xs" variant="default" onClick={() => setAct('startSequence')}>
          {t('act.startSequence.button')}
        </Button>
      )}
      {maySend && (
        <Button size="xs" variant="default" onClick={() => setAct('sendToCollections')}>
          {t('act.sendToCollections.button')}
        </Button>
      )}
      <StartSequence opened={act === 'startSequence'} close={close} customerId={customerId} />
      <SendToCollections opened={act === 'sendToCollections'} close={close} of={{ customerId }} />
    </Group>
  );
}
