import { Alert, List, Stack, Text, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { Act } from '../../parts/acts/act.js';
import { AgencyChoice } from '../../parts/acts/choices.js';
import { useFormats } from '../../parts/formats.js';
import classes from '../../parts/parts.module.css';
import { useWhy } from '../../parts/texts.js';

interface SendToCollectionsProps {
  readonly opened: boolean;
  readonly close: () => void;
  /** A case, or the account of a customer. */
  readonly of: { readonly caseId: string } | { readonly customerId: string };
  /** The case, where it is one: it may be paused, and nobody may have written to the debtor yet. */
  readonly found?: Pick<Schemas['Case'], 'caseId' | 'state' | 'holds' | 'lastContactTime'>;
}

interface SendInput {
  readonly agency: string;
  readonly notes: string;
  readonly unannouncedReason: string;
}

/** Sends the debts of a case or of an account to an agency. */
export function SendToCollections({ of, found, ...shared }: SendToCollectionsProps): ReactNode {
  const { t } = useTranslation();
  const isSilent = found !== undefined && !found.lastContactTime;
  return (
    <Act<SendInput, Schemas['SendToCollectionsResponse']>
      {...shared}
      name="sendToCollections"
      danger
      start={{ agency: '', notes: '', unannouncedReason: '' }}
      isReady={({ agency, unannouncedReason }) => agency !== '' && (!isSilent || unannouncedReason.trim() !== '')}
      run={({ agency, notes, unannouncedReason }, key) =>
        taken(
          api.POST('/api/v1/placements', {
            params: { header: { 'Idempotency-Key': key } },
            body: { ...of, agency, notes: notes.trim(), unannouncedReason: unannouncedReason.trim() },
          }),
        )
      }
      outcome={({ placements }) => <Sent placements={placements} />}
      fields={({ agency, notes, unannouncedReason }, change, faults) => {
        const fault = faults('unannouncedReason');
        return (
          <>
            {found?.state === 'PAUSED' && <PauseEnds found={found} />}
            <AgencyChoice value={agency} choose={(code) => change({ agency: code })} fault={faults('agency')} />
            <Textarea
              label={t('caseActs.notes')}
              description={t('caseActs.notesHint')}
              value={notes}
              onChange={({ currentTarget }) => change({ notes: currentTarget.value })}
              error={faults('notes')}
              maxLength={500}
              autosize
              minRows={2}
            />
            {(isSilent || fault !== undefined || unannouncedReason !== '') && (
              <>
                <Alert color="yellow" variant="outline" title={t('caseActs.unannounced')}>
                  <Text size="sm">{t('caseActs.unannouncedText')}</Text>
                </Alert>
                <Textarea
                  label={t('caseActs.unannouncedReason')}
                  value={unannouncedReason}
                  onChange={({ currentTarget }) => change({ unannouncedReason: currentTarget.value })}
                  error={fault}
                  maxLength={500}
                  autosize
                  minRows={2}
                  required
                />
              </>
            )}
          </>
        );
      }}
    />
  );
}

/** A pause that people placed ends with the act; what it says is worth a look before that. */
function PauseEnds({ found: { holds, caseId } }: { found: Pick<Schemas['Case'], 'holds' | 'caseId'> }): ReactNode {
  const { t } = useTranslation();
  const { time } = useFormats();
  const pauses = holds.filter(({ scope, subjectId }) => scope === 'CASE' && subjectId === caseId);
  return (
    <Alert color="yellow" variant="outline" title={t('caseActs.pauseEnds')}>
      {pauses.map(({ holdId, reason, placedBy, placeTime }) => (
        <Text key={holdId} size="sm">
          {t('caseActs.pauseOf', { reason, actor: placedBy, time: time(placeTime) })}
        </Text>
      ))}
    </Alert>
  );
}

/** Which debts go, and which were refused and why. */
function Sent({ placements }: Pick<Schemas['SendToCollectionsResponse'], 'placements'>): ReactNode {
  const { t } = useTranslation();
  const why = useWhy();
  return (
    <Stack gap="sm">
      {placements.map(({ placementId, refused, debts }) => (
        <div key={placementId}>
          <Text fw={600}>
            {t(refused ? 'caseActs.nothingSent' : 'caseActs.sent')}{' '}
            <Link to="/placements/$placementId" params={{ placementId }} className={classes['link']}>
              {t('caseActs.toPlacement')}
            </Link>
          </Text>
          <List size="sm">
            {debts.map(({ invoiceId, invoiceNumber, refusal }) => (
              <List.Item key={invoiceId}>
                {invoiceNumber}:{' '}
                {refusal === '' ? t('caseActs.onItsWay') : t('caseActs.refused', { reason: why({ code: refusal }) })}
              </List.Item>
            ))}
          </List>
        </div>
      ))}
    </Stack>
  );
}
