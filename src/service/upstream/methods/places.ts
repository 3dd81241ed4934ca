/** Where the credentials of an access go: what they are bound to once they are stored. Pure. */
import type { SystemMethod } from '../../../contract/index.ts';
import type { Access } from '../../ports.ts';
import { UpstreamError } from '../upstream-error.ts';
import { targetOf as httpTargetOf } from './http-api/target.ts';
import { brokerOf } from './mqtt/broker.ts';
import { onlyMethod } from './only-method.ts';
import { serverPlaces } from './oauth2/server.ts';
import { targetOf as odataTargetOf } from './odata-basic/target.ts';
import { serverOf as opcServerOf } from './opc-ua/target.ts';
import { loginAddressOf } from './session-login/address.ts';
import { serverOf } from './sftp/account.ts';
import { sqlAddressOf } from './sql/address.ts';

const placesBy = (method: SystemMethod, access: Access): readonly string[] => {
  switch (method.method) {
    case 'sql': {
      const { host, port } = sqlAddressOf(access);
      return [`tcp://${host}:${port}`];
    }
    case 'mqtt': {
      const { host, port } = brokerOf(access);
      return [`tcp://${host}:${port}`];
    }
    case 'sftp': {
      const { host, port } = serverOf(access);
      return [`tcp://${host}:${port}`];
    }
    case 'opc_ua': {
      const { host, port } = opcServerOf(access);
      return [`tcp://${host}:${port}`];
    }
    case 'odata_basic':
      return [odataTargetOf(access).origin];
    case 'session_login':
      return [loginAddressOf(access).origin];
    case 'sandbox':
    case 'sandbox_sign_in':
      return [];
    case 'oauth2_code':
    case 'oauth2_client_credentials':
    case 'oauth2_password':
      return [httpTargetOf(method, access).origin, ...serverPlaces(method, access)];
    default:
      return [httpTargetOf(method, access).origin];
  }
};

/** The origins, and `tcp://host:port`, to which an access sends what was typed or granted; each once. None where no place can be read. */
export const placesOf = (access: Access): readonly string[] => {
  try {
    return [...new Set(placesBy(onlyMethod(access.system), access))];
  } catch (error) {
    if (error instanceof UpstreamError) return [];
    throw error;
  }
};
