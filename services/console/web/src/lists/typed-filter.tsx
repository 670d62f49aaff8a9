import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useListSearch } from './search.js';

interface TypedFilterProps {
  /** Its name in the address. */
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'date';
  readonly width?: number;
  readonly id?: string;
  readonly placeholder?: string;
  /** What becomes of a text as it is typed. */
  readonly shape?: (text: string) => string;
}

export const typingMs = 350;

/** A filter that is typed: the list follows when the typing rests. */
export function TypedFilter({ name, label, width = 200, shape, ...input }: TypedFilterProps): ReactNode {
  const { search, change } = useListSearch();
  const { text, type, told } = useTyped(search[name] ?? '', (typed) => {
    change({ [name]: typed.trim() });
    return typed.trim();
  });
  return (
    <TextInput
      {...input}
      label={label}
      value={text}
      onChange={({ currentTarget: { value } }) => type(shape?.(value) ?? value)}
      onBlur={told}
      w={width}
    />
  );
}

/**
 * A text that is typed and told later. It follows the address where that moves by other means, such as a chip or a saved
 * view, but not where the address only comes to what was told a moment ago.
 * @param tell changes the address. @returns what that makes of it
 */
export function useTyped(address: string, tell: (text: string) => string) {
  const [state, setState] = useState({ text: address, of: address, told: address });
  if (state.of !== address) {
    setState({ ...state, of: address, ...(address === state.told ? {} : { text: address, told: address }) });
  }
  const tellSoon = useDebouncedCallback((text: string) => {
    const made = tell(text);
    setState((before) => ({ ...before, told: made }));
  }, typingMs);
  return {
    text: state.text,
    type: (text: string) => {
      setState((before) => ({ ...before, text }));
      tellSoon(text);
    },
    told: () => tellSoon.flush(),
  };
}
