/** Method `sftp`: a folder of files, listed with a password or a private key. Nothing is ever written. */
import type { Row, Table } from '../../../../contract/index.ts';
import type { Access, Method } from '../../../ports.ts';
import type { MethodParts } from '../method-parts.ts';
import { cut, requireColumns } from '../rows-at-hand.ts';
import { check, enter, filesTable, probe } from './check.ts';
import type { Entry } from './session.ts';

const column = (name: string, type: string, key = false) => ({
  name,
  type,
  nullable: false,
  key,
  custom: false,
});

/** What can be read: the folder's files and folders. */
const files: Table = {
  name: filesTable,
  custom: false,
  columns: [
    column('name', 'string', true),
    column('kind', 'string'),
    column('size', 'number'),
    column('changed', 'datetime'),
  ],
};

const rowOf = ({ name, kind, size, changed }: Entry): Row => ({
  name,
  kind,
  size,
  changed: new Date(changed).toISOString(),
});

/** Makes the method. */
export const createSftp = ({ egress }: Pick<MethodParts, 'egress'>): Method => {
  const entries = async (access: Access, signal: AbortSignal): Promise<readonly Entry[]> => {
    const { session } = await enter({ egress, access, signal });
    try {
      return await session.list();
    } finally {
      session.end();
    }
  };
  return {
    id: 'sftp',
    probe: (access, signal) => probe({ egress, access, signal }),
    check: (access, report, signal) => check({ egress, access, signal }, report),
    describe: async (access, signal) => {
      await entries(access, signal);
      return [files];
    },
    read: async (access, _table, query, signal) => {
      requireColumns(files, query);
      const { rows, count } = cut(files, (await entries(access, signal)).map(rowOf), query);
      return { rows, total: count };
    },
  };
};
