export { form, placeOf, setting, settingsOf } from './setting.js';
export type {
  AnySettingsClass,
  Setting,
  SettingsClass,
  SettingsFault,
  SettingsShape,
  SettingsValues,
} from './setting.js';
export {
  kafkaSecurityFaults,
  kafkaSecurityShape,
  postgresTlsFaults,
  rpcSecurityShape,
  temporalSecurityFaults,
  temporalSecurityShape,
  type KafkaSecuritySettings,
  type RpcSecuritySettings,
  type TemporalSecuritySettings,
} from './security.settings.js';
export { LoadedSettings, SettingsError, loadSettings, processEnvironment, type Environment } from './load.js';
export { describeSettings, type SettingsSection } from './describe.js';
export { PlatformSettings, roles, type Role } from './platform.settings.js';
export { OrganisationSettings } from './organisation.settings.js';
export { RpcSettings, rpcAddressKey, rpcServerShape, type Grants } from './rpc.settings.js';
