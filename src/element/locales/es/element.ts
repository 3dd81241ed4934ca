// Here: Spanish, one file for each kind of sentence, as English has them; formal address (usted). Not here: the English words, to
// which every file here is held by its type.
import type { FirstPart } from '../parts.ts';

export { troubleWords } from './troubles.ts';

/** What the first screens say. */
export const elementWords: FirstPart['elementWords'] = {
  'common.back': 'Atrás',
  'common.cancel': 'Cancelar',
  'common.close': 'Cerrar',
  'common.continue': 'Continuar',
  'common.copied': 'Copiado',
  'common.copy': 'Copiar',
  'common.copy_of': 'Copiar: {what}',
  'common.copy_by_hand': 'Seleccione y copie este texto:',
  'common.test': 'Prueba',
  'common.test_hint': 'Modo de prueba: aquí nada toca datos reales.',
  'common.working': 'Un momento',
  'common.still_trying': 'Se sigue intentando. No se pierde nada; continuará por sí solo.',
  'common.offline': 'Ahora no hay conexión a internet. Continuará por sí solo en cuanto vuelva.',
  'common.opens_window': 'abre una pestaña nueva',

  'leave.heading': '¿Salir?',
  'leave.lead': 'Sus respuestas se conservan, las contraseñas no.',
  'leave.stay': 'Quedarse',
  'leave.go': 'Salir',

  'idle.heading': 'Conectar un sistema',
  'idle.lead': 'Tarda unos minutos. Debe saber cómo se inicia sesión en el sistema.',
  'idle.again': 'Reconectar el sistema',
  'idle.continue': 'Continuar donde lo dejó',
  'opening.heading': 'Preparando',

  'find.heading': '¿Qué sistema utiliza?',
  'find.label': 'Buscar su sistema',
  'find.placeholder': 'Nombre, fabricante o dirección',
  'find.clear': 'Borrar la búsqueda',
  'find.popular': 'Conectados a menudo',
  'find.preferred': 'Sugeridos por {app}',
  'find.results': '{count;one=# sistema;many=# de sistemas;other=# sistemas}',
  'find.more': 'Mostrar {count@number} más',
  'find.added':
    '{count;one=# sistema más en la lista;many=# de sistemas más en la lista;other=# sistemas más en la lista}',
  'find.none': 'Ningún sistema llamado «{query}»',
  'find.none_here': 'Ningún sistema llamado «{query}» en {kind}',
  'find.also': 'también llamado {name}',
  'find.kinds': 'Tipo de sistema',
  'find.every_kind': 'Todos los tipos',
  'find.none_hint': 'Pruebe con el nombre del fabricante o con el principio del nombre.',
  'find.none_listed': 'Ahora no se ofrece aquí ningún sistema.',
  'find.none_clear': 'Mostrar todos los sistemas',
  'find.not_listed': 'Mi sistema no está en la lista',
  'find.ask': 'Pedir este sistema',
  'find.loading': 'Cargando la lista de sistemas',
  'find.failed': 'No se pudo cargar la lista de sistemas',
  'find.failed_hint': 'Quizá esté interrumpida la conexión a internet.',
  'find.try_again': 'Cargarla de nuevo',
  'find.legal': 'Los nombres pertenecen a sus titulares, que no están vinculados a este servicio.',
  'find.tiers':
    '«Verificado» se probó con el sistema real; lo que no lleva marca sigue la documentación del fabricante.',
  'tier.test': 'Para probar',
  'tier.verified': 'Verificado',
  'tier.choose_method': 'Usted elige cómo iniciar sesión',

  'ended.heading.cancelled': 'No se conectó nada',
  'ended.lead.cancelled': 'Lo que escribió se ha destruido.',
  'ended.heading.expired': 'Esto tardó más de lo permitido',
  'ended.lead.expired': 'Por seguridad se destruyó todo lo escrito. Empezar de nuevo tarda unos minutos.',
  'ended.again': 'Empezar de nuevo',

  'superseded.heading': 'Esto continúa en otra ventana',
  'superseded.lead': 'Ha abierto la misma conexión en otro lugar. Solo una ventana puede continuar a la vez.',
  'superseded.here': 'Continuar aquí',

  'too_old.heading': 'Esta página es demasiado antigua',
  'too_old.lead':
    'El paso siguiente es más nuevo que la página que lo muestra. Vuelva a cargar la página; su progreso se conserva.',
  'trouble.again': 'Intentar de nuevo',
  'trouble.restart': 'Empezar de nuevo',
  'trouble.reload': 'Volver a cargar la página',
  'trouble.copy': 'Copiar un mensaje para soporte',
  'trouble.code': 'Código {code}',
  'check.reference': 'Referencia {reference}',

  'message.subject': 'Conexión de {system|un sistema} con {app}',
  'message.hello': 'Buenos días:',
  'message.intro_support':
    'Necesito ayuda con la conexión de {system|un sistema} con {app}. Esta es la situación:',
  'message.code': 'Código: {code}',
  'message.reference': 'Referencia: {reference}',
  'message.time': 'Hora: {time}',
};
