// Spanish: what the frame says of things pasted, dropped or chosen.
import type { PastingPart } from '../parts.ts';

/** The sentences. */
export const pastingWords: PastingPart['pastingWords'] = {
  paste_hint:
    'Una dirección, una cadena de conexión, un comando curl o un archivo de clave. Las contraseñas y claves solo van a sus propios campos.',
  paste_file: 'Elegir un archivo',
  paste_filled: 'Rellenado: {fields}.',
  paste_way: 'Es otra forma de iniciar sesión; el formulario ha cambiado.',
  paste_rest: 'Lo que no tiene sitio en este formulario se ha dejado fuera.',
  paste_other: 'Esto es para {engine}, no para {system}. No se ha rellenado nada; su texto sigue aquí.',
  paste_unknown: 'Nada de esto parece encajar aquí. No se ha rellenado nada; su texto sigue aquí.',
};
