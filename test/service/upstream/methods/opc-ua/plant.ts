/** A small plant behind a real server of OPC UA, in memory and on loopback: what it offers, whom it knows, what it was told. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataType, MessageSecurityMode, SecurityPolicy, VariantArrayType } from 'node-opcua-client';
import { OPCUAServer, type OPCUAServerEndpointOptions } from 'node-opcua-server';
import { storeThat } from '../../../../../demo/systems/opc-ua/store.ts';
import { makeCertificate } from '../../../../../src/service/upstream/methods/opc-ua/application.ts';
import { driver } from '../../../../../src/service/upstream/methods/opc-ua/driver.ts';

/** The user that it knows. */
export const reader = { username: 'reader', password: 'canary-77-password' };

const { None, SignAndEncrypt } = MessageSecurityMode;
const { Basic256Sha256, Aes256_Sha256_RsaPss } = SecurityPolicy;

/** Doors of one server, each with its own port: they differ in what they offer. */
const doors = {
  /** Encrypts, and wants a user. */
  closed: { securityModes: [SignAndEncrypt], securityPolicies: [Basic256Sha256, Aes256_Sha256_RsaPss] },
  /** Encrypts, and lets anybody in as well. */
  open: { securityModes: [SignAndEncrypt], securityPolicies: [Basic256Sha256], allowAnonymous: true },
  /** Does not encrypt, but for passwords. */
  plain: {
    securityModes: [None],
    securityPolicies: [SecurityPolicy.None, Basic256Sha256],
    allowAnonymous: true,
  },
  /** Encrypts nothing, and so takes no passwords. */
  bare: { securityModes: [None], securityPolicies: [SecurityPolicy.None], allowAnonymous: true },
} as const;

/** The name of a door. */
export type Door = keyof typeof doors;

/** A running plant. */
export interface Plant {
  readonly ports: Readonly<Record<Door, number>>;
  /** What it was asked for to sign somebody in. */
  readonly heard: readonly string[];
  /** The thumbprints (SHA-1) of certificates that it met, trusted or not. */
  readonly met: ReadonlySet<string>;
  stop(): Promise<void>;
}

const storeOf = (met: Set<string>, trusts: () => boolean) =>
  storeThat((der) => {
    if (der) met.add(createHash('sha1').update(der).digest('hex').toUpperCase());
    return trusts();
  });

/** Everybody who signed in (a role of OPC 10000-18) may look at what is closed (bit 0), and not read it. */
const onlySeen = { rolePermissions: [{ roleId: 'i=15656', permissions: 1 }] };

const build = (server: OPCUAServer): void => {
  const space = server.engine.addressSpace;
  if (!space) throw new Error('There is no address space.');
  const own = space.getOwnNamespace();
  const plant = own.addObject({ organizedBy: space.rootFolder.objects, browseName: 'Plant' });
  const line = own.addObject({ organizedBy: plant, browseName: 'Line 1', nodeId: 's=Line1' });
  const number = (name: string, value: number) =>
    own.addVariable({
      componentOf: line,
      browseName: name,
      nodeId: `s=Line1.${name}`,
      dataType: 'Double',
      value: { dataType: DataType.Double, value },
    });
  number('Temperature', 71.5);
  number('Speed', 1_200);
  own.addVariable({
    componentOf: line,
    browseName: 'Order',
    nodeId: 's=Line1.Order',
    dataType: 'String',
    value: { dataType: DataType.String, value: 'MO-4711' },
  });
  own.addVariable({
    componentOf: line,
    browseName: 'Pieces',
    nodeId: 's=Line1.Pieces',
    dataType: 'Int64',
    value: { dataType: DataType.Int64, arrayType: VariantArrayType.Scalar, value: [1, 2] },
  });
  const office = own.addObject({ organizedBy: plant, browseName: 'Office' });
  own.addVariable({
    componentOf: office,
    browseName: 'Wages',
    dataType: 'Double',
    value: { dataType: DataType.Double, value: 1 },
    ...onlySeen,
  });
};

/** What a plant may differ in. */
export interface PlantOptions {
  /** Whether it lets in whoever shows a certificate. */
  readonly trusts?: () => boolean;
  /** Where its closed door is; anywhere unless told. */
  readonly port?: number;
}

/** Starts one. */
export const openPlant = async ({ trusts = () => true, port = 0 }: PlantOptions = {}): Promise<Plant> => {
  await driver();
  const heard: string[] = [];
  const met = new Set<string>();
  const folder = await mkdtemp(join(tmpdir(), 'makini-opc-ua-'));
  const certificateFile = join(folder, 'certificate.pem');
  const privateKeyFile = join(folder, 'key.pem');
  const identity = await makeCertificate();
  await writeFile(certificateFile, identity.certificate);
  await writeFile(privateKeyFile, identity.key);
  const store = storeOf(met, trusts);
  const names = Object.keys(doors) as Door[];
  const endpoints = names.map((name): OPCUAServerEndpointOptions => ({
    port: name === 'closed' ? port : 0,
    hostname: '127.0.0.1',
    allowAnonymous: false,
    ...doors[name],
    securityModes: [...doors[name].securityModes],
    securityPolicies: [...doors[name].securityPolicies],
  }));
  const server = new OPCUAServer({
    endpoints,
    host: '127.0.0.1',
    certificateFile,
    privateKeyFile,
    serverCertificateManager: store,
    userCertificateManager: store,
    serverInfo: { applicationName: { text: 'Kestrel Works' } },
    buildInfo: { productName: 'Kestrel Server', softwareVersion: '2.1' },
    userManager: {
      isValidUser: (username: string, password: string) => {
        heard.push(`${username} ${password}`);
        return username === reader.username && password === reader.password;
      },
    },
  });
  await server.initialize();
  build(server);
  await server.start();
  const ports = names.map((name, at) => [name, server.endpoints[at]?.port ?? 0] as const);
  return {
    ports: Object.fromEntries(ports) as Record<Door, number>,
    heard,
    met,
    stop: async () => {
      await server.shutdown(0);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
