// Spanish: the words of what can go wrong from the sign-in on, the wait for it included.
import type { FailureWords } from '../failure-words.ts';
import type { signingInFailures as english } from '../en/signing-in-failures.ts';

/** Words by code; places as in `sentence`. */
export const signingInFailures: Record<keyof typeof english, FailureWords> = {
  'auth.refused': {
    title: 'Se rechazó el inicio de sesión',
    explain:
      'Se alcanzó {host|el sistema}, pero no acepta este nombre de usuario y esta contraseña. Escriba de nuevo la contraseña, sin bloqueo de mayúsculas. Tras varios intentos, algunos sistemas bloquean al usuario.',
  },
  'auth.refused_before': {
    title: 'La misma contraseña se rechazó hace un momento',
    explain:
      'Para que no se bloquee al usuario no se envió otra vez. Corríjala, o envíela de nuevo si se cambió en el sistema.',
  },
  'auth.password_expired': {
    title: 'La contraseña ha caducado',
    explain:
      'El sistema dice que antes hay que cambiarla. Inicie sesión una vez en el sistema, ponga una nueva y escríbala aquí.',
  },
  'auth.key_refused': {
    title: 'Se rechazó la clave',
    explain:
      'Se alcanzó {host|el sistema}, pero no acepta esta clave. Cópiela de nuevo entera; si se sustituyó, use la nueva.',
  },
  'auth.token_refused': {
    title: 'Se rechazó el token',
    explain:
      'Se alcanzó {host|el sistema}, pero no acepta este token. Cópielo de nuevo entero; si se retiró, cree uno nuevo.',
  },
  'auth.token_expired': {
    title: 'El token ha caducado',
    explain: 'Lo dice {host|el propio sistema}. Cree allí un token nuevo y póngalo aquí.',
  },
  'auth.client_refused': {
    title: 'Se rechazaron el ID y el secreto de cliente',
    explain:
      'Se alcanzó {host|el servicio de inicio de sesión}, pero no los acepta. Copie de nuevo los dos; van juntos.',
  },
  'auth.client_secret_expired': {
    title: 'El secreto de cliente ha caducado',
    explain:
      'Lo dice {host|el propio servicio de inicio de sesión}. Cree allí un secreto nuevo y póngalo aquí.',
  },
  'auth.client_not_allowed': {
    title: 'Este cliente no puede iniciar sesión de esta manera',
    explain:
      'El ID de cliente es conocido, pero no tiene permiso para este tipo de acceso. Quien administra el sistema puede permitirlo.',
  },
  'auth.server_not_registered': {
    title: 'Esta dirección tiene otro servicio de inicio de sesión',
    explain:
      '{app|La aplicación} está registrada en otro lugar, así que no se envió nada a {host|ese servicio}. Compare la dirección con la que ve en el navegador cuando usa el sistema.',
  },
  'auth.registration_unusable': {
    title: 'El registro de {app|la aplicación} no funciona aquí',
    explain:
      'En este sistema {app|la aplicación} tiene un ID de cliente y un secreto propios. Se cambiaron o se quitaron, o el sistema no los acepta. Lo que usted escribió está bien: {app|la aplicación} tiene que arreglarlo.',
  },
  'auth.redirect_not_registered': {
    title: 'El camino de vuelta del inicio de sesión no está registrado',
    explain:
      'El sistema solo devuelve a direcciones que conoce. Quien lo administra puede añadir la dirección de retorno de la guía, letra por letra.',
  },
  'auth.scope_refused': {
    title: 'El sistema no concede los permisos pedidos',
    explain:
      'El inicio de sesión funciona. Quien administra el sistema puede permitirlos para este cliente: {scope|están en la guía}.',
  },
  'auth.consent_denied': {
    title: 'No se dio el permiso',
    explain:
      'En la otra pestaña se rechazó el acceso. Inicie sesión de nuevo y acepte, o pídalo a quien pueda.',
  },
  'auth.sign_in_expired': {
    title: 'Nadie volvió del inicio de sesión',
    explain:
      'Se cerró la pestaña en la que iniciaba sesión, o tardó demasiado. Ábrala de nuevo; no hay que repetir nada más.',
  },
  'auth.sign_in_replaced': {
    title: 'Este inicio de sesión se sustituyó por otro más reciente',
    explain: 'Solo cuenta la última pestaña abierta. Abra de nuevo el inicio de sesión y termínelo allí.',
  },
  'auth.other_browser': {
    title: 'El inicio de sesión se terminó en otro navegador',
    explain: 'Por seguridad solo cuenta en el navegador en el que empezó. Ábralo de nuevo desde aquí.',
  },
  'auth.issuer_mismatch': {
    title: 'La respuesta vino de otro servicio de inicio de sesión',
    explain:
      '{issuer|Ese servicio} no es el que se le indicó, así que la respuesta no se usó. Si vuelve a pasar, quien administra el sistema tiene que mirarlo.',
  },
  'auth.code_refused': {
    title: 'El servicio de inicio de sesión retiró su respuesta',
    explain:
      'Usted inició sesión, pero la respuesta no se pudo canjear: había caducado o ya se había usado. Abra de nuevo el inicio de sesión.',
  },
  'auth.provider_error': {
    title: 'El servicio de inicio de sesión respondió con un error propio',
    explain:
      'Se alcanzó, pero no pudo terminar. Abra de nuevo el inicio de sesión; si sigue igual, quien lo administra puede ver el motivo en su registro.',
  },
  'auth.refresh_refused': {
    title: 'El permiso ha terminado',
    explain:
      'El sistema ya no renueva el acceso: se retiró, o nadie lo usó en mucho tiempo. Inicie sesión una vez más.',
  },
  'auth.account_locked': {
    title: 'El usuario está bloqueado',
    explain:
      'Lo dice el propio sistema, así que la contraseña puede ser correcta. Quien lo administra puede desbloquear al usuario.',
  },
  'auth.account_disabled': {
    title: 'El usuario está desactivado',
    explain:
      'El sistema conoce al usuario, pero ya no lo deja entrar. Quien lo administra puede activarlo, o crear uno para esta conexión.',
  },
  'auth.too_many_attempts': {
    title: 'El sistema no admite más intentos por ahora',
    explain:
      'Hubo demasiados inicios de sesión fallidos. Espere unos minutos: hasta entonces rechaza también la contraseña correcta.',
  },
  'auth.tries_spent': {
    title: 'Una pausa, para que la cuenta no se bloquee',
    explain:
      'El sistema rechazó esta cuenta varias veces en pocos minutos. Se podrá seguir en {minutes;one=# minuto;many=# de minutos;other=# minutos}, con estos datos o con otra contraseña. Quien lo administra sabe cuál es la correcta.',
  },
  'service.queue_full': {
    title: 'Muchas comprobaciones esperan a este sistema',
    explain:
      'Solo unas pocas lo consultan a la vez, para que siga rápido para quienes trabajan con él. Inténtelo de nuevo en un minuto; los datos se conservan.',
  },
  'auth.second_factor': {
    title: 'El sistema pide un segundo factor',
    explain:
      'Un programa no puede responderlo. Quien administra el sistema puede crear para esta conexión un usuario que no lo necesite, o una clave de API.',
  },
  'auth.address_not_allowed': {
    title: 'El sistema solo deja entrar a remitentes conocidos',
    explain:
      'Se alcanzó, pero no acepta inicios de sesión desde {address|la dirección del servicio de conexión}. Informática puede añadirla.',
  },
  'auth.sign_in_not_allowed': {
    title: 'Este usuario no puede iniciar sesión',
    explain:
      'El sistema lo conoce, pero no está pensado para eso. Quien lo administra puede permitirlo, o indicar otro usuario.',
  },
  'auth.no_licence': {
    title: 'No hay licencia para este usuario',
    explain:
      'Los datos son correctos, pero todas las licencias están ocupadas o el usuario no tiene ninguna. Quien administra el sistema puede asignar una.',
  },
  'auth.session_ended': {
    title: 'El sistema terminó la sesión demasiado pronto',
    explain:
      'El inicio de sesión funcionó y terminó antes de poder leer nada. Inténtelo de nuevo; quien lo administra puede ver el motivo en el registro.',
  },
  'auth.not_permitted': {
    title: 'El usuario existe, pero no puede iniciar sesión de esta manera',
    explain: 'Quien administra el sistema puede permitir a este usuario usar su interfaz.',
  },
  'auth.basic_not_offered': {
    title: 'El sistema no acepta aquí nombre de usuario y contraseña',
    explain:
      'Pide otra forma de iniciar sesión. Quien lo administra puede activar esta, o decirle cuál se usa.',
  },
  'auth.sign_in_page': {
    title: 'El sistema respondió con su página de inicio de sesión',
    explain:
      'Así responde a personas, no a programas. Quien lo administra puede darle la dirección de su interfaz, o permitir a este usuario usarla.',
  },
  'auth.failed': {
    title: 'El inicio de sesión no funcionó',
    explain:
      'La respuesta del sistema no dice ni sí ni no. Inténtelo de nuevo, o pregunte a quien lo administra.',
  },
  'auth.no_test_path': {
    title: 'En la ruta de prueba no responde nada',
    explain:
      '{host|El servidor} está ahí, pero no tiene nada en la ruta que se indicó para la prueba. Compare la ruta con la documentación de su interfaz.',
  },
  'auth.not_proven': {
    title: 'El sistema no preguntó quién inicia sesión',
    explain:
      'Responde también sin contraseña, así que el inicio de sesión no se pudo demostrar. Dígaselo a quien administra el sistema.',
  },
  'auth.same_for_everybody': {
    title: 'La dirección responde igual a todos',
    explain:
      'Respondió igual con y sin inicio de sesión, así que no está demostrado que el inicio de sesión funcione. Lo demostraría una ruta de prueba que solo puedan leer quienes han iniciado sesión.',
  },
  'auth.not_tested': {
    title: 'El inicio de sesión no se probó',
    explain:
      'Se llegó a {host|el servidor}. Nada en esta dirección dice si acepta el inicio de sesión; lo diría una ruta de prueba que solo puedan leer quienes han iniciado sesión.',
  },

  'access.forbidden': {
    title: 'Sesión iniciada, pero sin permiso de lectura',
    explain:
      'La contraseña es correcta. Al usuario le falta el permiso para leer los datos; quien administra el sistema puede concederlo.',
  },
  'access.partial': {
    title: 'Una parte de los datos está cerrada para este usuario',
    explain:
      'El resto funciona. Diga a quien administra el sistema qué datos faltan: más adelante se puede abrir más.',
  },
  'access.api_switched_off': {
    title: 'La interfaz del sistema está desactivada',
    explain:
      'Se alcanzó {host|el sistema}, pero su puerta para programas está cerrada para todos. Quien lo administra puede activarla, como muestra la guía.',
  },
  'access.scope_missing': {
    title: 'Los permisos no alcanzan a los datos',
    explain:
      'El inicio de sesión funcionó, pero los permisos concedidos no incluyen leer los datos. Quien administra el sistema puede conceder {scope|los de la guía}.',
  },
  'access.role_missing': {
    title: 'Al usuario le falta un rol',
    explain:
      'El inicio de sesión funcionó. El usuario necesita todavía {role|el rol que nombra la guía}; quien administra el sistema puede asignarlo.',
  },
  'access.module_missing': {
    title: 'Falta una parte del sistema',
    explain:
      'El inicio de sesión funcionó, pero {module|la parte con los datos} no está instalada o no tiene licencia. Quien lo administra puede añadirla.',
  },
  'access.schema_missing': {
    title: 'No hay ningún esquema llamado {schema|así}',
    explain:
      'El inicio de sesión funcionó y la base de datos está ahí. Revise cómo está escrito el nombre, o déjelo vacío para el habitual.',
  },
  'access.none_to_choose': {
    title: 'Este usuario no pertenece a ninguna empresa, sede ni base de datos',
    explain:
      'El inicio de sesión funcionó, pero no hay nada que conectar. Quien administra el sistema puede asignar al usuario.',
  },
  'access.choice_gone': {
    title: '{choice|Lo que eligió} ya no está',
    explain: 'Desde que lo eligió, se quitó o se cerró para este usuario. Vuelva atrás y elija de nuevo.',
  },
  'access.failed': {
    title: 'No se pudo averiguar qué puede leer este usuario',
    explain:
      'El inicio de sesión funcionó. Inténtelo de nuevo; si sigue igual, quien lo administra puede ver el motivo en el registro.',
  },

  'data.nothing_offered': {
    title: 'Sesión iniciada, pero no hay nada que leer',
    explain: 'No hay datos que este usuario pueda leer. Quien administra el sistema puede concederlo.',
  },
  'data.timeout': {
    title: 'Leer un primer registro tardó demasiado',
    explain:
      'El inicio de sesión funcionó, pero el sistema no respondió a tiempo a una pregunta pequeña. Inténtelo cuando esté menos ocupado.',
  },
  'data.too_large': {
    title: 'Una sola respuesta es mayor de lo que se puede recibir',
    explain:
      'El inicio de sesión funcionó. El paso siguiente es de quienes hacen el software: el mensaje para soporte les dice todo lo necesario.',
  },
  'data.rate_limited': {
    title: 'El sistema pide una pausa',
    explain:
      'El inicio de sesión funcionó, pero el sistema cuenta las preguntas. Espere un minuto e inténtelo de nuevo.',
  },
  'data.unreadable': {
    title: 'Los datos llegaron en una forma inesperada',
    explain:
      'Hasta aquí todo funcionó. El paso siguiente es de quienes hacen el software: el mensaje para soporte les dice todo lo necesario.',
  },
  'data.failed': {
    title: 'Falló la lectura de un primer registro',
    explain:
      'El inicio de sesión funcionó. Inténtelo de nuevo; si sigue igual, quien lo administra puede ver el motivo en el registro.',
  },
  'data.empty': {
    title: 'Todavía no hay registros',
    explain: 'Todo funciona, pero la primera tabla que este usuario puede leer está vacía.',
  },
  'data.old': {
    title: 'Registro más reciente: {date@date|hace mucho tiempo}',
    explain:
      'Todo funciona. Si debería haber registros más nuevos, quizá sea una copia o un sistema de pruebas; quien lo administra lo sabe.',
  },

  'ready.already_connected': {
    title: '{system|Este sistema} ya está conectado',
    explain:
      'Hay una conexión anterior con el mismo usuario. Las dos funcionan; {app|la aplicación} podría mostrar los datos dos veces.',
  },
  'ready.failed': {
    title: 'No se pudo guardar la conexión por nuestra parte',
    explain: 'Su sistema respondió como debe. Compruebe de nuevo; no hay que escribir nada.',
  },
};
