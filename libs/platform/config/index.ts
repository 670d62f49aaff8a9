export { keysByRpc, noKeys } from './callers.settings.js';
export {
  clockFaults,
  clockShape,
  type ClockSource,
  clockSourceOf,
  clockStartFaults,
  wallTimeOf,
} from './clock.settings.js';
export { describeSettings, type SettingsSection } from './describe.js';
export { type Environment, LoadedSettings, loadSettings, processEnvironment, SettingsError } from './load.js';
export { OrganisationSettings } from './organisation.settings.js';
export { PlatformSettings, type Role, roles } from './platform.settings.js';
export { type Grants, rpcAddressKey, rpcServerShape, RpcSettings } from './rpc.settings.js';
export {
  kafkaSecurityFaults,
  type KafkaSecuritySettings,
  kafkaSecurityShape,
  postgresTlsFaults,
  type RpcSecuritySettings,
  rpcSecurityShape,
  temporalSecurityFaults,
  type TemporalSecuritySettings,
  temporalSecurityShape,
} from './security.settings.js';
export type {
  AnySettingsClass,
  Setting,
  SettingsClass,
  SettingsFault,
  SettingsShape,
  SettingsValues,
} from './setting.js';
export { form, placeOf, setting, settingsOf } from './setting.js';
