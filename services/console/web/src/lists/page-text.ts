import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What a list is searched by: it may name somebody, and addresses are kept in logs. */
    readonly text?: string;
  }
}

/** The text that a list is searched by: it stays with the page, also when somebody comes back to it, but in no address. */
export function usePageText() {
  const text = useLocation({ select: ({ state }) => state.text ?? '' });
  const navigate = useNavigate();
  const setText = useCallback(
    (typed: string) =>
      void navigate({ to: '.', search: true, state: (before) => ({ ...before, text: typed }), replace: true }),
    [navigate],
  );
  return { text, setText };
}
