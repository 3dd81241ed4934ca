// Spanish: everything that the element and the frame both say, failures apart.
import type { SharedPart } from '../parts.ts';

/** What was seen. */
export const evidenceWords: SharedPart['evidenceWords'] = {
  'dns.waits_its_turn': 'Otros consultan {host}; esta comprobación va después',
  'dns.resolved': 'Se encontró {host}',
  'network.connected': 'Se alcanzó {host} en el puerto {port}',
  'tls.trusted': 'Cifrado; certificado de {issuer|una autoridad reconocida}, válido hasta el {until@date}',
  'tls.not_used': 'Sin cifrar',
  'tls.host_key': 'Clave del servidor {key}',
  'service.answered': '{product|El sistema} responde',
  'service.asks_sign_in': '{host} pide iniciar sesión',
  'service.production': 'Es el sistema de producción',
  'service.test': 'Es un sistema de pruebas',
  'auth.signed_in': 'El inicio de sesión funciona',
  'auth.control_refused': 'Sin él, el sistema niega la entrada',
  'auth.certificate': 'El certificado mostrado es válido hasta {until@date}',
  'access.tables':
    'Lectura de prueba correcta de {count;one=# tipo;many=# de tipos;other=# tipos} de registros',
  'data.records':
    'Probado con {table}: {count;one=llegó # registro;many=llegaron # de registros;other=llegaron # registros}',
  'data.newest': 'El registro más reciente de {table} es del {date@date}',
  'ready.stored': 'Los datos de acceso están guardados con cifrado',
};

/** What each stage does. */
export const stageWords: SharedPart['stageWords'] = {
  input: 'Revisar lo escrito',
  dns: 'Encontrar la dirección',
  network: 'Alcanzar el servidor',
  tls: 'Asegurar la conexión',
  service: 'Reconocer el sistema',
  auth: 'Iniciar sesión',
  access: 'Ver qué puede leer este usuario',
  data: 'Leer un primer registro',
  ready: 'Guardar la conexión',
};

/** Whose turn it is. */
export const ownerWords: SharedPart['ownerWords'] = {
  you: 'Usted puede resolverlo',
  it: 'Su departamento de informática puede resolverlo',
  admin: 'Quien administra {system|el sistema} puede resolverlo',
  vendor: 'El fabricante de {system|el sistema} tiene que resolverlo',
  partner: '{app|La aplicación} tiene que resolverlo',
  makini: 'Esto es cosa nuestra',
};

/** What the button of each action says. */
export const actionWords: SharedPart['actionWords'] = {
  edit: 'Cambiar los datos',
  retry: 'Comprobar de nuevo',
  sign_in: 'Abrir de nuevo el inicio de sesión',
  switch_system: 'Elegir otro sistema',
  copy_for_it: 'Copiar un mensaje para informática',
  copy_for_admin: 'Copiar un mensaje para quien administra el sistema',
  copy_for_support: 'Copiar un mensaje para soporte',
};

/** Words for codes that are not known, by the stage they belong to. */
export const stageFailureWords: SharedPart['stageFailureWords'] = {
  input: { title: 'Hay que revisar un valor', explain: 'Repase los datos una vez más.' },
  dns: {
    title: 'No se encontró la dirección',
    explain: 'Revise cómo está escrita, o pregunte a informática qué dirección funciona desde fuera.',
  },
  network: {
    title: 'No se pudo alcanzar el servidor',
    explain: 'Informática puede comprobar si acepta conexiones desde fuera.',
  },
  tls: {
    title: 'No se pudo establecer una conexión segura',
    explain: 'Informática puede comprobar el certificado y el cifrado del servidor.',
  },
  service: {
    title: 'El sistema no respondió como se esperaba',
    explain: 'Revise la dirección; quien administra el sistema puede mirar su registro de errores.',
  },
  auth: {
    title: 'El inicio de sesión no funcionó',
    explain: 'Revise los datos, o pregunte a quien administra el sistema.',
  },
  access: {
    title: 'El usuario no puede leer los datos',
    explain: 'Quien administra el sistema puede conceder el permiso.',
  },
  data: {
    title: 'No se pudo leer un primer registro',
    explain: 'Quien administra el sistema puede comprobar qué ve este usuario.',
  },
  ready: {
    title: 'El último paso falló por nuestra parte',
    explain: 'Compruebe de nuevo; no hay que volver a escribir nada.',
  },
};
