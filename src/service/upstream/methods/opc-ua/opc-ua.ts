/** Method `opc_ua`: the variables of a server of OPC UA, folder by folder. Nothing is ever written or called. */
import type { Table } from '../../../../contract/index.ts';
import type { Method } from '../../../ports.ts';
import { certificatesInMemory } from '../../application-certificates.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { MethodParts } from '../method-parts.ts';
import { cut, requireColumns } from '../rows-at-hand.ts';
import { check, probe, within } from './check.ts';
import { readValues, walk, type Folder } from './nodes.ts';

const column = (name: string, type: string, { key = false, nullable = false } = {}) => ({
  name,
  type,
  nullable,
  key,
  custom: false,
});

const columns = [
  column('node', 'NodeId', { key: true }),
  column('name', 'String'),
  column('value', 'Variant', { nullable: true }),
  column('type', 'String'),
  column('status', 'StatusCode'),
  column('time', 'DateTime', { nullable: true }),
];

const tableOf = ({ path }: Folder): Table => ({ name: path, custom: false, columns });

/** Makes the method. */
export const createOpcUa = ({
  egress,
  certificates = certificatesInMemory(),
}: Pick<MethodParts, 'egress' | 'certificates'>): Method => ({
  id: 'opc_ua',
  probe: (access, signal) => probe({ egress, certificates, access, signal }),
  check: (access, report, signal) => check({ egress, certificates, access, signal }, report),
  describe: (access, signal) =>
    within({ egress, certificates, access, signal }, async (session) =>
      (await walk(session)).folders.map(tableOf),
    ),
  read: async (access, table, query, signal) => {
    requireColumns(table, query);
    const { rows, count } = await within({ egress, certificates, access, signal }, async (session) => {
      // Where a path leads today is asked anew: node ids may have been given to something else.
      const folder = (await walk(session)).folders.find(({ path }) => path === table.name);
      if (!folder) throw new UpstreamError('access.forbidden');
      return cut(table, await readValues(session, folder.variables), query);
    });
    return { rows, total: count };
  },
});
