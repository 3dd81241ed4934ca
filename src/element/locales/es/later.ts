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
  'form.frame_title': 'Datos de acceso para {system|el sistema}',
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
  'choose.heading.way': '¿Cómo se inicia sesión en {system}?',
  'choose.lead':
    'Este acceso ve {count;one=# elemento;many=# de elementos;other=# elementos}. Elija uno; los demás se pueden conectar más tarde.',
  'choose.only': 'Este acceso solo ve este elemento.',
  'choose.filter': 'Filtrar la lista',
  'choose.declined': 'No se conectó nada. Elija otra opción, o vuelva a los datos de acceso.',
  'choose.none': 'Nada de la lista coincide.',

  'way.lead': 'Elija lo que tenga. Puede volver y elegir otra cosa.',
  'way.recommended': 'Recomendado',
  'way.unsure': 'No lo sé',
  'way.take': 'Siga con «{way}»: es lo más común, y la pantalla siguiente dice cómo obtenerlo.',
  'way.ask':
    'Pregunte a quien se encarga de {system} cómo inician sesión los programas. El manual lo llama «API» o «interfaz».',
  'way.password': 'Usuario y contraseña',
  'way.password.hint': 'Los de un usuario del sistema, mejor uno creado para esta conexión.',
  'way.key': 'Clave de API',
  'way.key.hint': 'Un código largo de los ajustes del sistema. Casi siempre lo crea un administrador.',
  'way.key_query': 'Clave de API en la dirección',
  'way.key_query.hint': 'Un código al final de cada dirección, después de un «?». Pocos sistemas lo hacen.',
  'way.token': 'Token de acceso',
  'way.token.hint': 'Un código largo para programas. Lo crea usted en su perfil, o lo hace un administrador.',
  'way.page': 'Página de inicio de sesión del sistema',
  'way.page.hint':
    'Allí inicia sesión como siempre y permite el acceso. Puede que antes un administrador tenga que registrar una aplicación.',
  'way.app': 'Aplicación registrada',
  'way.app.hint':
    'Un ID de cliente y un secreto. Un administrador registra una aplicación en el sistema para obtenerlos.',
  'way.app_password': 'Aplicación registrada y usuario',
  'way.app_password.hint':
    'Un ID de cliente y un secreto de un administrador, y la contraseña de un usuario.',
  'way.signed': 'Solicitudes firmadas',
  'way.signed.hint': 'Una clave y su secreto, casi siempre creados por un administrador.',
  'way.certificate': 'Certificado',
  'way.certificate.hint':
    'Un certificado y su clave privada, en dos archivos. Casi siempre los entrega el departamento de informática.',
  'way.opc_ua': 'OPC UA',
  'way.opc_ua.hint': 'Los valores de las máquinas, de un servidor cuya dirección empieza por opc.tcp.',

  'proof.heading': '{system} responde',
  'proof.newest': 'Lo más reciente en {table}',
  'proof.date': '{date@date}',
  'proof.question': '¿Es suyo?',
  'proof.yes': 'Sí, entregar a {app}',
  'proof.no': 'No, volver',

  'handover.heading': 'Entregando a {app}',
  'handover.lead': 'Todo funciona. {app} está recibiendo la conexión.',
  'pending.heading': 'Conectado',
  'pending.lead':
    'Su sistema responde como debe. No se pudo avisar a {app} en este momento; lo notará por sí sola.',

  'connected.heading': '{system} está conectado',
  'connected.lead': '{app} ya puede leer de él. Aquí no queda nada por hacer.',
  'connected.proven': 'Lo que se probó',
  'connected.warnings': 'Conviene saber',
  'connected.another': 'Conectar otro sistema',
  'connected.settings': 'Elegir qué se incluye',
  'connected.done': 'Listo',

  'message.intro': 'Queremos conectar {system} con {app}. Hay un obstáculo:',
  'message.tried': 'Lo que se intentó:',
  'message.host': 'Host: {host}',
  'message.port': 'Puerto: {port}',
};
