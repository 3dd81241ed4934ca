/** What the tab of a system's own sign-in says, in the languages of the element. Sentences name the app by `{app}`, the system's host by `{host}`. */
import type { Lang } from '../languages.ts';

type Notice = readonly [heading: string, text: string];

/** The sentences of one language. */
export interface SignInWords {
  readonly leads: Notice;
  readonly go_on: string;
  readonly not_opened: Notice;
  readonly done: Notice;
  readonly denied: Notice;
  readonly not_used: Notice;
  readonly unknown: Notice;
}

const en: SignInWords = {
  leads: ['On to {host}', 'The sign-in opens in a moment.'],
  go_on: 'Continue to {host}',
  not_opened: [
    'The sign-in did not open',
    'Close this tab, go back to the page you came from, and open the sign-in there once more.',
  ],
  done: ['You are signed in', 'You can close this tab. {app} goes on by itself.'],
  denied: ['The permission was not given', 'You can close this tab. {app} shows what you can do now.'],
  not_used: ['This sign-in was not used', 'You can close this tab. {app} shows what you can do now.'],
  unknown: [
    'Nobody waits for this sign-in any more',
    'It was finished, replaced by a newer one, or took too long. Close this tab and go back to the page you came from.',
  ],
};

const de: SignInWords = {
  leads: ['Weiter zu {host}', 'Die Anmeldung öffnet sich gleich.'],
  go_on: 'Weiter zu {host}',
  not_opened: [
    'Die Anmeldung hat sich nicht geöffnet',
    'Schließen Sie diesen Tab, gehen Sie zurück zu der Seite, von der Sie kommen, und öffnen Sie die Anmeldung dort noch einmal.',
  ],
  done: ['Sie sind angemeldet', 'Sie können diesen Tab schließen. In {app} geht es von selbst weiter.'],
  denied: [
    'Die Erlaubnis wurde nicht erteilt',
    'Sie können diesen Tab schließen. {app} zeigt, was Sie jetzt tun können.',
  ],
  not_used: [
    'Diese Anmeldung wurde nicht verwendet',
    'Sie können diesen Tab schließen. {app} zeigt, was Sie jetzt tun können.',
  ],
  unknown: [
    'Auf diese Anmeldung wartet niemand mehr',
    'Sie ist fertig, durch eine neuere ersetzt, oder sie hat zu lange gedauert. Schließen Sie diesen Tab und gehen Sie zurück zu der Seite, von der Sie kommen.',
  ],
};

const fr: SignInWords = {
  leads: ['Direction {host}', 'L’identification s’ouvre dans un instant.'],
  go_on: 'Continuer vers {host}',
  not_opened: [
    'L’identification ne s’est pas ouverte',
    'Fermez cet onglet, retournez à la page d’où vous venez et ouvrez-y l’identification encore une fois.',
  ],
  done: ['Vous êtes identifié', 'Vous pouvez fermer cet onglet. {app} continue de son côté.'],
  denied: [
    'L’autorisation n’a pas été donnée',
    'Vous pouvez fermer cet onglet. {app} montre ce que vous pouvez faire.',
  ],
  not_used: [
    'Cette identification n’a pas été utilisée',
    'Vous pouvez fermer cet onglet. {app} montre ce que vous pouvez faire.',
  ],
  unknown: [
    'Plus personne n’attend cette identification',
    'Elle est terminée, remplacée par une plus récente, ou a pris trop de temps. Fermez cet onglet et retournez à la page d’où vous venez.',
  ],
};

const es: SignInWords = {
  leads: ['Rumbo a {host}', 'El inicio de sesión se abre en un momento.'],
  go_on: 'Continuar a {host}',
  not_opened: [
    'El inicio de sesión no se abrió',
    'Cierre esta pestaña, vuelva a la página de la que viene y abra allí el inicio de sesión una vez más.',
  ],
  done: ['Ha iniciado sesión', 'Puede cerrar esta pestaña. {app} sigue por su cuenta.'],
  denied: ['No se dio el permiso', 'Puede cerrar esta pestaña. {app} muestra qué puede hacer ahora.'],
  not_used: [
    'Este inicio de sesión no se usó',
    'Puede cerrar esta pestaña. {app} muestra qué puede hacer ahora.',
  ],
  unknown: [
    'Ya nadie espera este inicio de sesión',
    'Se terminó, fue sustituido por uno más reciente o tardó demasiado. Cierre esta pestaña y vuelva a la página de la que viene.',
  ],
};

const ar: SignInWords = {
  leads: ['الانتقال إلى {host}', 'ستُفتح صفحة تسجيل الدخول بعد لحظة.'],
  go_on: 'المتابعة إلى {host}',
  not_opened: [
    'لم تُفتح صفحة تسجيل الدخول',
    'أغلق علامة التبويب هذه، وعُد إلى الصفحة التي جئت منها، وافتح تسجيل الدخول هناك مرة أخرى.',
  ],
  done: ['تم تسجيل دخولك', 'يمكنك إغلاق علامة التبويب هذه. يتابع {app} من تلقاء نفسه.'],
  denied: ['لم يُمنح الإذن', 'يمكنك إغلاق علامة التبويب هذه. يعرض {app} ما يمكنك فعله الآن.'],
  not_used: ['لم يُستخدم تسجيل الدخول هذا', 'يمكنك إغلاق علامة التبويب هذه. يعرض {app} ما يمكنك فعله الآن.'],
  unknown: [
    'لم يعد أحد ينتظر تسجيل الدخول هذا',
    'انتهى، أو حلّ محله ما هو أحدث منه، أو استغرق وقتًا طويلًا. أغلق علامة التبويب هذه وعُد إلى الصفحة التي جئت منها.',
  ],
};

const languages: Readonly<Record<Lang, SignInWords>> = { en, de, fr, es, ar };

/** The words of a language. */
export const signInWords = (lang: Lang): SignInWords => languages[lang];
