import { z } from 'zod';
import { isThisMachine } from '#libs/text';
import { type RpcSecuritySettings, rpcSecurityShape } from './security.settings.js';
import { setting, type SettingsFault, type SettingsValues } from './setting.js';

/** Asks console for the keys by an rpc, which is as safe as every other. */
export const keysByRpc = 'rpc://console';
/** Says in words that callers are believed. */
export const noKeys = 'none';

/** How a service knows the people and programs that call it. */
export const callersShape = {
  rpcTokensUrl: setting(
    'DUNLIN_RPC_TOKENS_URL',
    z
      .string()
      .regex(/^(none|rpc:\/\/console|https?:\/\/[^\s/]+(\/\S*)?)$/, `is no address of keys, ${keysByRpc} or ${noKeys}`)
      .optional(),
    `Where console serves the keys of the tokens by which people and programs prove to the services who they are: its /.well-known/jwks.json, or ${keysByRpc} where rpcs come by TLS. Without it, or with ${noKeys}, a service believes who a caller says it is; with TLS it must be said.`,
    undefined,
    { chart: 'oidc.tokensUrl' },
  ),
};

/** Whoever serves the keys may be anybody, so that they must come as safely as the calls that they prove. */
export function callersFaults({
  rpcTls,
  rpcTokensUrl,
}: RpcSecuritySettings & SettingsValues<typeof callersShape>): SettingsFault[] {
  const { variable, doc: remedy, chart } = callersShape.rpcTokensUrl;
  const isTls = `but ${rpcSecurityShape.rpcTls.variable} is true`;
  const fault = (problem: string): SettingsFault[] => [{ variable, problem, remedy, chart }];
  if (!rpcTls) return [];
  if (!rpcTokensUrl) return fault(`is not set, ${isTls}: say ${keysByRpc}, or ${noKeys} to believe callers`);
  const url = URL.parse(rpcTokensUrl);
  const isPlain = url?.protocol === 'http:' && !isThisMachine(url.hostname);
  return isPlain ? fault(`begins with http://, ${isTls}: say ${keysByRpc}, or an address with https`) : [];
}
