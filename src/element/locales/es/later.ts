// Spanish: what the screens after the search say.
import type { LaterPart } from '../parts.ts';

export * from './shared.ts';

/** The sentences of the later screens. */
export const laterWords: LaterPart['laterWords'] = {
  'prepare.heading': 'Antes de conectar {system}',
  'prepare.have': 'Tenga a mano',
  'prepare.do': 'Cómo conseguirlo',
  'prepare.copy': 'Para entregar',
  'prepare.go': 'Lo tengo todo',
  'guide.updated': 'A fecha de {date@date}',

  'form.heading': 'Conectar {system}',
  'form.safe': 'Lo que escribe llega cifrado al servicio de conexión. {app} no lo ve nunca.',
  'form.guide': 'Dónde encontrar estos datos',
  'form.loading': 'Cargando el formulario',
  'form.declined': 'No se conectó nada. Lo que escribió sigue aquí, salvo las contraseñas.',
  'form.moved':
    'La página movió este formulario. Lo que escribió sigue aquí; solo hay que escribir de nuevo la contraseña.',

  'authorize.heading': 'Iniciar sesión en {system}',
  'authorize.safe':
    'Su contraseña solo la escribe en {host}. {app} y el servicio de conexión no la ven nunca.',
  'authorize.guide': 'Si el inicio de sesión muestra un error',

  'check.heading': 'Comprobando la conexión con {system}',
  'check.lead': 'Suele tardar unos segundos.',
  'check.worked': 'Lo que funcionó: {what}',
  'check.worked.dns': 'la dirección',
  'check.worked.network': 'el camino hasta el servidor',
  'check.worked.tls': 'la conexión segura',
  'check.worked.service': 'la respuesta del sistema',
  'check.worked.auth': 'el inicio de sesión',
  'check.worked.access': 'el permiso de lectura',
  'check.worked.data': 'un primer registro',
  'check.list': 'Lo que se comprobó',
  'check.ms': '{ms@number} ms',
  'check.seconds': '{seconds@number} s',
  'check.status.pending': 'todavía no',
  'check.status.running': 'en curso',
  'check.status.passed': 'hecho',
  'check.status.warning': 'hecho, con una nota',
  'check.status.failed': 'no funcionó',
  'check.status.skipped': 'no alcanzado',
  'check.status.needs_action': 'espera a alguien',

  'choose.heading.company': '¿De qué empresa se trata?',
  'choose.heading.site': '¿De qué sede se trata?',
  'choose.heading.tenant': '¿De qué inquilino (un área propia del sistema) se trata?',
  'choose.heading.database': '¿De qué base de datos se trata?',
  'choose.lead':
    'Este acceso ve {count;one=# elemento;many=# de elementos;other=# elementos}. Elija uno; los demás se pueden conectar más tarde.',
  'choose.only': 'Este acceso solo ve este elemento.',
  'choose.filter': 'Filtrar la lista',
  'choose.declined': 'No se conectó nada. Elija otra opción, o vuelva a los datos de acceso.',
  'choose.none': 'Nada de la lista coincide.',

  'proof.heading': '{system} responde',
  'proof.newest': 'Lo más reciente en {table}',
  'proof.date': '{date@date}',
  'proof.question': '¿Es suyo?',
  'proof.yes': 'Sí, entregar a {app}',
  'proof.no': 'No, volver',

  'connected.lead': '{app} ya puede leer de él. Aquí no queda nada por hacer.',
  'connected.proven': 'Lo que se probó',
  'connected.warnings': 'Conviene saber',
  'connected.done': 'Listo',
};
