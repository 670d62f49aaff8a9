import { Button, Collapse, List } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useWhy } from '../texts.js';

interface RefusedActsProps {
  /** Acts that the person may do, and the state forbids. */
  readonly refused: readonly { readonly title: string; readonly reason: string; readonly text: string }[];
}

/** Why what somebody may look for is not offered now. */
export function RefusedActs({ refused }: RefusedActsProps): ReactNode {
  const { t } = useTranslation();
  const why = useWhy();
  const id = useId();
  const [isOpen, { toggle }] = useDisclosure(false);
  if (refused.length === 0) return null;
  return (
    <div>
      <Button size="compact-sm" variant="subtle" aria-expanded={isOpen} aria-controls={id} onClick={toggle}>
        {t('refusal.show')}
      </Button>
      <Collapse expanded={isOpen} id={id}>
        <List size="sm" mt="xs">
          {refused.map(({ title, reason, text }) => (
            <List.Item key={title}>
              {title}: {why({ code: reason, text })}
            </List.Item>
          ))}
        </List>
      </Collapse>
    </div>
  );
}
