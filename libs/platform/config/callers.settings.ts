import { z } from 'zod';
import { setting } from './setting.js';

/** How a service knows the people and programs that call it. */
export const callersShape = {
  rpcTokensUrl: setting(
    'DUNLIN_RPC_TOKENS_URL',
    z.url({ protocol: /^https?$/ }).optional(),
    'Where console serves the keys of the tokens by which people and programs prove to the services who they are; without it a service believes who a caller says it is.',
    undefined,
    { chart: 'oidc.issuer' },
  ),
};
