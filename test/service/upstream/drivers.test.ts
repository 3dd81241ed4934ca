import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDiskCatalogue } from '../../../src/service/adapters/disk-catalogue.ts';
import { missingDrivers } from '../../../src/service/upstream/drivers.ts';

const notInstalled = (name: string): string => {
  throw Object.assign(new Error(`Cannot find package ${name}`), { code: 'ERR_MODULE_NOT_FOUND' });
};

test('here every driver is installed, and where one is not its method is named with what to install', () => {
  assert.deepEqual(missingDrivers(), []);
  assert.deepEqual(missingDrivers(notInstalled), [
    { method: 'sql/postgresql', name: 'pg' },
    { method: 'sql/mysql', name: 'mysql2' },
    { method: 'sql/sql_server', name: 'tedious' },
    { method: 'mqtt', name: 'mqtt' },
    { method: 'sftp', name: 'ssh2' },
    { method: 'opc_ua', name: 'node-opcua-client' },
    { method: 'opc_ua', name: 'node-opcua-transport' },
  ]);
});

test('what breaks for another reason is not taken for a package that is missing', () => {
  const broken = () => {
    throw new RangeError('broken');
  };
  assert.throws(() => missingDrivers(broken), RangeError);
});

test('nobody is offered a system that only a missing driver could reach', () => {
  assert.ok(createDiskCatalogue().find('postgresql'));
  const without = createDiskCatalogue(['sql/postgresql']);
  assert.equal(without.find('postgresql'), undefined);
  assert.equal(without.index('live').data.id.includes('postgresql'), false);
  assert.ok(without.find('sap-cap') && without.find('mysql'));
});
