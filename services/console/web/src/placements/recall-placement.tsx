import { Checkbox, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { Act } from '../parts/acts/act.js';
import { type CodedReason, CodedReasonFields, isGiven, noReason } from '../parts/acts/coded-act.js';
import { useFormats } from '../parts/formats.js';

type Placement = Schemas['Placement'];

interface RecallInput extends CodedReason {
  /** None for all. */
  readonly invoiceIds: readonly string[];
}

interface RecallPlacementProps {
  readonly placement: Placement;
  readonly opened: boolean;
  readonly close: () => void;
}

/** Lines that the agency can be asked to give back. */
export function recallable({ lines }: Pick<Placement, 'lines'>): Placement['lines'] {
  return lines.filter(({ state }) => state === 'SENT' || state === 'ACTIVE');
}

/** Takes a placement back from the agency, or some invoices of it. */
export function RecallPlacement({ placement, opened, close }: RecallPlacementProps): ReactNode {
  const { t } = useTranslation();
  const { money } = useFormats();
  const { placementId } = placement;
  const lines = recallable(placement);
  return (
    <Act<RecallInput>
      name="recallPlacement"
      opened={opened}
      close={close}
      start={{ ...noReason, invoiceIds: [] }}
      isReady={isGiven}
      run={({ reason, reasonCode, invoiceIds }, key) =>
        taken(
          api.POST('/api/v1/placements/{placementId}/recall', {
            params: { path: { placementId }, header: { 'Idempotency-Key': key } },
            body: { invoiceIds: [...invoiceIds], reason: reason.trim(), reasonCode },
          }),
        )
      }
      fields={(input, change, faults) => (
        <>
          {lines.length > 1 && (
            <Checkbox.Group
              label={t('agencies.chosen')}
              description={t('agencies.chosenHint')}
              value={[...input.invoiceIds]}
              onChange={(invoiceIds) => change({ invoiceIds })}
              error={faults('invoiceIds')}
            >
              <Stack gap="xs" mt="xs">
                {lines.map(({ invoiceId, invoiceNumber, placed }) => (
                  <Checkbox
                    key={invoiceId}
                    value={invoiceId}
                    label={
                      <Text size="sm" span>
                        {invoiceNumber}, {money(placed)}
                      </Text>
                    }
                  />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
          <CodedReasonFields of="RECALL" given={input} change={change} faults={faults} />
        </>
      )}
    />
  );
}
