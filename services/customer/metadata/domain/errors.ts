// The list of errors of this service takes over those that every service with metadata gives.
export { errors } from '#libs/metadata/domain';
