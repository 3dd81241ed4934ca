/**
 * The partner's backend SDK: opens sessions for whoever is logged in, receives the API token, reads with it.
 * Web-standard Request and Response only: no framework, no Node, no browser. This file is the room's only door.
 */
export { createPartner } from './partner.ts';
export type { Partner } from './partner.ts';
export type { Reconciled } from './collecting.ts';
export type {
  ConnectionChange,
  HealthEvent,
  PassthroughAnswer,
  PassthroughRequest,
  SettingsChange,
  Unusable,
  WebhookEvent,
} from '../contract/index.ts';
export type { Customer, Delivery, Fetch, PartnerAction, PartnerOptions, TakenStore } from './options.ts';
export { PartnerError } from './partner-error.ts';
export type { PartnerErrorCode } from './partner-error.ts';
export type { RotateOptions } from './token-keeper.ts';
export type { ConnectionClient, DataQuery, RowList, TableList } from './connection-client.ts';
