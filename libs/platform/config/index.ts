export { form, setting, settingsOf } from './setting.js';
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
  temporalSecurityFaults,
  temporalSecurityShape,
  type KafkaSecuritySettings,
  type TemporalSecuritySettings,
} from './security.settings.js';
export { LoadedSettings, SettingsError, loadSettings, processEnvironment, type Environment } from './load.js';
export { describeSettings, type SettingsSection } from './describe.js';
export { PlatformSettings, roles, type Role } from './platform.settings.js';
export { OrganisationSettings } from './organisation.settings.js';
export { RpcSettings, rpcAddressKey } from './rpc.settings.js';
