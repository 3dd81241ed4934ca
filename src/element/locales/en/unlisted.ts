// English: what is said beside the list of systems, of addresses and secrets, and of systems that are not listed; loaded when it is needed.

/** The sentences by key; `way.…` says of a system of the catalogue what else can be connected by it. */
export const unlistedWords = {
  'find.by_address': 'Recognised from the address',
  'find.by_way': 'No system is known at this address. Connect it by what it speaks:',
  'find.none_odd': 'Nothing is known by what you typed',
  'find.secret':
    'This held a password or a key, so it was cleared: those belong in the next step, once the system is picked.',

  'unlisted.heading': 'Connect a system that is not listed',
  'unlisted.lead': 'Pick what your system speaks. Its documentation or an administrator can tell.',
  'unlisted.none': 'None of these?',
  'unlisted.none_lead': 'Ask for your system. Whoever runs this service reads what people ask for.',
  'unlisted.back': 'Back to the list',

  'way.another-system': 'A web interface (REST, HTTP), with a user name, a token or an API key',
  'way.oauth-2-interface': 'A web interface whose tokens are issued at an address of its own',
  'way.odata-service': 'Data over HTTP by the OData standard; SAP and Microsoft systems often offer it',
  'way.postgresql': 'A database, or anything that answers like one',
  'way.mysql': 'A database, read over an encrypted connection',
  'way.mariadb': 'The database that grew out of MySQL',
  'way.microsoft-sql-server': 'Microsoft’s database, on your own machines or in Azure',
  'way.mqtt-broker': 'Messages from machines and sensors, by topic',
  'way.opc-ua-server': 'Values of machines and controllers, from a server with an opc.tcp address',
  'way.sftp-server': 'Files in a folder, fetched over SSH',

  'asking.heading': 'Ask for a system',
  'asking.lead': 'Whoever runs this service reads this. Type no passwords or keys here.',
  'asking.name': 'Name of the system',
  'asking.maker': 'Maker or web address',
  'asking.note': 'What else helps to find it',
  'asking.optional': '(optional)',
  'asking.send': 'Send',
  'asking.name_missing': 'Type the name of the system.',
  'asking.secret': 'This looks like a password or a key. Take it out; it is not needed here.',
  'asking.failed': 'This could not be sent. What you typed is still here: try again in a moment.',
  'asking.too_many':
    'Many requests were sent in a short time. What you typed is still here: try again later.',

  'asked.heading': 'Your request was sent',
  'asked.lead': '“{name}” was added to the systems that people ask for.',
  'asked.next':
    'Whoever runs this service looks at it next. Once the system can be connected it is in the list, and you connect it from {app} as you came today.',
  'asked.ways': 'Connect it by what it speaks',
} as const;

/** A key of these sentences. */
export type UnlistedKey = keyof typeof unlistedWords;
