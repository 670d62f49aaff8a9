import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/client.js';
import { FaultText, violationsOf } from '../../parts/acts/faults.js';
import { useFormats } from '../../parts/formats.js';
import { ErrorText, Wording } from '../../parts/panel.js';
import type { SendingState } from './use-sending.js';

/** How far a file is, and the way to go on where it broke off. */
export function SendingProgress({ sending, size }: { sending: SendingState; size: number }): ReactNode {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { progress, error, isRunning, resume, stop } = sending;
  if (!progress && !error) return null;
  const { stage = 'reading', doneBytes = 0 } = progress ?? {};
  const percent = size === 0 ? 100 : Math.floor((100 * doneBytes) / size);
  const kilobytes = (bytes: number) => count(Math.ceil(bytes / 1_000));
  return (
    <Stack gap="xs">
      {progress && stage !== 'done' && (
        <div>
          <Group justify="space-between">
            <Text size="sm" role="status">
              {t(isRunning ? `importing.stage.${stage}` : 'importing.stage.stopped', {
                done: kilobytes(doneBytes),
                size: kilobytes(size),
              })}
            </Text>
            {isRunning && stage !== 'starting' && (
              <Button size="compact-xs" variant="default" onClick={stop}>
                {t('importing.stop')}
              </Button>
            )}
          </Group>
          <Progress
            value={stage === 'starting' ? 100 : percent}
            animated={isRunning}
            aria-label={t('importing.progress')}
          />
        </div>
      )}
      {error && <Broken error={error} />}
      {!isRunning && stage !== 'done' && (
        <Group>
          <Button size="xs" onClick={resume}>
            {t('importing.goOn')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Broken({ error }: { error: Error }): ReactNode {
  const { t } = useTranslation();
  const violations = violationsOf(error);
  // A file that was changed or deleted meanwhile cannot be read any more.
  const isUnreadable = !(error instanceof ProblemError);
  return (
    <Alert color="red" variant="outline" role="alert" title={t('importing.broken')}>
      <Text size="sm">{isUnreadable ? t('importing.unreadable') : <ErrorText error={error} />}</Text>
      {violations.map((violation) => (
        <Text key={`${violation.field} ${violation.description}`} size="sm">
          {violation.field !== '' && `${violation.field}: `}
          <FaultText violation={violation} />
        </Text>
      ))}
      {violations.length === 0 && <Wording error={error} />}
    </Alert>
  );
}
