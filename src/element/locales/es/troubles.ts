// Spanish: the words of what can go wrong around the flow.
import type { FirstPart } from '../parts.ts';

const signIn = {
  title: 'Su sesión en {app|la aplicación} ha terminado',
  explain:
    'Inicie sesión de nuevo, en otra pestaña si lo prefiere. Después continúe aquí; no se pierde nada.',
};
const ours = {
  title: 'El servicio de conexión tuvo un problema propio',
  explain:
    'Sus datos están seguros. Intentarlo de nuevo suele bastar; si no, soporte encontrará la causa con la referencia.',
};
const gone = {
  title: 'Este intento de conexión ha terminado',
  explain: 'Estuvo abierto demasiado tiempo o se terminó en otro lugar. Empezar de nuevo tarda unos minutos.',
};
const setUp = {
  title: 'La conexión no está bien configurada en esta página',
  explain:
    'Deben arreglarlo quienes administran {app|la aplicación}. El código de abajo les dice de qué se trata.',
};
const mixedUp = {
  title: 'La página y el servicio de conexión ya no coinciden',
  explain: 'Continuar desde el último paso lo arregla.',
};

/** The words of every code that can end or interrupt the flow. */
export const troubleWords: FirstPart['troubleWords'] = {
  not_logged_in: signIn,
  not_allowed: {
    title: 'Su cuenta no puede conectar sistemas',
    explain: 'Quien administra {app|la aplicación} en su empresa puede conectarlo o darle permiso a usted.',
  },
  customer_changed: {
    title: 'Ahora tiene la sesión iniciada para otra empresa',
    explain: 'Vuelva a la empresa con la que empezó y continúe, o empiece de nuevo para esta.',
  },
  customer_malformed: setUp,
  verifier_mismatch: {
    title: 'Ahora tiene la sesión iniciada otra persona',
    explain:
      'Por seguridad solo puede terminar quien empezó. Inicie sesión como antes y continúe, o empiece de nuevo.',
  },
  code_expired: {
    title: 'La entrega tardó demasiado',
    explain: 'Su sistema está conectado; solo falta avisar a {app|la aplicación}. Continúe para hacerlo.',
  },
  state_malformed: mixedUp,
  origin_not_allowed: setUp,
  session_unknown: gone,
  service_unreachable: {
    title: 'No se puede alcanzar el servicio de conexión',
    explain:
      'Quizá esté interrumpida la conexión a internet, o una red de empresa lo bloquee. Intentarlo de nuevo suele bastar.',
  },
  service_refused: setUp,
  store_failed: {
    title: '{app|La aplicación} no pudo guardar la conexión',
    explain: 'Su sistema está conectado; solo falta guardarlo. Al continuar se intenta una vez más.',
  },
  malformed_request: mixedUp,

  unsupported_media_type: ours,
  too_large: mixedUp,
  not_found: ours,
  method_not_allowed: ours,
  unauthorized: gone,
  forbidden_origin: setUp,
  browser_refused: setUp,
  request_uri_unknown: gone,
  request_uri_used: gone,
  session_expired: gone,
  session_superseded: {
    title: 'Esto continúa en otra ventana',
    explain: 'Solo una ventana puede continuar a la vez.',
  },
  handed_over: {
    title: '{app|La aplicación} ya tiene esta conexión',
    explain: 'Aquí no queda nada por hacer.',
  },
  step_changed: mixedUp,
  system_unknown: {
    title: 'Este sistema ya no se ofrece',
    explain: 'La lista ha cambiado desde que se cargó. Continúe para ver la nueva.',
  },
  ticket_unknown: mixedUp,
  idempotency_conflict: mixedUp,
  connection_paused: {
    title: 'Esta conexión está en pausa',
    explain: 'Quienes administran {app|la aplicación} pueden reanudarla.',
  },
  reauthorization_required: gone,
  connection_disconnected: gone,
  upstream_failed: ours,
  rate_limited: {
    title: 'Fue mucho de una vez',
    explain: 'Espere un minuto y continúe donde estaba.',
  },
  internal: ours,

  part_missing: {
    title: 'No se pudo cargar una parte de esta página',
    explain:
      'Quizá esté interrumpida la conexión a internet, o la página se haya renovado. Vuelva a cargarla; su progreso se conserva.',
  },
  frame_blocked: {
    title: 'No se pudo mostrar el formulario',
    explain:
      'Algo en esta página o en este navegador impide que se cargue. Puede ser una extensión que bloquea contenidos; si no, deben permitirlo quienes administran {app|la aplicación}.',
  },
  callback_unreachable: {
    title: 'No se pudo avisar a {app|la aplicación}',
    explain: 'Su sistema está conectado. Al continuar se intenta una vez más.',
  },
  host_unreachable: {
    title: '{app|La aplicación} no responde',
    explain: 'Quizá esté interrumpida la conexión a internet. Intentarlo de nuevo suele bastar.',
  },
  host_failed: {
    title: '{app|La aplicación} no pudo empezar',
    explain: 'Su servidor respondió con un error. Intentarlo más tarde suele bastar.',
  },
  session_url_missing: setUp,
  session_malformed: setUp,
  callback_url_missing: setUp,
  service_malformed: ours,
};
