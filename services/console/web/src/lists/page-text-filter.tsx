import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePageText } from './page-text.js';
import { useTyped } from './typed-filter.js';

interface PageTextFilterProps {
  readonly label: string;
  readonly placeholder: string;
  readonly width: number;
  readonly id?: string;
}

/** Whatever is known of customers, as it is typed: it stands in no address. */
export function PageTextFilter({ width, ...input }: PageTextFilterProps): ReactNode {
  const page = usePageText();
  const { text, type, told } = useTyped(page.text, (typed) => {
    page.setText(typed.trim());
    return typed.trim();
  });
  return (
    <TextInput
      {...input}
      value={text}
      maxLength={200}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onBlur={told}
      w={{ base: '100%', sm: width }}
    />
  );
}
