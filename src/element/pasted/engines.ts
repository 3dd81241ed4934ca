/** What a server speaks, told by the scheme of its address, its driver's name or its port. */
export interface Engine {
  readonly name: string;
  readonly scheme: RegExp;
  readonly driver: RegExp;
  readonly port: number;
}

const never = /(?!)/;

const engines: readonly Engine[] = [
  { name: 'PostgreSQL', scheme: /^postgres(ql)?$/i, driver: /postgres/i, port: 5432 },
  { name: 'MariaDB', scheme: /^mariadb$/i, driver: /mariadb/i, port: 3306 },
  { name: 'MySQL', scheme: /^mysql2?$/i, driver: /mysql/i, port: 3306 },
  {
    name: 'SQL Server',
    scheme: /^(sqlserver|mssql)$/i,
    driver: /sql server|sqloledb|sqlncli|msoledbsql/i,
    port: 1433,
  },
  { name: 'Oracle Database', scheme: /^oracle$/i, driver: /oracle/i, port: 1521 },
  { name: 'Db2', scheme: /^db2$/i, driver: /db2/i, port: 50000 },
  { name: 'SAP HANA', scheme: /^(sap|hdb)$/i, driver: /hdbodbc/i, port: 30015 },
  { name: 'MongoDB', scheme: /^mongodb(\+srv)?$/i, driver: never, port: 27017 },
  { name: 'RabbitMQ', scheme: /^amqp$/i, driver: never, port: 5672 },
  { name: 'RabbitMQ', scheme: /^amqps$/i, driver: never, port: 5671 },
  { name: 'MQTT', scheme: /^(mqtts|ssl|tls)$/i, driver: never, port: 8883 },
  { name: 'MQTT', scheme: /^(mqtt|tcp)$/i, driver: never, port: 1883 },
  { name: 'SFTP', scheme: /^(sftp|ssh)$/i, driver: never, port: 22 },
  { name: 'OPC UA', scheme: /^opc\.tcp$/i, driver: never, port: 4840 },
];

/** The first engine for which something holds. */
export const engineBy = (holds: (engine: Engine) => boolean): Engine | undefined => engines.find(holds);
