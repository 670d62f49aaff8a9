import { useState } from 'react';

/** What was chosen last: a drawer that closes still says what it was about, and gives the focus back. */
export function useKept<Chosen>(chosen: Chosen | null): Chosen | null {
  const [kept, setKept] = useState(chosen);
  if (chosen !== null && chosen !== kept) setKept(chosen);
  return chosen ?? kept;
}
