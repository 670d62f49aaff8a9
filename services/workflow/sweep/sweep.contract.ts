/** One for the whole deployment. */
export const sweepId = 'sweep';
