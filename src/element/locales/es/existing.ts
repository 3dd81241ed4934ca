// Spanish: what is said of a connection that is there already: signing in to it again, and choosing what it includes.
import type { ExistingPart } from '../parts.ts';

/** The sentences. */
export const existingWords: ExistingPart['existingWords'] = {
  'prepare.heading.again': 'Antes de reconectar {system}',
  'form.heading.again': 'Reconectar {system}',
  'form.unchanged': 'Mientras el nuevo inicio de sesión no funcione, nada cambia para {app}.',
  'form.declined.again': 'No se cambió nada. Lo que escribió sigue aquí, salvo las contraseñas.',
  'authorize.heading.again': 'Iniciar sesión de nuevo en {system}',
  'choose.declined.again': 'No se cambió nada. Elija otra opción, o vuelva a los datos de acceso.',
  'connected.heading.again': '{system} vuelve a estar conectado',
  'connected.lead.again': '{app} ya puede leer con el nuevo inicio de sesión. Aquí no queda nada por hacer.',
  'message.intro.again': 'Queremos reconectar {system} con {app}. Hay un obstáculo:',
  'ended.heading.kept': 'No se cambió nada',
  'ended.lead.kept': 'La conexión sigue como estaba. Lo que escribió se ha destruido.',

  'replace.heading': '¿Sustituir lo que estaba conectado?',
  'replace.lead': 'El nuevo inicio de sesión funciona, pero lleva a otro lugar que la conexión hasta ahora.',
  'replace.lead.unknown':
    'El nuevo inicio de sesión funciona. {system} no dice de quién es: compruebe que sea el correcto.',
  'replace.account': 'Sesión iniciada como',
  'replace.choice': 'Empresa, centro o inquilino',
  'replace.address': 'Dirección',
  'replace.was': 'Antes: {was}',
  'replace.unknown': 'no se sabe',
  'replace.lost': 'Usted los eligió, y el nuevo inicio de sesión no los ve: {what}.',
  'replace.more': '{what} y {count;one=# más;many=# más;other=# más}',
  'replace.unseen': 'No se pudo comprobar si el nuevo inicio de sesión ve todo lo que usted eligió.',
  'replace.then':
    'Con el nuevo, {app} lee desde ahora allí, y nada más del anterior. Hasta que usted lo diga, nada cambia.',
  'replace.yes': 'Usar el nuevo',
  'replace.no': 'Volver',

  'settings.heading': 'Elegir qué se incluye',
  'settings.lead':
    '{app} lee todo lo que es estándar en {system}. Lo que su empresa ha añadido solo se lee si lo elige aquí.',
  'settings.loading': 'Se pregunta a {system} qué contiene. Puede tardar un momento.',
  'settings.ready':
    '{count;one=# tabla o campo para elegir;many=# tablas y campos para elegir;other=# tablas y campos para elegir}.',
  'settings.search': 'Buscar tablas y campos',
  'settings.chosen': '{chosen@number} de {all@number} elegidos',
  'settings.found': '{count;one=# encontrado;many=# encontrados;other=# encontrados}',
  'settings.choose_all': 'Elegir los {count@number}',
  'settings.leave_all': 'Dejar fuera los {count@number}',
  'settings.none': 'Nada se llama «{query}».',
  'settings.more': 'Mostrar más',
  'settings.custom': 'Añadido',
  'settings.custom_table':
    '{count;one=Tabla añadida con # campo;many=Tabla añadida con # campos;other=Tabla añadida con # campos}',
  'settings.belonging':
    '{count;one=# campo estándar siempre se incluye;many=# campos estándar siempre se incluyen;other=# campos estándar siempre se incluyen}',
  'settings.gone': 'Ya no está en el sistema',
  'settings.examples': 'Ejemplos',
  'settings.examples_of': 'Ejemplos de {table}',
  'settings.examples_shown': 'Cada campo muestra ahora ejemplos.',
  'settings.examples_failed': 'No se pudo leer ningún ejemplo. Todo lo demás sigue igual.',
  'settings.empty': 'Vacío en los registros leídos',
  'settings.hidden': 'No se muestra: parece un secreto',
  'settings.standard':
    '{count;one=# tabla estándar siempre se incluye;many=# tablas estándar siempre se incluyen;other=# tablas estándar siempre se incluyen}',
  'settings.rest': '{count;one=y # más;many=y # más;other=y # más}',
  'settings.nothing':
    'No hay nada que elegir: este acceso no ve nada que su empresa haya añadido. Todo lo estándar está incluido.',
  'settings.new': 'Incluir también lo que se añada más tarde',
  'settings.new_hint':
    'Las tablas y los campos nuevos se leen entonces en cuanto existen, sin preguntar a nadie.',
  'settings.unsaved':
    '{count;one=# cambio aún no está guardado.;many=# cambios aún no están guardados.;other=# cambios aún no están guardados.}',
  'settings.saved': 'Guardado. {app} lo lee así desde ahora.',
  'settings.not_saved': 'No se guardó. Lo que eligió sigue aquí: inténtelo otra vez.',
  'settings.not_sure':
    'No llegó ninguna respuesta: no es seguro que se haya guardado. Lo que eligió sigue aquí: inténtelo otra vez.',
  'settings.save': 'Guardar',
  'settings.undo': 'Deshacer',
  'settings.undone': 'Se deshizo el último cambio.',
  'settings.skip': 'Omitir',
  'settings.done': 'Listo',
  'settings.leave': 'Salir sin guardar',
  'settings.again': 'Reintentar',
  'settings.reconnect': 'Reconectar',
  'settings.stays': 'Lo que eligió se queda aquí: podrá guardarlo en cuanto vuelva la lista.',
  'settings.paused': 'Esta conexión está en pausa',
  'settings.paused_explain': 'No se lee nada de {system} hasta que se reanude. Reanúdela y después elija.',
  'settings.refused': 'Alguien tiene que volver a iniciar sesión',
  'settings.refused_explain':
    '{system} ya no acepta el acceso de esta conexión. Vuelva a conectarla y después elija.',
  'settings.ended': 'Esta conexión ha terminado',
  'settings.ended_explain': 'Ya no hay nada que elegir. Conecte {system} de nuevo para continuar.',
  'settings.over': 'Esta lista ya no está abierta',
  'settings.over_explain':
    'Estuvo abierta demasiado tiempo, o se abrió en otra ventana. Reintente para abrirla de nuevo.',
  'settings.failed': 'No se pudo leer la lista',
  'settings.failed_explain':
    '{system} no respondió como debía. Lo elegido antes sigue igual. Inténtelo de nuevo en un momento.',
  'settings.lost': 'Sin respuesta',
  'settings.lost_explain': 'Compruebe que tiene conexión y reinténtelo. Lo elegido antes sigue igual.',
};
