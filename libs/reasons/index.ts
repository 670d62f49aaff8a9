export { actsWithReasons, type ActWithReasons, type GivenReason, type Reason, Reasons } from './reasons.js';
