import { Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../parts/panel.js';
import { FileChoice } from './file-choice.js';
import type { Target } from './sending.js';
import { SendingProgress } from './sending-progress.js';
import { useSending } from './use-sending.js';

/** Goes on with an upload that broke off: the same file is chosen again, and what is there already is not sent again. */
export function GoOn({ id, target }: { id: string; target: Target }): ReactNode {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const sending = useSending(() => undefined);
  return (
    <Panel title={t('importing.goOnTitle')}>
      <Stack gap="sm">
        <Text size="sm">{t('importing.goOnText')}</Text>
        <FileChoice
          choose={(chosen) => {
            setFile(chosen);
            sending.send(chosen, target, id);
          }}
          label={t('importing.choose')}
          hint={file?.name ?? t('importing.goOnHint')}
        />
        {file && <SendingProgress sending={sending} size={file.size} />}
      </Stack>
    </Panel>
  );
}
