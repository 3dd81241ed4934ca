// Spanish: the words of what can go wrong until the system answers.
import type { FailureWords } from '../failure-words.ts';
import type { reachingFailures as english } from '../en/reaching-failures.ts';

/** Words by code; places as in `sentence`. */
export const reachingFailures: Record<keyof typeof english, FailureWords> = {
  'input.required': {
    title: 'Falta algo todavía',
    explain: 'Rellene todos los campos marcados como obligatorios.',
  },
  'input.too_long': {
    title: 'Un valor es demasiado largo',
    explain: 'Acórtelo. Si lo pegó, compruebe que no vino nada más con él.',
  },
  'input.malformed': {
    title: 'Un valor no tiene la forma esperada',
    explain: 'Compárelo con el ejemplo que hay bajo el campo.',
  },
  'input.not_an_option': {
    title: 'Una elección no está en la lista',
    explain: 'Elija una de las opciones que se ofrecen.',
  },
  'input.address_malformed': {
    title: 'Esto no parece una dirección',
    explain:
      'Copie la dirección del navegador en el que usa el sistema. Tiene este aspecto: https://empresa.example.com.',
  },
  'input.address_has_credentials': {
    title: 'La dirección contiene un nombre de usuario o una contraseña',
    explain: 'Quite todo lo que hay entre // y @. El inicio de sesión tiene sus propios campos.',
  },
  'input.address_needs_https': {
    title: 'La dirección tiene que empezar por https://',
    explain:
      'Con http, otros podrían leer la contraseña por el camino. Cambie el principio de la dirección, o pida a informática la dirección https.',
  },
  'input.port_malformed': {
    title: 'Esto no es un puerto',
    explain: 'Un puerto es un número del 1 al 65535. Deje el campo vacío si nadie le dio uno.',
  },
  'input.user_has_colon': {
    title: 'El nombre de usuario contiene dos puntos',
    explain:
      'Con este tipo de acceso, todo lo que sigue a los dos puntos contaría como contraseña. Use un nombre sin ellos; quien administra el sistema puede crearlo.',
  },
  'input.secret_unsendable': {
    title: 'La contraseña o la clave contiene un carácter que no se puede enviar',
    explain:
      'A menudo, al copiar, viene también un salto de línea o un signo tipográfico. Cópiela de nuevo de donde se mostró, o escríbala.',
  },
  'input.token_malformed': {
    title: 'Esto no parece un token completo',
    explain: 'Falta una parte, o se copió otra cosa. Copie de nuevo el token entero.',
  },
  'input.token_expired': {
    title: 'Este token ya ha caducado',
    explain: 'Lo dice él mismo: servía hasta el {until@date|día que ya pasó}. Cree uno nuevo en el sistema.',
  },

  'dns.not_found': {
    title: 'No se encontró {host|esta dirección} en internet',
    explain:
      'Revise primero cómo está escrita. Si la dirección solo funciona en la red de su empresa, informática puede darle una que se alcance desde fuera.',
  },
  'dns.internal_name': {
    title: '{host|Esta dirección} es un nombre que solo conoce su propia red',
    explain:
      'Desde fuera nadie puede encontrarlo. Informática puede darle la dirección que funciona desde fuera, o abrir una.',
  },
  'dns.no_address': {
    title: '{host|Este nombre} existe, pero no lleva a ningún servidor',
    explain: 'Su entrada DNS no tiene la dirección de ningún servidor. Informática puede completarla.',
  },
  'dns.timeout': {
    title: 'La búsqueda de {host|la dirección} tardó demasiado',
    explain:
      'Los servidores de nombres de esta dirección no respondieron a tiempo. Intentarlo de nuevo suele bastar.',
  },
  'dns.failed': {
    title: 'La búsqueda de {host|la dirección} falló',
    explain:
      'Los servidores de nombres, que saben dónde está una dirección, respondieron con un error. Informática puede comprobar la entrada DNS.',
  },

  'network.refused': {
    title: '{host|El servidor} rechazó la conexión',
    explain:
      'El servidor existe, pero nada acepta conexiones en el puerto {port|de esta dirección}. Quizá el sistema esté parado, use otro puerto o esté cerrado hacia fuera.',
  },
  'network.timeout': {
    title: '{host|El servidor} no respondió',
    explain:
      'Revise primero la dirección. Si es correcta, lo más habitual es que un cortafuegos solo deje entrar a su propia red: informática puede permitir las conexiones del servicio de conexión al puerto {port|de esta dirección}.',
  },
  'network.unreachable': {
    title: 'No hay camino hasta {host|el servidor}',
    explain: 'La red de esta dirección no se alcanza desde internet. Informática puede abrir un camino.',
  },
  'network.reset': {
    title: '{host|El servidor} cortó la conexión',
    explain:
      'La conexión se aceptó y después se cortó, normalmente por un cortafuegos o un proxy intermedio. Informática puede verlo en su registro.',
  },
  'network.address_not_allowed': {
    title: '{host|Esta dirección} está en una red privada',
    explain:
      'El servicio de conexión solo va a direcciones públicas, salvo que su operador permita más. Use la dirección que funciona desde fuera, o comunique esto a informática.',
  },
  'network.own_device': {
    title: '{host|Esta dirección} significa siempre el equipo en el que se escribe',
    explain:
      'El servicio de conexión buscaría el sistema en sí mismo. Use el nombre del servidor en el que está el sistema.',
  },

  'tls.self_signed': {
    title: 'El certificado de {host|este servidor} está autofirmado',
    explain:
      'Nadie responde por él, así que una contraseña podría acabar en otro lugar. Informática puede instalar un certificado de una autoridad reconocida.',
  },
  'tls.unknown_issuer': {
    title: 'El certificado de {host|este servidor} viene de una autoridad desconocida',
    explain:
      'Quizá solo su empresa conoce esa autoridad, o la cadena está incompleta. Informática puede instalar la cadena completa o un certificado público.',
  },
  'tls.incomplete_chain': {
    title: 'La cadena de certificados de {host|este servidor} está incompleta',
    explain:
      'Los navegadores suelen rellenar el hueco y nadie lo nota. Informática puede instalar el certificado intermedio junto al del servidor.',
  },
  'tls.expired': {
    title: 'El certificado de {host|este servidor} ha caducado',
    explain: 'Hay que renovarlo antes de enviar nada. Informática puede hacerlo.',
  },
  'tls.not_yet_valid': {
    title: 'El certificado de {host|este servidor} aún no es válido',
    explain:
      'Su primer día está por llegar, o el reloj del servidor va mal. Informática puede comprobar ambas cosas.',
  },
  'tls.weak_certificate': {
    title: 'El certificado de {host|este servidor} es demasiado débil',
    explain:
      'Su clave o su firma es de un tipo que hoy se puede falsificar. Informática puede pedir uno nuevo.',
  },
  'tls.wrong_host': {
    title: 'El certificado pertenece a otra dirección',
    explain:
      'El servidor responde, pero su certificado no es para {host|esta dirección}. Use la dirección que se abre en el navegador.',
  },
  'tls.not_tls': {
    title: '{host|El servidor} no habla https aquí',
    explain:
      'Algo responde en el puerto {port|de esta dirección}, pero sin conexión cifrada. Revise el puerto en la dirección.',
  },
  'tls.not_offered': {
    title: '{host|El servidor} no ofrece conexión cifrada',
    explain:
      'Sin cifrado, otros podrían leer la contraseña por el camino, así que no se envió. Quien administra el sistema puede activar TLS.',
  },
  'tls.protocol_version': {
    title: 'El cifrado de {host|este servidor} es demasiado antiguo',
    explain: 'Solo ofrece versiones que ya no son seguras. Informática puede activar TLS 1.2 o posterior.',
  },
  'tls.no_common_cipher': {
    title: '{host|El servidor} y el servicio de conexión no tienen ningún cifrado en común',
    explain: 'Solo ofrece tipos de cifrado que ya no son seguros. Informática puede activar los actuales.',
  },
  'tls.timeout': {
    title: '{host|El servidor} no terminó de asegurar la conexión',
    explain:
      'Algo acepta conexiones en el puerto {port|de esta dirección}, pero calla al acordar el cifrado. Informática puede ver si allí habla https.',
  },
  'tls.client_certificate': {
    title: '{host|El servidor} pide un certificado de cliente',
    explain: 'Solo deja entrar a quien presenta uno. Informática puede abrir una dirección que no lo pida.',
  },
  'tls.failed': {
    title: 'No hay conexión segura con {host|el servidor}',
    explain: 'Falló el acuerdo sobre el cifrado. El mensaje para informática contiene los detalles.',
  },

  'service.timeout': {
    title: '{host|El sistema} aceptó la conexión, pero guardó silencio',
    explain:
      'Quizá esté ocupado o arrancando. Inténtelo de nuevo en un minuto; si sigue en silencio, informática puede mirarlo.',
    turn: 'Primero puede usted intentarlo de nuevo en un minuto; después puede resolverlo su departamento de informática',
  },
  'service.not_found': {
    title: 'El sistema no está en esta dirección',
    explain:
      '{host|El servidor} responde, pero no hay nada en esta ruta. Compare la dirección con la guía: a menudo falta una parte al final.',
  },
  'service.not_this_product': {
    title: 'En esta dirección responde otra cosa',
    explain:
      'Se alcanzó {host|el servidor}, pero lo que responde no es {system|el sistema elegido}. Compare la dirección con la guía.',
  },
  'service.other_product': {
    title: 'Esto es {product|otro producto}',
    explain:
      'Responde en {host|esta dirección}, donde se esperaba {system|el sistema elegido}. Compare la dirección con la que se abre en el navegador.',
  },
  'service.wrong_protocol': {
    title: 'En el puerto {port|de esta dirección} escucha otra cosa',
    explain:
      'Se alcanzó {host|el servidor}, pero lo que responde no habla el idioma de {system|este sistema}. Compare la dirección y el puerto con la guía.',
  },
  'service.redirected': {
    title: 'Esta dirección lleva a otro lugar',
    explain: 'Conduce a {location|otra dirección}. Use la dirección en la que termina en el navegador.',
  },
  'service.method_refused': {
    title: 'Esta dirección no acepta peticiones de este tipo',
    explain:
      '{host|El servidor} responde, pero es una página para personas u otra interfaz. Compare el final de la dirección con la guía.',
  },
  'service.version_too_old': {
    title: 'Esta versión de {system|este sistema} es demasiado antigua',
    explain:
      'Responde la versión {version|en uso}; la interfaz necesaria llegó con {needed|una posterior}. Quien administra el sistema puede decir cuándo se actualizará.',
  },
  'service.error': {
    title: 'El sistema respondió con un error propio',
    explain:
      'Se alcanzó {host|el sistema}, pero falló por dentro. Quien lo administra puede ver el motivo en su registro.',
  },
  'service.unavailable': {
    title: 'El sistema dice que ahora no está disponible',
    explain: 'Quizá esté en mantenimiento. Inténtelo más tarde, o pregunte a quien lo administra.',
  },
  'service.maintenance': {
    title: '{system|El sistema} está en mantenimiento',
    explain:
      'Lo dice él mismo. Inténtelo cuando termine el mantenimiento; quien lo administra sabe cuándo será.',
  },
  'service.starting': {
    title: '{system|El sistema} está arrancando',
    explain: 'Responde, pero aún no está listo. Inténtelo de nuevo en un minuto.',
  },
  'service.too_many_connections': {
    title: 'A {system|este sistema} no le queda ninguna conexión libre',
    explain:
      'Se alcanzó, pero otros usan todas las conexiones que permite. Inténtelo de nuevo en un minuto; quien lo administra puede permitir más.',
  },
  'service.rate_limited': {
    title: 'El sistema pide una pausa',
    explain: 'Recibió demasiadas peticiones. Espere un minuto e inténtelo de nuevo.',
  },
  'service.bad_gateway': {
    title: 'Algo que está delante del sistema no lo alcanza',
    explain:
      '{host|La dirección} lleva a una pasarela que responde que el sistema de detrás no está. Informática puede ver cuál de los dos ha caído.',
  },
  'service.blocked': {
    title: 'Un muro de protección delante del sistema nos rechazó',
    explain:
      '{host|La dirección} responde con la página de un cortafuegos en lugar del sistema. Informática puede dejar pasar al servicio de conexión.',
  },
  'service.licence_ended': {
    title: 'La licencia de {system|este sistema} ha terminado',
    explain: 'Se alcanzó y dice que su licencia ya no es válida. Quien lo administra puede renovarla.',
  },
  'service.database_missing': {
    title: 'No hay ninguna base de datos llamada {database|así}',
    explain:
      'Se alcanzó {host|el sistema} y responde. Revise cómo está escrito el nombre, también las mayúsculas, o pídalo a quien lo administra.',
  },
  'service.discovery_missing': {
    title: 'No se encontró el servicio de inicio de sesión en esta dirección',
    explain:
      '{host|El servidor} responde, pero no dice cómo iniciar sesión. Compare la dirección con la guía: a menudo falta una parte al final.',
  },
  'service.discovery_mismatch': {
    title: 'El servicio de inicio de sesión se da otro nombre',
    explain:
      'En {host|esta dirección} se llama {issuer|de otro modo}. Por seguridad no se envió nada. Quien lo administra puede corregir su dirección pública.',
  },
  'service.too_large': {
    title: 'La respuesta es mucho mayor de lo esperado',
    explain:
      'Esta dirección lleva a algo distinto de la interfaz del sistema, su puerta para programas. Revise la parte que sigue al nombre del host.',
  },
  'service.unreadable': {
    title: 'No se puede leer la respuesta',
    explain:
      '{host|El servidor} responde, pero no en la forma que usa {system|este sistema}. Compare la dirección con la guía.',
  },
  'service.interrupted': {
    title: 'La comprobación se interrumpió por nuestra parte',
    explain: 'Sus datos no son la causa. Compruebe de nuevo.',
  },
};
