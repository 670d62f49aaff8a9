export { newWebhookSecret, signWebhook, verifyWebhook, type WebhookFault, type WebhookHeaders } from './signature.js';
