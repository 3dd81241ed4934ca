/**
 * A real server of OPC UA for the demo: a line of a plant whose values move. It knows one user, encrypts, and lets in whichever
 * program asks, as a server does whose administrator has trusted its certificate.
 */
import type { webcrypto } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DataType,
  MessageSecurityMode,
  SecurityPolicy,
  Variant,
  crypto_utils as tools,
  setWarningLogger,
} from 'node-opcua-client';
import { OPCUAServer } from 'node-opcua-server';
import { operator } from './operator.ts';
import { storeThat } from './store.ts';

/** A running server. */
export interface OpcUaServer {
  stop(): Promise<void>;
}

const applicationUri = 'urn:localhost:larkfield-line-server';

interface Files {
  readonly certificateFile: string;
  readonly privateKeyFile: string;
}

/** Made once: who has connected is held to this certificate. */
const identityIn = async (folder: string): Promise<Files> => {
  const files = { certificateFile: join(folder, 'certificate.pem'), privateKeyFile: join(folder, 'key.pem') };
  if (existsSync(files.certificateFile)) return files;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const privateKey = (await tools.generatePrivateKey(2048)) as webcrypto.CryptoKey;
  const { cert } = await tools.createSelfSignedCertificate({
    privateKey,
    subject: 'CN=Larkfield line server',
    applicationUri,
    dns: ['localhost'],
    ip: ['127.0.0.1'],
    notBefore: new Date(Date.now() - 86_400_000),
    validity: 10 * 365,
    purpose: tools.CertificatePurpose.ForApplication,
  });
  const { privPem } = await tools.privateKeyToPEM(privateKey);
  await writeFile(files.privateKeyFile, privPem, { mode: 0o600 });
  await writeFile(files.certificateFile, cert);
  return files;
};

const build = (server: OPCUAServer): void => {
  const space = server.engine.addressSpace;
  if (!space) throw new Error('The OPC UA server has nothing to show.');
  const own = space.getOwnNamespace();
  const plant = own.addObject({ organizedBy: space.rootFolder.objects, browseName: 'Plant' });
  const line = own.addObject({ organizedBy: plant, browseName: 'Filling line' });
  const place = (browseName: string) => ({
    componentOf: line,
    nodeId: `s=Filling line.${browseName}`,
    browseName,
  });
  const moving = (name: string, middle: number, swing: number): void => {
    const value = (): number => middle + swing * Math.sin(Date.now() / 10_000);
    own.addVariable({
      ...place(name),
      dataType: 'Double',
      minimumSamplingInterval: 1000,
      value: { get: () => new Variant({ dataType: DataType.Double, value: value() }) },
    });
  };
  moving('Temperature', 71.5, 2);
  moving('Speed', 1200, 40);
  const order = { dataType: DataType.String, value: 'MO-4711' };
  own.addVariable({ ...place('Order'), dataType: 'String', value: order });
};

/** Starts one on loopback; its certificate is made at the first start and kept in `dataDir`. Rejects when the port is taken. */
export const startOpcUa = async (options: { dataDir: string; port: number }): Promise<OpcUaServer> => {
  setWarningLogger(() => undefined); // that it is not named as the machine is
  const store = storeThat(() => true);
  const server = new OPCUAServer({
    ...(await identityIn(options.dataDir)),
    port: options.port,
    host: '127.0.0.1',
    hostname: 'localhost',
    securityModes: [MessageSecurityMode.SignAndEncrypt],
    securityPolicies: [SecurityPolicy.Basic256Sha256, SecurityPolicy.Aes256_Sha256_RsaPss],
    allowAnonymous: false,
    serverCertificateManager: store,
    userCertificateManager: store,
    serverInfo: { applicationUri, applicationName: { text: 'Larkfield line server' } },
    buildInfo: { productName: 'Larkfield line server', softwareVersion: '1.0' },
    userManager: {
      isValidUser: (name: string, password: string) =>
        name === operator.username && password === operator.password,
    },
  });
  try {
    await server.initialize();
    build(server);
    await server.start();
  } catch (error) {
    await server.shutdown(0);
    throw error;
  }
  return { stop: () => server.shutdown(0) };
};
