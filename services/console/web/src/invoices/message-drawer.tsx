import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface MessageDrawerProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** Where one message is read. */
export function MessageDrawer({ opened, close, children }: MessageDrawerProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={opened}
      onClose={close}
      position="right"
      size="lg"
      title={t('message.title')}
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      {children}
    </Drawer>
  );
}
