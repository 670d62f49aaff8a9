import { Button, Collapse, Group, Stack, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Mapping, parseTyped } from './mapping.js';

/** A mapping as text, to be kept for the next file of its kind, and to say what has no place on the screen. */
export function MappingText({ mapping, change }: { mapping: Mapping; change: (mapping: Mapping) => void }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, { toggle }] = useDisclosure(false);
  const written = JSON.stringify(mapping, null, 2);
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? null : parseTyped(typed);
  return (
    <Stack gap="xs">
      <Group>
        <Button size="compact-sm" variant="subtle" aria-expanded={isOpen} onClick={toggle}>
          {t('importing.asText')}
        </Button>
      </Group>
      <Collapse expanded={isOpen}>
        <Stack gap="xs">
          <Textarea
            label={t('importing.text')}
            description={t('importing.textHint')}
            value={typed ?? written}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            error={typed !== null && read === null ? t('importing.noJson') : undefined}
            autosize
            minRows={6}
            maxRows={24}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          />
          <Group>
            <Button
              size="xs"
              variant="default"
              disabled={read === null}
              onClick={() => {
                change(read!);
                setTyped(null);
              }}
            >
              {t('importing.apply')}
            </Button>
          </Group>
        </Stack>
      </Collapse>
    </Stack>
  );
}
