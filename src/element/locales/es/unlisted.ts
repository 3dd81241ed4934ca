// Spanish: what is said beside the list of systems.
import type { UnlistedPart } from '../parts.ts';

/** The sentences. */
export const unlistedWords: UnlistedPart['unlistedWords'] = {
  'find.by_address': 'Reconocido por la dirección',
  'find.by_way': 'En esta dirección no se conoce ningún sistema. Conéctelo por lo que habla:',
  'find.none_odd': 'No se conoce nada por lo que ha escrito',
  'find.secret':
    'El texto contenía una contraseña o una clave y se ha borrado: su sitio es el paso siguiente, una vez elegido el sistema.',

  'unlisted.heading': 'Conectar un sistema que no está en la lista',
  'unlisted.lead': 'Elija lo que habla su sistema. Lo dice su documentación o un administrador.',
  'unlisted.none': '¿Nada de esto?',
  'unlisted.none_lead': 'Pida su sistema. Quien gestiona este servicio lee lo que se pide.',
  'unlisted.back': 'Volver a la lista',

  'way.another-system': 'Una interfaz web (REST, HTTP), con nombre de usuario, token o clave de API',
  'way.oauth-2-interface': 'Una interfaz web cuyos tokens se emiten en una dirección propia',
  'way.odata-service':
    'Datos por HTTP según la norma OData; los sistemas de SAP y Microsoft suelen ofrecerlo',
  'way.postgresql': 'Una base de datos, o lo que responda como ella',
  'way.mysql': 'Una base de datos, leída por una conexión cifrada',
  'way.mariadb': 'La base de datos que surgió de MySQL',
  'way.microsoft-sql-server': 'La base de datos de Microsoft, en casa o en Azure',
  'way.mqtt-broker': 'Mensajes de máquinas y sensores, por tema',
  'way.opc-ua-server': 'Valores de máquinas y controladores, de un servidor con dirección opc.tcp',
  'way.sftp-server': 'Archivos de una carpeta, recogidos por SSH',

  'asking.heading': 'Pedir un sistema',
  'asking.lead': 'Esto lo lee quien gestiona este servicio. No escriba aquí contraseñas ni claves.',
  'asking.name': 'Nombre del sistema',
  'asking.maker': 'Fabricante o dirección web',
  'asking.note': 'Qué más ayuda a encontrarlo',
  'asking.optional': '(opcional)',
  'asking.send': 'Enviar',
  'asking.name_missing': 'Escriba el nombre del sistema.',
  'asking.secret': 'Esto parece una contraseña o una clave. Quítela; aquí no hace falta.',
  'asking.failed': 'No se ha podido enviar. Lo que escribió sigue aquí: inténtelo de nuevo en un momento.',
  'asking.too_many':
    'Se han enviado muchas peticiones en poco tiempo. Lo que escribió sigue aquí: inténtelo más tarde.',

  'asked.heading': 'Su petición se ha enviado',
  'asked.lead': '«{name}» está ahora entre los sistemas que se piden.',
  'asked.next':
    'Ahora la mira quien gestiona este servicio. En cuanto el sistema se pueda conectar, estará en la lista, y lo conectará desde {app} como hoy.',
  'asked.ways': 'Conectarlo por lo que habla',
};
