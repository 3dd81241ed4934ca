import type { figureWords as english } from '../en/figures.ts';

/** Figures of how connecting goes. */
export const figureWords: Readonly<Record<keyof typeof english, string>> = {
  'figures.range': 'Periodo',
  'figures.mode': 'De quién',
  'figures.days': '{count;one=# día;many=# días;other=# días}',
  'figures.none': 'Nadie ha intentado conectar en este tiempo.',
  'figures.none.lead':
    'Las sesiones se cuentan aquí cuando han terminado. Nada en estas cifras nombra a un cliente.',
  'figures.started': 'Empezadas',
  'figures.connected': 'Conectadas',
  'figures.left': 'Dejadas',
  'figures.share': 'Parte',
  'figures.median': 'Tiempo empleado (mediana)',
  'figures.by_day': 'Día a día',
  'figures.by_system': 'Por sistema',
  'figures.as_table': 'Como tabla',
  'figures.day': 'Día',
  'figures.of': '{connected@number} de {started@number} conectadas',
  'figures.no_system': 'Antes de elegir un sistema',
  'figures.where': 'Dónde lo dejaron',
  'figures.failures': 'Por qué fallaron las comprobaciones',
  'left.select': 'Buscando el sistema',
  'left.prepare': 'Leyendo la guía',
  'left.form': 'Escribiendo los datos',
  'left.authorize': 'Iniciando sesión en el sistema',
  'left.check': 'En la comprobación',
  'left.choose': 'Eligiendo la empresa o el centro',
  'left.confirm': 'Mirando el registro más reciente',
  'left.settings': 'Eligiendo lo que se incluye',
  'left.wait': 'Esperando a otra persona',
  'left.done': 'En la entrega',
};
