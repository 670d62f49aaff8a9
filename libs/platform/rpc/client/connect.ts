import { type Environment, loadSettings, RpcSettings } from '../../config/index.js';
import { Channels } from './channels.js';

/** Channels for a program that is no service: only where the services respond must be known. */
export function connectChannels(environment: Environment): Channels {
  return new Channels(loadSettings([RpcSettings], environment).get(RpcSettings));
}
