export { newWebhookSecret, signWebhook, verifyWebhook } from './signature.js';
