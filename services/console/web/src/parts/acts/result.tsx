import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '../parts.module.css';
import { Badge } from '../state-badge.js';

interface ResultProps {
  readonly title: string;
  /** Whether nothing of it needs a look. */
  readonly isWell: boolean;
  readonly children: ReactNode;
}

/** What came of an act, where more than a sentence is to be said. */
export function Result({ title, isWell, children }: ResultProps): ReactNode {
  return (
    <div className={classes['panel']} role="status">
      <Group mb="xs">
        <Badge tone={isWell ? 'good' : 'wait'} icon={isWell ? 'check' : 'warning'}>
          {title}
        </Badge>
      </Group>
      <Text size="sm" component="div">
        {children}
      </Text>
    </div>
  );
}
