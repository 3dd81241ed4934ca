// Spanish: what is said where the system in use and one for tests are not told apart as they should be.
import type { FailureWords } from '../failure-words.ts';

/** Words by code. */
export const environmentFailures = {
  'service.test_system': {
    title: 'Es un sistema de pruebas',
    explain:
      '{app|La aplicación} conecta aquí sistemas para el trabajo real. Si pensaba en el sistema que usa cada día, use su dirección; si no, continúe.',
  },
  'service.production_system': {
    title: 'Es el sistema de producción',
    explain:
      '{app|La aplicación} aquí solo hace pruebas. Se leerán datos reales; para una prueba, use mejor la dirección de un sistema de pruebas.',
  },
} satisfies Readonly<Record<string, FailureWords>>;
