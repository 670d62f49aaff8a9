/** What console writes into the tokens of people and programs, and every service looks for. */
export const callerTokens = {
  issuer: 'dunlin-console',
  audience: 'dunlin-rpc',
  type: 'dunlin-rpc+jwt',
  algorithm: 'ES256',
  /** Longer ones are refused whatever they say. */
  maxAgeSeconds: 300,
} as const;
