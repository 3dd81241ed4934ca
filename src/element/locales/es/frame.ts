// Spanish: every sentence that only the frame says.
import type { FramePart } from '../parts.ts';

export * from './field-names.ts';
export * from './shared.ts';

/** The frame's sentences. */
export const frameWords: FramePart['frameWords'] = {
  top_level: 'Esta página va dentro de otra. Abra la aplicación en la que conecta su sistema y empiece allí.',
  opening: 'Abriendo el formulario…',
  stuck: 'No se pudo abrir el formulario',
  stuck_explain: 'El servicio de conexión no respondió. No se envió nada.',
  open_again: 'Abrir de nuevo',
  form: 'Datos de conexión para {system}',
  required: 'Obligatorio',
  choose: 'Elegir…',
  advanced: 'Más ajustes',
  reveal: 'Mostrar {label}',
  submit: 'Conectar',
  busy: 'Conectando…',
  again: 'Enviar lo mismo de nuevo',
  slow: 'Se sigue intentando. Tarda más de lo habitual.',
  offline: 'No hay conexión. Continuará por sí solo cuando vuelva.',
  summary: 'Hay que revisar {count;one=# campo;many=# de campos;other=# campos}',
  missing: 'Falta {label}',
  not_chosen: 'Elija una de las opciones',
  too_long: 'Aquí caben como máximo {max@number} caracteres',
  malformed: 'Esto no tiene la forma esperada',
  refused: 'No aceptado',
  trimmed: 'Se quitó un espacio del borde',
  read_as: 'Leído como {address}',
  paste: 'Pegar o soltar lo que tiene',
  worked: 'Lo que funcionó',
  copied: 'Copiado',
  copy_by_hand: 'Copie este texto',
  copy_message:
    'Buenos días:\n\nEstoy conectando {system} con {app}. Apareció esto: {title}.\n{explain}\n\nLo que funcionó: {worked|nada todavía}.\nCódigo: {code}{reference}',
  sign_in_form: 'Inicio de sesión en {system}',
  sign_in_next:
    'Se abre una pestaña nueva de {host}. Inicie sesión allí y acepte; esta página continúa por sí sola.',
  sign_in: 'Iniciar sesión en {system}',
  sign_in_waiting: 'Esperando a la otra pestaña. Cuando termine allí, esta página continuará por sí sola.',
  sign_in_again: 'Abrir de nuevo el inicio de sesión',
  sign_in_blocked:
    '¿No hay pestaña nueva? Quizá la bloqueó su navegador: permita las ventanas emergentes en esta página y abra de nuevo el inicio de sesión.',
  probe_running: 'Mirando {host}…',
  probe_reached: 'Se alcanzó {product|el sistema} en {host}',
  probe_reached_until: 'Se alcanzó {product|el sistema} en {host}: certificado válido hasta el {until@date}',
  probe_other: 'Esto es {product|otro producto}, no {system}.',
  probe_switch: 'Cambiar a {name}',
  unreachable: 'El servicio de conexión no respondió',
  unreachable_explain: 'Compruebe su conexión a internet. Lo que escribió sigue aquí: envíelo de nuevo.',
  rate_limited: 'Hubo muchos intentos en poco tiempo',
  rate_limited_explain: 'Espere un minuto y envíelo de nuevo. Lo que escribió sigue aquí.',
  ended: 'Esta sesión ha terminado',
  ended_explain: 'Empiece de nuevo en la página que rodea este formulario. No se conectó nada.',
  trouble: 'El servicio de conexión no pudo aceptar el formulario',
  trouble_explain: 'Envíelo de nuevo. Si sigue igual, contacte con soporte.',
  trouble_named:
    'Envíelo de nuevo. Si sigue igual, contacte con soporte e indique la referencia {reference}.',
};
