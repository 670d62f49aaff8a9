import { Button, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './parts.module.css';

/** The list that something stands in. */
interface Above {
  readonly to: '/bulk-acts' | '/cases' | '/customers' | '/files' | '/invoices' | '/placements' | '/sequences';
  readonly search?: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

interface PageHeadProps {
  readonly title: ReactNode;
  /** Where it belongs: the way back, above the title. */
  readonly above?: Above;
  /** Its states, beside the title. */
  readonly badges?: ReactNode;
  /** What else says what it is, or what the page is for, below the title. */
  readonly text?: ReactNode;
  /** What may be done with it; below the rest where there is little room. */
  readonly acts?: ReactNode;
}

/** The head of every page: what it is about, how that stands, and what may be done with it. */
export function PageHead({ title, above, badges, text, acts }: PageHeadProps): ReactNode {
  return (
    <div className={classes['head']}>
      <div className={classes['heading']}>
        {above && (
          <Link to={above.to} search={above.search} className={classes['link']}>
            {above.text}
          </Link>
        )}
        <div className={classes['title']}>
          <Title order={1} size="h2">
            {title}
          </Title>
          {badges}
        </div>
        {text && <Text c="dimmed">{text}</Text>}
      </div>
      {acts && <div className={classes['acts']}>{acts}</div>}
    </div>
  );
}

interface ActButtonsProps<Act extends string> {
  /** The likeliest first. */
  readonly acts: readonly Act[];
  readonly textOf: (act: Act) => string;
  readonly choose: (act: Act) => void;
}

/** Acts that open a drawer each. */
export function ActButtons<Act extends string>({ acts, textOf, choose }: ActButtonsProps<Act>): ReactNode {
  return acts.map((act, index) => (
    <Button key={act} variant={index === 0 ? 'filled' : 'default'} onClick={() => choose(act)}>
      {textOf(act)}
    </Button>
  ));
}
