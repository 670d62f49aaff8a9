import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { Act } from '../../parts/acts/act.js';
import { SequenceChoice } from '../../parts/acts/choices.js';
import { ReasonField } from '../../parts/acts/reason-acts.js';
import { CaseLink } from '../../parts/links.js';
import { Loaded } from '../../parts/panel.js';
import { caseName } from '../case-name.js';
import { ComingSteps } from '../coming-steps.js';

interface ChangeSequenceProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly of: Pick<Schemas['Case'], 'caseId'>;
}

/** Puts a case under another sequence; what would come of it is read before anybody presses the button. */
export function ChangeSequence({ of: { caseId }, ...shared }: ChangeSequenceProps): ReactNode {
  return (
    <Act<{ sequence: string; reason: string }, Schemas['ChangeSequenceResponse']>
      {...shared}
      name="changeSequence"
      start={{ sequence: '', reason: '' }}
      isReady={({ sequence, reason }) => sequence !== '' && reason.trim() !== ''}
      run={({ sequence, reason }, key) =>
        taken(
          api.POST('/api/v1/cases/{caseId}/change-sequence', {
            params: { path: { caseId }, header: { 'Idempotency-Key': key } },
            body: { sequence, reason: reason.trim() },
          }),
        )
      }
      outcome={({ joinedCase }) => joinedCase && <Joined joined={joinedCase} />}
      fields={({ sequence, reason }, change, faults) => (
        <>
          <SequenceChoice value={sequence} choose={(name) => change({ sequence: name })} fault={faults('sequence')} />
          {sequence !== '' && <Preview caseId={caseId} sequence={sequence} />}
          <ReasonField value={reason} onChange={(text) => change({ reason: text })} fault={faults('reason')} />
        </>
      )}
    />
  );
}

/** Which steps would come next, and when; or which case the invoices would join. */
function Preview({ caseId, sequence }: { caseId: string; sequence: string }): ReactNode {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['cases', 'sequence-change', caseId, sequence],
    queryFn: () =>
      taken(
        api.GET('/api/v1/cases/{caseId}/sequence-change-preview', {
          params: { path: { caseId }, query: { sequence } },
        }),
      ),
  });
  return (
    <Loaded query={query}>
      {({ case: changed, joinedCase }) => (
        <Stack gap="xs">
          {joinedCase && (
            <Alert color="yellow" variant="outline" title={t('caseActs.joins')}>
              <Text size="sm">
                {t('caseActs.joinsText', { sequence })}{' '}
                <CaseLink caseId={joinedCase.caseId} text={caseName(joinedCase)} />
              </Text>
            </Alert>
          )}
          <Text size="sm" fw={600}>
            {t('caseActs.wouldCome')}
          </Text>
          <ComingSteps
            found={(joinedCase ?? changed)!}
            name={t('caseActs.wouldCome')}
            empty={t('caseActs.nothingComes')}
          />
        </Stack>
      )}
    </Loaded>
  );
}

function Joined({ joined }: { joined: Schemas['Case'] }): ReactNode {
  const { t } = useTranslation();
  return (
    <Text>
      {t('caseActs.joined')} <CaseLink caseId={joined.caseId} text={caseName(joined)} />
    </Text>
  );
}
