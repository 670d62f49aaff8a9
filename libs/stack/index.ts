export type { ProcessHandle, ServerHandle, ServiceHandle } from './handles.js';
export { nodeCommand, type ServiceCommand, type ServiceInstance, type StartServicesOptions } from './services.js';
export { mailOf, Stack, type StackOptions } from './stack.js';
export {
  businessTimeOf,
  type ClockSetting,
  type ServerName,
  serverNames,
  type ServiceName,
  serviceNames,
  type StackState,
} from './state.js';
